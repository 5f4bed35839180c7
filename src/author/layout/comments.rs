//! Comments between two things of a file. Pure.

use std::ops::Range;

/// What stands between the end of one thing and the beginning of the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gap {
    /// The comment on the line on which the first thing ends
    pub(super) beside: Option<String>,
    /// The lines after it: comments, and empty lines, never two of these in a row
    pub(super) lines: Vec<String>,
}

/// Reads the gaps before, between and after things: one more than there are things. The things are
/// in order and stand `within` a part of the text.
pub(super) fn gaps(text: &str, within: Range<usize>, things: &[Range<usize>]) -> Vec<Gap> {
    let starts = things.iter().map(|thing| thing.start).chain([within.end]);
    let ends = [within.start].into_iter().chain(things.iter().map(|thing| thing.end));
    ends.zip(starts).map(|(end, start)| gap(&text[end..start])).collect()
}

fn gap(text: &str) -> Gap {
    let mut gap = Gap { beside: None, lines: Vec::new() };
    let last = text.matches('\n').count();
    for (at, line) in text.split('\n').enumerate() {
        // Commas stand between elements, and those after the sign are a part of the comment.
        let line = line.trim_start_matches([' ', '\t', ',']).trim_end_matches([' ', '\t', '\r']);
        let is_inner = at != 0 && at != last;
        if line.starts_with('#') {
            match at {
                0 => gap.beside = Some(line.to_owned()),
                _ => gap.lines.push(line.to_owned()),
            }
        } else if !line.is_empty() {
            // The first parts of a key with points in it: only the place of its last part is known.
            break;
        } else if is_inner && gap.lines.last().is_none_or(|line| !line.is_empty()) {
            gap.lines.push(String::new());
        }
    }
    gap
}

/// Without the empty lines.
pub(super) fn only_comments(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// Takes the lines at the head of a file out of the gap before its first thing; what remains belongs
/// to the thing. The last of those taken is empty where there is an empty line.
pub(super) fn take_head(gap: &mut Gap) -> Vec<String> {
    // Nothing stands before the first line that it could be beside of.
    let mut head: Vec<String> = gap.beside.take().into_iter().chain(gap.lines.drain(..)).collect();
    if head.first().is_some_and(String::is_empty) {
        head.remove(0);
    }
    if let Some(at) = head.iter().rposition(String::is_empty) {
        gap.lines = head.split_off(at + 1);
    }
    head
}

/// Splits the lines between a table and the next header into those that belong to the table,
/// because they follow it at once and are set apart from the header, and those above the header.
pub(super) fn split_tables(lines: Vec<String>) -> (Vec<String>, Vec<String>) {
    match lines.iter().position(String::is_empty) {
        Some(at) => split_at_empty(lines, at),
        None => (Vec::new(), lines),
    }
}

/// Splits the lines after the last thing into those that belong to its table, because they follow it
/// at once, and those at the end of the file.
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

/// What stands before and after an empty line.
fn split_at_empty(mut before: Vec<String>, at: usize) -> (Vec<String>, Vec<String>) {
    let after = before.split_off(at + 1);
    before.truncate(at);
    (before, after)
}
