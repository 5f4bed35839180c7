//! Reads what prose, tables and titles state about the facts of a matrix, without being bound to them. Pure.
//!
//! Precision comes first: a statement is read only if its subject, its criterion and its value are each certain.
//! The rest is left alone. What a statement says does not depend on the facts, so that a page is read again only if
//! its text or the words of its matrix change; [`judge`] compares it with the facts.

pub mod block;
mod judge;
mod sentence;
pub mod statement;
mod table;
mod topic;
pub mod vocabulary;
mod words;

pub use judge::{Judgement, judge, outcome};

use crate::base::index::Index;
use crate::base::language::Language;
use crate::matrix::{Matrix, Subject};
use block::Block;
use statement::Statement;
use vocabulary::Vocabulary;

/// What a page is read with.
#[derive(Debug, Clone)]
pub struct Reader<'m> {
    pub matrix: &'m Matrix,
    pub vocabulary: &'m Vocabulary,
    pub language: &'m Language,
    /// The subjects that the page compares
    pub compared: &'m [Index<Subject>],
    /// Names of the matrix that contain digits: a number in them is no quantity
    pub names: Vec<&'m str>,
}

/// Returns what a page states, in the order of its blocks.
pub fn read(blocks: &[Block], of: &Reader<'_>) -> Vec<Statement> {
    let topics = topic::topics(blocks, of);
    let mut found = table::read(blocks, &topics, of);
    found.sort_by_key(|statement| (statement.block, statement.range.start));
    found
}

#[cfg(test)]
mod tests;
