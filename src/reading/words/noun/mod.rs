//! The words by which prose counts what subjects have: a file for each language.

mod de;
mod en;

use super::Phrases;
use crate::base::language::Language;

/// Phrases in lower case, with one space between their words.
pub(in crate::reading) struct NounWords {
    /// Verbs of what is a part of a subject, or comes with it
    pub(in crate::reading) has: Phrases,
    /// Verbs of what a subject can deal with
    pub(in crate::reading) supports: Phrases,
    pub(in crate::reading) costs: Phrases,
    /// Verbs of measures
    pub(in crate::reading) is: Phrases,
    /// Words that end like a verb and are none
    pub(in crate::reading) no_verbs: Phrases,
    /// The ending of other verbs
    pub(in crate::reading) verb_ending: char,
    /// Words around a verb that change nothing
    pub(in crate::reading) light: Phrases,
    /// Between a thing and its subject: "the app of X"
    pub(in crate::reading) of: Phrases,
    /// Before a subject with which a reader gets something, and what follows it: "with X, you get"
    pub(in crate::reading) with: Phrases,
    pub(in crate::reading) you_get: Phrases,
    pub(in crate::reading) there_are: Phrases,
    /// Before something that a subject has
    pub(in crate::reading) a: Phrases,
    pub(in crate::reading) pronouns: Phrases,
    /// After what is counted: they change nothing
    pub(in crate::reading) closings: Phrases,
    /// Words with which the noun of what is counted ends: "of", "on"
    pub(in crate::reading) prepositions: Phrases,
    /// With these, what is counted is a part or a difference
    pub(in crate::reading) parts: Phrases,
    /// Adjectives that change nothing: "different"
    pub(in crate::reading) idle: Phrases,
    /// Adjectives of what an author chose to count: "main"
    pub(in crate::reading) judging: Phrases,
    /// Nouns of what an author counts in their own way: "reasons"
    pub(in crate::reading) vague: Phrases,
    /// Nouns of which there is one number that is had and another one that is allowed: "users"
    pub(in crate::reading) limited: Phrases,
    /// Nouns for which to have and to support are the same: "languages"
    pub(in crate::reading) known: Phrases,
    /// Nouns of what is measured under conditions: "seconds"
    pub(in crate::reading) varying: Phrases,
    /// Plurals with an ending of their own
    pub(in crate::reading) plurals: &'static [(&'static str, &'static str)],
    /// Words after which another clause begins that does not limit the one before
    pub(in crate::reading) joints: Phrases,
    /// Those of them that may limit it
    pub(in crate::reading) adversative: Phrases,
    /// Words with which a clause does not say how many there are of one subject
    pub(in crate::reading) doubts: Phrases,
    /// Words that begin what limits a clause before them
    pub(in crate::reading) limits: Phrases,
    /// Begin a remark that compares: "more than anybody needs"
    pub(in crate::reading) more_than: Phrases,
    /// Words of headings and titles that say of which part of a subject a section is
    pub(in crate::reading) scopes: Phrases,
    /// Words before the name of a place, a platform or a date in a heading
    pub(in crate::reading) within: Phrases,
    /// Numbers in words
    pub(in crate::reading) numbers: Phrases,
    /// Numbers in words that mean one of about this size
    pub(in crate::reading) rough: Phrases,
    /// Before a day: what is said was so on that day
    pub(in crate::reading) as_of: Phrases,
    /// Polls, which have a year
    pub(in crate::reading) surveys: Phrases,
    /// Before the year of a poll
    pub(in crate::reading) before_surveys: Phrases,
    /// Between its year and its noun, besides names
    pub(in crate::reading) of_surveys: Phrases,
    /// Words of headings and titles of a history
    pub(in crate::reading) of_past: Phrases,
    /// Whether all nouns have a capital
    pub(in crate::reading) has_capitals: bool,
}

impl NounWords {
    /// Returns the words of a language; `None` if it has none here.
    pub(in crate::reading) fn of(language: &Language) -> Option<&'static NounWords> {
        match language.name() {
            "en" => Some(&en::ENGLISH),
            "de" => Some(&de::GERMAN),
            _ => None,
        }
    }

    /// Returns the singular of a noun in lower case. One that has no plural is returned as it is.
    pub(in crate::reading) fn singular(&self, noun: &str) -> String {
        if let Some((_, one)) = self.plurals.iter().find(|(many, _)| *many == noun) {
            return (*one).to_owned();
        }
        if self.has_capitals {
            return noun.to_owned();
        }
        let long = |stem: &str| stem.len() > 2;
        if let Some(stem) = noun.strip_suffix("ies").filter(|stem| long(stem)) {
            return format!("{stem}y");
        }
        let es = ["ches", "shes", "sses", "xes"].iter().any(|ending| noun.ends_with(ending));
        let ending = if es { "es" } else { "s" };
        let is_plural = !["ss", "us", "is"].iter().any(|ending| noun.ends_with(ending));
        noun.strip_suffix(ending).filter(|stem| is_plural && long(stem)).unwrap_or(noun).to_owned()
    }

    /// Whether a noun in lower case may be one of several things.
    pub(in crate::reading) fn is_plural(&self, noun: &str) -> bool {
        self.has_capitals || self.singular(noun) != noun
    }
}
