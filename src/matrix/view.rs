//! The checked matrix as templates see it. Pure. [`Matrix`] → the views of [`crate::view`].
//!
//! Subjects, groups, criteria and scenarios are given by their index in the matrix. Every function
//! panics on an index that is not of this matrix.

use std::collections::{HashMap, HashSet};

use super::export::{self, Format};
use super::text::{Words, value_text};
use super::{Fact, FactSource, FactValue, Level, Matrix};
use crate::date::Date;
use crate::view::{
    BibliographyView, ContenderView, CriterionView, FactView, GroupView, MatrixView, ScenarioView,
    SheetView, SourceView, SubjectView, TableGroupView, TableRowView, TableView,
};

/// The part of a matrix that a table shows, in the order in which it shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    pub subjects: Vec<usize>,
    pub criteria: Vec<usize>,
}

impl Selection {
    /// All subjects, and all criteria group by group.
    pub fn all(matrix: &Matrix) -> Selection {
        let mut criteria: Vec<usize> = (0..matrix.criteria.len()).collect();
        criteria.sort_by_key(|criterion| (matrix.criteria[*criterion].group, *criterion));
        Selection { subjects: (0..matrix.subjects.len()).collect(), criteria }
    }
}

/// `url` is the page of the section that the matrix belongs to. Each source tells the latest day on
/// which any fact of the matrix was compared with it.
pub fn matrix_view(matrix: &Matrix, url: Option<String>) -> MatrixView {
    let checked = checked_by_source(&matrix.facts);
    let sources = (0..matrix.sources.len()).map(|at| SourceView {
        checked: checked.get(&FactSource::Declared(at)).map(|date| date.iso_day()),
        ..source_view(matrix, at)
    });
    let data_url = |format: Format| {
        let page = url.as_deref().filter(|_| matrix.pages.data)?;
        Some(export::address(page, format))
    };
    MatrixView {
        id: matrix.id.clone(),
        title: matrix.title.clone(),
        licence: matrix.licence.clone().unwrap_or_default(),
        json_url: data_url(Format::Json),
        csv_url: data_url(Format::Csv),
        url,
        subjects: (0..matrix.subjects.len()).map(|at| subject_view(matrix, at)).collect(),
        groups: (0..matrix.groups.len()).map(|at| group_view(matrix, at)).collect(),
        sources: sources.collect(),
        scenarios: (0..matrix.scenarios.len()).map(|at| scenario_view(matrix, at)).collect(),
    }
}

pub fn subject_view(matrix: &Matrix, subject: usize) -> SubjectView {
    let of = &matrix.subjects[subject];
    SubjectView {
        id: of.id.clone(),
        name: of.name.clone(),
        url: of.url.clone(),
        about: of.about.clone().unwrap_or_default(),
        own: of.own,
        index: subject,
    }
}

pub fn criterion_view(matrix: &Matrix, criterion: usize) -> CriterionView {
    let of = &matrix.criteria[criterion];
    CriterionView {
        id: of.id.clone(),
        name: of.name.clone(),
        kind: of.kind.name(),
        unit: of.unit.clone().unwrap_or_default(),
        better: of.better.as_str(),
        weight: of.weight,
        about: of.about.clone().unwrap_or_default(),
    }
}

pub fn group_view(matrix: &Matrix, group: usize) -> GroupView {
    let of = &matrix.groups[group];
    let members = (0..matrix.criteria.len()).filter(|at| matrix.criteria[*at].group == group);
    GroupView {
        id: of.id.clone(),
        name: of.name.clone(),
        about: of.about.clone().unwrap_or_default(),
        weight: of.weight,
        criteria: members.map(|at| criterion_view(matrix, at)).collect(),
    }
}

