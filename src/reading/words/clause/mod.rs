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
    pub(in crate::reading) adverbs: Adverbs,
    /// Two words written as one: "it's"
    pub(in crate::reading) contractions: &'static [(&'static str, [&'static str; 2])],
    /// Verbs before an infinitive that leave it as it is: "can"
    pub(in crate::reading) can: &'static [&'static str],
    pub(in crate::reading) circles: Circles,
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
    /// Words that may deny what is said before: "and it is a lie"
    pub(in crate::reading) denials: &'static [&'static str],
    /// Verbs before a subject that somebody chooses, of which the next sentence speaks: "take"
    pub(in crate::reading) picks: &'static [&'static str],
    /// "this", before a noun for the subject of the text before
    pub(in crate::reading) this: &'static [&'static str],
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

/// How words are known that change nothing before a verb or an adjective, without a list of them.
pub(in crate::reading) struct Adverbs {
    /// Their endings
    pub(in crate::reading) endings: &'static [&'static str],
    /// Words with such an ending that limit what is said: "usually"
    pub(in crate::reading) limiting: &'static [&'static str],
    /// Articles before a noun that says how much: "a shade"
    pub(in crate::reading) before_degrees: &'static [&'static str],
    /// "by", before a noun for how far one is ahead
    pub(in crate::reading) by: &'static [&'static str],
    /// These nouns: "mile"
    pub(in crate::reading) margins: &'static [&'static str],
}

/// The words of a phrase that means all compared subjects: "in this test", "of the four tools".
pub(in crate::reading) struct Circles {
    pub(in crate::reading) prepositions: &'static [&'static str],
    /// Prepositions with an article: "im"
    pub(in crate::reading) definite: &'static [&'static str],
    pub(in crate::reading) genitives: &'static [&'static str],
    pub(in crate::reading) determiners: &'static [&'static str],
    pub(in crate::reading) nouns: &'static [&'static str],
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
