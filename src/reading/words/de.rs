//! German words. Pure.

use super::{NO, PARTIAL, Words, YES, grammar, hedging};

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
    alike: &[
        ["ja", "teilweise", "nein"],
        ["vorhanden", "", "nicht vorhanden"],
        ["enthalten", "", "nicht enthalten"],
        ["unterstützt", "", "nicht unterstützt"],
    ],
    abbreviations: &[
        "z.b", "d.h", "u.a", "u.u", "o.ä", "i.d.r", "bzw", "ca", "etc", "usw", "usf", "vgl",
        "evtl", "ggf", "inkl", "exkl", "zzgl", "max", "min", "mind", "nr", "abs", "abb", "tab",
        "dr", "prof", "hr", "fr", "st", "str", "mio", "mrd", "tsd", "std", "sek", "jan", "feb",
        "apr", "aug", "sep", "sept", "okt", "nov", "dez", "bspw", "sog", "rd", "urspr", "v.a",
        "s.o", "s.u",
    ],
    hedges: &hedging::GERMAN,
    grammar: &grammar::GERMAN,
};
