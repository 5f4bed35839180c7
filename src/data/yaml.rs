//! YAML → [`Table`]. Pure. The only file that names `serde_saphyr`.

use std::cell::Cell;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Spanned as Yaml};

use crate::data::characters;
use crate::data::{Data, Entry, Node, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span, Spanned};

/// Parses a YAML mapping that begins at byte `offset` of `file`.
///
/// Reports `invalid-yaml`; the table is then empty, because YAML cannot be parsed beyond an error.
pub fn parse(text: &str, file: FileId, offset: usize, found: &mut Vec<Diagnostic>) -> Table {
    let lines: Vec<usize> = lines(text).collect();
    let locator = Locator { text, lines, last: Cell::default(), file, offset };
    let whole = Span::new(file, offset..offset);
    if text.trim().is_empty() {
        return Table::empty(whole);
    }
    // As in YAML 1.2, an unquoted `y` or `no` is a string, not a boolean.
    let options = serde_saphyr::options! { strict_booleans: true, with_snippet: false };
    match serde_saphyr::from_str_with_options::<Yaml<Raw>>(text, options) {
        Ok(root) => match locator.node(root).data {
            Data::Table(table) => {
                characters::check_table(&table, found);
                Table { span: whole, ..table }
            }
            Data::Nothing => Table::empty(whole),
            other => {
                found.push(Diagnostic::no_keys(whole, other.type_name()));
                Table::empty(whole)
            }
        },
        Err(error) => {
            let at = error.location().map_or(0, |location| locator.start(location));
            let span = Span::new(file, offset + at..offset + at);
            let message = error.without_snippet().to_string();
            found.push(match repeated_key(&message) {
                Some(key) => {
                    let start = offset + at;
                    let span = Span::new(file, start..start + key.len());
                    Diagnostic::repeated_key(Code::InvalidYaml, span, key)
                }
                None if message.starts_with("recursive references") => {
                    Diagnostic::recursive_yaml_alias(span)
                }
                None if message.starts_with("budget breached") => Diagnostic::large_yaml(span),
                None => Diagnostic::invalid_yaml(span, first_sentence(&message)),
            });
            Table::empty(whole)
        }
    }
}

/// The key in the message "duplicate mapping key: KEY, …".
fn repeated_key(message: &str) -> Option<&str> {
    message.strip_prefix("duplicate mapping key: ")?.split([',', ' ', '\n']).next()
}

fn first_sentence(message: &str) -> &str {
    let line = message.lines().next().unwrap_or_default();
    line.split(" at line ").next().unwrap_or(line)
}

/// The offset at which each line begins.
fn lines(text: &str) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1))
}

/// Converts positions in a document to spans of its file.
struct Locator<'t> {
    text: &'t str,
    lines: Vec<usize>,
    /// The line, column and offset of the last look-up. Most look-ups go forwards, so a list on one line is
    /// not scanned from its beginning for each item
    last: Cell<(usize, usize, usize)>,
    file: FileId,
    offset: usize,
}

impl Locator<'_> {
    /// The offset of a location. Lines and columns count from 1, columns in characters.
    fn start(&self, location: Location) -> usize {
        let line = usize::try_from(location.line()).unwrap_or(1).max(1) - 1;
        let column = usize::try_from(location.column()).unwrap_or(1).max(1) - 1;
        let (from, start) = match self.last.get() {
            (last, before, at) if last == line && before <= column => (before, at),
            _ => (0, self.lines.get(line).copied().unwrap_or(self.text.len())),
        };
        let rest = self.text.get(start..).unwrap_or_default();
        let at = start + rest.char_indices().nth(column - from).map_or(rest.len(), |(at, _)| at);
        self.last.set((line, column, at));
        at
    }

    /// The span of a value. The parser reports where a value begins, but not where it ends. A value is
    /// taken to end with its quotes, with its word in a list, else with its line.
    fn span(&self, location: Location, value: &Raw) -> Span {
        let start = self.start(location);
        let rest = self.text.get(start..).unwrap_or_default();
        // A line may be long and contain many values, so each value scans only the part that it needs.
        let up_to = |ends: &[char]| rest.find(ends).filter(|at| !rest[*at..].starts_with('\n'));
        let quoted = || {
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let end = rest[1..].find([quote, '\n'])?;
            rest[1 + end..].starts_with(quote).then_some(end + 2)
        };
        let plain = |text: &str| {
            let is_one_line = !text.contains('\n');
            (is_one_line && rest.starts_with(text)).then_some(text.len())
        };
        let length = match value {
            Raw::Text(text) => quoted().or_else(|| plain(text)),
            Raw::List(_) | Raw::Map(_) => None,
            Raw::Integer(_) | Raw::Float(_) | Raw::Boolean(_) | Raw::Nothing => {
                up_to(&[',', ']', '}', ' ', '\n'])
            }
        };
        let line = || rest.lines().next().unwrap_or_default().trim_end().len();
        let end = start + length.unwrap_or_else(line);
        Span::new(self.file, self.offset + start..self.offset + end)
    }

    fn node(&self, yaml: Yaml<Raw>) -> Node {
        let span = self.span(yaml.referenced, &yaml.value);
        let data = match yaml.value {
            Raw::Text(text) => Data::Text(text),
            Raw::Integer(integer) => Data::Integer(integer),
            Raw::Float(float) => Data::Float(float),
            Raw::Boolean(boolean) => Data::Boolean(boolean),
            Raw::Nothing => Data::Nothing,
            Raw::List(items) => Data::List(items.into_iter().map(|item| self.node(item)).collect()),
            Raw::Map(entries) => Data::Table(Table {
                entries: entries.into_iter().map(|(key, value)| self.entry(key, value)).collect(),
                span,
            }),
        };
        Node { data, span }
    }

    fn entry(&self, key: Yaml<String>, value: Yaml<Raw>) -> Entry {
        let start = self.offset + self.start(key.referenced);
        let key_span = Span::new(self.file, start..start + key.value.len());
        Entry { key: Spanned::new(key.value, key_span), node: self.node(value) }
    }
}

enum Raw {
    Text(String),
    Integer(i64),
    Float(f64),
    Boolean(bool),
    List(Vec<Yaml<Raw>>),
    Map(Vec<(Yaml<String>, Yaml<Raw>)>),
    Nothing,
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, boolean: bool) -> Result<Raw, E> {
        Ok(Raw::Boolean(boolean))
    }

    fn visit_i64<E>(self, integer: i64) -> Result<Raw, E> {
        Ok(Raw::Integer(integer))
    }

    fn visit_u64<E>(self, integer: u64) -> Result<Raw, E> {
        Ok(i64::try_from(integer).map_or_else(|_| Raw::Text(integer.to_string()), Raw::Integer))
    }

    fn visit_f64<E>(self, float: f64) -> Result<Raw, E> {
        Ok(Raw::Float(float))
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Nothing)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}
