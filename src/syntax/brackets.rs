//! Brackets without their counterparts, outside of comments and strings. Pure.

use std::ops::Range;

use super::edit::Edit;
use super::lines::Lines;
use crate::highlight::{COMMENT, TEXT};

/// A bracket without its counterpart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unmatched {
    /// It is not closed where the code shows that it should be: before the line that begins at an offset.
    Open { at: usize, before: usize },
    /// It closes nothing.
    Close { at: usize },
    /// It closes a bracket of another kind.
    Crossed { open: usize, close: usize },
}

/// Returns the first bracket whose counterpart is certainly missing. Code that begins or ends within brackets is a part
/// of a longer text, unless its indentation shows that something is missing in between.
pub(super) fn unmatched(masked: &[u8], lines: &Lines) -> Option<Unmatched> {
    let mut open: Vec<usize> = Vec::new();
    // The first pair of which the second bracket belongs to another one, by its indentation.
    let mut doubtful = None;
    for (at, byte) in masked.iter().enumerate() {
        if is_open(*byte) {
            open.push(at);
        } else if is_close(*byte) {
            let Some(last) = open.pop() else {
                return begins_at_top(at, masked, lines).then_some(Unmatched::Close { at });
            };
            if counterpart(masked[last]) != *byte {
                return Some(Unmatched::Crossed { open: last, close: at });
            }
            let (of_open, of_close) = (lines.of(last), lines.of(at));
            let is_outer = |open: &usize| lines.of(*open).indent >= of_close.indent;
            if of_close.first == at
                && of_close.indent < of_open.indent
                && doubtful.is_none()
                && open.last().is_some_and(is_outer)
            {
                doubtful = Some(Unmatched::Open { at: last, before: of_close.start });
            }
        }
    }
    let innermost = *open.last()?;
    doubtful
        .filter(|_| masked[innermost] == b'{' || open.len() == 1)
        .or_else(|| left(innermost, masked, lines))
}

/// Whether code begins outside of the brackets that one at `close` closes: no line before is less indented than its own.
fn begins_at_top(close: usize, masked: &[u8], lines: &Lines) -> bool {
    let own = lines.of(close);
    if own.first != close {
        return true;
    }
    let mut before =
        lines.iter().filter(|line| line.start < own.start && is_code(masked[line.first]));
    before.next().is_some_and(|first| first.indent <= own.indent)
}

/// Returns a bracket that is open at the end, if a line after it stands outside of it.
fn left(open: usize, masked: &[u8], lines: &Lines) -> Option<Unmatched> {
    let own = lines.of(open);
    let mut depth = 0usize;
    let mut at = open + 1;
    for line in lines.iter().filter(|line| line.start > open) {
        for byte in &masked[at..line.first] {
            depth += usize::from(is_open(*byte));
            depth -= usize::from(is_close(*byte)).min(depth);
        }
        at = line.first;
        let first = masked[line.first];
        let is_outside = depth == 0 && line.indent <= own.indent;
        if is_outside && begins_statement(&masked[line.first..]) && is_code(first) {
            return Some(Unmatched::Open { at: open, before: line.start });
        }
    }
    None
}

/// Whether some code begins with a word, as a statement does, and not with one that goes on with what is before.
fn begins_statement(masked: &[u8]) -> bool {
    let end = masked.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_');
    let word = &masked[..end.unwrap_or(masked.len())];
    let after = masked.get(word.len()).copied();
    let goes_on: [&[u8]; 9] = [
        b"case",
        b"default",
        b"else",
        b"where",
        b"public",
        b"private",
        b"protected",
        b"and",
        b"or",
    ];
    let is_begun = word.first().is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
    is_begun && !goes_on.contains(&word) && after != Some(b':')
}

