//! Keys and strings in the text of TOML. Pure.

use std::ops::Range;

pub(super) fn is_bare(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_')
}

pub(super) fn is_key(c: char) -> bool {
    is_bare(c) || matches!(c, '"' | '\'')
}

pub(super) fn unquoted(part: &str) -> String {
    part.trim().trim_matches(['"', '\'']).to_owned()
}

/// Returns the range of a word without the quotes around it.
pub(super) fn within_quotes(text: &str, range: Range<usize>) -> Range<usize> {
    let word = &text[range.clone()];
    let open = |c: char| matches!(c, '"' | '\'' | ' ' | '\t');
    let start = range.start + word.len() - word.trim_start_matches(open).len();
    let end = start + text[start..range.end].trim_end_matches(['"', '\'']).len();
    start..end
}

/// Returns the offset at which a string ends, skipping escaped characters.
pub(super) fn closing(body: &str, close: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(rest) = body.get(at..) {
        if rest.starts_with(close) {
            return Some(at);
        }
        let mut chars = rest.chars();
        let first = chars.next()?;
        at += first.len_utf8();
        if first == '\\' && close.starts_with('"') {
            at += chars.next().map_or(0, char::len_utf8);
        }
    }
    None
}
