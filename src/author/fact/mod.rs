//! Writes one fact into the text of a matrix or of a subject's file. Pure. Text → text.
//!
//! A fact stays in the form in which it is written: a value alone, a table in braces, a table with a header, or
//! dotted keys. All other bytes of the file stay as they are, with their comments and line ends. A file in
//! canonical form stays in canonical form.

mod written;

use std::ops::Range;

use self::written::{Form, Written};
use super::layout::{Order, canonical};
use crate::data::{Data, Entry, Node, Table, toml};
use crate::matrix::keys::{FACT, MATRIX, SUBJECT};
use crate::source::{FileId, Span};

/// The fact to write.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'c> {
    pub subject: &'c str,
    /// The variant whose fact it is, if the subject has variants
    pub variant: Option<OfVariant<'c>>,
    pub criterion: &'c str,
    /// The position of the fact among those of the criterion under several conditions
    pub case: Option<usize>,
    pub written_in: WrittenIn,
    /// Ids of criteria, in the order of facts: see [`super::layout::fact_order`]
    pub criteria: &'c [String],
}

/// A variant of the subject.
#[derive(Debug, Clone, Copy)]
pub struct OfVariant<'c> {
    pub id: &'c str,
    /// Whether the fact belongs to the variant even if the subject itself states it. If not, it is written
    /// where it is stated
    pub is_named: bool,
    /// The place of the criterion's id where the fact is stated
    pub stated_at: Option<Span>,
}

/// Where a subject is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenIn {
    /// In a `[[subject]]` of the matrix
    Matrix,
    /// In a file of `subjects/`
    OwnFile,
}

/// What becomes of a key of the fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// A key of [`FACT`]
    pub key: &'static str,
    /// Its new value in TOML; `None` removes the key
    pub to: Option<String>,
}

/// A new text for a range of bytes.
#[derive(Debug)]
struct Splice {
    at: Range<usize>,
    new: String,
}

/// Returns the text with the changes made to a fact; `None` if the subject is not in it, if a fact that it does
/// not state gets no value, or if there are facts under several conditions and none of them is named.
pub fn with_fact(text: &str, file: FileId, cell: Cell<'_>, changes: &[Change]) -> Option<String> {
    let mut changes = changes.to_vec();
    changes.sort_by_key(|change| rank_of_key(change.key));
    let table = toml::parse(text, file, 0, &mut Vec::new());
    let whole = Written::new(text, &table);
    let subject = match cell.written_in {
        WrittenIn::OwnFile => whole,
        WrittenIn::Matrix => whole.at(with_id(&table, "subject", cell.subject)?),
    };
    let splices = match cell.variant.filter(|of| belongs_to(of, subject.table, cell.criterion)) {
        Some(of) => {
            let variant = subject.at(with_id(subject.table, "variant", of.id)?);
            in_subject(&variant, cell, "variant.facts", &changes)
        }
        None => in_subject(&subject, cell, "facts", &changes),
    };
    let new = spliced(text, splices?);
    let keys = if cell.written_in == WrittenIn::OwnFile { &SUBJECT } else { &MATRIX };
    let order = Order { keys, criteria: cell.criteria };
    let was_canonical = canonical(text, order).is_ok_and(|canonical| canonical == text);
    let again = was_canonical.then(|| canonical(&new, order).ok()).flatten();
    Some(again.unwrap_or(new))
}

/// Returns whether a fact is to be written among those of a variant, and not among those of its subject.
fn belongs_to(variant: &OfVariant<'_>, subject: &Table, criterion: &str) -> bool {
    let facts = entry(subject, "facts").and_then(|facts| table_of(&facts.node));
    let own = facts.and_then(|facts| entry(facts, criterion)).map(|entry| entry.key.span);
    variant.is_named || variant.stated_at.is_some() && variant.stated_at != own
}

/// Returns the first table with an id in a list of tables.
fn with_id<'t>(table: &'t Table, list: &str, id: &str) -> Option<&'t Table> {
    let Data::List(tables) = &entry(table, list)?.node.data else { return None };
    let is_it = |table: &&Table| {
        entry(table, "id").is_some_and(|id_of| id_of.node.data == Data::Text(id.to_owned()))
    };
    tables.iter().filter_map(table_of).find(is_it)
}

