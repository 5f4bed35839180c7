//! What a text says a subject is, of which no criterion needs to exist: "single-threaded", "first released in 1991",
//! "bad at number crunching". Pure.
//!
//! As numbers of things, such statements are compared with each other. So only terms are read that exclude each other,
//! and only if the clause says nothing else.

mod clause;
mod purpose;
mod table;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::page::Page;
use super::scope::Scopes;
use crate::base::index::Index;
use crate::matrix::Subject;
use crate::reading::Reader;
use crate::reading::block::Block;
use crate::reading::passage::Passage;
use crate::reading::topic::Topic;
use crate::reading::words::noun::NounWords;
use crate::reading::words::quality::QualityWords;

/// What a text says that a subject is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// The number of its block on the page
    pub block: usize,
    /// The words that say so, in the text of the block
    pub range: Range<usize>,
    pub of: Nature,
    pub is: Is,
    /// The number of the table that it is in
    pub table: Option<usize>,
}

/// What two qualities have to be of, so that one can exclude the other.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Nature {
    pub subject: Index<Subject>,
    pub aspect: Aspect,
    /// What the headings above and the title limit the section to
    pub scope: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Aspect {
    /// One of two terms that exclude each other: `single-threaded or multi-threaded`
    Pair(String),
    Release,
    /// How well it is suited to this
    Fitness(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Is {
    /// Whether a term of a pair, by its number, is true of it
    Term {
        side: usize,
        is_so: bool,
    },
    /// Released on the day of the words. What is not said to be the first release may be a later one
    Released {
        is_first: bool,
    },
    Suited(bool),
}

/// Reads what the text of a page says that subjects are, in the order of its blocks.
pub(in crate::reading) fn read(
    blocks: &[Block],
    passages: &[Passage<'_>],
    topics: &[Topic],
    of: &Reader<'_>,
) -> Vec<Quality> {
    let both = NounWords::of(of.language).zip(QualityWords::of(of.language));
    let Some((nouns, words)) = both else { return Vec::new() };
    let mut found = table::read(blocks, words, of);
    let page = Page::of(passages, topics, of);
    page.each(nouns, &|text| words.may_be_in_prose(text), &mut |sentence| {
        for said in sentence.clauses.qualities(words, &|| sentence.meant()) {
            let of = Nature { subject: said.subject, aspect: said.aspect, scope: String::new() };
            let (block, range) = (sentence.block, said.range);
            found.push(Quality { block, range, of, is: said.is, table: None });
        }
    });
    if !found.is_empty() {
        let scopes = Scopes::of(passages, nouns);
        for quality in &mut found {
            scopes.of_block(quality.block).clone_into(&mut quality.of.scope);
        }
        found.sort_by_key(|quality| (quality.block, quality.range.start));
    }
    found
}

#[cfg(test)]
mod tests;
