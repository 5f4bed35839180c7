//! What a page states: its prose with its front matter, read in the words of its matrix. Pure.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::base::index::Index;
use crate::compile::parse::dialect::Dialect;
use crate::compile::parse::prose::{self, Prose, Within as Around};
use crate::compile::parse::text::Text;
use crate::compile::site::{Page, Site};
use crate::matrix::reserved::Winner;
use crate::matrix::{Criterion, Matrix, Subject};
use crate::reading::block::{Block, BlockKind, Within};
use crate::reading::statement::Statement;
use crate::reading::{self, Reader};
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

/// Reads a page whose file has this text.
pub(super) fn read(
    site: &Site,
    page: &Page,
    (file, text): (FileId, &str),
    of: &Reader<'_>,
) -> ReadPage {
    let dialect = Dialect::of(site.config.markdown);
    let body = text.get(page.body_at..).unwrap_or_default();
    let prose = prose::read(body, (file, page.body_at), dialect);
    let matter = [
        (BlockKind::Title, &page.matter.title),
        (BlockKind::Description, &page.matter.description),
    ];
    let matter = matter.into_iter().filter_map(|(kind, value)| Some((kind, value.as_ref()?)));
    let matter: Vec<(BlockKind, Text)> =
        matter.map(|(kind, value)| (kind, of_matter(value, text))).collect();
    let own = matter.iter().map(|(kind, text)| Block {
        kind: *kind,
        text: text.as_str().to_owned(),
        is_quoted: false,
        within: Within::default(),
    });
    let blocks: Vec<Block> =
        own.chain(prose.iter().map(|of_page| block(of_page, of.matrix))).collect();
    let reading = reading::read(&blocks, of);
    let stated = reading.statements.into_iter().filter_map(|statement| {
        let (text, form) = match statement.block.checked_sub(matter.len()) {
            None => (&matter[statement.block].1, Form::FrontMatter),
            Some(at) => (&prose[at].text, form(&prose[at])),
        };
        let place = text.place(&statement.range)?;
        let text = text.as_str()[statement.range.clone()].to_owned();
        Some(Stated { statement, text, place, form })
    });
    let tables = reading.tables.into_iter().filter(|table| table.is_whole).filter_map(|table| {
        let text = &prose[table.block.checked_sub(matter.len())?].text;
        let place = text.place(&(0..text.as_str().len()))?;
        Some(Compared { place, subjects: table.subjects, criteria: table.criteria })
    });
    ReadPage { stated: stated.collect(), tables: tables.collect() }
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
