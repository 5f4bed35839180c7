//! English words. Pure.

use super::{NO, PARTIAL, Words, YES};

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
};
