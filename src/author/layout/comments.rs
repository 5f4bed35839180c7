//! The comments and empty lines between the items of a file. Pure.
//!
//! An item is a header, a key with its value, or an element of a list.

use std::ops::Range;

/// The text between the end of one item and the start of the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gap {
    /// The comment on the line on which the first item ends
    pub(super) beside: Option<String>,
    /// The lines after that: comments and empty lines, never two empty lines in a row
    pub(super) lines: Vec<String>,
}

/// Returns the gaps before, between and after items: one more than there are items. The items are in order,
/// in the range `within` of the text.
pub(super) fn gaps(text: &str, within: Range<usize>, items: &[Range<usize>]) -> Vec<Gap> {
    let starts = items.iter().map(|item| item.start).chain([within.end]);
    let ends = [within.start].into_iter().chain(items.iter().map(|item| item.end));
    ends.zip(starts).map(|(end, start)| gap(&text[end..start])).collect()
}

fn gap(text: &str) -> Gap {
    let mut gap = Gap { beside: None, lines: Vec::new() };
    let last = text.matches('\n').count();
    for (at, line) in text.split('\n').enumerate() {
        // Commas separate elements; those after a `#` are part of the comment.
        let line = line.trim_start_matches([' ', '\t', ',']).trim_end_matches([' ', '\t', '\r']);
        let is_inner = at != 0 && at != last;
        if line.starts_with('#') {
            match at {
                0 => gap.beside = Some(line.to_owned()),
                _ => gap.lines.push(line.to_owned()),
            }
        } else if !line.is_empty() {
            // The first parts of a dotted key: an item begins at the last part of its key.
            break;
        } else if is_inner && gap.lines.last().is_none_or(|line| !line.is_empty()) {
            gap.lines.push(String::new());
        }
    }
    gap
}

/// Removes empty lines.
pub(super) fn only_comments(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// Takes the head of a file out of the gap before the first item: the lines up to and including the last
/// empty line, or all lines if there is none. The remaining lines belong to the item.
pub(super) fn take_head(gap: &mut Gap) -> Vec<String> {
    // The first line of a file follows no item, so a comment on it is an ordinary line.
    let mut head: Vec<String> = gap.beside.take().into_iter().chain(gap.lines.drain(..)).collect();
    if head.first().is_some_and(String::is_empty) {
        head.remove(0);
    }
    if let Some(at) = head.iter().rposition(String::is_empty) {
        gap.lines = head.split_off(at + 1);
    }
    head
}

/// Splits the lines between a table and the next header at the first empty line: those before it belong to
/// the table, those after it to the header. Without an empty line, all belong to the header.
pub(super) fn split_tables(lines: Vec<String>) -> (Vec<String>, Vec<String>) {
    match lines.iter().position(String::is_empty) {
        Some(at) => split_at_empty(lines, at),
        None => (Vec::new(), lines),
    }
}

/// Splits the lines after the last item at the first empty line: those before it belong to the item's
/// table, those after it to the end of the file. Without an empty line, all belong to the table.
pub(super) fn split_end(gap: Gap) -> (Vec<String>, Vec<String>) {
    let mut lines: Vec<String> = gap.beside.into_iter().chain(gap.lines).collect();
    if lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    match lines.iter().position(String::is_empty) {
        Some(at) => split_at_empty(lines, at),
        None => (lines, Vec::new()),
    }
}

/// Returns the lines before and after an empty line.
fn split_at_empty(mut before: Vec<String>, at: usize) -> (Vec<String>, Vec<String>) {
    let after = before.split_off(at + 1);
    before.truncate(at);
    (before, after)
}
