//! Words around a number that say how it is meant, such as "about" or "at least". Pure.

use super::near::{beginning_of, end_of};
use crate::matrix::Sense;

/// How the actual value relates to the stated one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Qualifier {
    Exactly,
    About,
    /// Below, but near
    Nearly,
    Over,
    AtLeast,
    Under,
    AtMost,
}

impl Qualifier {
    /// Returns what the qualifier says of a fact in this sense. That a minimum is "3.11+" states the minimum
    /// itself, and so does "up to 5" with a limit.
    pub fn of(self, sense: Sense) -> Qualifier {
        match (sense, self) {
            (Sense::Minimum, AtLeast) | (Sense::Limit, AtMost) => Qualifier::Exactly,
            (_, qualifier) => qualifier,
        }
    }
}

use Qualifier::{About, AtLeast, AtMost, Nearly, Over, Under};

/// Qualifiers before a number.
const BEFORE: [(&str, Qualifier); 35] = [
    ("about", About),
    ("around", About),
    ("roughly", About),
    ("approximately", About),
    ("approx.", About),
    ("circa", About),
    ("ca.", About),
    ("close to", About),
    ("some", About),
    ("~", About),
    ("≈", About),
    ("nearly", Nearly),
    ("almost", Nearly),
    ("over", Over),
    ("more than", Over),
    ("greater than", Over),
    ("longer than", Over),
    ("above", Over),
    ("beyond", Over),
    (">", Over),
    ("at least", AtLeast),
    ("a minimum of", AtLeast),
    ("≥", AtLeast),
    (">=", AtLeast),
    ("under", Under),
    ("less than", Under),
    ("fewer than", Under),
    ("below", Under),
    ("<", Under),
    ("at most", AtMost),
    ("up to", AtMost),
    ("within", AtMost),
    ("a maximum of", AtMost),
    ("≤", AtMost),
    ("<=", AtMost),
];

/// Qualifiers before a date or a version. Before a number, these words mean something else.
const BEFORE_DATE_OR_VERSION: [(&str, Qualifier); 7] = [
    ("before", Under),
    ("earlier than", Under),
    ("older than", Under),
    ("prior to", Under),
    ("after", Over),
    ("later than", Over),
    ("newer than", Over),
];

/// Qualifiers after a number, a date or a version.
const AFTER: [(&str, Qualifier); 13] = [
    ("+", AtLeast),
    ("or more", AtLeast),
    ("or higher", AtLeast),
    ("or later", AtLeast),
    ("or newer", AtLeast),
    ("and later", AtLeast),
    ("and newer", AtLeast),
    ("at least", AtLeast),
    ("or less", AtMost),
    ("or fewer", AtMost),
    ("or lower", AtMost),
    ("at most", AtMost),
    ("or so", About),
];

/// Words that can separate a qualifier and its number.
const BETWEEN: [&str; 6] = ["a", "an", "the", "only", "just", "another"];

/// More bytes than the words of any of these tables take, with the spaces around them.
const LONGEST: usize = 256;

/// What is qualified. "After" qualifies a date, but not the number in "fails after 30 s".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Qualified {
    Number,
    DateOrVersion,
}

/// Returns the qualifier at the end of `text`, which precedes a number, and the offset at which it
/// begins.
pub fn before(text: &str, of: Qualified) -> (Qualifier, usize) {
    // Only ASCII letters change, so offsets stay the same.
    let (far, near) = end_of(text.trim_end(), LONGEST);
    let lower = near.to_ascii_lowercase();
    let mut rest = &*lower;
    for word in BETWEEN {
        if let Some(shorter) = ends_with_word(rest, word) {
            rest = shorter.trim_end();
            break;
        }
    }
    let of_date_or_version: &[_] =
        if of == Qualified::DateOrVersion { &BEFORE_DATE_OR_VERSION } else { &[] };
    // The longest match wins: "<=" over "<", "a minimum of" as a whole.
    let known = BEFORE.iter().chain(of_date_or_version).filter_map(|(words, qualifier)| {
        Some((words.len(), ends_with_word(rest, words)?, *qualifier))
    });
    let Some((_, before, qualifier)) = known.max_by_key(|(len, ..)| *len) else {
        return (Qualifier::Exactly, text.len());
    };
    let (qualifier, start) = negated(before, qualifier).unwrap_or((qualifier, before.len()));
    (qualifier, far + start)
}

/// "No more than" and "never over" mean the opposite, including the number itself.
fn negated(before: &str, qualifier: Qualifier) -> Option<(Qualifier, usize)> {
    let opposite = match qualifier {
        Over => AtMost,
        Under => AtLeast,
        _ => return None,
    };
    let before = before.trim_end();
    let rest = ["no", "not", "never"].iter().find_map(|word| ends_with_word(before, word))?;
    Some((opposite, rest.len()))
}

/// Returns the qualifier at the beginning of `rest`, the text after a number and its unit, and its
/// length.
pub fn after(rest: &str) -> Option<(Qualifier, usize)> {
    let body = rest.trim_start();
    let lower = beginning_of(body, LONGEST).to_ascii_lowercase();
    let (words, qualifier) = AFTER.iter().find(|(words, _)| {
        let ended = |rest: &str| !rest.starts_with(char::is_alphanumeric);
        lower.strip_prefix(words).is_some_and(ended)
    })?;
    // "30 + 5" is a sum, not "30+".
    if *words == "+" && body.len() < rest.len() {
        return None;
    }
    Some((*qualifier, rest.len() - body.len() + words.len()))
}

/// Returns the text before `words`, if it ends with these.
fn ends_with_word<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let rest = text.strip_suffix(words)?;
    let joined = words.starts_with(char::is_alphabetic) && rest.ends_with(char::is_alphanumeric);
    (!joined).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_qualifier_may_follow() {
        assert_eq!(after("+ packages"), Some((AtLeast, 1)));
        assert_eq!(after(" or more"), Some((AtLeast, 8)));
        assert_eq!(after(" + 5"), None);
        assert_eq!(after(" or moreover"), None);
    }
}
