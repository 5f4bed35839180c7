//! Reads clauses that say more than is known word for word, by exclusion. Pure.
//!
//! A clause that names one subject and one criterion and has one value of it states that value, whatever the words
//! between them, unless something in it or beside it speaks against that: another name or number, or a word that
//! denies, compares, changes or limits.

mod amount;
mod bars;
mod owner;

use std::ops::Range;

use super::clause::{Clause, is_within_number};
use super::head::{Context, Head};
use super::page::Page;
use super::token::Token;
use super::value::{Sentence, Value};
use crate::base::index::Index;
use crate::matrix::Criterion;
use bars::Bars;

/// What is around a clause.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) context: Context,
    /// Whether the heading above it or the text before it names a criterion
    pub(super) is_near: &'a dyn Fn(Index<Criterion>) -> bool,
}

/// Returns the value that a clause states, if nothing speaks against it.
pub(super) fn read(
    of: Sentence<'_>,
    clause: &Clause,
    head: Option<&Head>,
    around: Around<'_>,
    page: &Page<'_>,
) -> Option<Value> {
    let own = &of.tokens[clause.tokens.clone()];
    if clause.is_limited || around.context.has_thing || !super::amount::may_have_number(own, page) {
        return None;
    }
    let subjects = owner::owners(own, head, around.context)?;
    let candidates = amount::candidates(own, head, around.is_near, page);
    if candidates.is_empty() {
        return None;
    }
    let part = Part { of, own, end: clause.tokens.end, pieces: pieces(own) };
    let bars = Bars::of(&part, page)?;
    let found = amount::read(&part, &bars, head, &candidates, page)?;
    Some(found.with(&subjects))
}

/// A clause, as it is read by exclusion.
struct Part<'s> {
    of: Sentence<'s>,
    own: &'s [Token],
    /// Where the clause ends, in tokens of the sentence
    end: usize,
    /// What is between its commas, in tokens of the clause
    pieces: Vec<Range<usize>>,
}

/// Returns what is between the commas of a clause.
fn pieces(own: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, token) in own.iter().enumerate() {
        if token.is_mark(&[',']) && !is_within_number(own, at) {
            found.push(start..at);
            start = at + 1;
        }
    }
    found.push(start..own.len());
    found.retain(|piece| !piece.is_empty());
    found
}

#[cfg(test)]
mod tests;
