//! The words that speak against a value in a clause that is not known word for word: a file for each language.

mod de;
mod en;

use super::Phrases;

pub(in crate::reading) use de::GERMAN;
pub(in crate::reading) use en::ENGLISH;

/// Phrases in lower case, with one space between their words.
pub(in crate::reading) struct Exclusion {
    /// Deny what they stand beside
    pub(in crate::reading) denials: Phrases,
    /// Compare: the value beside them may be a difference, or that of another
    pub(in crate::reading) comparisons: Phrases,
    /// Say that a value changes, or by how much
    pub(in crate::reading) changes: Phrases,
    /// Say that a value is that of a part, of a special case, or of something else
    pub(in crate::reading) others: Phrases,
    /// Directly before a number that is no value of its own: "every", "another"
    pub(in crate::reading) before_number: Phrases,
    /// Directly after a value: they leave it as it is
    pub(in crate::reading) after_value: Phrases,
    /// At the beginning of what follows a value and a comma: they leave it as it is, though they begin as limits do
    pub(in crate::reading) remarks: Phrases,
    /// Before where something is: "in its registry"
    pub(in crate::reading) places: Phrases,
    /// Say under which conditions something is so
    pub(in crate::reading) conditions: Phrases,
    /// Where an author tries things, if a word of `own` is before them: "our machine"
    pub(in crate::reading) tests: Phrases,
    /// Those that need no such word: "the benchmark"
    pub(in crate::reading) of_tests: Phrases,
    /// Say whose or which of them: "our", "the same"
    pub(in crate::reading) own: Phrases,
    /// Nouns for something like the subjects: "rival"
    pub(in crate::reading) rivals: Phrases,
    /// Between two commas: they say nothing of what is around them
    pub(in crate::reading) interjections: Phrases,
    /// Say that a value is of several subjects at once
    pub(in crate::reading) sums: Phrases,
    /// After a subject: its people, who have what they have
    pub(in crate::reading) makers: Phrases,
    /// Before a subject, at which something is so: "with", "on"
    pub(in crate::reading) at_subject: Phrases,
    /// Between a criterion and its subject: "the battery of"
    pub(in crate::reading) of_subject: Phrases,
}
