//! Prefixes of units that are words: `kops/s`, `Mreq/s`, `kIOPS`. Pure.

use super::names::{Part, part};
use super::text::leading_word;
use super::{Unit, after_gap};

const PREFIXES: [(char, f64); 5] = [('k', 1e3), ('K', 1e3), ('M', 1e6), ('G', 1e9), ('T', 1e12)];

/// Units before which a prefix is one in the unit of a criterion too. "Members" and "kits" begin with none.
const COUNTED: [&str; 16] = [
    "events", "flops", "iops", "loc", "messages", "msg", "msgs", "ops", "qps", "req", "reqs",
    "requests", "rps", "sloc", "tokens", "tps",
];

/// The fewest letters of a unit that may have a prefix in a text.
const SHORTEST: usize = 3;

/// Splits the prefix from the unit of a criterion: 1000 and `ops` of `kops`.
pub(super) fn of_unit(name: &str) -> Option<(f64, &str)> {
    let (factor, rest) = split(name)?;
    COUNTED.contains(&rest.to_lowercase().as_str()).then_some((factor, rest))
}

fn split(name: &str) -> Option<(f64, &str)> {
    let first = name.chars().next()?;
    let (_, factor) = PREFIXES.iter().find(|(prefix, _)| *prefix == first)?;
    Some((*factor, &name[first.len_utf8()..]))
}

/// The unit of a criterion in a text, with a prefix or as another name for it.
pub(super) struct Named {
    pub(super) factor: f64,
    /// What it is per, if its name says so: `rps`
    pub(super) per: Option<Part>,
    pub(super) len: usize,
}

/// Parses the unit of a criterion with a prefix, or by a name that has what it is per in it.
pub(super) fn named(rest: &str, unit: &Unit<'_>) -> Option<Named> {
    let Some(own @ Part::Word(name)) = &unit.head else { return None };
    let body = after_gap(rest);
    let word = leading_word(body);
    let first = leading_word(name);
    let len = rest.len() - body.len() + word.len();
    let as_own = |word: &str| {
        let (part, per) = part(word);
        let is_plain =
            first.len() >= SHORTEST && unit.language.is_same_noun(&word.to_lowercase(), first);
        (is_plain || part == *own && word.len() >= SHORTEST).then_some(per)
    };
    if let Some(per) = as_own(word) {
        return Some(Named { factor: 1.0, per, len });
    }
    let (factor, rest) = split(word)?;
    Some(Named { factor, per: as_own(rest)?, len })
}
