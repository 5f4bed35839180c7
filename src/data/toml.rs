//! TOML → [`Table`], and strings → TOML. Pure. The only file that names `toml`.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::data::characters;
use crate::data::{Data, Entry, Node, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span, Spanned};

/// Parses a TOML document that begins at byte `offset` of `file`.
///
/// Returns everything that can be parsed, and reports every part that cannot be: `invalid-toml`.
pub fn parse(text: &str, file: FileId, offset: usize, found: &mut Vec<Diagnostic>) -> Table {
    document(text, (file, offset), found).0
}

/// Like [`parse`], but also returns whether the whole document could be parsed.
pub fn document(
    text: &str,
    (file, offset): (FileId, usize),
    found: &mut Vec<Diagnostic>,
) -> (Table, bool) {
    let before = found.len();
    let mut locator = Locator { file, offset, broken: Vec::new() };
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let range = error.span().unwrap_or(0..text.len());
        let span = locator.span(range.clone());
        let message = error.message();
        if message == "duplicate key" {
            found.push(Diagnostic::repeated_key(Code::InvalidToml, span, &text[range]));
            continue;
        }
        locator.broken.push(range);
        found.push(match message.contains("carriage return") {
            true => Diagnostic::bare_carriage_return(span, message),
            false => Diagnostic::invalid_toml(span, message),
        });
    }
    locator.join_broken();
    let whole = locator.span(0..0);
    let table = table(document.into_inner(), whole, &locator, found);
    let is_whole = found.len() == before;
    characters::check_table(&table, found);
    (table, is_whole)
}

/// Writes a TOML string, in quotes. Escapes of JSON are valid in TOML, which additionally requires one for
/// U+007F.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace('\u{7f}', "\\u007f")
}

/// A value that is written without quotes and brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bare {
    Integer,
    Float,
    /// A day, a time, or both
    Date,
    /// A table in braces, or a list
    Braced,
}

/// Returns what a text is in TOML that consists of one value, such as `12.5`; `None` for any other text.
pub fn bare(text: &str) -> Option<Bare> {
    const KEY: &str = "value = ";
    let document = format!("{KEY}{text}");
    let table = DeTable::parse(&document).ok()?.into_inner();
    let (_, value) = table
        .into_iter()
        .next()
        .filter(|(_, value)| value.span() == (KEY.len()..document.len()))?;
    match value.into_inner() {
        DeValue::Integer(_) => Some(Bare::Integer),
        DeValue::Float(_) => Some(Bare::Float),
        DeValue::Datetime(_) => Some(Bare::Date),
        DeValue::Array(_) | DeValue::Table(_) => Some(Bare::Braced),
        DeValue::String(_) | DeValue::Boolean(_) => None,
    }
}

/// Converts positions in a document to spans of its file.
struct Locator {
    file: FileId,
    offset: usize,
    /// The ranges that could not be parsed, sorted and disjoint. The parser's values there are guesses
    broken: Vec<Range<usize>>,
}

impl Locator {
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start + self.offset..range.end + self.offset)
    }

    fn join_broken(&mut self) {
        self.broken.sort_unstable_by_key(|range| range.start);
        let mut joined: Vec<Range<usize>> = Vec::new();
        for range in self.broken.drain(..) {
            match joined.last_mut().filter(|last| range.start <= last.end) {
                Some(last) => last.end = last.end.max(range.end),
                None => joined.push(range),
            }
        }
        self.broken = joined;
    }

    fn is_broken(&self, range: &Range<usize>) -> bool {
        let before = self.broken.partition_point(|broken| broken.start <= range.end);
        before > 0 && range.start <= self.broken[before - 1].end
    }
}

fn table(source: DeTable<'_>, span: Span, locator: &Locator, found: &mut Vec<Diagnostic>) -> Table {
    let mut entries: Vec<Entry> = source
        .into_iter()
        .map(|(key, value)| {
            let key_span = locator.span(key.span());
            let key = Spanned::new(key.into_inner().into_owned(), key_span);
            let node = node(value, locator, found);
            Entry { key, node }
        })
        .collect();
    // The parser sorts keys by name, but authors and pages need their order in the file.
    entries.sort_by_key(|entry| entry.key.span);
    Table { entries, span }
}

fn node(value: toml::Spanned<DeValue<'_>>, locator: &Locator, found: &mut Vec<Diagnostic>) -> Node {
    let range = value.span();
    let span = locator.span(range.clone());
    let data = match value.into_inner() {
        DeValue::Table(inner) => Data::Table(table(inner, span, locator, found)),
        // The error was reported already, and the value is a guess.
        _ if locator.is_broken(&range) => Data::Nothing,
        DeValue::String(text) => Data::Text(text.into_owned()),
        DeValue::Integer(integer) => match i64::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(integer) => Data::Integer(integer),
            Err(_) => {
                found.push(Diagnostic::large_number(span, &integer.to_string()));
                Data::Nothing
            }
        },
        DeValue::Float(float) => match float.as_str().parse() {
            Ok(float) => Data::Float(float),
            Err(_) => {
                let message = format!("`{}` is no number", float.as_str());
                found.push(Diagnostic::invalid_toml(span, &message));
                Data::Nothing
            }
        },
        DeValue::Boolean(boolean) => Data::Boolean(boolean),
        DeValue::Datetime(date) => Data::Date(date.to_string()),
        DeValue::Array(array) => {
            Data::List(array.into_iter().map(|item| node(item, locator, found)).collect())
        }
    };
    Node { data, span }
}
