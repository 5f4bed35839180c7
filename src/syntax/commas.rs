//! Commas that are missing at the end of a line. Pure.

use super::brackets::end_of_code;
use super::edit::Edit;
use super::lines::{Line, Lines};
use crate::highlight::COMMENT;

/// Returns the edits that would insert a comma at the end of one of the lines near an offset, those before it first.
pub(super) fn repairs(code: &str, masked: &[u8], lines: &Lines, near: usize) -> Vec<Edit> {
    let shown = shown(masked, lines);
    let after = shown.partition_point(|line| line.start <= near);
    let mut repairs = Vec::new();
    for at in (after.saturating_sub(3)..after).rev() {
        let (Some(line), Some(next)) = (shown.get(at), shown.get(at + 1)) else { continue };
        if is_between(code, masked, [line, next]) {
            repairs.push(Edit::insert(end_of_code(masked, line.end), ","));
        }
    }
    repairs
}

/// Whether there is a line of code after which a comma can be missing. `masked` may also tell which line ends are inside
/// strings.
pub(super) fn can_be_missing(code: &str, masked: &[u8], lines: &Lines) -> bool {
    let shown = shown(masked, lines);
    shown.windows(2).any(|pair| {
        let is_inside = pair[1].start > 0 && masked[pair[1].start - 1] != b'\n';
        !is_inside && is_between(code, masked, [pair[0], pair[1]])
    })
}

/// Returns the lines that are not comments.
fn shown<'l>(masked: &[u8], lines: &'l Lines) -> Vec<&'l Line> {
    lines.iter().filter(|line| masked[line.first] != COMMENT).collect()
}

/// Whether a comma can be missing between a line and the next one.
fn is_between(code: &str, masked: &[u8], [line, next]: [&Line; 2]) -> bool {
    let last = masked[..end_of_code(masked, line.end)].last().copied().unwrap_or_default();
    let goes_on = matches!(last, b',' | b'{' | b'[' | b'(' | b':' | b';' | b'=' | b'.');
    let ends_there = matches!(masked[next.first], b'}' | b']' | b')');
    // Two versions of one line are shown, before and after a change.
    let is_change = same_key(&code[line.first..line.end], &code[next.first..next.end]);
    !goes_on && !ends_there && !is_change && begins_element(&code[next.first..next.end])
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