/// A declared source; `checked` is none, because it depends on the facts that are shown.
pub fn source_view(matrix: &Matrix, source: usize) -> SourceView {
    let of = &matrix.sources[source];
    SourceView {
        id: of.id.clone(),
        title: of.title.clone(),
        url: of.url.clone(),
        published: of.published.map(Date::iso_day),
        checked: None,
    }
}

pub fn scenario_view(matrix: &Matrix, scenario: usize) -> ScenarioView {
    let of = &matrix.scenarios[scenario];
    ScenarioView {
        id: of.id.clone(),
        name: of.name.clone(),
        about: of.about.clone().unwrap_or_default(),
        requires: of.requires.iter().map(|at| criterion_view(matrix, *at)).collect(),
        recommend: of.recommend.map(|at| subject_view(matrix, at)),
        because: of.because.clone().unwrap_or_default(),
    }
}

/// One cell. Its sources are as checked as the fact is.
pub fn fact_view(matrix: &Matrix, subject: usize, criterion: usize, words: &Words<'_>) -> FactView {
    let fact = matrix.fact(subject, criterion);
    let items = match &fact.value {
        FactValue::List(items) => items.iter().map(|item| item.to_string()).collect(),
        _ => Vec::new(),
    };
    FactView {
        subject: subject_view(matrix, subject),
        state: state(&fact.value),
        text: value_text(fact, &matrix.criteria[criterion], words),
        items,
        note: fact.note.as_deref().unwrap_or_default().to_owned(),
        sources: fact.sources.iter().map(|of| cited_view(matrix, of, fact.checked)).collect(),
        checked: fact.checked.map(Date::iso_day),
        evidence: fact.evidence.map_or("", |evidence| evidence.as_str()),
    }
}

/// The table of a selection: groups in the order in which the selection reaches them, rows and
/// columns in its order. `id` is unique on the page.
pub fn table_view(
    matrix: &Matrix,
    selection: &Selection,
    words: &Words<'_>,
    id: String,
) -> TableView {
    let tally = tally(matrix, selection);
    TableView {
        id,
        title: matrix.title.clone(),
        subjects: selection.subjects.iter().map(|at| subject_view(matrix, *at)).collect(),
        groups: table_groups(matrix, selection, words),
        rows: selection.criteria.len(),
        as_of: tally.as_of.map(Date::iso_day),
        known: tally.known,
        applicable: tally.applicable,
    }
}

/// All facts of one subject, the unknown ones too.
pub fn sheet_view(matrix: &Matrix, subject: usize, words: &Words<'_>) -> SheetView {
    let selection = Selection { subjects: vec![subject], ..Selection::all(matrix) };
    let tally = tally(matrix, &selection);
    SheetView {
        subject: subject_view(matrix, subject),
        groups: table_groups(matrix, &selection, words),
        as_of: tally.as_of.map(Date::iso_day),
        known: tally.known,
        applicable: tally.applicable,
    }
}

pub fn contender_view(
    matrix: &Matrix,
    subject: usize,
    criterion: usize,
    words: &Words<'_>,
) -> ContenderView {
    ContenderView {
        subject: subject_view(matrix, subject),
        criterion: criterion_view(matrix, criterion),
        fact: fact_view(matrix, subject, criterion, words),
    }
}

/// What these facts of the matrix rest on: each source once, in the order in which they name it.
pub fn bibliography<'m>(
    matrix: &Matrix,
    facts: impl IntoIterator<Item = &'m Fact> + Clone,
) -> BibliographyView {
    let checked = checked_by_source(facts.clone());
    let mut listed = HashSet::new();
    let mut sources = Vec::new();
    for source in facts.clone().into_iter().flat_map(|fact| &fact.sources) {
        if listed.insert(source) {
            sources.push(cited_view(matrix, source, checked.get(source).copied()));
        }
    }
    BibliographyView {
        sources,
        licence: matrix.licence.clone().unwrap_or_default(),
        as_of: as_of(facts).map(Date::iso_day),
    }
}

