//! Reads what prose, tables and titles state about the facts of a matrix, without being bound to them. Pure.
//!
//! Precision comes first: a statement is read only if its subject, its criterion and its value are each certain.
//! The rest is left alone. What a statement says does not depend on the facts, so that a page is read again only if
//! its text or the words of its matrix change; [`judge`] compares it with the facts.

pub mod block;
mod cases;
mod choice;
mod clause;
mod correct;
mod derived;
mod disagreement;
mod judge;
mod lexicon;
mod naming;
mod noun;
mod only;
mod order;
mod passage;
mod root;
mod sentence;
pub mod statement;
mod surroundings;
mod table;
mod token;
mod topic;
mod traits;
pub mod vocabulary;
mod winner;
mod words;

pub use correct::{Worded, correction};
pub use disagreement::{Disagreement, Matter, OnPage, Said, disagreements};
pub use judge::{Judgement, judge, outcome};
pub use naming::{Naming, namings};
pub use noun::dated::Dated;
pub use noun::quality::{Aspect, Nature, Quality};
pub use noun::{Count, Things};
pub use sentence::split as sentences;

use std::ops::Range;

use crate::base::index::Index;
use crate::base::language::Language;
use crate::matrix::{Criterion, Matrix, Subject};
use block::Block;
use statement::Statement;
use vocabulary::Vocabulary;

/// What a page is read with.
#[derive(Debug, Clone)]
pub struct Reader<'m> {
    pub matrix: &'m Matrix,
    pub vocabulary: &'m Vocabulary<'m>,
    pub language: &'m Language,
    /// The subjects that the page compares
    pub compared: &'m [Index<Subject>],
    /// Names of the matrix that contain digits: a number in them is no quantity
    pub names: &'m [&'m str],
}

/// What a page says about the facts of its matrix.
#[derive(Debug, Clone, Default)]
pub struct PageReading {
    /// In the order of the blocks
    pub statements: Vec<Statement>,
    pub tables: Vec<Table>,
    /// Numbers of things of which no criterion needs to exist, in the order of the blocks
    pub counts: Vec<Count>,
    /// What subjects are without a criterion, in the order of the blocks
    pub qualities: Vec<Quality>,
    /// Words that say of which day what is around them is, in the order of the blocks
    pub dated: Vec<Dated>,
}

/// A table that compares subjects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The number of the block of its first cell
    pub block: usize,
    pub subjects: Vec<Index<Subject>>,
    /// The criteria of its rows or columns, in their order
    pub criteria: Vec<Index<Criterion>>,
    /// Whether each of its rows and columns is one of these
    pub is_whole: bool,
}

/// Reads a page.
pub fn read(blocks: &[Block], of: &Reader<'_>) -> PageReading {
    let passages = passage::passages(blocks, of);
    let topics = topic::topics(&passages);
    let mut reading = table::read(blocks, &topics, of);
    reading.statements.extend(sentence::read(&passages, &topics, of));
    let sentences = clause::sentences(&passages, &topics, of);
    let orders = order::read(&sentences);
    let verdicts = winner::verdicts(blocks, &sentences, of);
    reading.statements.extend(winner::against_points(&verdicts, &orders, blocks, of));
    reading.statements.extend(orders);
    reading.statements.extend(winner::statements(&verdicts, blocks, of));
    reading.statements.sort_by_key(|statement| (statement.block, statement.range.start));
    reading.counts = noun::read(blocks, &passages, &topics, of);
    reading.qualities = noun::quality::read(blocks, &passages, &topics, of);
    reading.dated = noun::dated::read(&passages, &topics, of);
    // What is a value of a criterion is compared as such.
    let values = &reading.statements;
    let is_value = |block, range: &Range<usize>| values.iter().any(|of| of.overlaps(block, range));
    reading.counts.retain(|count| !is_value(count.block, &count.range));
    reading.qualities.retain(|quality| !is_value(quality.block, &quality.range));
    reading
}

#[cfg(test)]
mod tests;
