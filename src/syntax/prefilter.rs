//! Whether code can have a mistake at all, told without a grammar. Pure.
//!
//! Most code is right, and parsing it takes ten times as long as this, or more. A mistake is reported only where one
//! edit makes the code valid. Brackets are even in valid code, and the edits of a bracket add one, remove one or change
//! its kind: so where brackets are even already, none of them is a mistake. The other kinds of mistakes need a line of a
//! certain form, or code that is one comment.

use super::language::Language;
use super::lines::{Line, Lines};
use super::{brackets, commas, comments, indents, marks, quotes};
use crate::highlight::COMMENT;

/// Whether a mistake may be found in some code. If not, `find` finds none.
pub(super) fn can_have_mistake(language: Language, code: &str) -> bool {
    if comments::can_swallow(code, language) {
        return true;
    }
    let Some(masked) = marks::masked(language, code) else { return true };
    let lines = Lines::of_code(code);
    !brackets_are_even(language, &masked)
        || language.has_commas_between_lines() && commas::can_be_missing(code, &masked, &lines)
        || language == Language::Python && indents::can_be_missing(code, &masked, &lines)
        || lines.iter().any(|line| can_have_open_string(code, &masked, line))
}

fn brackets_are_even(language: Language, masked: &[u8]) -> bool {
    match language {
        // Text without quotation marks goes to the end of its line.
        Language::Yaml => masked.split(|byte| *byte == b'\n').all(brackets::are_even),
        _ => brackets::are_even(masked),
    }
}

/// Whether a line that is read alone has a string without an end, which is not a string of several lines.
fn can_have_open_string(code: &str, masked: &[u8], line: &Line) -> bool {
    let shown = &masked[line.first..line.end];
    let is_long = shown.contains(&marks::LONG) && !shown.contains(&COMMENT);
    shown[0] != COMMENT && !is_long && quotes::open_at_end(code, line).is_some()
}
