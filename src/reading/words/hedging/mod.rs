//! The words by which sentences say that they do not state what is so now: a file for each language.

mod de;
mod en;

use super::Phrases;

pub(in crate::reading) use de::GERMAN;
pub(in crate::reading) use en::ENGLISH;

/// Words and phrases that say that a sentence does not state what is so now. Those of one list mean the same.
pub(in crate::reading) struct Hedging {
    /// Conditions, doubt, what others say, what is denied
    pub(in crate::reading) open: Phrases,
    /// Open at the beginning of a sentence
    pub(in crate::reading) open_first: Phrases,
    pub(in crate::reading) past: Phrases,
    /// Past if a year follows
    pub(in crate::reading) past_before_year: Phrases,
    pub(in crate::reading) future: Phrases,
    /// Future if the sentence ends with an infinitive: `wird … erlauben`
    pub(in crate::reading) future_with_infinitive: Phrases,
    /// Between what is stated and another clause, which may be hedged: ", and"
    pub(in crate::reading) joints: &'static [&'static str],
    /// Words of such a clause with which it hedges what is before it too: "and that if …"
    pub(in crate::reading) of_all: Phrases,
    /// Words that do so at the beginning of the clause: "and that until 2027"
    pub(in crate::reading) of_all_first: Phrases,
    /// Phrases with words of the lists that hedge nothing: "when it comes to"
    pub(in crate::reading) harmless: Phrases,
}
