//! Writes one fact into the text of a matrix or of a subject's file. Pure. Text → text.
//!
//! A fact stays in the form in which it is written: a value alone, a table in braces, a table with a header, or
//! dotted keys. All other bytes of the file stay as they are, with their comments and line ends. A file in
//! canonical form stays in canonical form.

use std::ops::Range;

use super::layout::{Order, canonical};
use crate::data::{Data, Entry, Node, Table, toml};
use crate::matrix::keys::{FACT, MATRIX, SUBJECT};
use crate::source::FileId;

/// The fact to write.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'c> {
    pub subject: &'c str,
    pub criterion: &'c str,
    pub written_in: WrittenIn,
    /// Ids of criteria, in the order of facts: see [`super::layout::fact_order`]
    pub criteria: &'c [String],
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
/// not state gets no value, or if the fact is written as several.
pub fn with_fact(text: &str, file: FileId, cell: Cell<'_>, changes: &[Change]) -> Option<String> {
    let mut changes = changes.to_vec();
    changes.sort_by_key(|change| rank_of_key(change.key));
    let table = toml::parse(text, file, 0, &mut Vec::new());
    let splices = match cell.written_in {
        WrittenIn::OwnFile => in_subject(&Written::new(text, &table), cell, &changes),
        WrittenIn::Matrix => {
            let subject = subject_table(&table, cell.subject)?;
            in_subject(&Written::new(text, &table).at(subject), cell, &changes)
        }
    };
    let new = spliced(text, splices?);
    let keys = if cell.written_in == WrittenIn::OwnFile { &SUBJECT } else { &MATRIX };
    let order = Order { keys, criteria: cell.criteria };
    let was_canonical = canonical(text, order).is_ok_and(|canonical| canonical == text);
    let again = was_canonical.then(|| canonical(&new, order).ok()).flatten();
    Some(again.unwrap_or(new))
}

/// Returns the table of the first subject with an id.
fn subject_table<'t>(matrix: &'t Table, id: &str) -> Option<&'t Table> {
    let Data::List(subjects) = &entry(matrix, "subject")?.node.data else { return None };
    let is_it = |table: &&Table| {
        entry(table, "id").is_some_and(|id_of| id_of.node.data == Data::Text(id.to_owned()))
    };
    subjects.iter().filter_map(table_of).find(is_it)
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

