//! The words by which prose in English says that something is ahead of something else. Pure.
//!
//! The list is short on purpose: a word belongs here when most of its uses rank what is compared.
//! The manual's page on claims lists them all.

/// On their own.
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

/// Several words together.
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

/// With "than" after them, at most so many words later: `faster than`, `more mature tools than`.
pub(super) const COMPARATIVES: [&str; 31] = [
    "better", "bigger", "broader", "cheaper", "cleaner", "easier", "faster", "fewer", "greater",
    "heavier", "higher", "larger", "less", "lighter", "longer", "lower", "more", "newer", "older",
    "quicker", "richer", "safer", "shorter", "simpler", "slower", "smaller", "stricter",
    "stronger", "weaker", "wider", "worse",
];
pub(super) const WORDS_BEFORE_THAN: usize = 3;

/// What holds one of these words and ranks nothing.
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
