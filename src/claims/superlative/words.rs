//! English words that rank one thing above another. Pure.
//!
//! The list is short on purpose: it contains a word only if most of its uses rank what is compared. The
//! page on claims in the manual lists every word.

/// The end of an order that a word names, so that it can be compared with the end that is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Best,
    Worst,
    /// The greatest amount
    Most,
    /// The smallest amount
    Least,
    Newest,
    Oldest,
    /// Not certain, as for `cleanest`
    Other,
}

/// Returns what a word names, if it is in a list.
pub(in crate::claims) fn word_in(list: &[(&str, Way)], word: &str) -> Option<Way> {
    list.iter().find(|(listed, _)| *listed == word).map(|(_, way)| *way)
}

/// Words that rank on their own.
pub(in crate::claims) const SUPERLATIVES: [(&str, Way); 36] = [
    ("best", Way::Best),
    ("biggest", Way::Most),
    ("broadest", Way::Other),
    ("cheapest", Way::Least),
    ("cleanest", Way::Other),
    ("easiest", Way::Other),
    ("fastest", Way::Best),
    ("fewest", Way::Least),
    ("greatest", Way::Other),
    ("heaviest", Way::Most),
    ("highest", Way::Most),
    ("largest", Way::Most),
    ("lightest", Way::Least),
    ("longest", Way::Most),
    ("lowest", Way::Least),
    ("oldest", Way::Oldest),
    ("outperform", Way::Other),
    ("outperforms", Way::Other),
    ("quickest", Way::Best),
    ("richest", Way::Other),
    ("safest", Way::Best),
    ("shortest", Way::Least),
    ("simplest", Way::Other),
    ("slowest", Way::Worst),
    ("smallest", Way::Least),
    ("smoothest", Way::Other),
    ("strictest", Way::Other),
    ("strongest", Way::Best),
    ("unbeatable", Way::Other),
    ("unmatched", Way::Other),
    ("unrivaled", Way::Other),
    ("unrivalled", Way::Other),
    ("weakest", Way::Worst),
    ("widest", Way::Other),
    ("worst", Way::Worst),
    ("youngest", Way::Newest),
];

/// Phrases of several words.
pub(super) const PHRASES: [&str; 19] = [
    "by far",
    "double the",
    "half as",
    "half the",
    "no one else",
    "no other",
    "nobody else",
    "none of the others",
    "second to none",
    "the first to",
    "the least",
    "the most",
    "the only",
    "three times as",
    "three times the",
    "triple the",
    "twice as",
    "twice the",
    "unlike any",
];

/// Comparatives, which need a "than" after them: `faster than`, `more mature tools than`.
pub(in crate::claims) const COMPARATIVES: [(&str, Way); 31] = [
    ("better", Way::Best),
    ("bigger", Way::Most),
    ("broader", Way::Other),
    ("cheaper", Way::Least),
    ("cleaner", Way::Other),
    ("easier", Way::Other),
    ("faster", Way::Best),
    ("fewer", Way::Least),
    ("greater", Way::Other),
    ("heavier", Way::Most),
    ("higher", Way::Most),
    ("larger", Way::Most),
    ("less", Way::Other),
    ("lighter", Way::Least),
    ("longer", Way::Most),
    ("lower", Way::Least),
    ("more", Way::Other),
    ("newer", Way::Newest),
    ("older", Way::Oldest),
    ("quicker", Way::Best),
    ("richer", Way::Other),
    ("safer", Way::Best),
    ("shorter", Way::Least),
    ("simpler", Way::Other),
    ("slower", Way::Worst),
    ("smaller", Way::Least),
    ("stricter", Way::Other),
    ("stronger", Way::Best),
    ("weaker", Way::Worst),
    ("wider", Way::Other),
    ("worse", Way::Worst),
];
pub(in crate::claims) const WORDS_BEFORE_THAN: usize = 3;

/// Phrases that contain one of these words but do not rank anything.
pub(in crate::claims) const IDIOMS: [&str; 10] = [
    "at best",
    "at the least",
    "at the most",
    "best effort",
    "best practice",
    "best practices",
    "less than",
    "more often than not",
    "more than",
    "worst case",
];
