//! Comparisons: what prose states of the order of two subjects, or of their ratio. Pure.
//!
//! A clause is read only if all its words are understood: who is compared with whom, on which criterion, and that
//! nothing before or after limits it.

mod criterion;
mod parts;
mod pattern;
mod ratio;

use super::Reader;
use super::block::{Block, BlockKind};
use super::clause::Sentence;
use super::sentence;
use super::statement::Statement;
use super::topic::Topic;
pub(super) use ratio::Ratio;

pub(super) fn read(blocks: &[Block], topics: &[Topic], of: &Reader<'_>) -> Vec<Statement> {
    let mut found = Vec::new();
    for (number, (block, topic)) in blocks.iter().zip(topics).enumerate() {
        if block.is_quoted || matches!(block.kind, BlockKind::Cell(_)) {
            continue;
        }
        for range in sentence::split(&block.text, of.language) {
            if let Some(sentence) = Sentence::of(block, range, *topic, of) {
                let stated = pattern::read(&sentence).into_iter();
                found.extend(stated.map(|stated| Statement {
                    block: number,
                    range: sentence.text_of(stated.words),
                    says: stated.says,
                }));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
