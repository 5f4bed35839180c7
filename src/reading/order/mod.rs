//! Comparisons: what prose states of the order of two subjects, or of their ratio. Pure.
//!
//! A clause is read only if all its words are understood: who is compared with whom, on which criterion, and that
//! nothing before or after limits it.

mod clauses;
mod criterion;
mod leading;
mod nobody;
mod parts;
mod party;
mod pattern;
mod ratio;
mod share;
mod verb;

use super::clause::{InBlock, Start};
use super::only::only;
use super::statement::Statement;
pub(super) use ratio::Ratio;

/// Returns the comparisons of sentences.
pub(super) fn read(sentences: &[InBlock<'_>]) -> Vec<Statement> {
    let of_sentence = |InBlock { block, sentence }: &InBlock<'_>| {
        let stated = clauses::read(sentence).into_iter();
        let statement = |stated: clauses::Stated| Statement {
            block: *block,
            range: sentence.text_of(stated.words),
            says: stated.says,
        };
        stated.map(statement).collect::<Vec<Statement>>()
    };
    sentences.iter().flat_map(of_sentence).collect()
}

#[cfg(test)]
mod phrases;
#[cfg(test)]
mod tests;