fn in_subject(subject: &Written<'_>, cell: Cell<'_>, changes: &[Change]) -> Option<Vec<Splice>> {
    let rank = |id: &str| cell.criteria.iter().position(|of| of == id).unwrap_or(usize::MAX);
    let Some(facts) = entry(subject.table, "facts") else {
        let fact = format!("{} = {}", cell.criterion, new_fact(changes)?);
        return Some(vec![match subject.form {
            Form::Inline { .. } => subject.insert("facts", &format!("{{ {fact} }}"), |_| 0),
            Form::Lines => {
                let table =
                    if cell.written_in == WrittenIn::OwnFile { "facts" } else { "subject.facts" };
                subject.append_table(&format!("[{table}]"), &[fact])
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
            // Two facts with different conditions.
            Data::List(items) if items.iter().any(|item| table_of(item).is_some()) => None,
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
    Some(if parts.len() == 1 { value } else { format!("{{ {} }}", parts.join(", ")) })
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

/// A table as it is written in a text.
#[derive(Debug, Clone)]
struct Written<'t> {
    text: &'t str,
    table: &'t Table,
    form: Form,
}

/// How the keys of a table are written.
#[derive(Debug, Clone)]
enum Form {
    /// On lines of their own
    Lines,
    /// In braces. `prefix` is before each key, for dotted keys
    Inline { prefix: String },
}

impl<'t> Written<'t> {
    /// A whole file.
    fn new(text: &'t str, table: &'t Table) -> Written<'t> {
        Written { text, table, form: Form::Lines }
    }

    /// A table in this one.
    fn at(&self, table: &'t Table) -> Written<'t> {
        let start = table.span.range().start;
        let first = table.entries.first().map(|entry| entry.key.span.range().start);
        let form = match (self.text[start..].chars().next(), &self.form) {
            (Some('{'), _) => Form::Inline { prefix: String::new() },
            (Some('['), _) | (_, Form::Lines) => Form::Lines,
            // Dotted keys in braces.
            (_, Form::Inline { prefix }) => {
                let dotted = &self.text[start..first.unwrap_or(start)];
                Form::Inline { prefix: format!("{prefix}{dotted}") }
            }
        };
        Written { text: self.text, table, form }
    }

    fn is_inline(&self) -> bool {
        matches!(self.form, Form::Inline { .. })
    }

    /// Changes the keys of a fact.
    fn changed(&self, changes: &[Change]) -> Option<Vec<Splice>> {
        let mut splices = Vec::new();
        let is_removed = |entry: &Entry| {
            changes.iter().any(|change| change.key == entry.key.value && change.to.is_none())
        };
        let kept: Vec<&Entry> = self.table.entries.iter().filter(|of| !is_removed(of)).collect();
        for change in changes {
            let Change { key, to } = change;
            let entry = entry(self.table, key);
            // A table in the place of a value, whose parts may be anywhere.
            if entry.is_some_and(|entry| {
                table_of(&entry.node).is_some_and(|table| !self.at(table).is_in_braces())
            }) {
                return None;
            }
            match (entry, to) {
                (Some(entry), Some(new)) => {
                    splices.push(Splice { at: whole(&entry.node), new: new.clone() });
                }
                (Some(entry), None) => splices.extend(self.without(entry, &kept)),
                (None, Some(new)) => {
                    splices.push(self.insert_among(kept.clone(), (key, new), rank_of_key));
                }
                (None, None) => {}
            }
        }
        Some(splices)
    }

    fn is_in_braces(&self) -> bool {
        self.text[self.table.span.range()].starts_with('{')
    }

    /// Adds a key where it belongs: after the key that is nearest before it in the order of `rank`.
    fn insert(&self, key: &str, value: &str, rank: impl Fn(&str) -> usize) -> Splice {
        self.insert_among(self.table.entries.iter().collect(), (key, value), rank)
    }

    /// Adds a key with its value beside some of the keys of the table.
    fn insert_among(
        &self,
        mut entries: Vec<&Entry>,
        (key, value): (&str, &str),
        rank: impl Fn(&str) -> usize,
    ) -> Splice {
        if !self.is_inline() {
            entries.retain(|entry| !self.is_header(entry));
        }
        let earlier = entries.iter().filter(|entry| rank(&entry.key.value) <= rank(key));
        let before = earlier.max_by_key(|entry| rank(&entry.key.value));
        match &self.form {
            Form::Lines => {
                self.insert_line(before.copied(), entries.first().copied(), (key, value))
            }
            Form::Inline { prefix } => {
                self.insert_inline(before.copied(), &format!("{prefix}{key} = {value}"))
            }
        }
    }

    fn insert_line(
        &self,
        before: Option<&Entry>,
        first: Option<&Entry>,
        (key, value): (&str, &str),
    ) -> Splice {
        let end = self.line_end();
        match (before, first) {
            (Some(before), _) => {
                let at = self.end_of_line(whole(&before.node).end);
                let prefix = self.line_prefix(before);
                Splice { at: at..at, new: format!("{end}{prefix}{key} = {value}") }
            }
            (None, Some(first)) => {
                let prefix = self.line_prefix(first);
                let at = self.above_comments(self.start_of_line(first.key.span.range().start));
                Splice { at: at..at, new: format!("{prefix}{key} = {value}{end}") }
            }
            (None, None) => {
                let at = self.end_of_line(self.table.span.range().end);
                Splice { at: at..at, new: format!("{end}{key} = {value}") }
            }
        }
    }

    fn insert_inline(&self, before: Option<&Entry>, new: &str) -> Splice {
        let inner = self.table.span.range().start + 1;
        let first = self.table.entries.first().map(|entry| entry.key.span.range().start);
        // The keys may have lines of their own.
        let opening = first.map_or("", |first| &self.text[inner.min(first)..first]);
        let own_line = opening.rfind('\n').map(|at| {
            let indent = opening[at + 1..].trim_end_matches(|c: char| !c.is_whitespace());
            format!("{}{indent}", self.line_end())
        });
        match (before, first) {
            (Some(before), _) => {
                let (at, gap) = (whole(&before.node).end, own_line.as_deref().unwrap_or(" "));
                Splice { at: at..at, new: format!(",{gap}{new}") }
            }
            (None, Some(first)) => {
                let gap = own_line.as_deref().unwrap_or(" ");
                Splice { at: first..first, new: format!("{new},{gap}") }
            }
            (None, None) => Splice { at: self.table.span.range(), new: format!("{{ {new} }}") },
        }
    }

    /// Removes a key with its line, or with its comma. `kept` are the keys that stay.
    fn without(&self, entry: &Entry, kept: &[&Entry]) -> Vec<Splice> {
        let removed = |at| Splice { at, new: String::new() };
        let Range { start, end } = entry.key.span.range().start..whole(&entry.node).end;
        if !self.is_inline() {
            let line = self.end_of_line(end);
            let next = self.text[line..].find('\n').map_or(line, |at| line + at + 1);
            return vec![removed(self.start_of_line(start)..next)];
        }
        let all = &self.table.entries;
        let place = all.iter().position(|of| of.key.span == entry.key.span).unwrap_or(0);
        let is_after_kept = kept.iter().any(|kept| kept.key.span < entry.key.span);
        let before = place.checked_sub(1).map(|before| whole(&all[before].node).end);
        let next = all.get(place + 1).map(|next| next.key.span.range().start);
        match (before, next) {
            (Some(before), _) if is_after_kept && !self.text[before..start].contains('#') => {
                vec![removed(before..end)]
            }
            (_, Some(next)) if !is_after_kept && !self.text[end..next].contains('#') => {
                vec![removed(start..next)]
            }
            // Between comments, which stay.
            _ => {
                let comma = self.comma_after(end).map(|at| removed(at..at + 1));
                [removed(start..end)].into_iter().chain(comma).collect()
            }
        }
    }

    /// Returns the comma after a value in braces; `None` if the brace is closed after it.
    fn comma_after(&self, end: usize) -> Option<usize> {
        let mut is_comment = false;
        for (at, c) in self.text[end..].char_indices() {
            match c {
                '\n' => is_comment = false,
                '#' => is_comment = true,
                _ if is_comment || c.is_whitespace() => {}
                c => return (c == ',').then_some(end + at),
            }
        }
        None
    }

    /// Adds a table with a header after the last key of this table and the comments below it.
    fn append_table(&self, header: &str, lines: &[String]) -> Splice {
        let end = self.line_end();
        let at = self.below_comments(self.end_of_line(end_of(self.table)));
        let lines: String = lines.iter().map(|line| format!("{end}{line}")).collect();
        Splice { at: at..at, new: format!("{end}{end}{header}{lines}") }
    }

    /// Adds a table whose header resembles that of the last table in this one: `[subject.facts.http2]`.
    fn append_like_last(&self, key: &str, lines: &[String]) -> Splice {
        let last = self.table.entries.last().expect("it has tables with headers");
        let header = format!("{}{key}]", self.line_prefix(last));
        self.append_table(&header, lines)
    }

    /// Returns whether all entries are tables with a header, and this table has none.
    fn has_headers_only(&self) -> bool {
        let Table { entries, span } = self.table;
        !self.is_inline()
            && !entries.is_empty()
            && entries.iter().all(|entry| self.is_header(entry))
            && !self.text[span.range()].starts_with('[')
    }

    /// Returns whether an entry is a table with a header.
    fn is_header(&self, entry: &Entry) -> bool {
        self.line_prefix(entry).trim_start().starts_with('[')
    }

    /// Returns the text before a key on its line: indentation, and the first parts of a dotted key.
    fn line_prefix(&self, entry: &Entry) -> &'t str {
        let key = entry.key.span.range().start;
        // A quote belongs to the key.
        &self.text[self.start_of_line(key)..key]
    }

    fn start_of_line(&self, at: usize) -> usize {
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        if start == 0 && self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { start }
    }

    /// Returns the end of a line without its line ending.
    fn end_of_line(&self, at: usize) -> usize {
        let line = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end);
        if self.text[at..line].ends_with('\r') { line - 1 } else { line }
    }

    /// Returns the start of the comments directly above a line.
    fn above_comments(&self, mut line: usize) -> usize {
        while line > 0 && self.text[..line].ends_with('\n') {
            let above = self.start_of_line(line - 1);
            if !self.text[above..line].trim_start().starts_with('#') {
                break;
            }
            line = above;
        }
        line
    }

    /// Returns the end of the comments directly below a line, if an empty line or the end of the file follows
    /// them. Otherwise they belong to what follows, and the end of the line is returned.
    fn below_comments(&self, line: usize) -> usize {
        let mut end = line;
        while let Some(next) = self.text[end..].find('\n').map(|at| end + at + 1) {
            let below = self.text[next..].trim_start_matches([' ', '\t']);
            if !below.starts_with('#') {
                let is_apart = below.is_empty() || below.starts_with(['\n', '\r']);
                return if is_apart { end } else { line };
            }
            end = self.end_of_line(next);
        }
        end
    }

    fn line_end(&self) -> &'static str {
        let first = self.text.find('\n');
        if first.is_some_and(|at| self.text[..at].ends_with('\r')) { "\r\n" } else { "\n" }
    }
}

/// Returns the range of a value. The parts of a table with dotted keys, or with a header, may be far apart.
fn whole(node: &Node) -> Range<usize> {
    let Range { start, end } = node.span.range();
    match &node.data {
        Data::Table(table) => start..end_of(table).max(end),
        _ => start..end,
    }
}

fn end_of(table: &Table) -> usize {
    let ends = table.entries.iter().map(|entry| whole(&entry.node).end);
    ends.max().unwrap_or(0).max(table.span.range().end)
}

#[cfg(test)]
mod tests;
