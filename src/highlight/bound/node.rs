//! A pattern as automata take it. Pure.

use regex_syntax::hir::Look;

/// A pattern without what no automaton knows.
pub(super) enum Node {
    Empty,
    Class(u128),
    Look(Look),
    /// What follows has to match this, which takes nothing
    Ahead(Box<Node>),
    Concat(Vec<Node>),
    Either(Vec<Node>),
    Repeat(Box<Node>, u32, Option<u32>),
}
