//! Commas that are missing at the end of a line. Pure.

use super::edit::Edit;
use super::lines::Lines;
use crate::highlight::COMMENT;

/// Returns the edits that would insert a comma at the end of one of the lines near an offset, those before it first.
pub(super) fn repairs(code: &str, masked: &[u8], lines: &Lines, near: usize) -> Vec<Edit> {
    let is_comment = |at: usize| masked[at] == COMMENT;
    let shown: Vec<_> = lines.iter().filter(|line| !is_comment(line.first)).collect();
    let after = shown.partition_point(|line| line.start <= near);
    let mut repairs = Vec::new();
    for at in (after.saturating_sub(3)..after).rev() {
        let (Some(line), Some(next)) = (shown.get(at), shown.get(at + 1)) else { continue };
        let end = end_of_code(masked, line.end);
        let last = masked[..end].last().copied().unwrap_or_default();
        let goes_on = matches!(last, b',' | b'{' | b'[' | b'(' | b':' | b';' | b'=' | b'.');
        let ends_there = matches!(masked[next.first], b'}' | b']' | b')');
        // Two versions of one line are shown, before and after a change.
        let is_change = same_key(&code[line.first..line.end], &code[next.first..next.end]);
        if !goes_on && !ends_there && !is_change && begins_element(&code[next.first..next.end]) {
            repairs.push(Edit::insert(end, ","));
        }
    }
    repairs
}

/// Whether a line begins with a key and its colon, or with a value that stands alone.
fn begins_element(line: &str) -> bool {
    let is_value = line.starts_with(['"', '\'', '{', '[']);
    let end = line.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(line.len());
    is_value || end > 0 && line[end..].starts_with(':') && !line[end..].starts_with("::")
}

fn same_key(one: &str, other: &str) -> bool {
    let key = |line: &str| line.split(':').next().unwrap_or_default().trim().to_lowercase();
    key(one) == key(other)
}

fn end_of_code(masked: &[u8], before: usize) -> usize {
    let is_blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == COMMENT;
    masked[..before].iter().rposition(|byte| !is_blank(byte)).map_or(0, |last| last + 1)
}
