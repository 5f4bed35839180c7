//! Keys and values with their spans, the common representation of TOML, YAML and JSON; and the rows of CSV. Pure.
//!
//! [`Reader`] reads a table key by key. It reports every value of a wrong type, and finally every key that
//! was not read, so that no key of an author is silently ignored.

mod as_json;
pub mod characters;
pub mod document;
mod json;
pub mod keys;
pub mod sheet;
pub mod toml;
pub mod yaml;

use self::keys::Keys;
use crate::base::date::Date;
use crate::diagnostic::Diagnostic;
use crate::source::{Place, Span, Spanned};
use serde::{Deserialize, Serialize};

/// A value with its span.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Node<S = Span> {
    pub data: Data<S>,
    pub span: S,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Data<S = Span> {
    Text(String),
    Integer(i64),
    Float(f64),
    Boolean(bool),
    /// As written; [`Date::parse`] parses it
    Date(String),
    List(Vec<Node<S>>),
    Table(Table<S>),
    /// YAML's `key:` without a value, the `null` of JSON, or a TOML value that could not be parsed
    Nothing,
}

/// A table. Entries are in the order of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table<S = Span> {
    pub entries: Vec<Entry<S>>,
    pub span: S,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry<S = Span> {
    pub key: Spanned<String, S>,
    pub node: Node<S>,
}

impl<S> Data<S> {
    /// The name of the type with its article, for messages.
    pub fn type_name(&self) -> &'static str {
        match self {
            Data::Text(_) => "a string",
            Data::Integer(_) => "a whole number",
            Data::Float(_) => "a number",
            Data::Boolean(_) => "a boolean",
            Data::Date(_) => "a date",
            Data::List(_) => "a list",
            Data::Table(_) => "a table",
            Data::Nothing => "empty",
        }
    }
}

impl Table {
    pub fn empty(span: Span) -> Table {
        Table { entries: Vec::new(), span }
    }

    /// Converts spans to places, which do not name a file.
    pub fn placed(self) -> Table<Place> {
        let placed = |Entry { key, node }| Entry { key: key.placed(), node: node.placed() };
        Table { entries: self.entries.into_iter().map(placed).collect(), span: self.span.place() }
    }
}

impl Node {
    fn placed(self) -> Node<Place> {
        let data = match self.data {
            Data::List(nodes) => Data::List(nodes.into_iter().map(Node::placed).collect()),
            Data::Table(table) => Data::Table(table.placed()),
            Data::Text(text) => Data::Text(text),
            Data::Integer(integer) => Data::Integer(integer),
            Data::Float(float) => Data::Float(float),
            Data::Boolean(boolean) => Data::Boolean(boolean),
            Data::Date(date) => Data::Date(date),
            Data::Nothing => Data::Nothing,
        };
        Node { data, span: self.span.place() }
    }
}

/// Reads the keys of one table, one after the other.
pub struct Reader<'f> {
    table: Table,
    keys: &'static Keys,
    found: &'f mut Vec<Diagnostic>,
}

impl<'f> Reader<'f> {
    pub fn new(table: Table, keys: &'static Keys, found: &'f mut Vec<Diagnostic>) -> Self {
        Reader { table, keys, found }
    }

    pub fn span(&self) -> Span {
        self.table.span
    }

    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    pub fn found(&mut self) -> &mut Vec<Diagnostic> {
        self.found
    }

    /// Removes the entry of a key from the table, whatever the type of its value. Returns `None` for a key
    /// without a value.
    pub fn entry(&mut self, key: &'static str) -> Option<Entry> {
        debug_assert!(
            self.keys.keys.iter().any(|known| known.name == key),
            "`{key}` is no key of {}: declare it in its `Keys`",
            self.keys.place
        );
        let at = self.table.entries.iter().position(|entry| entry.key.value == key)?;
        let entry = self.table.entries.remove(at);
        (entry.node.data != Data::Nothing).then_some(entry)
    }

    fn read<T>(
        &mut self,
        key: &'static str,
        wanted: &str,
        convert: impl FnOnce(Data) -> Result<T, Data>,
    ) -> Option<Spanned<T>> {
        let Entry { node: Node { data, span }, .. } = self.entry(key)?;
        match convert(data) {
            Ok(value) => Some(Spanned::new(value, span)),
            Err(data) => {
                self.report(Diagnostic::wrong_type(span, key, wanted, data.type_name()));
                None
            }
        }
    }

