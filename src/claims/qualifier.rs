//! Words around a number that say how it is meant, such as "about" or "at least". Pure.

use super::near::{beginning_of, end_of};
use crate::base::language::{Language, ends_with_word, prefix_length};
use crate::matrix::Sense;
use crate::matrix::unit::{Pace, Unit};

pub use crate::base::language::Qualifier;

impl Qualifier {
    /// Returns the qualifier of the opposite comparison: less for more.
    fn opposite(self) -> Qualifier {
        match self {
            Qualifier::Over => Qualifier::Under,
            Qualifier::Under => Qualifier::Over,
            Qualifier::AtLeast => Qualifier::AtMost,
            Qualifier::AtMost => Qualifier::AtLeast,
            same @ (Qualifier::Exactly
            | Qualifier::About
            | Qualifier::Nearly
            | Qualifier::Barely
            | Qualifier::From
            | Qualifier::UpTo
            | Qualifier::To) => same,
        }
    }

    /// Returns what the qualifier says of a fact in this sense. That a minimum is "3.11+" states the minimum
    /// itself, and so does "up to 5" with a limit.
    pub fn of(self, sense: Sense) -> Qualifier {
        match (sense, self) {
            (Sense::Minimum, Qualifier::AtLeast | Qualifier::From)
            | (Sense::Limit, Qualifier::AtMost | Qualifier::UpTo) => Qualifier::Exactly,
            (_, qualifier) => qualifier,
        }
    }
}

/// More bytes than the words of any of these tables take, with the spaces around them.
const LONGEST: usize = 256;

/// What is qualified. "After" qualifies a date, but not the number in "fails after 30 s".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Qualified {
    Number,
    /// A number in a unit of time: "faster" means less
    Duration,
    /// A number in a unit that is per a unit of time: "faster" means more
    Rate,
    DateOrVersion,
}

impl Qualified {
    /// Returns what a number in a unit is.
    pub fn by_unit(unit: &Unit<'_>) -> Qualified {
        match unit.pace() {
            Some(Pace::Duration) => Qualified::Duration,
            Some(Pace::Rate) => Qualified::Rate,
            None => Qualified::Number,
        }
    }

    /// Returns the qualifiers before it in a language, besides those before any number.
    fn own_qualifiers(self, language: &Language) -> Vec<(&'static str, Qualifier)> {
        let speed = language.before_duration().iter().copied();
        match self {
            Qualified::Number => Vec::new(),
            Qualified::Duration => speed.collect(),
            Qualified::Rate => speed.map(|(words, of)| (words, of.opposite())).collect(),
            Qualified::DateOrVersion => language.before_date().to_vec(),
        }
    }
}

/// Returns the qualifier at the end of `text`, which precedes a number, and the offset at which it
/// begins.
pub fn before(text: &str, of: Qualified, language: &Language) -> (Qualifier, usize) {
    let (far, near) = end_of(text.trim_end(), LONGEST);
    let lower = lower_case(near);
    let mut rest = &*lower;
    for word in language.between() {
        if let Some(shorter) = ends_with_word(rest, word) {
            rest = shorter.trim_end();
            break;
        }
    }
    // The longest match wins: "<=" over "<", "a minimum of" as a whole. An article can belong to it.
    let known = language.before().chain(of.own_qualifiers(language));
    let found = known.filter_map(|(words, qualifier)| {
        let before = ends_with_word(rest, words).or_else(|| ends_with_word(&lower, words))?;
        Some((words.len(), before, qualifier))
    });
    let Some((_, before, qualifier)) = found.max_by_key(|(len, ..)| *len) else {
        return (Qualifier::Exactly, text.len());
    };
    let negated = negated(before, qualifier, language);
    let (qualifier, start) = negated.unwrap_or((qualifier, before.len()));
    (qualifier, far + start)
}

/// Returns a text in lower case with the same offsets.
pub fn lower_case(text: &str) -> String {
    let lower = |c: char| {
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
            _ => c,
        }
    };
    text.chars().map(lower).collect()
}

