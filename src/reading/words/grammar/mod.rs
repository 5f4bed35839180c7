//! The words with which clauses are built: a file for each language.

mod de;
mod en;

pub(in crate::reading) use de::GRAMMAR as GERMAN;
pub(in crate::reading) use en::GRAMMAR as ENGLISH;

/// Phrases in lower case, with one space between their words. None of them is a name.
pub(in crate::reading) struct Grammar {
    pub(in crate::reading) articles: &'static [&'static str],
    pub(in crate::reading) indefinite: &'static [&'static str],
    /// At the beginning of a clause: they do not change what it states
    pub(in crate::reading) intros: &'static [&'static str],
    /// Before what a reader pays or gets, in a section about one subject: "the maker asks"
    pub(in crate::reading) payers: &'static [&'static str],
    /// Begin a clause, if one follows
    pub(in crate::reading) conjunctions: &'static [&'static str],
    /// Those of them that may limit what is before
    pub(in crate::reading) adversative: &'static [&'static str],
    pub(in crate::reading) and: &'static [&'static str],
    /// Stand for a subject
    pub(in crate::reading) pronouns: &'static [&'static str],
    pub(in crate::reading) possessives: &'static [&'static str],
    /// Between a criterion and its subject
    pub(in crate::reading) of: &'static [&'static str],
    /// Before a subject: "with X, you get"
    pub(in crate::reading) with: &'static [&'static str],
    pub(in crate::reading) you: &'static [&'static str],
    /// Between a subject and a value: they do not say what the value is of
    pub(in crate::reading) verbs: &'static [&'static str],
    /// As `verbs`, but no verbs
    pub(in crate::reading) light: &'static [&'static str],
    /// Say of which kind a value is
    pub(in crate::reading) families: &'static [(&'static str, Family)],
    /// After a value or an object: they do not limit it
    pub(in crate::reading) closing: &'static [&'static str],
    /// After a value or an object: they may limit it
    pub(in crate::reading) limits: &'static [&'static str],
    /// Words that limit what is had: "via a plugin"
    pub(in crate::reading) provisos: &'static [&'static str],
    /// Beside a verb or an object: they change nothing
    pub(in crate::reading) adverbs: &'static [&'static str],
    pub(in crate::reading) have: &'static [&'static str],
    /// After a negation, and in questions
    pub(in crate::reading) have_bare: &'static [&'static str],
    pub(in crate::reading) lack: &'static [&'static str],
    /// Before a bare verb: "does not"
    pub(in crate::reading) does_not: &'static [&'static str],
    pub(in crate::reading) does: &'static [&'static str],
    /// Before an object that is not had
    pub(in crate::reading) no: &'static [&'static str],
    pub(in crate::reading) is: &'static [&'static str],
    pub(in crate::reading) is_not: &'static [&'static str],
    pub(in crate::reading) not: &'static [&'static str],
    /// After a criterion, without "is": "fehlt"
    pub(in crate::reading) is_missing: &'static [&'static str],
    /// Before an object: they change nothing
    pub(in crate::reading) adjectives: &'static [&'static str],
    pub(in crate::reading) full: &'static [&'static str],
    pub(in crate::reading) partial: &'static [&'static str],
    pub(in crate::reading) support_for: &'static [&'static str],
    pub(in crate::reading) support: &'static [&'static str],
    /// After an object: the rest of its verb
    pub(in crate::reading) particles: &'static [&'static str],
    pub(in crate::reading) there_is: &'static [&'static str],
    pub(in crate::reading) only: &'static [&'static str],
    /// After a subject: "is the only one with"
    pub(in crate::reading) is_only: &'static [&'static str],
    pub(in crate::reading) both: &'static [&'static str],
    pub(in crate::reading) neither: &'static [&'static str],
    pub(in crate::reading) nor: &'static [&'static str],
    /// "all", and how many
    pub(in crate::reading) all: &'static [(&'static str, Option<usize>)],
    pub(in crate::reading) none: &'static [(&'static str, Option<usize>)],
    pub(in crate::reading) all_but: &'static [&'static str],
    /// After a set: "products", "of them"
    pub(in crate::reading) things: &'static [&'static str],
    pub(in crate::reading) unlike: &'static [&'static str],
    pub(in crate::reading) like: &'static [&'static str],
    pub(in crate::reading) free: &'static [&'static str],
    pub(in crate::reading) unlimited: &'static [&'static str],
    /// Before the day of a first release, after a subject
    pub(in crate::reading) released: &'static [&'static str],
    /// Names of criteria for the weight of the whole
    pub(in crate::reading) weights: &'static [&'static str],
    /// In the names of criteria that are about a first release
    pub(in crate::reading) releases: &'static [&'static str],
    /// Before a version, after a subject
    pub(in crate::reading) at_version: &'static [&'static str],
    /// Names of criteria for the price that needs no other word
    pub(in crate::reading) prices: &'static [&'static str],
    pub(in crate::reading) which: &'static [&'static str],
    pub(in crate::reading) yes: &'static [&'static str],
    pub(in crate::reading) no_answer: &'static [&'static str],
    /// In answers that say more than yes or no
    pub(in crate::reading) limits_of_answers: &'static [&'static str],
    /// Endings of words, the longest first
    pub(in crate::reading) endings: &'static [&'static str],
    /// Whether a verb may be before its subject in statements
    pub(in crate::reading) has_inversion: bool,
}

/// What a verb says of the value that it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) enum Family {
    Price,
    Mass,
}