/// The oldest day on which one of these facts was checked, of those that are known.
pub fn as_of<'m>(facts: impl IntoIterator<Item = &'m Fact>) -> Option<Date> {
    facts.into_iter().filter(|fact| fact.value.is_known()).filter_map(|fact| fact.checked).min()
}

/// Whether at least two of these subjects have known facts that differ.
pub fn differs(matrix: &Matrix, subjects: &[usize], criterion: usize) -> bool {
    let mut known = subjects
        .iter()
        .map(|subject| &matrix.fact(*subject, criterion).value)
        .filter(|value| value.is_known());
    known.next().is_some_and(|first| known.any(|value| !value.agrees_with(first)))
}

/// What a selection knows.
struct Tally {
    known: usize,
    applicable: usize,
    as_of: Option<Date>,
}

fn tally(matrix: &Matrix, selection: &Selection) -> Tally {
    let facts = || {
        selection.subjects.iter().flat_map(|subject| {
            selection.criteria.iter().map(|criterion| matrix.fact(*subject, *criterion))
        })
    };
    Tally {
        known: facts().filter(|fact| fact.value.is_known()).count(),
        applicable: facts().filter(|fact| fact.value.is_applicable()).count(),
        as_of: as_of(facts()),
    }
}

fn table_groups(matrix: &Matrix, selection: &Selection, words: &Words<'_>) -> Vec<TableGroupView> {
    let mut groups: Vec<TableGroupView> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for criterion in &selection.criteria {
        let group = matrix.criteria[*criterion].group;
        let place = *places.entry(group).or_insert_with(|| {
            let of = &matrix.groups[group];
            groups.push(TableGroupView {
                id: of.id.clone(),
                name: of.name.clone(),
                rows: Vec::new(),
            });
            groups.len() - 1
        });
        groups[place].rows.push(table_row(matrix, &selection.subjects, *criterion, words));
    }
    groups
}

fn table_row(
    matrix: &Matrix,
    subjects: &[usize],
    criterion: usize,
    words: &Words<'_>,
) -> TableRowView {
    let facts = subjects.iter().map(|subject| fact_view(matrix, *subject, criterion, words));
    TableRowView {
        criterion: criterion_view(matrix, criterion),
        facts: facts.collect(),
        differs: differs(matrix, subjects, criterion),
    }
}

/// What a fact can be, told apart. Unknown is not no.
pub(super) const STATES: [&str; 6] = ["yes", "partial", "no", "value", "unknown", "n/a"];

/// One of [`STATES`].
pub(super) fn state(value: &FactValue) -> &'static str {
    match value {
        FactValue::Unknown => "unknown",
        FactValue::NotApplicable => "n/a",
        FactValue::Level(Level::Yes) => "yes",
        FactValue::Level(Level::Partial) => "partial",
        FactValue::Level(Level::No) => "no",
        _ => "value",
    }
}

fn cited_view(matrix: &Matrix, source: &FactSource, checked: Option<Date>) -> SourceView {
    let checked = checked.map(Date::iso_day);
    match source {
        FactSource::Declared(at) => SourceView { checked, ..source_view(matrix, *at) },
        FactSource::Url(url) => SourceView {
            id: String::new(),
            title: host(url).to_owned(),
            url: url.to_string(),
            published: None,
            checked,
        },
    }
}

/// `https://www.example.org/a` → `example.org`
pub(super) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// The latest day on which one of these facts was compared with each source.
fn checked_by_source<'m>(
    facts: impl IntoIterator<Item = &'m Fact>,
) -> HashMap<&'m FactSource, Date> {
    let mut latest: HashMap<&FactSource, Date> = HashMap::new();
    for fact in facts {
        let Some(checked) = fact.checked else { continue };
        for source in &fact.sources {
            latest.entry(source).and_modify(|day| *day = checked.max(*day)).or_insert(checked);
        }
    }
    latest
}

#[cfg(test)]
mod tests;