    pub fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        self.read(key, "a string", |data| match data {
            Data::Text(text) => Ok(text),
            other => Err(other),
        })
    }

    /// A string that is required. Reports a missing key at the table.
    pub fn required_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        // A key with an unreadable value is not missing; its value was reported.
        let is_there = self.has(key);
        let text = self.text(key);
        if !is_there {
            let missing = Diagnostic::missing_key(self.table.span, key, self.keys.place);
            self.report(missing);
        }
        text
    }

    /// Whether the table has a key, with whatever value.
    pub fn has(&self, key: &str) -> bool {
        self.table.entries.iter().any(|entry| entry.key.value == key)
    }

    /// The span of the value of a key.
    pub fn span_of(&self, key: &str) -> Option<Span> {
        let entry = self.table.entries.iter().find(|entry| entry.key.value == key)?;
        Some(entry.node.span)
    }

    /// Whether the value of a key is a table.
    pub fn is_table(&self, key: &str) -> bool {
        let mut entries = self.table.entries.iter();
        entries.any(|entry| entry.key.value == key && matches!(entry.node.data, Data::Table(_)))
    }

    pub fn boolean(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        self.read(key, "`true` or `false`", |data| match data {
            Data::Boolean(boolean) => Ok(boolean),
            other => Err(other),
        })
    }

    pub fn integer(&mut self, key: &'static str) -> Option<Spanned<i64>> {
        self.read(key, "a whole number", |data| match data {
            Data::Integer(integer) => Ok(integer),
            other => Err(other),
        })
    }

    /// A whole number of at least 1.
    pub fn count(&mut self, key: &'static str) -> Option<usize> {
        let integer = self.integer(key)?;
        match usize::try_from(integer.value) {
            Ok(count) if count > 0 => Some(count),
            _ => {
                let got = integer.value.to_string();
                self.report(Diagnostic::ill_formed_value(integer.span, key, &got, "1 or more"));
                None
            }
        }
    }

    /// A number, whole or not.
    pub fn number(&mut self, key: &'static str) -> Option<Spanned<f64>> {
        self.read(key, "a number", |data| match data {
            #[expect(clippy::cast_precision_loss, reason = "authors' numbers stay far below 2^53")]
            Data::Integer(integer) => Ok(integer as f64),
            Data::Float(float) => Ok(float),
            other => Err(other),
        })
    }

    pub fn date(&mut self, key: &'static str) -> Option<Spanned<Date>> {
        let text = self.read(key, "a date", |data| match data {
            Data::Date(text) | Data::Text(text) => Ok(text),
            other => Err(other),
        })?;
        match Date::parse(&text.value) {
            Ok(date) => Some(Spanned::new(date, text.span)),
            Err(wrong) => {
                self.report(Diagnostic::invalid_date(text.span, &wrong));
                None
            }
        }
    }

    /// A list of strings; a single string counts as a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let wanted = "a list of strings";
        let Some(Entry { node, .. }) = self.entry(key) else { return Vec::new() };
        let nodes = match node {
            Node { data: Data::List(nodes), .. } => nodes,
            text @ Node { data: Data::Text(_), .. } => vec![text],
            Node { data, span } => {
                self.report(Diagnostic::wrong_type(span, key, wanted, data.type_name()));
                return Vec::new();
            }
        };
        let mut texts = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node.data {
                Data::Text(text) => texts.push(Spanned::new(text, node.span)),
                other => {
                    let got = format!("a list with {}", other.type_name());
                    self.report(Diagnostic::wrong_type(node.span, key, wanted, &got));
                }
            }
        }
        texts
    }

    /// The choice whose name is the value.
    pub fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let chosen = choices.iter().find(|(name, _)| *name == text.value);
        if chosen.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.report(Diagnostic::invalid_value(text.span, key, &text.value, &names));
        }
        chosen.map(|(_, value)| *value)
    }

    pub fn table(&mut self, key: &'static str) -> Option<Table> {
        self.read(key, "a table", |data| match data {
            Data::Table(table) => Ok(table),
            other => Err(other),
        })
        .map(|spanned| spanned.value)
    }

    /// An array of tables, `[[key]]`.
    pub fn tables(&mut self, key: &'static str) -> Vec<Table> {
        let Some(Entry { node, .. }) = self.entry(key) else { return Vec::new() };
        let wanted = &format!("tables such as `[[{key}]]`");
        let Data::List(nodes) = node.data else {
            let got = node.data.type_name();
            self.report(Diagnostic::wrong_type(node.span, key, wanted, got));
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node.data {
                Data::Table(table) => tables.push(table),
                other => {
                    let got = format!("a list with {}", other.type_name());
                    self.report(Diagnostic::wrong_type(node.span, key, wanted, &got));
                }
            }
        }
        tables
    }

    /// Reports every key that was not read.
    pub fn finish(self) {
        for Entry { key, .. } in &self.table.entries {
            let (span, name, place) = (key.span, &key.value, self.keys.place);
            let unknown = Diagnostic::unknown_key(span, name, place, &self.keys.names());
            self.found.push(match self.keys.known_elsewhere(name) {
                Some(meant) => unknown.called_here(meant.name, meant.about),
                None => unknown,
            });
        }
    }
}
