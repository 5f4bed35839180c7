//! English words. Pure.

use super::{NO, PARTIAL, Words, YES, grammar, hedging};

pub(super) const WORDS: Words = Words {
    levels: &[
        ("yes", YES),
        ("yep", YES),
        ("full", YES),
        ("fully", YES),
        ("supported", YES),
        ("included", YES),
        ("available", YES),
        ("built-in", YES),
        ("native", YES),
        ("no", NO),
        ("none", NO),
        ("nope", NO),
        ("not supported", NO),
        ("unsupported", NO),
        ("not available", NO),
        ("unavailable", NO),
        ("not included", NO),
        ("missing", NO),
        ("not yet", NO),
        ("planned", NO),
        ("partial", PARTIAL),
        ("partially", PARTIAL),
        ("partly", PARTIAL),
        ("limited", PARTIAL),
        ("some", PARTIAL),
    ],
    alike: &[
        ["yes", "partial", "no"],
        ["supported", "", "not supported"],
        ["supported", "", "unsupported"],
        ["included", "", "not included"],
        ["available", "", "not available"],
        ["available", "", "unavailable"],
    ],
    abbreviations: &[
        "e.g", "i.e", "etc", "vs", "cf", "approx", "ca", "no", "nos", "incl", "excl", "max", "min",
        "mr", "mrs", "ms", "dr", "prof", "st", "inc", "ltd", "co", "corp", "fig", "sec", "ed",
        "est", "resp", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
        "nov", "dec", "p.a", "a.m", "p.m", "u.s", "u.k",
    ],
    hedges: &hedging::ENGLISH,
    grammar: &grammar::ENGLISH,
};
