//! German words. Pure.

use super::{NO, PARTIAL, Words, YES};

pub(super) const WORDS: Words = Words {
    levels: &[
        ("ja", YES),
        ("vorhanden", YES),
        ("enthalten", YES),
        ("inklusive", YES),
        ("eingebaut", YES),
        ("unterstützt", YES),
        ("nein", NO),
        ("keine", NO),
        ("keiner", NO),
        ("kein", NO),
        ("fehlt", NO),
        ("nicht vorhanden", NO),
        ("nicht enthalten", NO),
        ("nicht unterstützt", NO),
        ("noch nicht", NO),
        ("geplant", NO),
        ("teilweise", PARTIAL),
        ("zum teil", PARTIAL),
        ("eingeschränkt", PARTIAL),
        ("begrenzt", PARTIAL),
    ],
};
