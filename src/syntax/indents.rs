//! Lines of Python that should be in a block. Pure.

use super::brackets::{is_close, is_open};
use super::edit::Edit;
use super::lines::{Line, Lines};
use crate::highlight::{COMMENT, TEXT};

/// A line that is not indented, though the one before begins a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NotIn {
    /// Offset of its first character
    pub at: usize,
    pub repairs: Vec<Edit>,
}

/// Returns the first line that is certainly meant to be in the block that the line before begins.
pub(super) fn not_in_block(masked: &[u8], lines: &Lines) -> Option<NotIn> {
    let begun = statements(masked, lines);
    begun.windows(2).enumerate().find_map(|(number, pair)| {
        let (head, line) = (&pair[0], &pair[1]);
        if line.indent > head.indent || !ends_with_colon(masked, &begun, number) {
            return None;
        }
        // Signatures may stand one below the other, and what is left out is a comment or a blank line.
        let between = &masked[head.end..line.start];
        let is_direct = between.iter().filter(|byte| **byte == b'\n').count() == 1;
        if between.contains(&COMMENT)
            || !is_direct
            || begins_block_of_its_own(&masked[line.first..])
        {
            return None;
        }
        let next = begun.get(number + 2).map(|next| next.indent);
        let inner = next.filter(|next| *next > head.indent).unwrap_or(head.indent + 4);
        let repair =
            |indent: usize| Edit { range: line.start..line.first, text: " ".repeat(indent) };
        let repairs = vec![repair(inner), repair(head.indent + 4)];
        Some(NotIn { at: line.first, repairs })
    })
}

/// Whether there is a line of code that `not_in_block` can return. `masked` may leave comments and strings as they are.
pub(super) fn can_be_missing(code: &str, masked: &[u8], lines: &Lines) -> bool {
    let lines: Vec<&Line> = lines.iter().collect();
    lines.windows(2).any(|pair| {
        let (head, line) = (pair[0], pair[1]);
        let between = &masked[head.end..line.start];
        let is_direct = between.iter().filter(|byte| **byte == b'\n').count() == 1;
        line.indent <= head.indent && is_direct && can_begin_block(&code[head.first..head.end])
    })
}

/// Whether only a comment or a string of documentation stands after a colon.
fn can_begin_block(line: &str) -> bool {
    line.match_indices(':').any(|(at, _)| {
        let rest = line[at + 1..].trim_start();
        rest.is_empty() || ["#", "\"\"\"", "'''"].iter().any(|mark| rest.starts_with(mark))
    })
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