/// Returns the edits that would mend a bracket.
pub(super) fn repairs(unmatched: Unmatched, masked: &[u8], lines: &Lines) -> Vec<Edit> {
    match unmatched {
        Unmatched::Open { at, before } => {
            let close = char::from(counterpart(masked[at]));
            let end = end_of_code(masked, before);
            let mut repairs = vec![
                Edit::insert(end, &format!("{close}")),
                Edit::insert(end, &format!("\n{close}")),
            ];
            repairs.push(Edit::insert(end, &format!("{close};")));
            let of_open = end_of_code(masked, lines.of(at).end);
            if of_open < end {
                repairs.push(Edit::insert(of_open, &format!("{close}")));
                let is_semicolon = masked[..of_open].last() == Some(&b';');
                if is_semicolon {
                    repairs.push(Edit::insert(of_open - 1, &format!("{close}")));
                }
            }
            if masked[..end].last() == Some(&b';') {
                repairs.push(Edit::insert(end - 1, &format!("{close}")));
            }
            repairs.push(Edit::delete(at));
            repairs
        }
        Unmatched::Close { at } => {
            let mut repairs = vec![Edit::delete(at)];
            let own = lines.of(at);
            let open = char::from(counterpart_of_close(masked[at]));
            let mut same =
                lines.iter().filter(|line| line.start < own.start && line.indent == own.indent);
            if let Some(line) = same.next_back() {
                repairs.push(Edit::insert(end_of_code(masked, line.end), &format!(" {open}")));
            }
            repairs.extend(insertions(open, own.first..at, masked));
            repairs
        }
        Unmatched::Crossed { open, close } => {
            let missing = char::from(counterpart(masked[open]));
            let end = end_of_code(masked, close);
            let mut repairs = vec![
                Edit::insert(close, &missing.to_string()),
                Edit::insert(end, &missing.to_string()),
                Edit::insert(end, &format!("\n{missing}")),
                Edit::delete(close),
                Edit::replace(close, missing),
                Edit::delete(open),
            ];
            let of_open = end_of_code(masked, lines.of(open).end);
            if of_open < close {
                repairs.push(Edit::insert(of_open, &missing.to_string()));
                if matches!(masked[..of_open].last(), Some(b';' | b',' | b'{' | b':')) {
                    repairs.push(Edit::insert(of_open - 1, &missing.to_string()));
                }
            }
            if matches!(masked[..end].last(), Some(b';' | b',')) {
                repairs.push(Edit::insert(end - 1, &missing.to_string()));
            }
            let other = char::from(counterpart_of_close(masked[close]));
            repairs.push(Edit::replace(open, other));
            let own = lines.of(close);
            let mut same =
                lines.iter().filter(|line| line.start < own.start && line.indent == own.indent);
            if let Some(line) = same.next_back().filter(|line| line.end > open) {
                repairs.push(Edit::insert(end_of_code(masked, line.end), &format!(" {other}")));
            }
            repairs.extend(insertions(other, own.first.max(open + 1)..close, masked));
            repairs
        }
    }
}

/// The most places of a line at which a bracket is tried
const MOST_PLACES: usize = 24;

/// Returns the edits that insert a bracket before or after a word of a range, the last ones first.
fn insertions(bracket: char, range: Range<usize>, masked: &[u8]) -> impl Iterator<Item = Edit> {
    let is_word = |at: usize| masked[at].is_ascii_alphanumeric() || masked[at] == b'_';
    let is_edge = move |at: &usize| {
        *at == 0 || is_word(*at) != is_word(*at - 1) || masked[*at] != masked[*at - 1]
    };
    let is_between = |at: &usize| masked[*at].is_ascii();
    let places = range.rev().filter(is_between).filter(is_edge).take(MOST_PLACES);
    places.map(move |at| Edit::insert(at, &bracket.to_string()))
}

/// Returns the end of the code before an offset, without the comments and the white space after it.
pub(super) fn end_of_code(masked: &[u8], before: usize) -> usize {
    let is_blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == COMMENT;
    masked[..before].iter().rposition(|byte| !is_blank(byte)).map_or(0, |last| last + 1)
}

fn is_code(byte: u8) -> bool {
    byte != COMMENT && byte != TEXT
}

/// Whether there are as many opening brackets of each kind as closing ones, in any order.
pub(super) fn are_even(code: &[u8]) -> bool {
    let mut depths = [0_i32; 3];
    for byte in code {
        match byte {
            b'(' => depths[0] += 1,
            b')' => depths[0] -= 1,
            b'[' => depths[1] += 1,
            b']' => depths[1] -= 1,
            b'{' => depths[2] += 1,
            b'}' => depths[2] -= 1,
            _ => {}
        }
    }
    depths == [0; 3]
}

pub(super) fn is_bracket(byte: u8) -> bool {
    is_open(byte) || is_close(byte)
}

pub(super) fn is_open(byte: u8) -> bool {
    matches!(byte, b'(' | b'[' | b'{')
}

pub(super) fn is_close(byte: u8) -> bool {
    matches!(byte, b')' | b']' | b'}')
}

pub(super) fn counterpart(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

fn counterpart_of_close(close: u8) -> u8 {
    match close {
        b')' => b'(',
        b']' => b'[',
        _ => b'{',
    }
}
