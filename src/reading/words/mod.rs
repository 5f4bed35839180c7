//! The words of a language by which prose states facts: a file for each language.

mod de;
mod en;

use super::statement::Has;
use crate::base::language::Language;
use crate::matrix::Level;

/// All are in lower case.
pub(super) struct Words {
    /// What a cell says of a yes-no criterion, by its first words
    pub(super) levels: &'static [(&'static str, Has)],
    /// Words that end with a full stop within a sentence, without that stop
    pub(super) abbreviations: &'static [&'static str],
    pub(super) hedges: &'static Hedging,
}

/// Words and phrases that say that a sentence does not state what is so now. Those of one list mean the same.
pub(super) struct Hedging {
    /// Conditions, doubt, what others say, what is denied
    pub(super) open: &'static [&'static str],
    /// Open at the beginning of a sentence
    pub(super) open_first: &'static [&'static str],
    pub(super) past: &'static [&'static str],
    /// Past if a year follows
    pub(super) past_before_year: &'static [&'static str],
    pub(super) future: &'static [&'static str],
    /// Future if the sentence ends with an infinitive: `wird … erlauben`
    pub(super) future_with_infinitive: &'static [&'static str],
    /// Phrases with words of the lists that hedge nothing: "when it comes to"
    pub(super) harmless: &'static [&'static str],
}

const YES: Has = Has::Supported;
const NO: Has = Has::Exactly(Level::No);
const PARTIAL: Has = Has::Exactly(Level::Partial);

/// Signs for levels, in every language.
pub(super) const SIGNS: [(&str, Has); 16] = [
    ("✓", YES),
    ("✔", YES),
    ("✅", YES),
    ("☑", YES),
    ("🟢", YES),
    ("👍", YES),
    ("✗", NO),
    ("✘", NO),
    ("❌", NO),
    ("✖", NO),
    ("✕", NO),
    ("☒", NO),
    ("🔴", NO),
    ("👎", NO),
    ("🟡", PARTIAL),
    ("🟠", PARTIAL),
];

/// Signs that stand alone for "no" or for "not known".
pub(super) const BLANKS: [&str; 5] = ["–", "—", "-", "−", "·"];

/// Returns the words of a language; `None` if its prose is not read.
pub(super) fn words_of(language: &Language) -> Option<&'static Words> {
    match language.name() {
        "en" => Some(&en::WORDS),
        "de" => Some(&de::WORDS),
        _ => None,
    }
}
