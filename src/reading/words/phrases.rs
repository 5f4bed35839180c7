//! Lists of phrases, in which the words of a text are looked up. Pure.

use std::collections::BTreeMap;

/// Phrases of one meaning.
pub(in crate::reading) struct Phrases {
    /// By their first words, in order
    groups: Vec<Group>,
    /// For each first byte of a word, where the groups of its words begin. Most words of a text begin none.
    starts: [u16; 257],
}

struct Group {
    first: &'static str,
    phrases: Vec<&'static str>,
}

impl Phrases {
    /// Takes phrases with commas between them.
    pub(in crate::reading) fn of(phrases: &'static str) -> Phrases {
        let mut by_first_word: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for phrase in phrases.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()) {
            let first = phrase.split(' ').next().unwrap_or(phrase);
            by_first_word.entry(first).or_default().push(phrase);
        }
        let groups = by_first_word.into_iter().map(|(first, phrases)| Group { first, phrases });
        let groups: Vec<Group> = groups.collect();
        let start = |byte: usize| {
            groups.partition_point(|group| usize::from(group.first.as_bytes()[0]) < byte)
        };
        let starts = std::array::from_fn(|byte| u16::try_from(start(byte)).expect("a short list"));
        Phrases { groups, starts }
    }

    /// Whether a word is one of the phrases.
    pub(in crate::reading) fn has(&self, word: &str) -> bool {
        self.beginning_with(word).contains(&word)
    }

    pub(in crate::reading) fn beginning_with(&self, word: &str) -> &[&'static str] {
        let Some(byte) = word.bytes().next().map(usize::from) else { return &[] };
        let range = usize::from(self.starts[byte])..usize::from(self.starts[byte + 1]);
        let group = self.groups[range].iter().find(|group| group.first == word);
        group.map_or(&[], |group| &group.phrases)
    }

    /// Returns all phrases.
    pub(in crate::reading) fn all(&self) -> impl Iterator<Item = &'static str> {
        self.groups.iter().flat_map(|group| &group.phrases).copied()
    }
}