fn table_of(node: &Node) -> Option<&Table> {
    if let Data::Table(table) = &node.data { Some(table) } else { None }
}

fn entry<'t>(table: &'t Table, key: &str) -> Option<&'t Entry> {
    table.entries.iter().find(|entry| entry.key.value == key)
}

fn rank_of_key(key: &str) -> usize {
    FACT.keys.iter().position(|known| known.name == key).unwrap_or(usize::MAX)
}

/// `header` is the header of the facts in a file of the subject.
fn in_subject(
    subject: &Written<'_>,
    cell: Cell<'_>,
    header: &str,
    changes: &[Change],
) -> Option<Vec<Splice>> {
    let rank = |id: &str| cell.criteria.iter().position(|of| of == id).unwrap_or(usize::MAX);
    let Some(facts) = entry(subject.table, "facts") else {
        let fact = format!("{} = {}", cell.criterion, new_fact(changes)?);
        return Some(vec![match subject.form {
            Form::Inline { .. } => subject.insert("facts", &format!("{{ {fact} }}"), |_| 0),
            Form::Lines => {
                let before = if cell.written_in == WrittenIn::OwnFile { "" } else { "subject." };
                subject.append_table(&format!("[{before}{header}]"), &[fact])
            }
        }]);
    };
    let facts = subject.at(table_of(&facts.node)?);
    match entry(facts.table, cell.criterion) {
        None if facts.has_headers_only() => {
            let lines: Option<Vec<String>> = changes.iter().map(Change::line).collect();
            new_fact(changes)?;
            Some(vec![facts.append_like_last(cell.criterion, &lines?)])
        }
        None => Some(vec![facts.insert(cell.criterion, &new_fact(changes)?, rank)]),
        Some(Entry { node, .. }) => match &node.data {
            Data::Table(fact) if fact.entries.is_empty() && facts.at(fact).is_inline() => {
                Some(vec![Splice { at: node.span.range(), new: new_fact(changes)? }])
            }
            Data::Table(fact) => facts.at(fact).changed(changes),
            // Facts under several conditions.
            Data::List(items) if items.iter().any(|item| table_of(item).is_some()) => {
                facts.at(table_of(items.get(cell.case?)?)?).changed(changes)
            }
            _ => {
                let at = node.span.range();
                let old = Change { key: "value", to: Some(facts.text[at.clone()].to_owned()) };
                let value = changes.iter().find(|change| change.key == "value");
                let others = changes.iter().filter(|change| change.key != "value");
                let all: Vec<Change> =
                    [value.unwrap_or(&old)].into_iter().chain(others).cloned().collect();
                Some(vec![Splice { at, new: new_fact(&all)? }])
            }
        },
    }
}

/// Returns a fact in TOML: a value alone, or a table in braces. `None` without a value.
fn new_fact(changes: &[Change]) -> Option<String> {
    let parts: Vec<String> = changes.iter().filter_map(Change::line).collect();
    let value = changes.iter().find(|change| change.key == "value")?.to.clone()?;
    // A table in the place of the fact would be read as the keys of the fact.
    let has_tables = value.starts_with('{') || value.starts_with('[') && value.contains('{');
    let is_alone = parts.len() == 1 && !has_tables;
    Some(if is_alone { value } else { format!("{{ {} }}", parts.join(", ")) })
}

impl Change {
    fn line(&self) -> Option<String> {
        self.to.as_ref().map(|to| format!("{} = {to}", self.key))
    }
}

fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    // An insertion comes before the removal of what follows it.
    splices.sort_by_key(|splice| (splice.at.start, splice.at.end));
    let (mut after, mut copied) = (String::with_capacity(text.len() + 64), 0);
    for Splice { at, new } in splices {
        // Two removed keys may share a comma.
        after.push_str(&text[copied..at.start.max(copied)]);
        after.push_str(&new);
        copied = at.end.max(copied);
    }
    after + &text[copied..]
}

#[cfg(test)]
mod tests;
