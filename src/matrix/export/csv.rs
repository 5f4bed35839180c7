//! [`Matrix`] → comma-separated values (RFC 4180). Pure. The only file that uses the crate `csv`.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use crate::base::date::Date;
use crate::matrix::selection::Cell;
use crate::matrix::text::{Words, value_text, with_plain_spaces};
use crate::matrix::{Criterion, Datum, Evidence, Fact, FactSource, Matrix};

const COLUMNS: [&str; 28] = [
    "matrix",
    "subject_id",
    "subject",
    "criterion_id",
    "criterion",
    "group_id",
    "group",
    "kind",
    "state",
    "value",
    "unit",
    "text",
    "source_titles",
    "source_urls",
    "checked",
    "evidence",
    "note",
    "licence",
    "tier",
    "quote",
    "archived",
    "found",
    "votes",
    "variant",
    "condition",
    "when",
    "since",
    "until",
];

/// Separator between the values of a list, and between sources.
const SEPARATOR: &str = "; ";

/// Returns a header and a row for each fact of the matrix, subject by subject. A fact that the author
/// left out has a row too, with the state `unknown`, which does not mean no. A cell without a value is
/// empty; numbers and other amounts are as their author wrote them, without a unit.
///
/// Spreadsheets interpret a cell that begins with `=`, `+`, `-` or `@` as a formula. Such a cell, or one
/// that begins with a tab or a carriage return, gets the prefix `'`, which spreadsheets read as "text",
/// unless it is a negative number.
pub fn csv(matrix: &Matrix, words: &Words<'_>) -> String {
    csv_of(Cell::all(matrix), words)
}

/// Returns a header and a row for each of these facts, like [`csv`].
pub fn csv_of<'m>(cells: impl Iterator<Item = Cell<'m>>, words: &Words<'_>) -> String {
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::<u8>::new());
    let mut write = |row: [Cow<'_, str>; COLUMNS.len()]| {
        for cell in &row {
            writer.write_field(as_data(cell).as_bytes()).expect("memory takes every cell");
        }
        writer.write_record(None::<&[u8]>).expect("all rows are as long");
    };
    write(COLUMNS.map(Cow::Borrowed));
    for cell in cells {
        write(row(cell, words));
    }
    let bytes = writer.into_inner().expect("memory takes what is left");
    String::from_utf8(bytes).expect("strings are UTF-8")
}

fn row<'m>(cell: Cell<'m>, words: &Words<'_>) -> [Cow<'m, str>; COLUMNS.len()] {
    let Cell { matrix, criterion, fact, .. } = cell;
    let (subject, group) = (cell.subject(), cell.group());
    let [titles, urls] = sources(matrix, fact);
    [
        matrix.id.as_str().into(),
        subject.id.as_str().into(),
        subject.name.as_str().into(),
        criterion.id.as_str().into(),
        criterion.name.as_str().into(),
        group.id.as_str().into(),
        group.name.as_str().into(),
        criterion.kind.name().into(),
        fact.value.state().into(),
        value(fact, criterion),
        unit(fact, criterion),
        with_plain_spaces(&value_text(fact, criterion, words)).into(),
        titles.into(),
        urls.into(),
        fact.checked.map(Date::iso_day).unwrap_or_default().into(),
        fact.evidence.map_or("", Evidence::as_str).into(),
        fact.note.as_deref().unwrap_or_default().into(),
        matrix.licence().unwrap_or_default().into(),
        fact.tier().as_str().into(),
        fact.proof().quote().unwrap_or_default().into(),
        fact.proof().archived.as_deref().unwrap_or_default().into(),
        fact.proof().found.map(Date::iso_day).unwrap_or_default().into(),
        fact.votes.map(|votes| votes.to_string()).unwrap_or_default().into(),
        subject.variant.as_ref().map_or("", |variant| &variant.id).into(),
        fact.condition_id().unwrap_or_default().into(),
        fact.when().unwrap_or_default().into(),
        fact.since().unwrap_or_default().into(),
        fact.until().unwrap_or_default().into(),
    ]
}

/// Returns the value; empty if the state of the fact is all there is to know.
fn value<'m>(fact: &'m Fact, criterion: &'m Criterion) -> Cow<'m, str> {
    match criterion.kind.datum(&fact.value) {
        None | Some(Datum::Level(_)) => Cow::Borrowed(""),
        Some(Datum::Number { digits, .. }) => Cow::Borrowed(digits),
        Some(Datum::Amount(amount)) => Cow::Owned(amount.written()),
        Some(Datum::Foreign(foreign)) => Cow::Owned(foreign.amount.written_amount()),
        Some(Datum::Text(text)) => Cow::Borrowed(text),
        Some(Datum::Period(period)) => Cow::Owned(period.iso()),
        Some(Datum::List(items)) => Cow::Owned(items.join(SEPARATOR)),
        Some(Datum::Support(support)) => Cow::Owned(support.first().written()),
        Some(Datum::Code(code)) => code.written(),
    }
}

/// Returns the unit of the value, in the currency that its author states.
fn unit<'m>(fact: &Fact, criterion: &'m Criterion) -> Cow<'m, str> {
    match fact.value.foreign() {
        Some(foreign) => Cow::Owned(foreign.unit(criterion)),
        None => criterion.unit.as_deref().unwrap_or_default().into(),
    }
}

/// Returns the titles and the addresses of a fact's sources, in the same order; for a data file its path and no
/// address.
fn sources(matrix: &Matrix, fact: &Fact) -> [String; 2] {
    let cited = fact.sources.iter().map(|source| match source {
        FactSource::Repository(file) => (file.path(), file.as_str()),
        FactSource::Declared(at) => {
            let source = &matrix.sources[*at];
            (source.title.as_str(), source.url.value.as_str())
        }
        FactSource::Url(url) => (matrix.citation(url), &**url),
    });
    let file = fact.from_file.iter().map(|from_file| (&*matrix.data[from_file.data].path, ""));
    let (titles, urls): (Vec<&str>, Vec<&str>) = cited.chain(file).unzip();
    [titles.join(SEPARATOR), urls.join(SEPARATOR)]
}

/// Escapes a cell so that no spreadsheet runs it as a formula.
fn as_data<'c>(cell: &'c str) -> Cow<'c, str> {
    let may_run = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    match may_run && !is_negative_number(cell) {
        true => Cow::Owned(format!("'{cell}")),
        false => Cow::Borrowed(cell),
    }
}

fn is_negative_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}
