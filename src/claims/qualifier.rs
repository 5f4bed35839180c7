//! Words around a number that say how it is meant. Pure.

use super::near::{beginning_of, end_of};

/// How what a text states is to what it is stated of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Qualifier {
    Exactly,
    About,
    /// Below, and not far
    Nearly,
    Over,
    AtLeast,
    Under,
    AtMost,
}

use Qualifier::{About, AtLeast, AtMost, Nearly, Over, Under};

/// What may stand before a number.
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

/// What may stand before a date or a version, and means something else before a number.
const BEFORE_IN_ORDER: [(&str, Qualifier); 7] = [
    ("before", Under),
    ("earlier than", Under),
    ("older than", Under),
    ("prior to", Under),
    ("after", Over),
    ("later than", Over),
    ("newer than", Over),
];

/// What may stand after one.
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

/// Words that may stand between a qualifier and its number.
const BETWEEN: [&str; 6] = ["a", "an", "the", "only", "just", "another"];

/// No words of these tables are as long, with the spaces around them.
const LONGEST: usize = 256;

/// What is qualified: a date can be after another, and an error comes after 30 s.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Number,
    Order,
}

/// The qualifier at the end of `text`, which stands before a number, and where it begins.
pub fn before(text: &str, of: Of) -> (Qualifier, usize) {
    // ASCII only, so that places stay where they are.
    let (far, near) = end_of(text.trim_end(), LONGEST);
    let lower = near.to_ascii_lowercase();
    let mut rest = &*lower;
    for word in BETWEEN {
        if let Some(shorter) = ends_with_word(rest, word) {
            rest = shorter.trim_end();
            break;
        }
    }
    let in_order: &[_] = if of == Of::Order { &BEFORE_IN_ORDER } else { &[] };
    // The longest, so that "<=" is not "=", and "a minimum of" is whole.
    let known = BEFORE.iter().chain(in_order).filter_map(|(words, qualifier)| {
        Some((words.len(), ends_with_word(rest, words)?, *qualifier))
    });
    let Some((_, before, qualifier)) = known.max_by_key(|(len, ..)| *len) else {
        return (Qualifier::Exactly, text.len());
    };
    let (qualifier, start) = negated(before, qualifier).unwrap_or((qualifier, before.len()));
    (qualifier, far + start)
}

/// "no more than", "never over": the opposite, with the number itself.
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

/// The qualifier that `rest`, the text after a number and its unit, begins with, and its length.
pub fn after(rest: &str) -> Option<(Qualifier, usize)> {
    let body = rest.trim_start();
    let lower = beginning_of(body, LONGEST).to_ascii_lowercase();
    let (words, qualifier) = AFTER.iter().find(|(words, _)| {
        let ended = |rest: &str| !rest.starts_with(char::is_alphanumeric);
        lower.strip_prefix(words).is_some_and(ended)
    })?;
    // "30 + 5" is a sum.
    if *words == "+" && body.len() < rest.len() {
        return None;
    }
    Some((*qualifier, rest.len() - body.len() + words.len()))
}

/// The text before its last words, if these are they.
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
        let number = |text| before(text, Of::Number).0;
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
        assert_eq!(before("in at least ", Of::Number), (AtLeast, 3));
        assert_eq!(before("é no more than ", Of::Number), (AtMost, 3));
        assert_eq!(before("in ", Of::Number), (Qualifier::Exactly, 3));
    }

    #[test]
    fn after_is_an_order_of_dates_and_not_of_numbers() {
        assert_eq!(before("after ", Of::Order).0, Over);
        assert_eq!(before("not before ", Of::Order).0, AtLeast);
        assert_eq!(before("after ", Of::Number).0, Qualifier::Exactly);
    }

    #[test]
    fn a_qualifier_may_follow() {
        assert_eq!(after("+ packages"), Some((AtLeast, 1)));
        assert_eq!(after(" or more"), Some((AtLeast, 8)));
        assert_eq!(after(" + 5"), None);
        assert_eq!(after(" or moreover"), None);
    }
}
