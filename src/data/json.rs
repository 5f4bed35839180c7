//! JSON (RFC 8259) → [`Node`]. Pure.

use crate::data::{Data, Entry, Node, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span, Spanned};

/// The maximum number of lists and objects around a value
const DEEPEST: usize = 128;

/// Parses a JSON document. A whole number beyond 64 bits becomes a float.
///
/// Reports `invalid-json` and returns `None`, because JSON cannot be parsed beyond an error. A key that an
/// object has twice is reported too.
pub fn parse(text: &str, file: FileId, found: &mut Vec<Diagnostic>) -> Option<Node> {
    let mut parser = Parser { text, at: 0, depth: 0, file };
    if text.starts_with('\u{feff}') {
        parser.at = '\u{feff}'.len_utf8();
    }
    match parser.document() {
        Ok(node) => Some(node),
        Err(wrong) => {
            found.push(*wrong);
            None
        }
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    file: FileId,
}

type Parsed<T> = Result<T, Box<Diagnostic>>;

impl Parser<'_> {
    fn document(&mut self) -> Parsed<Node> {
        self.skip_space();
        if self.at == self.text.len() {
            return Err(self.wrong(self.at, "the file is empty"));
        }
        let node = self.value()?;
        self.skip_space();
        match self.at == self.text.len() {
            true => Ok(node),
            false => Err(self.wrong(self.at, "there is more after the end of the first value")),
        }
    }

    fn value(&mut self) -> Parsed<Node> {
        let start = self.at;
        let data = match self.peek() {
            Some(b'{') => self.nested(Parser::object)?,
            Some(b'[') => self.nested(Parser::list)?,
            Some(b'"') => Data::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            _ => self.word()?,
        };
        Ok(Node { data, span: self.span(start) })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Parsed<Data>) -> Parsed<Data> {
        if self.depth == DEEPEST {
            let message = format!("lists and objects are nested deeper than {DEEPEST}");
            return Err(self.wrong(self.at, &message));
        }
        self.depth += 1;
        let data = read(self);
        self.depth -= 1;
        data
    }

    fn object(&mut self) -> Parsed<Data> {
        let start = self.at;
        let mut entries: Vec<Entry> = Vec::new();
        self.items(b'}', |parser| {
            let at = parser.at;
            if parser.peek() != Some(b'"') {
                return Err(parser.wrong(at, "a key in double quotes is missing here"));
            }
            let key = Spanned::new(parser.string()?, parser.span(at));
            parser.skip_space();
            if !parser.skip(b':') {
                return Err(parser.wrong(parser.at, "a colon is missing here"));
            }
            parser.skip_space();
            entries.push(Entry { key, node: parser.value()? });
            Ok(())
        })?;
        if let Some(repeated) = repeated(&entries) {
            let Spanned { value, span } = &repeated.key;
            return Err(Box::new(Diagnostic::repeated_key(Code::InvalidJson, *span, value)));
        }
        Ok(Data::Table(Table { entries, span: self.span(start) }))
    }

    fn list(&mut self) -> Parsed<Data> {
        let mut nodes = Vec::new();
        self.items(b']', |parser| {
            nodes.push(parser.value()?);
            Ok(())
        })?;
        Ok(Data::List(nodes))
    }

    /// Reads what is between brackets, separated by commas.
    fn items(&mut self, close: u8, mut read: impl FnMut(&mut Self) -> Parsed<()>) -> Parsed<()> {
        self.at += 1;
        self.skip_space();
        if self.skip(close) {
            return Ok(());
        }
        loop {
            read(self)?;
            self.skip_space();
            if self.skip(close) {
                return Ok(());
            }
            let comma = self.at;
            if !self.skip(b',') {
                let message = format!("a comma or `{}` is missing here", char::from(close));
                return Err(self.wrong(comma, &message));
            }
            self.skip_space();
            if self.peek() == Some(close) {
                return Err(self.wrong(comma, "there is a comma after the last item"));
            }
        }
    }

    fn string(&mut self) -> Parsed<String> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = &self.text[self.at..];
            let end = rest.find(|c| matches!(c, '"' | '\\' | '\0'..='\u{1f}'));
            let Some(end) = end else {
                return Err(self.wrong(start, "this string is never closed"));
            };
            text.push_str(&rest[..end]);
            self.at += end;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escaped()?),
                _ => {
                    let message = "a line end, a tab or another control character in a string needs an \
                                   escape, such as `\\n`";
                    return Err(self.wrong(self.at, message));
                }
            }
        }
    }

    fn escaped(&mut self) -> Parsed<char> {
        let start = self.at;
        let wrong = |parser: &Self| Err(parser.wrong(start, "this is not an escape of JSON"));
        self.at += 1;
        let Some(kind) = self.peek() else { return wrong(self) };
        if kind == b'u' {
            let first = self.code_unit();
            let code = match first {
                Some(high @ 0xd800..=0xdbff) if self.text[self.at..].starts_with("\\u") => {
                    self.at += 1;
                    let low = self.code_unit().filter(|low| (0xdc00..=0xdfff).contains(low));
                    low.map(|low| 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00))
                }
                first => first,
            };
            return code.and_then(char::from_u32).map_or_else(|| wrong(self), Ok);
        }
        let c = match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            _ => return wrong(self),
        };
        self.at += 1;
        Ok(c)
    }

    /// Reads the `u` and four hexadecimal digits of an escape.
    fn code_unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at + 1..self.at + 5)?;
        let is_hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        self.at += 5;
        u32::from_str_radix(digits, 16).ok().filter(|_| is_hexadecimal)
    }

    fn number(&mut self) -> Parsed<Data> {
        let start = self.at;
        self.skip(b'-');
        let whole = self.digits();
        let has_extra_zero = whole > 1 && self.text.as_bytes()[self.at - whole] == b'0';
        let mut is_well = whole > 0 && !has_extra_zero;
        let mut is_integer = true;
        if self.skip(b'.') {
            is_integer = false;
            is_well &= self.digits() > 0;
        }
        if self.skip(b'e') || self.skip(b'E') {
            is_integer = false;
            let _ = self.skip(b'+') || self.skip(b'-');
            is_well &= self.digits() > 0;
        }
        let digits = &self.text[start..self.at];
        let float = digits.parse::<f64>().ok().filter(|float| is_well && float.is_finite());
        let Some(float) = float else {
            let message = format!("`{digits}` is not a number of JSON");
            return Err(self.wrong(start, &message));
        };
        let integer = digits.parse().ok().filter(|_| is_integer);
        Ok(integer.map_or(Data::Float(float), Data::Integer))
    }

    /// Skips digits, and returns how many there are.
    fn digits(&mut self) -> usize {
        let rest = &self.text.as_bytes()[self.at..];
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        count
    }

    fn word(&mut self) -> Parsed<Data> {
        let start = self.at;
        let rest = &self.text[start..];
        let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        self.at += length;
        match &rest[..length] {
            "true" => Ok(Data::Boolean(true)),
            "false" => Ok(Data::Boolean(false)),
            "null" => Ok(Data::Nothing),
            "" => {
                let message = match rest.chars().next() {
                    Some('\'') => "strings of JSON have double quotes".to_owned(),
                    Some('/' | '#') => "JSON has no comments".to_owned(),
                    Some(c) => format!("there is `{c}` where a value should be"),
                    None => "the file ends before a value".to_owned(),
                };
                Err(self.wrong(start, &message))
            }
            word => Err(self.wrong(start, &format!("`{word}` is not a value of JSON"))),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn skip_space(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().take_while(|byte| b" \t\r\n".contains(byte)).count();
    }

    fn span(&self, start: usize) -> Span {
        Span::new(self.file, start..self.at)
    }

    fn wrong(&self, at: usize, message: &str) -> Box<Diagnostic> {
        let end = self.text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        Box::new(Diagnostic::invalid_json(Span::new(self.file, at..end), message))
    }
}

/// Returns the first entry whose key an entry before it has.
fn repeated(entries: &[Entry]) -> Option<&Entry> {
    let mut known = std::collections::HashSet::new();
    entries.iter().find(|entry| !known.insert(entry.key.value.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::tests::some_file;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Node, String> {
        let mut found = Vec::new();
        let node = parse(text, some_file(), &mut found);
        node.ok_or_else(|| found[0].message().into_owned())
    }

    #[test]
    fn every_value_has_the_place_where_it_is_written() {
        let text = "\u{feff}{\r\n \"a\": [1, \"é\\n\\ud83d\\ude00\"], \"b\": {}}";
        let node = read(text).expect("it is JSON");
        let Data::Table(table) = &node.data else { panic!("an object") };
        let Data::List(items) = &table.entries[0].node.data else { panic!("a list") };
        assert_eq!(&text[items[0].span.range()], "1");
        assert_eq!(items[1].data, Data::Text("é\n😀".to_owned()));
        assert_eq!(&text[table.entries[1].key.span.range()], "\"b\"");
    }

    #[test]
    fn a_number_that_is_too_large_for_a_whole_number_is_a_float() {
        assert_eq!(read("9223372036854775807").map(|node| node.data), Ok(Data::Integer(i64::MAX)));
        let large = read("92233720368547758070").map(|node| node.data);
        assert_eq!(large, Ok(Data::Float(92_233_720_368_547_758_070.0)));
        assert_eq!(read("-0.50e1").map(|node| node.data), Ok(Data::Float(-5.0)));
    }

    #[test]
    fn each_mistake_is_named() {
        let cases = [
            ("", "the file is empty"),
            ("[1,]", "there is a comma after the last item"),
            ("[1 2]", "a comma or `]` is missing here"),
            ("{a: 1}", "a key in double quotes is missing here"),
            ("{\"a\" 1}", "a colon is missing here"),
            ("{\"a\": 1, \"a\": 2}", "the key `a` is given twice"),
            ("NaN", "`NaN` is not a value of JSON"),
            ("01", "`01` is not a number of JSON"),
            ("1e999", "`1e999` is not a number of JSON"),
            ("'a'", "strings of JSON have double quotes"),
            ("// a\n1", "JSON has no comments"),
            ("\"a", "this string is never closed"),
            ("\"\\ud800\"", "this is not an escape of JSON"),
            ("1 2", "there is more after the end of the first value"),
            ("[", "the file ends before a value"),
        ];
        for (text, message) in cases {
            assert_eq!(read(text), Err(message.to_owned()), "{text}");
        }
        let deep = "[".repeat(100_000);
        assert_eq!(read(&deep), Err("lists and objects are nested deeper than 128".to_owned()));
    }

    proptest! {
        #[test]
        fn what_serde_reads_is_read_and_nothing_else(text in "[\\[\\]{}:,\"\\\\ue0-9.tn -]{0,12}") {
            let wanted: Result<serde_json::Value, _> = serde_json::from_str(&text);
            // It takes the last of two equal keys.
            if let Ok(node) = read(&text) {
                prop_assert!(wanted.is_ok(), "{node:?}");
            } else if wanted.is_ok() {
                let message = read(&text).expect_err("it was refused");
                prop_assert!(message.contains("given twice"), "{message}");
            }
        }
    }
}
