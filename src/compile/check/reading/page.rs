//! What a page states: its prose with its front matter, read in the words of its matrix. Pure.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::base::index::Index;
use crate::compile::check::coverage::{Passage, passage};
use crate::compile::parse::dialect::Dialect;
use crate::compile::parse::prose::{self, Prose, Within as Around};
use crate::compile::parse::text::Text;
use crate::compile::site::{Page, Site};
use crate::matrix::reserved::Winner;
use crate::matrix::{Criterion, Matrix, Subject};
use crate::reading::block::{Block, BlockKind, Within};
use crate::reading::statement::Statement;
use crate::reading::{self, Count, Dated, Quality, Reader};
use crate::source::{FileId, Place, Placed};

/// A statement of a page with its words, and their place in the file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Stated {
    pub statement: Statement,
    pub text: String,
    pub place: Place,
    /// Where the words are
    pub form: Form,
}

/// What a page states, and the tables by which it compares.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ReadPage {
    pub stated: Vec<Stated>,
    pub tables: Vec<Compared>,
    pub counted: Vec<Worded<Count>>,
    pub qualities: Vec<Worded<Quality>>,
    pub dated: Vec<Worded<Dated>>,
}

/// What is said without a criterion with its words, and their place in the file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Worded<T> {
    pub says: T,
    pub text: String,
    pub place: Place,
}

impl<T> Worded<T> {
    /// Takes the words of what is said in a range of a block.
    fn of(says: T, (block, range): (usize, Range<usize>), of: &PageText) -> Option<Worded<T>> {
        let text = of.text(block);
        let place = text.place(&range)?;
        Some(Worded { says, text: text.as_str()[range].to_owned(), place })
    }
}

/// A table of which each row and column is a criterion or a subject.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Compared {
    /// The place of its first cell
    pub place: Place,
    pub subjects: Vec<Index<Subject>>,
    pub criteria: Vec<Index<Criterion>>,
}

/// Where a statement is, which determines what its author can do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    Prose,
    Cell,
    /// A cell of a table in HTML, where no claim can be
    RawCell,
    FrontMatter,
}

/// The texts of a page, with their places: those of its front matter, and its prose.
pub struct PageText {
    matter: Vec<(BlockKind, Text)>,
    prose: Vec<Prose>,
}

impl PageText {
    /// Takes the texts of a page from those of its file.
    pub fn of(site: &Site, page: &Page, file: FileId, text: &str) -> PageText {
        let dialect = Dialect::of(site.config.markdown);
        let body = text.get(page.body_at..).unwrap_or_default();
        let prose = prose::read(body, (file, page.body_at), dialect);
        let matter = [
            (BlockKind::Title, &page.matter.title),
            (BlockKind::Description, &page.matter.description),
        ];
        let matter = matter.into_iter().filter_map(|(kind, value)| Some((kind, value.as_ref()?)));
        let matter = matter.map(|(kind, value)| (kind, of_matter(value, text))).collect();
        PageText { matter, prose }
    }

    /// Returns the blocks, which statements name by their numbers.
    pub fn blocks(&self, matrix: &Matrix) -> Vec<Block> {
        let own = self.matter.iter().map(|(kind, text)| Block {
            kind: *kind,
            text: text.as_str().to_owned(),
            is_quoted: false,
            within: Within::default(),
        });
        own.chain(self.prose.iter().map(|of_page| block(of_page, matrix))).collect()
    }

    /// Returns the prose of a block; `None` for one of the front matter.
    pub fn prose(&self, block: usize) -> Option<&Prose> {
        self.prose.get(block.checked_sub(self.matter.len())?)
    }

    /// Returns the text of each block of prose, as readers see it.
    pub fn shown(&self) -> Vec<String> {
        self.prose.iter().map(|prose| prose.text.as_str().to_owned()).collect()
    }

    /// Returns the block of prose at a place of the file.
    pub fn passage_at(&self, place: Place, file: FileId) -> Option<Passage> {
        let is_there = |prose: &&Prose| {
            prose.text.place(&(0..prose.text.as_str().len())).is_some_and(|own| own == place)
        };
        let prose = self.prose.iter().find(is_there)?;
        Some(passage(&prose.text, &(0..prose.text.as_str().len()), file))
    }

    /// Returns the place of the first cell of a table in Markdown.
    pub fn first_cell(&self, table: usize) -> Option<Place> {
        let is_of_table = |of: &&Prose| matches!(of.kind, BlockKind::Cell(at) if at.table == table);
        let mut cells = self.prose.iter().filter(is_of_table);
        cells.find_map(|of| of.text.place(&(0..of.text.as_str().len())))
    }

    pub fn text(&self, block: usize) -> &Text {
        self.prose(block).map_or_else(|| &self.matter[block].1, |prose| &prose.text)
    }
}

/// Reads a page by its texts.
pub(super) fn read(text: &PageText, of: &Reader<'_>) -> ReadPage {
    let reading = reading::read(&text.blocks(of.matrix), of);
    let stated = reading.statements.into_iter().filter_map(|statement| {
        let form = text.prose(statement.block).map_or(Form::FrontMatter, form);
        let text = text.text(statement.block);
        let place = text.place(&statement.range)?;
        let text = text.as_str()[statement.range.clone()].to_owned();
        Some(Stated { statement, text, place, form })
    });
    let tables = reading.tables.into_iter().filter(|table| table.is_whole).filter_map(|table| {
        let text = &text.prose(table.block)?.text;
        let place = text.place(&(0..text.as_str().len()))?;
        Some(Compared { place, subjects: table.subjects, criteria: table.criteria })
    });
    let counted = reading.counts.into_iter().filter_map(|count| {
        let words = (count.block, count.range.clone());
        Worded::of(count, words, text)
    });
    let qualities = reading.qualities.into_iter().filter_map(|quality| {
        let words = (quality.block, quality.range.clone());
        Worded::of(quality, words, text)
    });
    let dated = reading.dated.into_iter().filter_map(|dated| {
        let words = (dated.block, dated.range.clone());
        Worded::of(dated, words, text)
    });
    ReadPage {
        stated: stated.collect(),
        tables: tables.collect(),
        counted: counted.collect(),
        qualities: qualities.collect(),
        dated: dated.collect(),
    }
}

/// Returns a text of the front matter with its places in the file.
fn of_matter(value: &Placed<String>, file: &str) -> Text {
    let mut text = Text::default();
    let Range { start, end } = value.span.range();
    text.push(&value.value, file.get(start..end).unwrap_or_default(), value.span);
    text
}

fn form(prose: &Prose) -> Form {
    match prose.kind {
        BlockKind::Cell(_) if prose.is_raw => Form::RawCell,
        BlockKind::Cell(_) => Form::Cell,
        _ => Form::Prose,
    }
}

fn block(prose: &Prose, matrix: &Matrix) -> Block {
    let Around { subject, criterion, verdict } = &prose.within;
    let within = Within {
        subject: subject.as_ref().and_then(|id| matrix.subject(id)),
        criterion: criterion.as_ref().and_then(|id| matrix.criterion(id)),
        verdict: verdict.as_ref().and_then(|id| Winner::find(matrix, id)),
    };
    Block { kind: prose.kind, text: prose.open_text(), is_quoted: prose.is_quoted, within }
}
