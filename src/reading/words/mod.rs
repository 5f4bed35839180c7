//! The words of a language by which prose states facts: a file for each language.

pub(super) mod clause;
mod de;
mod en;
mod exclusion;
mod grammar;
mod hedging;
pub(super) mod noun;
pub(super) mod order;
mod phrases;
pub(super) mod quality;
pub(super) mod winner;

use std::sync::LazyLock;

use super::statement::Has;
use crate::base::language::Language;
use crate::matrix::Level;
pub(super) use exclusion::Exclusion;
pub(super) use grammar::{Family, Grammar};
pub(super) use hedging::Hedging;
pub(super) use phrases::Phrases;

/// All are in lower case.
pub(super) struct Words {
    /// What a cell says of a yes-no criterion, by its first words
    pub(super) levels: &'static [(&'static str, Has)],
    /// Words of a cell that are alike: for yes, for partial support, if there is one, and for no
    pub(super) alike: &'static [Alike],
    /// Words that end with a full stop within a sentence, without that stop
    pub(super) abbreviations: &'static [&'static str],
    /// Words with which a question begins
    pub(super) questions: &'static [&'static str],
    /// Words with which a question begins, or a clause that belongs to the one before it
    pub(super) open_questions: &'static [&'static str],
    /// Words before them
    pub(super) before_questions: &'static [&'static str],
    /// Words of a question that doubts what is said before it
    pub(super) doubts: &'static [&'static str],
    pub(super) hedges: &'static LazyLock<Hedging>,
    pub(super) grammar: &'static LazyLock<Grammar>,
    pub(super) exclusion: &'static LazyLock<Exclusion>,
}

const YES: Has = Has::Supported;
const FULL: Has = Has::Exactly(Level::Yes);
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

/// Signs or words that differ only in the level for which they stand: yes, partial and no. One that is missing is empty.
pub(super) type Alike = [&'static str; 3];

/// Signs that are drawn alike.
pub(super) const ALIKE: [Alike; 8] = [
    ["✓", "", "✗"],
    ["✔", "", "✘"],
    ["✅", "", "❌"],
    ["🟢", "🟡", "🔴"],
    ["☑", "", "☒"],
    ["👍", "", "👎"],
    ["✔", "", "✖"],
    ["✓", "", "✕"],
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
