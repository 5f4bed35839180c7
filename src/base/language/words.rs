//! The words with which a language states numbers.

use super::Qualifier;

pub(super) struct Words {
    /// The language, without a region
    pub(super) lang: &'static str,
    /// Before a number
    pub(super) before: &'static [(&'static str, Qualifier)],
    /// Before a date or a version. Before a number, these words mean something else
    pub(super) before_date: &'static [(&'static str, Qualifier)],
    /// Before a duration. Before a rate, they mean the opposite
    pub(super) before_duration: &'static [(&'static str, Qualifier)],
    /// After a number, a date or a version
    pub(super) after: &'static [(&'static str, Qualifier)],
    /// Between a qualifier and its number
    pub(super) between: &'static [&'static str],
    /// Before a qualifier
    pub(super) negations: &'static [&'static str],
    /// Before the unit that a rate is per: `a month`
    pub(super) per: &'static [&'static str],
    /// Between two units that a rate is per: `per user and month`
    pub(super) and: &'static [&'static str],
    /// Words that say what a rate is per, with the English name of the unit: `annually`
    pub(super) adverbs: &'static [(&'static str, &'static str)],
    /// Between the ends of a range
    pub(super) to: &'static [&'static str],
    /// Before a range and between its ends
    pub(super) ranges: &'static [(&'static str, &'static str)],
    /// Between a word of scale and a noun
    pub(super) links: &'static [&'static str],
    /// Between the parts of a date
    pub(super) of_date: &'static [&'static str],
    /// Before the maximum of a rating
    pub(super) out_of: &'static [&'static str],
    pub(super) percent: &'static [&'static str],
    /// Words of scale that CLDR does not have, with their powers of ten
    pub(super) scales: &'static [(&'static str, u8)],
    /// Before a number that is not what something has: `the first two years`, `mehrere hundert`
    pub(super) ordinals: &'static [&'static str],
    /// Names of units in lower case, each with the English name
    pub(super) units: &'static [(&'static str, &'static str)],
    /// Endings that tell forms of a noun apart
    pub(super) nouns: &'static [&'static str],
    /// Units within adjectives, without their endings: `monatig`
    pub(super) adjectives: &'static [(&'static str, &'static str)],
    /// Names of currencies, each with its code
    pub(super) currencies: &'static [(&'static str, &'static str)],
    pub(super) months: &'static [&'static str],
    /// After a number, words for the votes of a rating, in lower case
    pub(super) votes: &'static [&'static str],
}

/// The words of a language without a table: signs such as `~` are the same in all of them.
pub(super) const NONE: Words = Words {
    lang: "",
    before: &[],
    before_date: &[],
    before_duration: &[],
    after: &[],
    between: &[],
    negations: &[],
    per: &[],
    and: &[],
    adverbs: &[],
    to: &[],
    ranges: &[],
    links: &[],
    of_date: &[],
    out_of: &[],
    percent: &[],
    scales: &[],
    ordinals: &[],
    units: &[],
    nouns: &["s", "es"],
    adjectives: &[],
    currencies: &[],
    months: &[],
    votes: &[],
};
