//! Blocks with what all reading takes from them: the names in them, and their sentences. Pure.

use std::cell::OnceCell;
use std::ops::Range;

use super::Reader;
use super::block::{Block, BlockKind};
use super::sentence::split;
use super::vocabulary::{Meaning, Mention, within};

/// A block of a page.
pub(super) struct Passage<'b> {
    /// The number of the block on the page
    pub(super) number: usize,
    pub(super) block: &'b Block,
    /// In order. Those of a cell are not looked for, since it means one thing as a whole
    pub(super) names: Vec<Mention>,
    sentences: OnceCell<Vec<Range<usize>>>,
}

/// Returns the passages of a page, one for each of its blocks.
pub(super) fn passages<'b>(blocks: &'b [Block], of: &Reader<'_>) -> Vec<Passage<'b>> {
    let passage = |(number, block): (usize, &'b Block)| {
        let is_cell = matches!(block.kind, BlockKind::Cell(_));
        let names = if is_cell { Vec::new() } else { of.vocabulary.mentions(&block.text) };
        Passage { number, block, names, sentences: OnceCell::new() }
    };
    blocks.iter().enumerate().map(passage).collect()
}

impl<'b> Passage<'b> {
    pub(super) fn text(&self) -> &'b str {
        &self.block.text
    }

    /// Returns the sentences, which are told apart once.
    pub(super) fn sentences(&self, of: &Reader<'_>) -> &[Range<usize>] {
        self.sentences.get_or_init(|| split(&self.block.text, of.language))
    }

    /// Whether a part of the text has the name of a subject.
    pub(super) fn names_subject(&self, part: &Range<usize>) -> bool {
        let is_subject = |of: &Mention| matches!(of.meaning, Meaning::Subject(_));
        within(&self.names, part).iter().any(is_subject)
    }
}
