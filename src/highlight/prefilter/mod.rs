//! Which patterns can match in a line at all, told by the bytes of the line. Pure; it decides how long
//! an answer takes, never the answer.
//!
//! A place of a grammar has up to hundreds of patterns, each of which the regex engine would search for by
//! itself, most of them in vain. What a pattern cannot do without is read from its text once: pairs of
//! neighbouring bytes, such as `fu`, `un` and `nc` of `\bfunction\b`. A line that lacks one of them is
//! not searched. Only lines of ASCII are asked about, which spares the tables of Unicode and the
//! questions about case that come with them.

mod class;
mod pattern;
mod reader;
mod set;

#[cfg(test)]
mod tests;

use self::pattern::{Node, read};

/// A pattern with more ways to match is taken for the first bytes of them.
const MOST_WAYS: usize = 64;
/// More pairs of one way rule out hardly more lines.
const MOST_PAIRS: usize = 8;
/// A set of more bytes than these is in almost every line.
const WIDE: u32 = 64;

/// The ways in which a pattern can match: in a line in which it does, all pairs of one of them stand.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Prefilter(Vec<Vec<Pair>>);

/// A byte of one set, with a byte of another directly behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pair {
    first: u128,
    second: u128,
}

/// The bytes of a line of ASCII.
pub(super) struct Bytes {
    all: u128,
    /// Those directly behind each
    behind: [u128; 128],
}

/// A part of a way to match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// One byte of a set
    One(u128),
    /// Anything or nothing
    Gap,
}

type Way = Vec<Part>;

impl Prefilter {
    pub(super) fn of(pattern: &str) -> Prefilter {
        let ways = read(pattern).map_or_else(|| vec![vec![Part::Gap]], |node| ways(&node));
        Prefilter(ways.iter().map(|way| pairs(way)).collect())
    }

    /// False only if the pattern matches nowhere in a line with these bytes.
    pub(super) fn allows(&self, bytes: &Bytes) -> bool {
        self.0.iter().any(|pairs| pairs.iter().all(|pair| bytes.have(*pair)))
    }
}

impl Bytes {
    /// `None` for a line that is not wholly ASCII.
    pub(super) fn of(line: &str) -> Option<Bytes> {
        if !line.is_ascii() {
            return None;
        }
        let mut bytes = Bytes { all: 0, behind: [0; 128] };
        let mut before = None;
        for byte in line.bytes() {
            bytes.all |= 1 << byte;
            if let Some(before) = before.replace(byte) {
                bytes.behind[usize::from(before)] |= 1 << byte;
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
            if self.behind[first.trailing_zeros() as usize] & pair.second != 0 {
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
        // What has to follow stands in the line like what is taken, but what is behind it may overlap.
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

/// Each of some ways with each of others behind it.
fn joined(before: &[Way], behind: &[Way]) -> Vec<Way> {
    if before.len() * behind.len() > MOST_WAYS && behind.len() > 1 {
        return joined(before, &[heads(behind)]);
    }
    // What is far behind is in no pair that is asked for.
    let join = |way: &Way, rest: &Way| match way.len() > 2 * MOST_PAIRS {
        true => way.clone(),
        false => [&way[..], rest].concat(),
    };
    before.iter().flat_map(|way| behind.iter().map(move |rest| join(way, rest))).collect()
}

/// One way in place of many: all that is known of it is the first byte.
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

/// The pairs of a way that tell something, the first ones.
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
