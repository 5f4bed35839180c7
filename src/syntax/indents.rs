//! Indentation of Python that fits no block. Pure.

use serde::{Deserialize, Serialize};

use super::brackets::{is_close, is_open};
use super::edit::Edit;
use super::lines::{Line, Lines};
use crate::highlight::{COMMENT, TEXT};

/// A line whose indentation fits no block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrong {
    /// Offset of the line's first character
    pub at: usize,
    pub kind: Misplaced,
    pub repairs: Vec<Edit>,
}

/// Why the indentation of a line fits no block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Misplaced {
    /// The line before begins a block, and this one is not in it.
    NotIn,
    /// It is indented, and the line before begins no block.
    TooDeep,
    /// It is indented less than the block before, and more than the block around.
    Between,
}

/// Returns the first line whose indentation fits no block.
pub(super) fn misplaced(masked: &[u8], lines: &Lines) -> Option<Wrong> {
    let mut levels: Vec<usize> = Vec::new();
    let mut before: Option<&Line> = None;
    let mut begins_block = false;
    let begun = statements(masked, lines);
    for (number, line) in begun.iter().enumerate() {
        let Some(last) = before else {
            levels.push(line.indent);
            (before, begins_block) = (Some(line), ends_with_colon(masked, &begun, number));
            continue;
        };
        let wrong = |kind: Misplaced, indents: &[usize]| {
            let repairs = indents
                .iter()
                .map(|indent| Edit { range: line.start..line.first, text: " ".repeat(*indent) });
            Some(Wrong { at: line.first, kind, repairs: repairs.collect() })
        };
        let has_comment = masked[last.end..line.start].contains(&COMMENT);
        if begins_block && line.indent <= last.indent {
            let deeper = begun.get(number + 1).map(|next| next.indent);
            let inner = deeper.filter(|deeper| *deeper > last.indent).unwrap_or(last.indent + 4);
            // What is left out is not announced always: signatures stand one below the other, or before a gap.
            let is_direct =
                masked[last.end..line.start].iter().filter(|byte| **byte == b'\n').count() == 1;
            let is_meant =
                has_comment || !is_direct || begins_block_of_its_own(&masked[line.first..]);
            return wrong(Misplaced::NotIn, &[inner, last.indent + 4]).filter(|_| !is_meant);
        }
        if !begins_block && line.indent > last.indent {
            return wrong(Misplaced::TooDeep, &[last.indent]);
        }
        if begins_block {
            levels.push(line.indent);
        } else if line.indent < last.indent {
            while levels.last().is_some_and(|level| *level > line.indent) {
                levels.pop();
            }
            if levels.last() != Some(&line.indent) {
                // A fragment may begin deeper than it goes on.
                let outer = levels.last().copied()?;
                return wrong(Misplaced::Between, &[last.indent, outer]);
            }
        }
        (before, begins_block) = (Some(line), ends_with_colon(masked, &begun, number));
    }
    None
}

fn begins_block_of_its_own(masked: &[u8]) -> bool {
    let words: [&[u8]; 9] =
        [b"def", b"class", b"async", b"@", b"el", b"except", b"finally", b"case", b"."];
    words.iter().any(|word| masked.starts_with(word))
}

/// Returns the lines that begin statements: not those of comments, or within brackets and strings.
fn statements(masked: &[u8], lines: &Lines) -> Vec<Line> {
    let mut depth = 0usize;
    let mut at = 0;
    let mut begun: Vec<Line> = Vec::new();
    let mut goes_on = false;
    for line in lines.iter() {
        for byte in &masked[at..line.first] {
            depth += usize::from(is_open(*byte));
            depth -= usize::from(is_close(*byte)).min(depth);
        }
        at = line.first;
        let first = masked[line.first];
        // A text at the begin of a line may be a statement of its own: only its first line begins with a quote.
        let is_inner = first == TEXT && masked[line.start] == TEXT && line.first > line.start;
        if depth == 0 && !goes_on && first != COMMENT && !is_inner {
            begun.push(*line);
        }
        goes_on = masked[line.start..line.end].last() == Some(&b'\\');
    }
    begun
}

/// Whether a statement ends with a colon, before the next one begins.
fn ends_with_colon(masked: &[u8], begun: &[Line], number: usize) -> bool {
    let line = &begun[number];
    let end = begun.get(number + 1).map_or(masked.len(), |next| next.start);
    let is_blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == COMMENT;
    let last = masked[line.first..end].iter().rev().find(|byte| !is_blank(byte));
    last == Some(&b':')
}
