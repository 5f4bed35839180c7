//! Other forms of the words in the names of criteria: `weather-sealed` and `seals` of `Weather sealing`. Pure.

use std::collections::{HashMap, HashSet};

use super::root::{is_deed, root};
use crate::base::index::Index;
use crate::base::language::Language;
use crate::matrix::{Criterion, Matrix};

/// The roots of the names of a matrix, in one language.
#[derive(Debug, Default)]
pub(super) struct Derived {
    /// Whole names, by the roots of their words with a space between them
    names: Known,
    /// Those that are of what somebody does, by the roots in the order of a verb and its object: `process image`
    deeds: Known,
    /// Names whose last word may be a verb, by its root and that of its object: `sync setting`
    verbs: Known,
    /// Names by the roots of a verb and its adverb: `build increment`
    manners: Known,
    /// Words that are in the names of one criterion only
    parts: Known,
    /// The first letters of all roots
    beginnings: HashSet<String>,
}

/// A root of two criteria is none.
type Known = HashMap<String, Option<Index<Criterion>>>;

/// Words of names that say nothing of what the criterion is about, in English and German.
const ADDED: [&str; 28] = [
    "built-in",
    "built",
    "in",
    "integrated",
    "support",
    "supported",
    "supports",
    "for",
    "of",
    "the",
    "a",
    "an",
    "with",
    "has",
    "is",
    "by",
    "default",
    "required",
    "eingebaute",
    "eingebauter",
    "eingebautes",
    "integrierte",
    "integrierter",
    "unterstützung",
    "für",
    "von",
    "mit",
    "per",
];

/// Words that are in many names: alone, they do not name one.
const VAGUE: [&str; 26] = [
    "open", "source", "free", "first", "last", "time", "type", "user", "users", "level", "size",
    "limit", "number", "mode", "plan", "life", "rate", "max", "total", "best", "real", "full",
    "more", "count", "data", "use",
];

impl Derived {
    pub(super) fn of(matrix: &Matrix, language: &Language) -> Derived {
        let mut derived = Derived::default();
        for (at, criterion) in matrix.criteria.indexed() {
            let terms = criterion.terms.iter().map(|term| term.value.as_str());
            for name in terms.chain([criterion.name.as_str()]) {
                derived.add(name, at, language);
            }
        }
        derived
    }

    fn add(&mut self, name: &str, at: Index<Criterion>, language: &Language) {
        let lower = name.split(" (").next().unwrap_or(name).to_lowercase();
        let words: Vec<&str> = lower
            .split(|c: char| !c.is_alphanumeric() && c != '-')
            .filter(|word| !word.is_empty() && !ADDED.contains(word))
            .flat_map(|word| word.split('-'))
            .collect();
        let roots: Vec<String> = words.iter().map(|word| root(word, language)).collect();
        self.beginnings.extend(roots.iter().map(|root| beginning(root).to_owned()));
        let of_deed = words.last().is_some_and(|last| is_deed(last));
        match &roots[..] {
            [] => {}
            [one] => {
                if !VAGUE.contains(&words[0]) && one.chars().count() >= SHORTEST {
                    put(&mut self.names, one.clone(), at);
                    if of_deed {
                        put(&mut self.deeds, one.clone(), at);
                    }
                }
            }
            [first, last] => {
                put(&mut self.names, format!("{first} {last}"), at);
                // "Builds incrementally" has incremental builds.
                let reversed = format!("{last} {first}");
                if of_deed {
                    put(&mut self.deeds, reversed, at);
                } else {
                    if words.last().is_some_and(|last| !last.ends_with('s')) {
                        put(&mut self.verbs, reversed.clone(), at);
                    }
                    put(&mut self.manners, reversed, at);
                }
            }
            _ => put(&mut self.names, roots.join(" "), at),
        }
        for (word, root) in words.iter().zip(&roots) {
            if !VAGUE.contains(word) && root.chars().count() > SHORTEST {
                put(&mut self.parts, root.clone(), at);
            }
        }
    }

    /// Whether a word in lower case may have a root of the names: most words have other letters at their beginning.
    pub(super) fn may_have(&self, word: &str) -> bool {
        self.beginnings.contains(beginning(word))
    }

    /// Returns the criterion that words name as a whole.
    pub(super) fn name(&self, roots: &str) -> Option<Index<Criterion>> {
        *self.names.get(roots)?
    }

    /// Returns the criterion of what a verb, perhaps with its object, says that somebody does.
    pub(super) fn deed(&self, roots: &str) -> Option<Index<Criterion>> {
        *self.deeds.get(roots)?
    }

    /// Returns the criterion of what a verb says that its object may be named like.
    pub(super) fn verb(&self, roots: &str) -> Option<Index<Criterion>> {
        *self.verbs.get(roots)?
    }

    /// Returns the criterion of what a verb and its adverb say.
    pub(super) fn manner(&self, roots: &str) -> Option<Index<Criterion>> {
        *self.manners.get(roots)?
    }

    /// Returns the only criterion with a word of this root in its name.
    pub(super) fn part(&self, root: &str) -> Option<Index<Criterion>> {
        *self.parts.get(root)?
    }
}

/// Returns the first letters of a word, which are those of its root too.
fn beginning(word: &str) -> &str {
    let end = word.char_indices().nth(SHORTEST).map_or(word.len(), |(at, _)| at);
    &word[..end]
}

/// Letters of a root that may stand for a name.
const SHORTEST: usize = 3;

fn put(known: &mut Known, roots: String, at: Index<Criterion>) {
    let own = known.entry(roots).or_insert(Some(at));
    *own = own.filter(|own| *own == at);
}
