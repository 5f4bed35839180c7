//! CSV (RFC 4180) → [`Sheet`]. Pure.
//!
//! The first row names the columns. Values are separated by commas, or by the semicolons or tabs that the first
//! row has instead.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span, Spanned};

/// The rows of a CSV file.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub columns: Vec<Spanned<String>>,
    /// Each has as many values as there are columns
    pub rows: Vec<Vec<Spanned<String>>>,
    /// Whether no row is left out because of a mistake in it
    pub is_whole: bool,
}

/// Parses a CSV file. White space around a value is not part of it, unless it is in quotes; empty lines are
/// skipped.
///
/// Reports `invalid-csv`. Returns `None` if a quote is never closed or there is no row of names; a row of another
/// length is left out.
pub fn parse(text: &str, file: FileId, found: &mut Vec<Diagnostic>) -> Option<Sheet> {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let separator = separator(text[mark..].lines().next().unwrap_or_default());
    let mut parser = Parser { text, at: mark, separator, file };
    let mut read = || loop {
        let row = parser.row()?;
        if !matches!(row.as_slice(), [only] if only.value.is_empty()) {
            return Ok(Some(row));
        }
        if parser.at == text.len() {
            return Ok(None);
        }
    };
    let mut rows = Vec::new();
    loop {
        match read() {
            Ok(Some(row)) => rows.push(row),
            Ok(None) => break,
            Err(wrong) => {
                let wrong: Box<Diagnostic> = wrong;
                found.push(*wrong);
                return None;
            }
        }
    }
    let mut rows = rows.into_iter();
    let Some(columns) = rows.next() else {
        found.push(Diagnostic::invalid_csv(Span::whole(file), "the file is empty"));
        return None;
    };
    let is_whole = |row: &Vec<Spanned<String>>| {
        let is_whole = row.len() == columns.len();
        if !is_whole {
            found.push(Diagnostic::uneven_row(whole(row), row.len(), columns.len()));
        }
        is_whole
    };
    let count = rows.len();
    let rows: Vec<Vec<Spanned<String>>> = rows.filter(is_whole).collect();
    let is_whole = rows.len() == count;
    Some(Sheet { columns, rows, is_whole })
}

/// Returns the span of a row.
fn whole(row: &[Spanned<String>]) -> Span {
    let (first, last) = (row[0].span, row[row.len() - 1].span);
    Span { end: last.end, ..first }
}

/// Returns the separator that the row of names has most often outside of quotes; a comma if it has none.
fn separator(names: &str) -> u8 {
    let count = |separator: u8| {
        let mut is_quoted = false;
        let is_it = |byte: &u8| {
            is_quoted ^= *byte == b'"';
            *byte == separator && !is_quoted
        };
        names.bytes().filter(is_it).count()
    };
    // The last one of equal counts wins.
    *b"\t;,".iter().max_by_key(|separator| count(**separator)).expect("there are three")
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    separator: u8,
    file: FileId,
}

impl Parser<'_> {
    /// Reads a line, which a quoted value may continue. Each line has at least one value, which may be empty.
    fn row(&mut self) -> Result<Vec<Spanned<String>>, Box<Diagnostic>> {
        let mut row = Vec::new();
        loop {
            row.push(self.cell()?);
            match self.text.as_bytes().get(self.at) {
                Some(byte) if *byte == self.separator => self.at += 1,
                Some(b'\r') if self.text[self.at..].starts_with("\r\n") => {
                    self.at += 2;
                    return Ok(row);
                }
                Some(_) => {
                    self.at += 1;
                    return Ok(row);
                }
                None => return Ok(row),
            }
        }
    }

    fn cell(&mut self) -> Result<Spanned<String>, Box<Diagnostic>> {
        let start = self.at;
        let plain = self.until_end();
        let trimmed = self.text[plain.clone()].trim();
        if !trimmed.starts_with('"') {
            let at = plain.start + self.text[plain.clone()].find(trimmed).unwrap_or_default();
            self.at = plain.end;
            return Ok(Spanned::new(trimmed.to_owned(), self.span(at..at + trimmed.len())));
        }
        let open = start + self.text[start..].find('"').expect("it begins with one");
        let mut value = String::new();
        self.at = open + 1;
        loop {
            let rest = &self.text[self.at..];
            let Some(quote) = rest.find('"') else {
                let message = "this quote is never closed";
                let span = self.span(open..open + 1);
                return Err(Box::new(Diagnostic::invalid_csv(span, message)));
            };
            value.push_str(&rest[..quote]);
            self.at += quote + 1;
            if !self.text[self.at..].starts_with('"') {
                break;
            }
            value.push('"');
            self.at += 1;
        }
        let span = self.span(open..self.at);
        let after = self.until_end();
        if !self.text[after.clone()].trim().is_empty() {
            let message =
                "there is text after the closing quote; write two quotes for one in a value";
            return Err(Box::new(Diagnostic::invalid_csv(self.span(after), message)));
        }
        self.at = after.end;
        Ok(Spanned::new(value, span))
    }

    /// Returns the bytes up to the next separator or line end.
    fn until_end(&self) -> Range<usize> {
        let rest = &self.text.as_bytes()[self.at..];
        let is_end = |byte: &u8| *byte == self.separator || matches!(byte, b'\r' | b'\n');
        self.at..rest.iter().position(is_end).map_or(self.text.len(), |end| self.at + end)
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::tests::some_file;
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        let sheet = parse(text, some_file(), &mut found).expect("it is CSV");
        assert_eq!(found, [], "{text}");
        let all = std::iter::once(sheet.columns).chain(sheet.rows);
        all.map(|row| row.into_iter().map(|cell| cell.value).collect()).collect()
    }

    fn wrong(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        parse(text, some_file(), &mut found);
        found.iter().map(|wrong| wrong.message().into_owned()).collect()
    }

    #[test]
    fn values_are_separated_as_in_the_first_row() {
        assert_eq!(rows("a,b\n1, 2 \n"), [["a", "b"], ["1", "2"]]);
        assert_eq!(rows("\u{feff}a;b\r\n1,5;2\r\n\r\n"), [["a", "b"], ["1,5", "2"]]);
        assert_eq!(rows("a\tb\n1\t"), [["a", "b"], ["1", ""]]);
        assert_eq!(rows("\"a;b;c\",d\n1,2"), [["a;b;c", "d"], ["1", "2"]]);
    }

    #[test]
    fn a_quoted_value_has_separators_lines_and_quotes() {
        assert_eq!(rows("a\n\"x, \"\"y\"\"\nz\" \n"), [["a"], ["x, \"y\"\nz"]]);
    }

    #[test]
    fn each_mistake_is_named() {
        assert_eq!(wrong(""), ["the file is empty"]);
        assert_eq!(wrong("a\n\"b"), ["this quote is never closed"]);
        let uneven = ["this row has 1 value, but there are 2 columns"; 2];
        assert_eq!(wrong("a,b\n1\n1,2\n3\n"), uneven);
        assert_eq!(wrong("a\n\"b\" c").len(), 1);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in "[a\",;\t\r\n é]{0,24}") {
            let mut found = Vec::new();
            let sheet = parse(&text, some_file(), &mut found);
            prop_assert!(sheet.is_some() || !found.is_empty());
        }
    }
}
