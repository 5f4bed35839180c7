//! English words around rankings. Pure.

use super::super::superlative::{COMPARATIVES, IDIOMS, SUPERLATIVES, Way, word_in};
use super::words::Words;

pub(super) const WORDS: Words = Words {
    superlative: |word| word_in(&SUPERLATIVES, word),
    comparative: |word| word_in(&COMPARATIVES, word),
    // The most and the least of something
    phrases: &[
        ("the most", Way::Most),
        ("the least", Way::Least),
        ("the only one", Way::Other),
        ("second to none", Way::Other),
        ("unlike any", Way::Other),
        ("no other", Way::Other),
        ("nobody else", Way::Other),
        ("no one else", Way::Other),
    ],
    articles: &["the"],
    than: "than",
    more_and_less: ["more", "less"],
    most_and_least: ["most", "least"],
    prices: &["expensive", "costly"],
    several: &[
        "one of",
        "one of the",
        "some of",
        "some of the",
        "two of the",
        "many of the",
        "most of the",
    ],
    unranked: &UNRANKED,
    joining: &JOINING,
    possessives: &POSSESSIVES,
    own_parts: &OWN_PARTS,
    vague: &VAGUE,
    function_words: &FUNCTION_WORDS,
    all_others: &ALL_OTHERS,
    pairs: &PAIRS,
    not_alone: &NOT_ALONE,
    prepositions: &PREPOSITIONS,
    idioms: &IDIOMS,
    sayings: &SAYINGS,
};

/// Words before a ranking that negate it, or name several that are first.
const UNRANKED: [&str; 17] = [
    "not", "no", "never", "nor", "neither", "hardly", "cannot", "without", "if", "whether",
    "among", "amongst", "joint", "second", "third", "2nd", "3rd",
];

/// Words directly before a comparative at the end of a text that make it a limit: `20 and newer`.
const JOINING: [&str; 4] = ["or", "and", "any", "at"];

/// Words before a ranking that make it one within the subject: `its fastest mode`.
const POSSESSIVES: [&str; 8] = ["its", "their", "your", "our", "my", "his", "her", "whose"];

/// What a product has several of, so that `the cheapest plan` is one of its own.
const OWN_PARTS: [&str; 25] = [
    "plan",
    "tier",
    "edition",
    "version",
    "release",
    "model",
    "option",
    "package",
    "subscription",
    "licence",
    "license",
    "instance",
    "configuration",
    "setting",
    "size",
    "file",
    "page",
    "variant",
    "level",
    "mode",
    "part",
    "bundle",
    "contract",
    "frame",
    "supported",
];

/// Words after a superlative with which it ranks nothing.
const VAGUE: [&str; 6] = ["possible", "available", "allowed", "practice", "case", "effort"];

/// Words that can follow a superlative that ranks the subject itself.
const FUNCTION_WORDS: [&str; 28] = [
    "of", "among", "in", "at", "on", "by", "with", "and", "but", "to", "for", "here", "there",
    "from", "that", "which", "when", "overall", "anywhere", "so", "yet", "as", "because", "though",
    "today", "now", "one", "is",
];

/// What follows "than" if the subject is ranked above all others.
const ALL_OTHERS: [&str; 20] = [
    "any other",
    "any of",
    "any rival",
    "any competitor",
    "all other",
    "all others",
    "all of",
    "all the",
    "all rivals",
    "all competitors",
    "every other",
    "everything else",
    "everyone else",
    "anything else",
    "anyone else",
    "the others",
    "the rest",
    "its rivals",
    "its competitors",
    "the competition",
];

/// What follows a ranking within two.
const PAIRS: [&str; 6] =
    ["of the two", "of these two", "of those two", "of both", "of the pair", "one of the two"];

/// Comparatives that rank nothing at the end of a text: `read more`, `or less`.
const NOT_ALONE: [&str; 4] = ["more", "less", "fewer", "better"];

/// Words before a superlative with a noun that make it a circumstance: `on the fastest roads`.
const PREPOSITIONS: [&str; 13] = [
    "on", "in", "with", "for", "from", "under", "over", "at", "to", "by", "within", "through", "of",
];

/// Phrases that rank nothing, besides those that no report shows.
const SAYINGS: [&str; 6] = [
    "the best of times",
    "the best of both",
    "the best of its",
    "to the best of",
    "for the most part",
    "the most of",
];
