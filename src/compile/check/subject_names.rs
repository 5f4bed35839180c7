//! `subject-name`: the name of a subject in another spelling. Pure.
//!
//! Only what is certain is reported: other capitals or marks in a name of one word, two letters that are swapped, a
//! letter that is left out of the middle of a long name.

use std::collections::{HashMap, HashSet};

use crate::compile::site::Page;
use crate::diagnostic::Diagnostic;
use crate::matrix::{Matrix, Subject};

/// The names of the subjects of a matrix, and how they can be misspelt.
pub(super) struct Names<'m> {
    /// Words that are spelt right: names, aliases, and the words of the names of everything else
    known: HashSet<&'m str>,
    /// Names by their letters and digits in lower case
    folded: HashMap<String, &'m str>,
    /// Names by their misspellings, in lower case
    misspelt: HashMap<String, &'m str>,
}

/// Shorter names are too near to other words.
const SHORTEST: usize = 4;
const SHORTEST_SWAPPED: usize = 5;
const SHORTEST_WITHOUT_ONE: usize = 6;

impl<'m> Names<'m> {
    pub(super) fn of(matrix: &'m Matrix) -> Names<'m> {
        let mut names =
            Names { known: HashSet::new(), folded: HashMap::new(), misspelt: HashMap::new() };
        let subjects = || matrix.subjects.iter();
        let own = subjects().flat_map(|subject| [subject.name.as_str(), subject.own_name()]);
        let aliases = subjects().flat_map(|subject| &subject.particulars.aliases);
        let criteria = matrix.criteria.iter().map(|criterion| criterion.name.as_str());
        let others = aliases.map(|alias| alias.value.as_str()).chain(criteria);
        for name in own.chain(others) {
            names.known.extend(name.split_whitespace().chain([name]));
        }
        for subject in subjects().filter(|subject| subject.is_listed()) {
            names.add(subject);
        }
        names
    }

    fn add(&mut self, subject: &'m Subject) {
        let name = subject.own_name();
        let is_word = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
        // An acronym is often a part of an identifier.
        let is_acronym = !name.contains(|c: char| c.is_ascii_lowercase());
        let folded = folded(name);
        if !is_word || is_acronym || folded.len() < SHORTEST {
            return;
        }
        self.folded.insert(folded, name);
        if name.starts_with(|c: char| c.is_ascii_uppercase()) {
            let lower = name.to_ascii_lowercase();
            self.misspelt.extend(misspellings(&lower).into_iter().map(|wrong| (wrong, name)));
        }
    }

    /// Reports the names of a page that are misspelt.
    pub(super) fn check(&self, page: &Page, found: &mut Vec<Diagnostic>) {
        if self.folded.is_empty() {
            return;
        }
        for (word, place) in page.outline.writing.capitals.iter() {
            if let Some(name) = self.meant(word) {
                found.push(Diagnostic::subject_name(page.span(place), word, name));
            }
        }
    }

    /// Returns the name that a word misspells.
    fn meant(&self, word: &str) -> Option<&'m str> {
        let is_shouted = !word.contains(|c: char| c.is_ascii_lowercase());
        if is_shouted || self.known.contains(word) {
            return None;
        }
        if let Some(name) = self.folded.get(&folded(word)) {
            return (!is_begun(word, name) && !is_other(word, name)).then_some(*name);
        }
        let is_name = word.starts_with(|c: char| c.is_ascii_uppercase());
        let name = self.misspelt.get(&word.to_ascii_lowercase()).filter(|_| is_name)?;
        // A misspelling has the capitals of the name.
        let is_plain = word[1..] == word[1..].to_ascii_lowercase();
        (is_plain || name[1..] != name[1..].to_ascii_lowercase()).then_some(*name)
    }
}

/// Whether a word is a name as the first word of a sentence or a heading: `Pnpm`.
fn is_begun(word: &str, name: &str) -> bool {
    word.get(1..) == name.get(1..) && word[..1].eq_ignore_ascii_case(&name[..1])
}

/// Whether a word may be another name, with a capital where this one has none: `ReAct` is not `React`.
fn is_other(word: &str, name: &str) -> bool {
    let inner = |text: &str| {
        text.get(1..).is_some_and(|rest| rest.contains(|c: char| c.is_ascii_uppercase()))
    };
    let is_word = name.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_word && word.eq_ignore_ascii_case(name) && inner(word) && !inner(name)
}

/// Returns the ways in which a name is misspelt: with two letters swapped, with one left out.
fn misspellings(name: &str) -> HashSet<String> {
    let letters = name.as_bytes();
    let is_letter = |at: usize| letters[at].is_ascii_alphabetic();
    let mut all = HashSet::new();
    for at in 1..letters.len().saturating_sub(1) {
        if letters.len() >= SHORTEST_SWAPPED && is_letter(at) && is_letter(at + 1) {
            let mut swapped = letters.to_vec();
            swapped.swap(at, at + 1);
            all.extend(String::from_utf8(swapped));
        }
        if letters.len() >= SHORTEST_WITHOUT_ONE && is_letter(at) {
            let mut less = letters.to_vec();
            less.remove(at);
            all.extend(String::from_utf8(less));
        }
    }
    all.remove(name);
    all
}

fn folded(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_within_a_word_may_make_it_another_name() {
        assert!(is_other("ReAct", "React"));
        assert!(!is_other("Github", "GitHub"));
        assert!(!is_other("NodeJS", "Node.js"));
        assert!(!is_other("Node.JS", "Node.js"));
        assert!(!is_other("TYpescript", "TypeScript"));
    }

    #[test]
    fn a_name_is_misspelt_by_one_letter_in_its_middle() {
        let python = misspellings("python");
        for wrong in ["pyhton", "pytohn", "pyton", "pthon"] {
            assert!(python.contains(wrong), "{wrong}");
        }
        for other in ["python", "ypthon", "ython", "pytho", "pythons", "pylon"] {
            assert!(!python.contains(other), "{other}");
        }
        assert!(misspellings("hugo").is_empty());
        assert!(!misspellings("node.js").contains("nodejs"));
    }
}
