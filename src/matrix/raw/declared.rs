//! Groups, criteria and sources, of a matrix or of a file that several matrices share. Pure.

use super::names::names;
use super::weight::weight;
use super::{
    RawColumn, RawMatrix, address, more, non_blank, prose, query, rate, required, stale_after,
};
use crate::base::date::{Date, Duration};
use crate::data::{Data, Entry, Reader, Table};
use crate::diagnostic::Diagnostic;
use crate::matrix::keys as known;
use crate::matrix::repository_file::SCHEME;
use crate::matrix::{More, Prose, RepositoryFile};
use crate::source::{Span, Spanned};

#[derive(Debug, Clone)]
pub struct RawGroup {
    pub id: Spanned<String>,
    pub name: String,
    pub terms: Vec<Spanned<String>>,
    pub weight: f64,
    pub about: Option<Prose>,
}

#[derive(Debug, Clone)]
pub struct RawCriterion {
    pub id: Spanned<String>,
    /// The whole table, for diagnostics of missing keys
    pub span: Span,
    pub group: Option<Spanned<String>>,
    pub name: String,
    pub terms: Vec<Spanned<String>>,
    pub kind: Option<Spanned<String>>,
    pub unit: Option<String>,
    pub digits: Option<Entry>,
    pub better: Option<Spanned<String>>,
    pub scale: Option<Entry>,
    pub minimum: Option<Entry>,
    pub limit: Option<Entry>,
    pub choices: Option<Entry>,
    pub scores: Option<Entry>,
    pub weight: f64,
    pub stale_after: Option<Duration>,
    pub about: Option<Prose>,
    pub from: Option<RawColumn>,
    pub more: More,
}

#[derive(Debug, Clone)]
pub struct RawSource {
    pub id: Spanned<String>,
    pub title: String,
    pub url: Spanned<String>,
    /// The file of the repository that the address names
    pub file: Option<RepositoryFile>,
    pub published: Option<Date>,
    pub more: More,
}

/// The tables of groups, criteria and sources, as they are written.
#[derive(Debug, Clone, Default)]
pub(super) struct Tables {
    pub(super) groups: Vec<Table>,
    pub(super) criteria: Vec<Table>,
    pub(super) sources: Vec<Table>,
    pub(super) rates: Vec<Table>,
}

impl Tables {
    pub(super) fn read(keys: &mut Reader<'_>) -> Tables {
        let [groups, criteria, sources, rates] =
            ["group", "criterion", "source", "rate"].map(|key| keys.tables(key));
        Tables { groups, criteria, sources, rates }
    }
}

impl RawMatrix {
    /// Adds the groups, criteria, sources and rates of these tables.
    pub(super) fn declare(&mut self, tables: Tables, found: &mut Vec<Diagnostic>) {
        let Tables { groups, criteria, sources, rates } = tables;
        let grouping = if groups.is_empty() { Grouping::Implicit } else { Grouping::Declared };
        self.groups.extend(groups.into_iter().filter_map(|table| group(table, found)));
        let criteria = criteria.into_iter();
        self.criteria.extend(criteria.filter_map(|table| criterion(table, grouping, found)));
        self.sources.extend(sources.into_iter().filter_map(|table| source(table, found)));
        self.rates.extend(rates.into_iter().map(|table| rate::read(table, found)));
    }
}

fn group(table: Table, found: &mut Vec<Diagnostic>) -> Option<RawGroup> {
    let mut keys = Reader::new(table, &known::GROUP, found);
    let id = keys.required_text("id");
    let name = required(&mut keys, "name");
    let weight = weight(&mut keys);
    let about = prose(&mut keys, "about");
    let terms = names(&mut keys, "terms");
    keys.finish();
    let id = id?;
    Some(RawGroup { name: name.unwrap_or_else(|| id.value.clone()), id, terms, weight, about })
}

/// Whether criteria must name their group.
#[derive(Clone, Copy)]
enum Grouping {
    Declared,
    Implicit,
}

fn criterion(
    table: Table,
    grouping: Grouping,
    found: &mut Vec<Diagnostic>,
) -> Option<RawCriterion> {
    let mut keys = Reader::new(table, &known::CRITERION, found);
    let span = keys.span();
    let id = keys.required_text("id");
    let name = required(&mut keys, "name");
    let terms = names(&mut keys, "terms");
    let group = match grouping {
        Grouping::Declared => keys.required_text("group"),
        Grouping::Implicit => keys.text("group"),
    };
    let kind = keys.required_text("kind");
    let unit = non_blank(keys.text("unit")).map(|unit| unit.trim().to_owned());
    let better = keys.text("better");
    let [digits, scale, choices, scores] =
        ["digits", "scale", "choices", "scores"].map(|key| keys.entry(key));
    let [minimum, limit] = ["minimum", "limit"]
        .map(|key| keys.entry(key).filter(|entry| entry.node.data != Data::Boolean(false)));
    let weight = weight(&mut keys);
    let stale_after = stale_after(&mut keys);
    let about = prose(&mut keys, "about");
    let from = keys.table("from");
    let more = more::read(&mut keys);
    keys.finish();
    let from = from.and_then(|table| query::of_criterion(table, found));
    let id = id?;
    Some(RawCriterion {
        name: name.unwrap_or_else(|| id.value.clone()),
        id,
        span,
        terms,
        group,
        kind,
        unit: unit.filter(|unit| !unit.is_empty()),
        digits,
        better,
        scale,
        minimum,
        limit,
        choices,
        scores,
        weight,
        stale_after,
        about,
        from,
        more,
    })
}

fn file(keys: &mut Reader<'_>, url: &Spanned<String>) -> Option<RepositoryFile> {
    let file = RepositoryFile::read(url);
    if file.is_none() {
        keys.report(Diagnostic::malformed_repository_file(url.span, "url", &url.value));
    }
    file
}

fn source(table: Table, found: &mut Vec<Diagnostic>) -> Option<RawSource> {
    let mut keys = Reader::new(table, &known::SOURCE, found);
    let id = keys.required_text("id");
    let title = required(&mut keys, "title");
    let nowhere = Spanned::new(String::new(), keys.span());
    let url = keys.required_text("url");
    let is_file = url.as_ref().is_some_and(|url| url.value.starts_with(SCHEME));
    let file = url.as_ref().filter(|_| is_file).and_then(|url| file(&mut keys, url));
    let url = url.map(|url| if is_file { url } else { address(&mut keys, url) });
    let published = keys.date("published").map(|date| date.value);
    let more = more::read(&mut keys);
    keys.finish();
    let id = id?;
    let title = title.unwrap_or_else(|| id.value.clone());
    Some(RawSource { id, title, url: url.unwrap_or(nowhere), file, published, more })
}
