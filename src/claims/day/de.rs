//! German words for decades.

use super::words::Words;

pub(super) const WORDS: Words = Words {
    names: &[
        ("dreißiger", 30),
        ("vierziger", 40),
        ("fünfziger", 50),
        ("sechziger", 60),
        ("siebziger", 70),
        ("achtziger", 80),
        ("neunziger", 90),
    ],
    endings: &["er", "ern", "erjahre", "erjahren"],
    are_names_lower: false,
    trailing: &["jahre", "jahren", "jahrzehnts"],
    early: &["anfang", "beginn", "frühe", "frühen"],
    mid: &["mitte"],
    late: &["ende", "späte", "späten"],
    halves: &["hälfte"],
    first: &["erste", "ersten"],
    second: &["zweite", "zweiten"],
    between: &["der", "den", "die", "des", "in"],
    joints: &["und", "oder", "bis"],
    unread: &["bis", "wende", "wie"],
};
