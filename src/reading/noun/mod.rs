//! What a text says of a subject without a criterion of it: numbers of things that it has, such as "the app of X speaks
//! 81 languages", and what it is ([`quality`]). Pure.
//!
//! They are compared with each other, not with facts. So a number is read only if the words around it leave open
//! neither whose things are counted nor which ones; whatever else the clause says is part of the key, or nothing is read.

mod clause;
pub(super) mod dated;
mod end;
mod figure;
mod object;
mod page;
mod phrase;
pub(super) mod quality;
mod scope;
mod table;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Reader;
use super::block::Block;
use super::passage::Passage;
use super::topic::Topic;
use super::words::noun::NounWords;
use crate::base::index::Index;
use crate::matrix::Subject;
use clause::Meant;
pub use figure::Figure;
use page::Page;
use scope::Scopes;

/// A number of things that a text says a subject has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Count {
    /// The number of its block on the page
    pub block: usize,
    /// The number with its noun, in the text of the block
    pub range: Range<usize>,
    pub of: Things,
    pub figure: Figure,
    /// The number of the table that it is in
    pub table: Option<usize>,
}

/// What is counted. Two numbers of the same things should be the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Things {
    pub subject: Index<Subject>,
    /// A part of the subject or something that it comes with, empty if there is none: `app`
    pub owner: String,
    /// How the subject has them
    pub verb: String,
    /// Their noun in the singular, with all that limits it: `language`, `gb of storage`
    pub noun: String,
    /// What the headings above and the title limit the section to: `free plan`
    pub scope: String,
}

/// Reads the numbers of things on a page, in the order of its blocks.
pub(super) fn read(
    blocks: &[Block],
    passages: &[Passage<'_>],
    topics: &[Topic],
    of: &Reader<'_>,
) -> Vec<Count> {
    let Some(words) = NounWords::of(of.language) else { return Vec::new() };
    let mut found = table::read(blocks, words, of);
    let page = Page::of(passages, topics, of);
    page.each(words, &|text| may_count(text, words), &mut |said| {
        let needs_context = said.clauses.needs_context();
        let meant = if needs_context { said.meant() } else { Meant::default() };
        found.extend(said.clauses.read(meant).into_iter().map(|counted| Count {
            block: said.block,
            range: counted.range,
            of: counted.of,
            figure: counted.figure,
            table: None,
        }));
    });
    if !found.is_empty() {
        let scopes = Scopes::of(passages, words);
        for count in &mut found {
            scopes.of_block(count.block).clone_into(&mut count.of.scope);
        }
        found.sort_by_key(|count| (count.block, count.range.start));
    }
    found
}

/// Whether there is a number in a text, in digits or in words.
fn may_count(text: &str, words: &NounWords) -> bool {
    let is_number = |word: &str| {
        let is_capital = word.starts_with(char::is_uppercase);
        words.numbers.has(word) || is_capital && words.numbers.has(&word.to_lowercase())
    };
    text.contains(|c: char| c.is_ascii_digit())
        || text.split(|c: char| !c.is_alphabetic()).any(is_number)
}

#[cfg(test)]
mod tests;
