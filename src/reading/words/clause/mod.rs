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
    /// Words for subjects of which there is none, at the beginning of a clause
    pub(in crate::reading) nobody: &'static [&'static str],
    /// Words beside an amount that change nothing: "a month"
    pub(in crate::reading) beside_amounts: &'static [&'static str],
    /// Words for currencies
    pub(in crate::reading) money: &'static [&'static str],
    pub(in crate::reading) only: &'static [&'static str],
    /// "all", of the things that a verdict judges
    pub(in crate::reading) all: &'static [&'static str],
    /// Words at the beginning of a clause that stand for the subject of the one before
    pub(in crate::reading) pronouns: &'static [&'static str],
    pub(in crate::reading) possessives: &'static [&'static str],
    /// "the former" and "the latter"
    pub(in crate::reading) former_and_latter: [&'static [&'static str]; 2],
    /// Words after a comma that begin a reason or a remark, which changes nothing before it
    pub(in crate::reading) reasons: &'static [&'static str],
    /// Words after them with which they may deny what is before: "which is not true"
    pub(in crate::reading) about_it: &'static [&'static str],
    /// Words after "as" that begin a remark: "as one sees"
    pub(in crate::reading) remarks: &'static [&'static str],
    /// Words between a statement and the number that shows it: "at €5"
    pub(in crate::reading) amounts: &'static [&'static str],
    /// Verbs at the end that repeat the one of the clause: "than A does"
    pub(in crate::reading) auxiliaries: &'static [&'static str],
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
