//! The words by which prose compares: a file for each language.

mod de;
mod en;

use crate::base::language::Language;

/// All are in lower case. Phrases have one space between their words.
pub(in crate::reading) struct OrderWords {
    pub(in crate::reading) comparatives: &'static [(&'static str, Adjective)],
    pub(in crate::reading) superlatives: &'static [(&'static str, Adjective)],
    /// Adjectives between "as" and "as"
    pub(in crate::reading) positives: &'static [(&'static str, Adjective)],
    /// What may follow the stems of the adjectives
    pub(in crate::reading) endings: &'static [&'static str],
    pub(in crate::reading) than: &'static [&'static str],
    /// The words around the adjective of "as fast as"
    pub(in crate::reading) as_as: [&'static str; 2],
    pub(in crate::reading) weighs: &'static [&'static str],
    /// "less" and "more" after "costs" and "weighs"
    pub(in crate::reading) less_and_more: [&'static str; 2],
    /// "as much", "the same" after "costs"
    pub(in crate::reading) as_much: &'static [&'static str],
    pub(in crate::reading) same: &'static [&'static str],
    /// "that of"
    pub(in crate::reading) that_of: &'static [&'static str],
    /// Rivals that are all others
    pub(in crate::reading) all_others: &'static [&'static str],
    /// Nouns after a superlative that name any of the subjects
    pub(in crate::reading) nouns: &'static [&'static str],
}

/// Parts of names of criteria, by which an adjective alone finds its criterion. A page may be in another language
/// than its matrix.
pub(in crate::reading) struct Names {
    pub(in crate::reading) price: &'static [&'static str],
    /// Prices of something else than the product itself
    pub(in crate::reading) no_price: &'static [&'static str],
    pub(in crate::reading) speed: &'static [&'static str],
    pub(in crate::reading) weight: &'static [&'static str],
    pub(in crate::reading) age: &'static [&'static str],
    pub(in crate::reading) no_age: &'static [&'static str],
}

/// What an adjective compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum Aspect {
    Price,
    Speed,
    Weight,
    /// The greater is the later
    Age,
    /// Any amount that is named beside it
    Amount,
    /// The greater is the better one
    Worth,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) struct Adjective {
    pub(in crate::reading) aspect: Aspect,
    /// Whether it names the greater end: dearer, faster, heavier, newer, more, better
    pub(in crate::reading) is_greater: bool,
}

const fn less(aspect: Aspect) -> Adjective {
    Adjective { aspect, is_greater: false }
}

const fn more(aspect: Aspect) -> Adjective {
    Adjective { aspect, is_greater: true }
}

const CHEAP: Adjective = less(Aspect::Price);
const DEAR: Adjective = more(Aspect::Price);
const FAST: Adjective = more(Aspect::Speed);
const SLOW: Adjective = less(Aspect::Speed);
const LIGHT: Adjective = less(Aspect::Weight);
const HEAVY: Adjective = more(Aspect::Weight);
const OLD: Adjective = less(Aspect::Age);
const NEW: Adjective = more(Aspect::Age);
const LOW: Adjective = less(Aspect::Amount);
const HIGH: Adjective = more(Aspect::Amount);
const BAD: Adjective = less(Aspect::Worth);
const GOOD: Adjective = more(Aspect::Worth);

/// Those of all languages.
pub(in crate::reading) const NAMES: [&Names; 2] = [&en::NAMES, &de::NAMES];

impl OrderWords {
    /// Returns the words of a language; `None` if its comparisons are not read.
    pub(in crate::reading) fn of(language: &Language) -> Option<&'static OrderWords> {
        match language.name() {
            "en" => Some(&en::WORDS),
            "de" => Some(&de::WORDS),
            _ => None,
        }
    }
}
