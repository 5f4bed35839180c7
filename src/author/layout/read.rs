//! Parses TOML with its comments. Pure. Text → [`Document`]. The only file that names `toml_edit`.

use std::ops::Range;

use toml_edit::{Item, Key, Table as TomlTable, Value as TomlValue};

use super::comments::{Gap, gaps, only_comments, split_end, split_tables, take_head};

/// A file, table by table.
#[derive(Debug)]
pub(super) struct Document {
    /// Comments at the start of the file; the last line is empty if an empty line follows them
    pub(super) head: Vec<String>,
    /// A table for the keys before the first header, even if there are none, then the tables in the order
    /// of the file
    pub(super) tables: Vec<Table>,
    /// Comments at the end of the file, separated from the last table by an empty line
    pub(super) end: Vec<String>,
}

/// A header with the entries below it.
#[derive(Debug)]
pub(super) struct Table {
    /// Empty for the keys before the first header
    pub(super) path: Vec<Step>,
    /// Comments above the header, with empty lines between them
    pub(super) above: Vec<String>,
    /// The comment on the line of the header
    pub(super) beside: Option<String>,
    pub(super) entries: Vec<Entry>,
    /// Comments below the last entry
    pub(super) below: Vec<String>,
}

/// A part of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) key: String,
    /// Index of the table among those with this key, for `[[key]]`
    pub(super) element: Option<usize>,
}

/// A key with its value, or an element of a list, whose key is empty.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) above: Vec<String>,
    pub(super) key: Vec<Step>,
    pub(super) value: Value,
    /// The comment on the line on which the entry ends
    pub(super) beside: Option<String>,
}

#[derive(Debug)]
pub(super) enum Value {
    /// The text to write
    Plain(String),
    List(Inner),
    Table(Inner),
}

/// The content of an array or an inline table.
#[derive(Debug)]
pub(super) struct Inner {
    /// The comment on the line of the opening bracket or brace
    pub(super) beside: Option<String>,
    pub(super) entries: Vec<Entry>,
    pub(super) below: Vec<String>,
}

impl Document {
    /// Adds the tables of another document; an element of `[[key]]` becomes a new element after the existing
    /// ones.
    pub(super) fn add(&mut self, more: Document) {
        let count = |key: &str| {
            let is_like = |table: &&Table| {
                let [step, ..] = &table.path[..] else { return false };
                step.key == key && table.path.len() == 1 && step.element.is_some()
            };
            self.tables.iter().filter(is_like).count()
        };
        let mut added = more.tables;
        for step in added.iter_mut().filter_map(|table| table.path.first_mut()) {
            let before = count(&step.key);
            step.element = step.element.map(|element| element + before);
        }
        self.tables.extend(added.into_iter().filter(|table| !table.path.is_empty()));
    }
}

/// Parses a text without a byte order mark. An error is a message.
pub(super) fn read(text: &str) -> Result<Document, String> {
    let document = toml_edit::Document::parse(text).map_err(|error| error.message().to_owned())?;
    let mut found = Vec::new();
    collect(document.as_table(), &mut Vec::new(), &mut found);
    // A table may be written far from its parent table.
    found.sort_by_key(|found| found.header.as_ref().map(|header| header.start));
    let mut items = Vec::new();
    for Found { header, entries, .. } in &found {
        items.extend(header.clone());
        items.extend(entries.iter().map(range));
    }
    let mut gaps = gaps(text, 0..text.len(), &items);
    let head = if items.is_empty() { Vec::new() } else { take_head(&mut gaps[0]) };
    let mut gaps = gaps.into_iter().peekable();
    let mut tables: Vec<Table> = Vec::new();
    for Found { path, header, entries } in found {
        let (mut above, mut beside) = (Vec::new(), None);
        if header.is_some() {
            (above, beside) = around(&mut gaps);
        }
        if let Some(before) = tables.last_mut() {
            (before.below, above) = split_tables(above);
        }
        let entries = entries.into_iter().map(|written| entry(text, written, &mut gaps)).collect();
        tables.push(Table { path, above, beside, entries, below: Vec::new() });
    }
    let (below, end) = split_end(gaps.next().expect("one gap is left"));
    tables.last_mut().expect("the keys before the first header are a table").below = below;
    Ok(Document { head, tables, end })
}

