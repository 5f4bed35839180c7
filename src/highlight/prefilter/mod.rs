//! Rules out patterns that cannot match in a line, by the bytes of the line. Pure. It affects how long
//! parsing takes, never the result.
//!
//! A place of a grammar has up to hundreds of patterns. The regex engine would search for each separately,
//! mostly in vain. The bytes that a match requires are therefore derived from each pattern once, as pairs
//! of adjacent bytes, such as `fu`, `un` and `nc` of `\bfunction\b`. A line that lacks one of them is not
//! searched. Only ASCII lines are tested, which avoids Unicode's tables and its rules for case.

mod class;
mod pattern;
mod reader;
mod set;

#[cfg(test)]
mod tests;

use self::pattern::{Node, read};

/// A pattern with more alternatives is represented by their first bytes.
const MOST_WAYS: usize = 64;
/// More pairs of one alternative would rule out hardly any more lines.
const MOST_PAIRS: usize = 8;
/// A larger set of bytes occurs in almost every line.
const WIDE: u32 = 64;

/// The alternatives of a pattern. A line in which the pattern matches contains all pairs of at least one of
/// them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Prefilter(Vec<Vec<Pair>>);

/// A byte of one set, directly followed by a byte of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pair {
    first: u128,
    second: u128,
}

/// The bytes of an ASCII line.
pub(super) struct Bytes {
    all: u128,
    /// For each byte, the bytes that directly follow it
    followers: [u128; 128],
}

/// A part of an alternative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// One byte of a set
    One(u128),
    /// Any number of any bytes
    Gap,
}

/// One alternative of a pattern: a way in which it can match.
type Way = Vec<Part>;

impl Prefilter {
    pub(super) fn of(pattern: &str) -> Prefilter {
        let ways = read(pattern).map_or_else(|| vec![vec![Part::Gap]], |node| ways(&node));
        Prefilter(ways.iter().map(|way| pairs(way)).collect())
    }

    /// Returns false only if the pattern cannot match anywhere in a line with these bytes.
    pub(super) fn allows(&self, bytes: &Bytes) -> bool {
        self.0.iter().any(|pairs| pairs.iter().all(|pair| bytes.have(*pair)))
    }
}

impl Bytes {
    /// Returns `None` for a line that is not ASCII.
    pub(super) fn of(line: &str) -> Option<Bytes> {
        if !line.is_ascii() {
            return None;
        }
        let mut bytes = Bytes { all: 0, followers: [0; 128] };
        let mut before = None;
        for byte in line.bytes() {
            bytes.all |= 1 << byte;
            if let Some(before) = before.replace(byte) {
                bytes.followers[usize::from(before)] |= 1 << byte;
            }
        }
        Some(bytes)
    }

    fn have(&self, pair: Pair) -> bool {
        let mut first = pair.first & self.all;
        if pair.second == u128::MAX {
            return first != 0;
        }
        while first != 0 {
            if self.followers[first.trailing_zeros() as usize] & pair.second != 0 {
                return true;
            }
            first &= first - 1;
        }
        false
    }
}

fn ways(node: &Node) -> Vec<Way> {
    match node {
        Node::Empty => vec![Vec::new()],
        Node::Class(set) => vec![vec![Part::One(*set)]],
        // A look-ahead requires its text in the line, but the text that follows may overlap it.
        Node::Ahead(node) => with_gap(ways(node)),
        Node::Concat(parts) => {
            parts.iter().fold(vec![Vec::new()], |before, part| joined(&before, &ways(part)))
        }
        Node::Either(branches) => {
            let all: Vec<Way> = branches.iter().flat_map(ways).collect();
            if all.len() > MOST_WAYS { vec![heads(&all)] } else { all }
        }
        Node::Repeat(_, 0, _) => vec![vec![Part::Gap]],
        Node::Repeat(node, 1, Some(1)) => ways(node),
        Node::Repeat(node, ..) => with_gap(ways(node)),
    }
}

/// Appends each alternative of `after` to each of `before`.
fn joined(before: &[Way], after: &[Way]) -> Vec<Way> {
    if before.len() * after.len() > MOST_WAYS && after.len() > 1 {
        return joined(before, &[heads(after)]);
    }
    // Parts beyond this length would be in no pair that is kept.
    let join = |way: &Way, rest: &Way| match way.len() > 2 * MOST_PAIRS {
        true => way.clone(),
        false => [&way[..], rest].concat(),
    };
    before.iter().flat_map(|way| after.iter().map(move |rest| join(way, rest))).collect()
}

/// Reduces alternatives to a single one, of which only the first byte is known.
fn heads(ways: &[Way]) -> Way {
    let first = |way: &Way| match way.first() {
        Some(Part::One(set)) => Some(*set),
        _ => None,
    };
    let firsts = ways.iter().try_fold(0, |set, way| Some(set | first(way)?));
    firsts.map(Part::One).into_iter().chain([Part::Gap]).collect()
}

fn with_gap(mut ways: Vec<Way>) -> Vec<Way> {
    for way in &mut ways {
        way.push(Part::Gap);
    }
    ways
}

/// The first pairs of an alternative that rule out lines.
fn pairs(way: &[Part]) -> Vec<Pair> {
    let set = |at: usize| match way.get(at) {
        Some(Part::One(set)) => Some(*set),
        _ => None,
    };
    let is_wide = |set: u128| set.count_ones() > WIDE;
    let pairs = (0..way.len()).filter_map(|at| {
        let (first, second) = (set(at)?, set(at + 1));
        let in_pair_before = at > 0 && set(at - 1).is_some();
        let says_nothing = match second {
            Some(second) => is_wide(first) && is_wide(second),
            None => is_wide(first) || in_pair_before,
        };
        (!says_nothing).then(|| Pair { first, second: second.unwrap_or(u128::MAX) })
    });
    pairs.take(MOST_PAIRS).collect()
}
