//! Lists of phrases, in which the words of a text are looked up. Pure.

use std::collections::HashMap;

/// Phrases of one meaning.
pub(in crate::reading) struct Phrases {
    by_first_word: HashMap<&'static str, Vec<&'static str>>,
}

impl Phrases {
    /// Takes phrases with commas between them.
    pub(in crate::reading) fn of(phrases: &'static str) -> Phrases {
        let mut by_first_word: HashMap<&str, Vec<&str>> = HashMap::new();
        for phrase in phrases.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()) {
            let first = phrase.split(' ').next().unwrap_or(phrase);
            by_first_word.entry(first).or_default().push(phrase);
        }
        Phrases { by_first_word }
    }

    /// Whether a word is one of the phrases.
    pub(in crate::reading) fn has(&self, word: &str) -> bool {
        self.beginning_with(word).contains(&word)
    }

    pub(in crate::reading) fn beginning_with(&self, word: &str) -> &[&'static str] {
        self.by_first_word.get(word).map_or(&[], Vec::as_slice)
    }

    /// Returns all phrases, in no order.
    pub(in crate::reading) fn all(&self) -> impl Iterator<Item = &'static str> {
        self.by_first_word.values().flatten().copied()
    }
}
