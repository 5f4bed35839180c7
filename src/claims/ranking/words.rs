//! The words of a language around rankings.

use super::super::superlative::Way;

/// All are in lower case.
pub(super) struct Words {
    pub(super) superlative: fn(&str) -> Option<Way>,
    pub(super) comparative: fn(&str) -> Option<Way>,
    /// Phrases that rank the subject above all others, besides superlatives
    pub(super) phrases: &'static [(&'static str, Way)],
    pub(super) articles: &'static [&'static str],
    pub(super) than: &'static str,
    /// Words before those of `prices`
    pub(super) more_and_less: [&'static str; 2],
    pub(super) most_and_least: [&'static str; 2],
    /// Adjectives that rank amounts of money
    pub(super) prices: &'static [&'static str],
    /// Directly before a ranking that is said of several: `one of the`
    pub(super) several: &'static [&'static str],
    /// Near before a ranking: they negate it, or name several that are first
    pub(super) unranked: &'static [&'static str],
    /// Directly before a comparative at the end of a text: they make it a limit, as in `20 and newer`
    pub(super) joining: &'static [&'static str],
    /// Before a ranking within the subject: `its fastest mode`
    pub(super) possessives: &'static [&'static str],
    /// What a product has several of, so that `the cheapest plan` is one of its own
    pub(super) own_parts: &'static [&'static str],
    /// Words after a superlative with which it ranks nothing
    pub(super) vague: &'static [&'static str],
    /// Words that can follow a superlative that ranks the subject itself
    pub(super) function_words: &'static [&'static str],
    /// What follows "than" if the subject is ranked above all others
    pub(super) all_others: &'static [&'static str],
    /// What follows a ranking within two
    pub(super) pairs: &'static [&'static str],
    /// Comparatives that rank nothing at the end of a text: `read more`, `or less`
    pub(super) not_alone: &'static [&'static str],
    /// Before a superlative with a noun: they make it a circumstance, as in `on the fastest roads`
    pub(super) prepositions: &'static [&'static str],
    /// Phrases that contain a ranking but rank nothing
    pub(super) idioms: &'static [&'static str],
    pub(super) sayings: &'static [&'static str],
}