/// A table as parsed by `toml_edit`.
struct Found<'d> {
    path: Vec<Step>,
    /// `None` for the keys before the first header
    header: Option<Range<usize>>,
    entries: Vec<Written<'d>>,
}

/// Collects the tables that have a header, and the root table.
fn collect<'d>(table: &'d TomlTable, path: &mut Vec<Step>, found: &mut Vec<Found<'d>>) {
    let is_all = path.is_empty();
    // Tables that are implied by nested tables or dotted keys have no header.
    if is_all || !table.is_implicit() && !table.is_dotted() {
        let header = (!is_all).then(|| table.span().expect("its header was read"));
        let entries = entries_of(table.get_values());
        found.push(Found { path: path.clone(), header, entries });
    }
    let mut below = |key: &str, element, table| {
        path.push(Step { key: key.to_owned(), element });
        collect(table, path, found);
        path.pop();
    };
    for (key, item) in table {
        match item {
            Item::Table(table) => below(key, None, table),
            Item::ArrayOfTables(tables) => {
                tables.iter().enumerate().for_each(|(at, table)| below(key, Some(at), table));
            }
            Item::Value(_) | Item::None => {}
        }
    }
}

/// The parts of a key, and its value; for an element of a list without parts.
type Written<'d> = (Vec<&'d Key>, &'d TomlValue);

/// Sorts entries by position, because `toml_edit` groups dotted keys with the same first part.
fn entries_of(mut entries: Vec<Written<'_>>) -> Vec<Written<'_>> {
    entries.sort_by_key(|written| range(written).start);
    entries
}

/// Returns the byte range of an entry. It begins at the last part of the key, because `toml_edit` keeps only
/// the first position of the other parts.
fn range((key, value): &Written<'_>) -> Range<usize> {
    let Range { start, end } = place(value);
    let key = key.last().map(|key| key.span().expect("it was read"));
    key.map_or(start, |key| key.start)..end
}

fn place(value: &TomlValue) -> Range<usize> {
    value.span().expect("it was read")
}

/// The remaining gaps; the first is the one before the next item.
type Gaps = std::iter::Peekable<std::vec::IntoIter<Gap>>;

/// Takes the lines above the next item, and the comment beside it.
fn around(gaps: &mut Gaps) -> (Vec<String>, Option<String>) {
    let above = gaps.next().expect("a gap before each item").lines;
    (above, gaps.peek_mut().expect("a gap after each item").beside.take())
}

fn entry(text: &str, (key, value): Written<'_>, gaps: &mut Gaps) -> Entry {
    let (above, beside) = around(gaps);
    let key = key.iter().map(|key| Step { key: key.get().to_owned(), element: None }).collect();
    Entry { above: only_comments(above), key, value: read_value(text, value), beside }
}

fn read_value(text: &str, value: &TomlValue) -> Value {
    let written = match value {
        TomlValue::Array(list) => list.iter().map(|value| (Vec::new(), value)).collect(),
        TomlValue::InlineTable(table) => entries_of(table.get_values()),
        _ => return Value::Plain(plain(&text[place(value)])),
    };
    let items: Vec<Range<usize>> = written.iter().map(range).collect();
    let brackets = place(value);
    let mut gaps = gaps(text, brackets.start + 1..brackets.end - 1, &items).into_iter().peekable();
    let beside = gaps.peek_mut().expect("at least one gap").beside.take();
    let entries = written.into_iter().map(|written| entry(text, written, &mut gaps)).collect();
    let below = only_comments(gaps.next().expect("one gap is left").lines);
    let inner = Inner { beside, entries, below };
    match value {
        TomlValue::Array(_) => Value::List(inner),
        _ => Value::Table(inner),
    }
}

/// Returns the text of a value; a literal string gets double quotes if it then needs no escapes.
fn plain(written: &str) -> String {
    let in_single = written.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    match in_single {
        Some(inner) if !inner.contains(['\'', '"', '\\']) => format!("\"{inner}\""),
        _ => written.to_owned(),
    }
}
