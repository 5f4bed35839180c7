//! English words around rankings. Pure.

/// Adjectives after "more" and "most" that rank amounts of money.
pub(super) const PRICES: [&str; 2] = ["expensive", "costly"];

/// Phrases that rank the subject above all others, besides superlatives.
pub(super) const UNMATCHED: [&str; 5] =
    ["second to none", "unlike any", "no other", "nobody else", "no one else"];

/// Words before a ranking that negate it, or name several that are first.
pub(super) const UNRANKED: [&str; 17] = [
    "not", "no", "never", "nor", "neither", "hardly", "cannot", "without", "if", "whether",
    "among", "amongst", "joint", "second", "third", "2nd", "3rd",
];

/// Words directly before a comparative at the end of a text that make it a limit: `20 and newer`.
pub(super) const JOINING: [&str; 4] = ["or", "and", "any", "at"];

/// Words before a ranking that make it one within the subject: `its fastest mode`.
pub(super) const POSSESSIVES: [&str; 8] =
    ["its", "their", "your", "our", "my", "his", "her", "whose"];

/// What a product has several of, so that `the cheapest plan` is one of its own.
pub(super) const OWN_PARTS: [&str; 25] = [
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
pub(super) const VAGUE: [&str; 6] =
    ["possible", "available", "allowed", "practice", "case", "effort"];

/// Words that can follow a superlative that ranks the subject itself.
pub(super) const FUNCTION_WORDS: [&str; 28] = [
    "of", "among", "in", "at", "on", "by", "with", "and", "but", "to", "for", "here", "there",
    "from", "that", "which", "when", "overall", "anywhere", "so", "yet", "as", "because", "though",
    "today", "now", "one", "is",
];

/// What follows "than" if the subject is ranked above all others.
pub(super) const ALL_OTHERS: [&str; 20] = [
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
pub(super) const PAIRS: [&str; 6] =
    ["of the two", "of these two", "of those two", "of both", "of the pair", "one of the two"];

/// Comparatives that rank nothing at the end of a text: `read more`, `or less`.
pub(super) const NOT_ALONE: [&str; 4] = ["more", "less", "fewer", "better"];

/// Words before a superlative with a noun that make it a circumstance: `on the fastest roads`.
pub(super) const PREPOSITIONS: [&str; 13] = [
    "on", "in", "with", "for", "from", "under", "over", "at", "to", "by", "within", "through", "of",
];

/// Phrases that rank nothing, besides those that no report shows.
pub(super) const SAYINGS: [&str; 6] = [
    "the best of times",
    "the best of both",
    "the best of its",
    "to the best of",
    "for the most part",
    "the most of",
];
