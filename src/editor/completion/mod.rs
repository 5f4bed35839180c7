//! Completion at a cursor. Pure. [`Slot`] → [`Item`]s.

mod data;
mod fact_keys;
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

/// A completion item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub what: What,
    /// The displayed text, which is also matched against the typed text
    pub label: String,
    /// A few words, displayed next to the label
    pub detail: String,
    /// A description in sentences; may be empty
    pub about: String,
    /// The text that replaces the word at the cursor
    pub text: String,
    /// Whether the value is written without quotes, such as a boolean or a date
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

    /// Reports whether the label contains the typed letters in the same order, ignoring case.
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

/// Returns the completion items at an offset of a file with this text, most likely first, and the byte
/// range that an item replaces.
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

/// Returns an item for every id of a kind. Where a subject can stand, so can a variant.
fn ids(known: &Known<'_>, matrix: Index<Matrix>, kind: Kind) -> Vec<Item> {
    let kinds: &[Kind] = if kind == Kind::Subject { &SUBJECTS } else { &[kind] };
    let named = kinds.iter().flat_map(|kind| Named::all(known.site, matrix, *kind));
    named.map(|named| id(known, named)).collect()
}

/// The kinds of ids that can stand for a subject.
const SUBJECTS: [Kind; 2] = [Kind::Subject, Kind::Variant];

fn id(known: &Known<'_>, named: Named) -> Item {
    let what = match named.kind() {
        Kind::Subject | Kind::Variant => What::Subject,
        Kind::Criterion => What::Criterion,
        Kind::Group => What::Group,
        Kind::Source => What::Source,
        Kind::Data => What::File,
        Kind::Scenario => What::Scenario,
    };
    let item = Item::new(what, named.address(known.site)).detail(named.name(known.site));
    item.about(named.about(known.site).unwrap_or_default())
}

/// Returns the possible values of a criterion's facts, as far as they can be listed.
fn values(matrix: &Matrix, criterion: Index<Criterion>) -> Vec<String> {
    let kind = &matrix.criteria[criterion].kind;
    or_no_value(kind.words(), kind.words_for_amounts())
}

/// Returns words and those that a fact of any kind may be.
fn or_no_value(words: Vec<&str>, more: &[&str]) -> Vec<String> {
    let words = words.into_iter().chain(more.iter().copied());
    words.chain([UNKNOWN, NOT_APPLICABLE]).map(str::to_owned).collect()
}

/// Returns the values that a claim can state for a fact, the actual value first.
#[deny(clippy::wildcard_enum_match_arm)]
fn stated(matrix: &Matrix, subject: Index<Subject>, criterion: Index<Criterion>) -> Vec<String> {
    let fact = matrix.fact(subject, criterion);
    let of = &matrix.criteria[criterion];
    let own = match of.kind.datum(&fact.value) {
        Some(Datum::Number { digits, .. }) => digits.to_owned(),
        Some(Datum::Amount(amount)) => amount.written(),
        Some(Datum::Foreign(foreign)) => foreign.amount.written_amount(),
        Some(Datum::List(items)) => items.first().map(ToString::to_string).unwrap_or_default(),
        Some(Datum::Support(support)) => support.first().status().as_str().to_owned(),
        // No claim can state code.
        Some(Datum::Code(_)) => return or_no_value(Vec::new(), &[]),
        None | Some(Datum::Level(_) | Datum::Text(_) | Datum::Period(_)) => written(fact, of),
    };
    let others = or_no_value(of.kind.claimed_words(), of.kind.words_for_amounts()).into_iter();
    let others = others.filter(|value| *value != own);
    let others: Vec<String> = others.collect();
    std::iter::once(own).chain(others).collect()
}

/// Returns the matrix that a page is bound to.
fn matrix_of(page: Option<&Page>) -> Option<Index<Matrix>> {
    page.and_then(|page| page.matrix)
}
