//! The prose of a page as it is read: its blocks in their order. Pure.

use crate::base::index::Index;
use crate::matrix::reserved::Winner;
use crate::matrix::{Criterion, Subject};

/// Replaces a byte of what states nothing of its own, such as code or a claim: neither a letter, a digit nor a
/// space, so that offsets stay the same.
pub const COVERED: char = '\u{1a}';

/// A paragraph, a heading, a table cell, a list item, or a text of the front matter.
#[derive(Debug, Clone)]
pub struct Block {
    pub kind: BlockKind,
    /// Without markup; what states nothing is replaced by [`COVERED`]
    pub text: String,
    /// Whether it is in a block quote: somebody else says it
    pub is_quoted: bool,
    pub within: Within,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum BlockKind {
    /// The title of the page
    Title,
    /// Its description or its summary
    Description,
    /// 1 to 6
    Heading(u8),
    #[default]
    Paragraph,
    Item,
    Cell(CellAt),
}

/// The place of a cell in the tables of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CellAt {
    /// The number of the table on the page
    pub table: usize,
    /// 0 is the head
    pub row: usize,
    pub column: usize,
}

/// The directives around a block, as far as they say what it is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Within {
    pub subject: Option<Index<Subject>>,
    pub criterion: Option<Index<Criterion>>,
    /// The winner of the `:::verdict` that it is in
    pub verdict: Option<Winner>,
}
