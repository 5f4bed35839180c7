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
