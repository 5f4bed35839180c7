//! Words of a text after a number. Pure.

use super::names::Part;
use crate::base::language::Language;

/// Returns the length of the unit `part` at the beginning of a text, if it is there.
pub(super) fn named_at(body: &str, part: &Part, language: &Language) -> Option<usize> {
    match part {
        Part::OutOf(whole) => {
            let words = ["/"].iter().chain(language.out_of());
            let after = words.filter_map(|word| body.strip_prefix(word)).next()?;
            let rest = after.trim_start().strip_prefix(whole.as_str())?;
            is_end(rest).then_some(body.len() - rest.len())
        }
        Part::Word(name) => {
            let whole = body.get(..name.len()).filter(|start| start.to_lowercase() == *name);
            if whole.is_some() && is_end(&body[name.len()..]) {
                return Some(name.len());
            }
            // The first word is enough, in singular or plural: "line" for `lines of code`.
            let word = leading_word(body);
            let first = leading_word(name);
            let same = !first.is_empty() && language.is_same_noun(&word.to_lowercase(), first);
            same.then_some(word.len())
        }
        Part::Measure(_) | Part::Currency(_) => None,
    }
}

/// Skips the space or the hyphen between a number and its unit: `30 ms`, `30-month`.
pub(super) fn after_gap(rest: &str) -> &str {
    let trimmed = rest.trim_start();
    if trimmed.len() < rest.len() {
        return trimmed;
    }
    let hyphenated = rest.strip_prefix(['-', '\u{2010}', '\u{2011}']);
    hyphenated.filter(|body| body.starts_with(char::is_alphabetic)).unwrap_or(rest)
}

pub(super) fn leading_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len())]
}

/// Whether no word continues here.
pub(super) fn is_end(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}
