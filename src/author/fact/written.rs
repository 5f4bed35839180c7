//! A table of a TOML file as it is written, and edits of its entries. Pure.

use std::ops::Range;

use super::{Change, Splice, entry, rank_of_key, table_of};
use crate::data::{Data, Entry, Node, Table};

/// A table as it is written in a text.
#[derive(Debug, Clone)]
pub(super) struct Written<'t> {
    pub(super) text: &'t str,
    pub(super) table: &'t Table,
    pub(super) form: Form,
}

/// How the keys of a table are written.
#[derive(Debug, Clone)]
pub(super) enum Form {
    /// On lines of their own
    Lines,
    /// In braces. `prefix` is before each key, for dotted keys
    Inline { prefix: String },
}

impl<'t> Written<'t> {
    /// A whole file.
    pub(super) fn new(text: &'t str, table: &'t Table) -> Written<'t> {
        Written { text, table, form: Form::Lines }
    }

    /// A table in this one.
    pub(super) fn at(&self, table: &'t Table) -> Written<'t> {
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

    pub(super) fn is_inline(&self) -> bool {
        matches!(self.form, Form::Inline { .. })
    }

    /// Changes the keys of a fact.
    pub(super) fn changed(&self, changes: &[Change]) -> Option<Vec<Splice>> {
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

    pub(super) fn is_in_braces(&self) -> bool {
        self.text[self.table.span.range()].starts_with('{')
    }

    /// Adds a key where it belongs: after the key that is nearest before it in the order of `rank`.
    pub(super) fn insert(&self, key: &str, value: &str, rank: impl Fn(&str) -> usize) -> Splice {
        self.insert_among(self.table.entries.iter().collect(), (key, value), rank)
    }

    /// Adds a key with its value beside some of the keys of the table.
    pub(super) fn insert_among(
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

    pub(super) fn insert_line(
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

    pub(super) fn insert_inline(&self, before: Option<&Entry>, new: &str) -> Splice {
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
    pub(super) fn without(&self, entry: &Entry, kept: &[&Entry]) -> Vec<Splice> {
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
    pub(super) fn comma_after(&self, end: usize) -> Option<usize> {
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
    pub(super) fn append_table(&self, header: &str, lines: &[String]) -> Splice {
        let end = self.line_end();
        let at = self.below_comments(self.end_of_line(end_of(self.table)));
        let lines: String = lines.iter().map(|line| format!("{end}{line}")).collect();
        Splice { at: at..at, new: format!("{end}{end}{header}{lines}") }
    }

    /// Adds a table whose header resembles that of the last table in this one: `[subject.facts.http2]`.
    pub(super) fn append_like_last(&self, key: &str, lines: &[String]) -> Splice {
        let last = self.table.entries.last().expect("it has tables with headers");
        let header = format!("{}{key}]", self.line_prefix(last));
        self.append_table(&header, lines)
    }

    /// Returns whether all entries are tables with a header, and this table has none.
    pub(super) fn has_headers_only(&self) -> bool {
        let Table { entries, span } = self.table;
        !self.is_inline()
            && !entries.is_empty()
            && entries.iter().all(|entry| self.is_header(entry))
            && !self.text[span.range()].starts_with('[')
    }

    /// Returns whether an entry is a table with a header.
    pub(super) fn is_header(&self, entry: &Entry) -> bool {
        self.line_prefix(entry).trim_start().starts_with('[')
    }

    /// Returns the text before a key on its line: indentation, and the first parts of a dotted key.
    pub(super) fn line_prefix(&self, entry: &Entry) -> &'t str {
        let key = entry.key.span.range().start;
        // A quote belongs to the key.
        &self.text[self.start_of_line(key)..key]
    }

    pub(super) fn start_of_line(&self, at: usize) -> usize {
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        if start == 0 && self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { start }
    }

    /// Returns the end of a line without its line ending.
    pub(super) fn end_of_line(&self, at: usize) -> usize {
        let line = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end);
        if self.text[at..line].ends_with('\r') { line - 1 } else { line }
    }

    /// Returns the start of the comments directly above a line.
    pub(super) fn above_comments(&self, mut line: usize) -> usize {
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
    pub(super) fn below_comments(&self, line: usize) -> usize {
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

    pub(super) fn line_end(&self) -> &'static str {
        let first = self.text.find('\n');
        if first.is_some_and(|at| self.text[..at].ends_with('\r')) { "\r\n" } else { "\n" }
    }
}

/// Returns the range of a value. The parts of a table with dotted keys, or with a header, may be far apart.
pub(super) fn whole(node: &Node) -> Range<usize> {
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
