//! A pattern of a grammar → what it can match at most. Pure.
//!
//! The patterns are Oniguruma's; with their looks around, back references and atomic groups they
//! are slow, and most of them match nowhere in a line. What is left of a pattern when all that is
//! dropped matches at least wherever the pattern does, and is a regular expression that an
//! automaton reads together with its neighbours. Only lines of ASCII are asked about, which spares
//! the tables of Unicode and the questions about case that come with them.

mod node;
mod reader;
mod set;

#[cfg(test)]
mod tests;

use regex_syntax::hir::{Class, ClassBytes, ClassBytesRange, Hir, Repetition};

use self::node::Node;
use self::reader::read;

/// Counted repeats above this are taken for endless ones: copies cost states.
const MOST_COPIES: u32 = 8;

/// An expression without captures that matches somewhere in a line of ASCII with its line end if
/// the pattern does. None where nothing is known of the pattern, so that it might match anywhere.
pub(super) fn upper_bound(pattern: &str) -> Option<Hir> {
    let hir = hir(&read(pattern)?, true);
    let properties = hir.properties();
    let anywhere = properties.minimum_len() == Some(0) && properties.look_set().is_empty();
    (!anywhere).then_some(hir)
}

/// `last`: nothing stands behind the node in the whole pattern. There the shortest match will do,
/// and what has to follow can be asked for as if it were taken.
fn hir(node: &Node, last: bool) -> Hir {
    match node {
        Node::Empty => Hir::empty(),
        Node::Class(set) => Hir::class(Class::Bytes(class(*set))),
        Node::Look(look) => Hir::look(*look),
        Node::Ahead(node) if last => hir(node, true),
        Node::Ahead(_) => Hir::empty(),
        Node::Concat(parts) => {
            let mut last = last;
            let mut hirs: Vec<Hir> = Vec::with_capacity(parts.len());
            for part in parts.iter().rev() {
                let part = hir(part, last);
                last &= part == Hir::empty();
                hirs.push(part);
            }
            hirs.reverse();
            Hir::concat(hirs)
        }
        Node::Either(branches) => {
            Hir::alternation(branches.iter().map(|branch| hir(branch, last)).collect())
        }
        Node::Repeat(node, min, max) => {
            let min = (*min).min(MOST_COPIES);
            if !last {
                let max = max.filter(|max| *max <= MOST_COPIES);
                return repeat(hir(node, false), min, max);
            }
            match min.checked_sub(1) {
                None => Hir::empty(),
                Some(before) => {
                    let before = repeat(hir(node, false), before, Some(before));
                    Hir::concat(vec![before, hir(node, true)])
                }
            }
        }
    }
}

fn repeat(sub: Hir, min: u32, max: Option<u32>) -> Hir {
    Hir::repetition(Repetition { min, max, greedy: true, sub: Box::new(sub) })
}

fn class(set: u128) -> ClassBytes {
    let bytes = (0..128u8).filter(|byte| set >> byte & 1 == 1);
    ClassBytes::new(bytes.map(|byte| ClassBytesRange::new(byte, byte)))
}
