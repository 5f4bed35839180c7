//! Text that a match captured, for the patterns of the place that it leads to. Pure.

use std::rc::Rc;

use super::super::search::Region;

/// The text of the groups `\0` to `\9` of the match that led to a place, if the rules of the place refer to
/// it
pub(super) type Captures = Rc<[Option<Box<str>>]>;

pub(super) fn captures(region: &Region, line: &str) -> Captures {
    (0..10).map(|group| region.pos(group).map(|(start, end)| line[start..end].into())).collect()
}

/// Inserts captured text into a pattern, in place of `\0` to `\9`.
pub(super) fn fill(pattern: &str, captures: &Captures) -> String {
    let mut filled = String::with_capacity(pattern.len());
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            filled.push(c);
            continue;
        }
        match chars.next() {
            Some(digit @ '0'..='9') => {
                let text = captures.get(digit as usize - '0' as usize);
                if let Some(Some(text)) = text {
                    filled.push_str(&regex_syntax::escape(text));
                }
            }
            Some(escaped) => filled.extend(['\\', escaped]),
            None => filled.push('\\'),
        }
    }
    filled
}
