//! The words around statements, which limit them or change nothing: a file for each language.

mod de;
mod en;

use crate::base::language::Language;

/// All are in lower case. Phrases have one space between their words.
pub(in crate::reading) struct ClauseWords {
    pub(in crate::reading) articles: &'static [&'static str],
    pub(in crate::reading) is: &'static [&'static str],
    pub(in crate::reading) has: &'static [&'static str],
    pub(in crate::reading) costs: &'static [&'static str],
    /// Words before an adjective that change nothing
    pub(in crate::reading) degrees: &'static [&'static str],
    /// "of" between a criterion and a subject
    pub(in crate::reading) of: &'static [&'static str],
    pub(in crate::reading) and: &'static [&'static str],
    pub(in crate::reading) both: &'static [&'static str],
    /// What follows a superlative or a winner: the set, with the number of its members
    pub(in crate::reading) sets: &'static [(&'static str, Option<usize>)],
    /// Words at the beginning of a clause that change nothing
    pub(in crate::reading) openers: &'static [&'static str],
    /// Words at the beginning of a part of a sentence that limit what it says: "for teams"
    pub(in crate::reading) limits: &'static [&'static str],
    /// Phrases between "on" and a criterion at the beginning: "when it comes to"
    pub(in crate::reading) leads: &'static [&'static str],
    /// Whether a verb follows what a sentence begins with: "beim Preis gewinnt A"
    pub(in crate::reading) has_verb_second: bool,
    /// Words that may follow a whole statement without a mark
    pub(in crate::reading) joints: &'static [&'static str],
    /// Phrases that may follow a statement and change nothing
    pub(in crate::reading) tails: &'static [&'static str],
    /// Words anywhere in a sentence with which it states no order
    pub(in crate::reading) doubts: &'static [&'static str],
    /// Negations before a statement
    pub(in crate::reading) negations: &'static [&'static str],
}

impl ClauseWords {
    /// Returns the words of a language; `None` if its clauses are not read.
    pub(in crate::reading) fn of(language: &Language) -> Option<&'static ClauseWords> {
        match language.name() {
            "en" => Some(&en::WORDS),
            "de" => Some(&de::WORDS),
            _ => None,
        }
    }
}