/// Returns whether a text ends with a qualifier that is joined to the number by a hyphen: `sub-10 ms`.
pub fn is_prefix(text: &str, language: &Language) -> bool {
    let (_, near) = end_of(text, LONGEST);
    near.ends_with('-') && {
        let lower = lower_case(near);
        let mut prefixes = language.before().filter(|(words, _)| words.ends_with('-'));
        prefixes.any(|(words, _)| ends_with_word(&lower, words).is_some())
    }
}

/// "No more than" and "never over" mean the opposite, including the number itself.
fn negated(before: &str, qualifier: Qualifier, language: &Language) -> Option<(Qualifier, usize)> {
    let opposite = match qualifier {
        Qualifier::Over => Qualifier::AtMost,
        Qualifier::Under => Qualifier::AtLeast,
        _ => return None,
    };
    let before = before.trim_end();
    let rest = language.negations().iter().find_map(|word| ends_with_word(before, word))?;
    Some((opposite, rest.len()))
}

/// Returns the qualifier at the beginning of `rest`, the text after a number and its unit, and its
/// length.
pub fn after(rest: &str, language: &Language) -> Option<(Qualifier, usize)> {
    let body = rest.trim_start();
    let near = beginning_of(body, LONGEST);
    let (words, qualifier, length) = language.after().find_map(|(words, qualifier)| {
        let length = prefix_length(near, words)?;
        let is_end = !near[length..].starts_with(char::is_alphanumeric);
        is_end.then_some((words, qualifier, length))
    })?;
    // "30 + 5" is a sum, not "30+".
    if words == "+" && body.len() < rest.len() {
        return None;
    }
    Some((qualifier, rest.len() - body.len() + length))
}

#[cfg(test)]
mod tests {
    use super::Qualifier::{About, AtLeast, AtMost, Over, Under};
    use super::*;

    fn before(text: &str, of: Qualified) -> (Qualifier, usize) {
        super::before(text, of, Language::plain())
    }

    fn after(rest: &str) -> Option<(Qualifier, usize)> {
        super::after(rest, Language::plain())
    }

    #[test]
    fn the_words_before_a_number_say_how_it_is_meant() {
        let number = |text| before(text, Qualified::Number).0;
        assert_eq!(number("starts in about "), About);
        assert_eq!(number("About a "), About);
        assert_eq!(number("~"), About);
        assert_eq!(number("well over "), Over);
        assert_eq!(number("takes no more than "), AtMost);
        assert_eq!(number("never under "), AtLeast);
        assert_eq!(number("<="), AtMost);
        assert_eq!(number("starts in "), Qualifier::Exactly);
        assert_eq!(number("hangover "), Qualifier::Exactly);
        assert_eq!(number("handsome "), Qualifier::Exactly);
    }

    #[test]
    fn a_qualifier_begins_where_its_words_do() {
        assert_eq!(before("in at least ", Qualified::Number), (AtLeast, 3));
        assert_eq!(before("é no more than ", Qualified::Number), (AtMost, 3));
        assert_eq!(before("in ", Qualified::Number), (Qualifier::Exactly, 3));
    }

    #[test]
    fn after_qualifies_dates_but_not_numbers() {
        assert_eq!(before("after ", Qualified::DateOrVersion).0, Over);
        assert_eq!(before("not before ", Qualified::DateOrVersion).0, AtLeast);
        assert_eq!(before("after ", Qualified::Number).0, Qualifier::Exactly);
    }

    #[test]
    fn faster_is_less_time_or_more_in_a_time() {
        assert_eq!(before("faster than ", Qualified::Duration).0, Under);
        assert_eq!(before("no slower than ", Qualified::Duration).0, AtMost);
        assert_eq!(before("faster than ", Qualified::Rate).0, Over);
        assert_eq!(before("faster than ", Qualified::Number).0, Qualifier::Exactly);
    }

    #[test]
    fn a_qualifier_may_follow() {
        assert_eq!(after("+ packages"), Some((AtLeast, 1)));
        assert_eq!(after(" or more"), Some((AtLeast, 8)));
        assert_eq!(after(" + 5"), None);
        assert_eq!(after(" or moreover"), None);
    }
}
