//! What can be written at a cursor. Pure. [`Slot`] → [`Item`]s.

mod data;
mod links;
mod markdown;

use std::ops::Range;

use super::Known;
use super::named::{Kind, Named};
use super::slot::{Slot, Wants, slot};
use crate::base::index::Index;
use crate::claims::written;
use crate::compile::site::Page;
use crate::matrix::reserved::{NOT_APPLICABLE, UNKNOWN};
use crate::matrix::{Criterion, Datum, Matrix, Subject};
use crate::source::FileId;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub what: What,
    /// What is shown, and what the author's letters are compared with
    pub label: String,
    /// A few words beside it
    pub detail: String,
    /// What it is, in sentences; may be empty
    pub about: String,
    /// What is written in place of the word at the cursor
    pub text: String,
    /// Whether it stands without quotes where texts stand in quotes: a number, a date
    is_bare: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Subject,
    Criterion,
    Group,
    Source,
    Scenario,
    Matrix,
    Directive,
    Attribute,
    Key,
    Table,
    Value,
    File,
    Heading,
}

impl Item {
    fn new(what: What, label: impl Into<String>) -> Item {
        let label = label.into();
        let (detail, about) = (String::new(), String::new());
        Item { what, text: label.clone(), label, detail, about, is_bare: false }
    }

    /// Whether the letters that somebody has typed are in it, in their order.
    pub fn fits(&self, typed: &str) -> bool {
        let mut letters = self.label.chars().flat_map(char::to_lowercase);
        typed.chars().flat_map(char::to_lowercase).all(|wanted| letters.any(|c| c == wanted))
    }

    fn bare(mut self) -> Item {
        self.is_bare = true;
        self
    }

    fn detail(mut self, detail: impl Into<String>) -> Item {
        self.detail = detail.into();
        self
    }

    fn about(mut self, about: impl Into<String>) -> Item {
        self.about = about.into();
        self
    }

    fn text(mut self, text: impl Into<String>) -> Item {
        self.text = text.into();
        self
    }
}

/// Returns what may stand at a byte of a file with this text, the likeliest first, and the bytes
/// that it replaces.
pub fn complete(
    known: &Known<'_>,
    file: FileId,
    text: &str,
    cursor: usize,
) -> (Range<usize>, Vec<Item>) {
    let Some(Slot { wants, range }) = slot(known.site.sources.get(file), text, cursor) else {
        return (cursor..cursor, Vec::new());
    };
    let page = known.page(file);
    let after = &text[range.end..];
    let items = match &wants {
        Wants::Data(datum) => data::items(known, file, datum, after),
        Wants::Target => links::targets(known, file, page),
        Wants::Anchor { path } => links::anchors(known, page, path),
        Wants::Directive { colons } => markdown::directives(known, page, *colons),
        Wants::Attribute { directive, given } => {
            markdown::attributes(known, directive, given, after)
        }
        Wants::AttributeValue { directive, key } => {
            markdown::attribute_values(known, page, directive, key)
        }
        Wants::Language => markdown::languages(),
        Wants::FenceAttribute { given } => markdown::fence_attributes(given, after),
        Wants::FenceValue { key } => markdown::fence_values(known, file, page, key),
        claim => page.map(|page| markdown::claim(known, page, claim, after)).unwrap_or_default(),
    };
    (range, items)
}

/// The ids of a kind.
fn ids(known: &Known<'_>, matrix: Index<Matrix>, kind: Kind) -> Vec<Item> {
    Named::all(known.site, matrix, kind).map(|named| id(known, named)).collect()
}

fn id(known: &Known<'_>, named: Named) -> Item {
    let what = match named.kind() {
        Kind::Subject => What::Subject,
        Kind::Criterion => What::Criterion,
        Kind::Group => What::Group,
        Kind::Source => What::Source,
        Kind::Scenario => What::Scenario,
    };
    let item = Item::new(what, named.id(known.site)).detail(named.name(known.site));
    item.about(named.about(known.site).unwrap_or_default())
}

/// What the facts of a criterion can be, as far as that can be listed.
fn values(matrix: &Matrix, criterion: Index<Criterion>) -> Vec<String> {
    let words = matrix.criteria[criterion].kind.words();
    let mut values: Vec<String> = words.into_iter().map(str::to_owned).collect();
    values.extend([UNKNOWN, NOT_APPLICABLE].map(str::to_owned));
    values
}

/// What a claim can say that a fact is: its value first.
#[deny(clippy::wildcard_enum_match_arm)]
fn stated(matrix: &Matrix, subject: Index<Subject>, criterion: Index<Criterion>) -> Vec<String> {
    let fact = matrix.fact(subject, criterion);
    let of = &matrix.criteria[criterion];
    let own = match of.kind.datum(&fact.value) {
        Some(Datum::Number { digits, .. }) => digits.to_owned(),
        Some(Datum::List(items)) => items.first().map(ToString::to_string).unwrap_or_default(),
        None | Some(Datum::Level(_) | Datum::Text(_) | Datum::Day(_)) => written(fact, of),
    };
    let others = values(matrix, criterion).into_iter().filter(|value| *value != own);
    let others: Vec<String> = others.collect();
    std::iter::once(own).chain(others).collect()
}

/// The matrix that a page is bound to.
fn matrix_of(page: Option<&Page>) -> Option<Index<Matrix>> {
    page.and_then(|page| page.matrix)
}
