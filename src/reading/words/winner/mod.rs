//! The words by which prose names winners: a file for each language.

mod de;
mod en;

use crate::base::language::Language;

/// All are in lower case. Phrases have one space between their words.
pub(in crate::reading) struct WinnerWords {
    /// Verbs and phrases after a subject that wins
    pub(in crate::reading) wins: &'static [&'static str],
    pub(in crate::reading) winner: &'static [&'static str],
    /// Words before the noun that change nothing
    pub(in crate::reading) clear: &'static [&'static str],
    /// Those that say that nothing narrows it
    pub(in crate::reading) overall: &'static [&'static str],
    pub(in crate::reading) beats: &'static [&'static str],
    /// "Goes to", after what is won
    pub(in crate::reading) goes_to: &'static [&'static str],
    /// Verbs before a subject that wins, with what is after it: "liegt A vorn"
    pub(in crate::reading) parted: &'static [(&'static str, &'static [&'static str])],
    /// The same of one of two
    pub(in crate::reading) better: &'static [&'static str],
    /// Between one that does not win and the one that does
    pub(in crate::reading) loses: &'static [&'static str],
    /// Before a subject that wins: "point for"
    pub(in crate::reading) point_for: &'static [&'static str],
    /// Before a winner over one of two others: "between the other two"
    pub(in crate::reading) other_two: &'static [&'static str],
    /// What is won besides a criterion
    pub(in crate::reading) prizes: &'static [&'static str],
    /// Phrases of a tie
    pub(in crate::reading) ties: &'static [&'static str],
    /// The nouns of these, one of which is in each
    pub(in crate::reading) tie: &'static [&'static str],
    /// Words between a winner and a criterion: "on", "when it comes to"
    pub(in crate::reading) on: &'static [&'static str],
    /// Words after "in" that narrow nothing in a title
    pub(in crate::reading) wide: &'static [&'static str],
    /// Words between "for" and a criterion
    pub(in crate::reading) its: &'static [&'static str],
    /// Verbs between "the winner" and its name
    pub(in crate::reading) is: &'static [&'static str],
    /// Headings of sections that judge the whole
    pub(in crate::reading) conclusions: &'static [&'static str],
}

impl WinnerWords {
    /// Returns the words of a language; `None` if its verdicts are not read.
    pub(in crate::reading) fn of(language: &Language) -> Option<&'static WinnerWords> {
        match language.name() {
            "en" => Some(&en::WORDS),
            "de" => Some(&de::WORDS),
            _ => None,
        }
    }
}
