//! English words that rank one thing above another. Pure.
//!
//! The list is short on purpose: it contains a word only if most of its uses rank what is compared. The
//! page on claims in the manual lists every word.

/// Words that rank on their own.
pub(super) const SUPERLATIVES: [&str; 36] = [
    "best",
    "biggest",
    "broadest",
    "cheapest",
    "cleanest",
    "easiest",
    "fastest",
    "fewest",
    "greatest",
    "heaviest",
    "highest",
    "largest",
    "lightest",
    "longest",
    "lowest",
    "oldest",
    "outperform",
    "outperforms",
    "quickest",
    "richest",
    "safest",
    "shortest",
    "simplest",
    "slowest",
    "smallest",
    "smoothest",
    "strictest",
    "strongest",
    "unbeatable",
    "unmatched",
    "unrivaled",
    "unrivalled",
    "weakest",
    "widest",
    "worst",
    "youngest",
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
pub(super) const COMPARATIVES: [&str; 31] = [
    "better", "bigger", "broader", "cheaper", "cleaner", "easier", "faster", "fewer", "greater",
    "heavier", "higher", "larger", "less", "lighter", "longer", "lower", "more", "newer", "older",
    "quicker", "richer", "safer", "shorter", "simpler", "slower", "smaller", "stricter",
    "stronger", "weaker", "wider", "worse",
];
pub(super) const WORDS_BEFORE_THAN: usize = 3;

/// Phrases that contain one of these words but do not rank anything.
pub(super) const IDIOMS: [&str; 10] = [
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
