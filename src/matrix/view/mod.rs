//! The checked matrix as templates see it. Pure. [`Matrix`] → the views of [`crate::theme::contract`].
//!
//! Every function panics on an index that belongs to another matrix.

mod bibliography;
mod code;
mod fact;
mod parts;
mod prose;

pub use bibliography::bibliography;
pub use code::code_rows;
pub use fact::value_view;
pub use parts::{Addresses, Draw, Drawn, Kept, Parts, Viewed};

use std::collections::HashMap;

use self::bibliography::{Origin, checked_by_origin};
use super::chart::{self, Bar};
use super::export::format::Format;
use super::hue::{Hue, marker};
use super::{
    Criterion, Fact, FactSource, Group, Link, Matrix, More, Particulars, RepositoryFile, Scenario,
    Source, Subject, Variant,
};
use crate::base::address::Href;
use crate::base::date::Date;
use crate::base::index::{Index, List};
use crate::data::Table;
use crate::source::Spanned;
use crate::theme::contract::{
    BarView, ChartView, ContenderView, CriterionView, FactRowView, GroupView, LinkView, MatrixView,
    Part, ScenarioView, SheetView, SourceView, SubjectView, TableGroupView, TableRowView,
    TableView, VariantView,
};
use crate::theme::{TemplateError, Value};

/// The part of a matrix that a table shows, in the order in which it shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    pub subjects: Vec<Index<Subject>>,
    pub criteria: Vec<Index<Criterion>>,
}

impl Selection {
    /// All subjects, and all criteria group by group.
    pub fn all(matrix: &Matrix) -> Selection {
        let mut criteria: Vec<Index<Criterion>> = matrix.criteria.indices().collect();
        criteria.sort_by_key(|criterion| (matrix.criteria[*criterion].group, *criterion));
        Selection { subjects: matrix.listed().collect(), criteria }
    }

    /// Returns the ids of the selected criteria.
    pub fn criterion_ids(&self, matrix: &Matrix) -> Vec<String> {
        self.criteria.iter().map(|at| matrix.criteria[*at].id.clone()).collect()
    }
}

/// Returns the view of a matrix. Each source has the latest day on which any fact of the matrix was
/// compared with it.
pub fn matrix_view(of: &Viewed<'_>, addresses: &Addresses<'_>) -> MatrixView {
    let matrix = of.matrix;
    let checked = checked_by_origin(&matrix.facts);
    let sources = matrix.sources.indices().map(|at| SourceView {
        checked: checked.get(&Origin::Source(&FactSource::Declared(at))).map(|date| date.iso_day()),
        ..source_view(&matrix.sources[at], of.file_url)
    });
    MatrixView {
        id: matrix.id.clone(),
        title: matrix.title.clone(),
        licence: matrix.licence().unwrap_or_default().to_owned(),
        url: addresses.section.clone(),
        compare_url: addresses.compare.clone(),
        changes_url: addresses.changes.clone(),
        json_url: (addresses.data)(Format::Json),
        csv_url: (addresses.data)(Format::Csv),
        subjects: of.subjects(&matrix.listed().collect::<Vec<_>>()),
        groups: matrix.groups.indices().map(|at| group_view(of, at)).collect(),
        sources: sources.collect(),
        scenarios: of.parts.scenarios.to_vec(),
        fact_rows: Vec::new(),
    }
}

/// Returns all facts of a matrix: a row for each criterion, group by group.
pub fn fact_rows(of: &Viewed<'_>) -> Vec<FactRowView> {
    let Selection { subjects, criteria } = Selection::all(of.matrix);
    let row = |criterion: &Index<Criterion>| FactRowView {
        criterion: of.criterion(*criterion),
        group: of.matrix.groups[of.matrix.criteria[*criterion].group].id.clone(),
        facts: subjects.iter().map(|subject| of.fact(*subject, *criterion)).collect(),
        differs: differs(of.matrix, &subjects, *criterion),
    };
    criteria.iter().map(row).collect()
}

fn subject_view(
    matrix: &Matrix,
    subject: Index<Subject>,
    hue: Hue,
    addresses: &Addresses<'_>,
) -> SubjectView {
    let of = &matrix.subjects[subject];
    let Particulars { aliases, more, logo, logo_dark, tags } = &of.particulars;
    let image = |logo: &Spanned<String>| (addresses.image)(&logo.value);
    SubjectView {
        id: of.id.clone(),
        name: of.name.clone(),
        variant: of.variant.as_ref().map(|variant| variant_view(matrix, subject, variant)),
        url: of.url.as_ref().map(|url| Href::written(&url.value)),
        page_url: (addresses.subject)(subject),
        aliases: aliases.iter().map(|alias| alias.value.clone()).collect(),
        links: link_views(more),
        family: of.family.clone().unwrap_or_default(),
        extra: extra_view(more),
        logo: logo.as_ref().and_then(image),
        logo_dark: logo_dark.as_ref().and_then(image),
        tags: tags.clone(),
        about: of.about.as_deref().unwrap_or_default().to_owned(),
        about_html: prose::html(of.about.as_ref(), addresses),
        own: of.own,
        index: subject.number(),
        hue: hue.name(),
        marker: marker(subject.number()),
    }
}

fn variant_view(matrix: &Matrix, subject: Index<Subject>, variant: &Variant) -> VariantView {
    let of = &matrix.subjects[variant.of];
    VariantView {
        id: variant.address.clone(),
        name: variant.name.clone(),
        of: of.id.clone(),
        subject_name: variant.subject_name.clone(),
        about: variant.about.as_deref().unwrap_or_default().to_owned(),
        is_default: variant.of == subject,
        count: of.variants.len(),
    }
}

fn criterion_view(
    matrix: &Matrix,
    criterion: Index<Criterion>,
    addresses: &Addresses<'_>,
) -> CriterionView {
    let of = &matrix.criteria[criterion];
    CriterionView {
        id: of.id.clone(),
        name: of.name.clone(),
        page_url: (addresses.criterion)(criterion),
        kind: of.kind.name(),
        unit: of.unit.clone().unwrap_or_default(),
        better: of.better.as_str(),
        sense: of.sense.key().unwrap_or_default(),
        weight: of.weight,
        about: of.about.as_deref().unwrap_or_default().to_owned(),
        about_html: prose::html(of.about.as_ref(), addresses),
        links: link_views(&of.more),
        extra: extra_view(&of.more),
    }
}

fn link_views(more: &More) -> Vec<LinkView> {
    let link = |of: &Link| LinkView { title: of.title.clone(), url: Href::written(&of.url.value) };
    more.links.iter().map(link).collect()
}

fn extra_view(more: &More) -> serde_json::Value {
    more.extra.as_ref().map_or_else(|| serde_json::Map::new().into(), Table::json)
}

pub fn group_view(of: &Viewed<'_>, group: Index<Group>) -> GroupView {
    let criteria = &of.matrix.criteria;
    let members = criteria.indices().filter(|at| criteria[*at].group == group);
    let about_html = of.group_html(group);
    let group = &of.matrix.groups[group];
    GroupView {
        id: group.id.clone(),
        name: group.name.clone(),
        about: group.about.as_deref().unwrap_or_default().to_owned(),
        about_html,
        weight: group.weight,
        criteria: members.map(|at| of.criterion(at)).collect(),
    }
}

/// Returns a declared source. `checked` is `None`, because it depends on the facts that are shown.
pub fn source_view(of: &Source, file_url: &dyn Fn(&RepositoryFile) -> Option<Href>) -> SourceView {
    let url = match &of.file {
        Some(file) => file_url(file),
        None => Some(Href::written(&of.url.value)),
    };
    SourceView {
        id: of.id.clone(),
        title: of.title.clone(),
        url,
        published: of.published.map(Date::iso_day),
        checked: None,
        links: link_views(&of.more),
        extra: extra_view(&of.more),
    }
}

fn scenario_view(
    scenario: &Scenario,
    subjects: &List<Subject, Part<SubjectView>>,
    criteria: &List<Criterion, Part<CriterionView>>,
) -> ScenarioView {
    ScenarioView {
        id: scenario.id.clone(),
        name: scenario.name.clone(),
        about: scenario.about.as_deref().unwrap_or_default().to_owned(),
        about_html: Value::none(),
        requires: scenario.requires.iter().map(|at| criteria[*at].clone()).collect(),
        recommend: scenario.recommend.map(|at| subjects[at].clone()),
        because: scenario.because.clone().unwrap_or_default(),
    }
}

/// A fact by its subject and its criterion.
pub type Cell = (Index<Subject>, Index<Criterion>);

/// Returns all facts of these subjects.
pub fn rows(
    matrix: &Matrix,
    subjects: impl IntoIterator<Item = Index<Subject>>,
) -> impl Iterator<Item = Cell> {
    let criteria = matrix.criteria.indices();
    subjects.into_iter().flat_map(move |subject| criteria.clone().map(move |at| (subject, at)))
}

/// Returns the table of a selection: groups in the order of their first criterion in the selection,
/// rows and columns in the order of the selection. `id` must be unique on the page.
pub fn table_view(
    of: &Drawn<'_>,
    selection: &Selection,
    id: String,
) -> Result<TableView, TemplateError> {
    let tally = tally(of.matrix, selection);
    Ok(TableView {
        id,
        title: of.matrix.title.clone(),
        subjects: of.subjects(&selection.subjects),
        has_variants: selection.subjects.iter().any(|at| !of.matrix.subjects[*at].is_listed()),
        groups: table_groups(of, selection)?,
        rows: selection.criteria.len(),
        as_of: tally.as_of.map(Date::iso_day),
        known: tally.known,
        applicable: tally.applicable,
    })
}

/// Returns all facts of one subject, including unknown ones.
pub fn sheet_view(of: &Drawn<'_>, subject: Index<Subject>) -> Result<SheetView, TemplateError> {
    let selection = Selection { subjects: vec![subject], ..Selection::all(of.matrix) };
    let tally = tally(of.matrix, &selection);
    Ok(SheetView {
        subject: of.subject(subject),
        groups: table_groups(of, &selection)?,
        as_of: tally.as_of.map(Date::iso_day),
        known: tally.known,
        applicable: tally.applicable,
    })
}

/// Returns the bars of a criterion that has amounts. `id` must be unique on the page.
pub fn chart_view(
    of: &Drawn<'_>,
    criterion: Index<Criterion>,
    subjects: &[Index<Subject>],
    id: String,
) -> Result<ChartView, TemplateError> {
    let bars = subjects.iter().zip(chart::bars(of.matrix, criterion, subjects));
    let bar = |(subject, bar): (&Index<Subject>, Option<Bar>)| {
        let Bar { certain, possible } = bar.unwrap_or(Bar::NONE);
        Ok(BarView {
            cell: of.cell(*subject, criterion)?,
            is_drawn: bar.is_some(),
            start: hundredths(certain.start),
            length: hundredths(certain.length),
            possible_start: hundredths(possible.start),
            possible_length: hundredths(possible.length),
        })
    };
    let facts = subjects.iter().map(|subject| of.matrix.fact(*subject, criterion));
    Ok(ChartView {
        id,
        criterion: of.criterion(criterion),
        bars: bars.map(bar).collect::<Result<_, TemplateError>>()?,
        as_of: as_of(facts).map(Date::iso_day),
    })
}

/// Rounds to two decimals: more would not be visible.
fn hundredths(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

pub fn contender_view(
    of: &Viewed<'_>,
    subject: Index<Subject>,
    criterion: Index<Criterion>,
) -> ContenderView {
    ContenderView {
        subject: of.subject(subject),
        criterion: of.criterion(criterion),
        fact: of.fact(subject, criterion),
    }
}

/// Returns the oldest day on which one of the known facts among these was checked.
pub fn as_of<'m>(facts: impl IntoIterator<Item = &'m Fact>) -> Option<Date> {
    let known = facts.into_iter().flat_map(Fact::cases).filter(|fact| fact.value.is_known());
    known.filter_map(|fact| fact.checked).min()
}

/// Returns whether at least two of these subjects have known facts that differ, under whatever condition.
pub fn differs(matrix: &Matrix, subjects: &[Index<Subject>], criterion: Index<Criterion>) -> bool {
    let facts = subjects.iter().map(|subject| matrix.fact(*subject, criterion));
    let mut known = facts.flat_map(Fact::cases).filter(|fact| fact.value.is_known());
    known.next().is_some_and(|first| known.any(|fact| !fact.value.agrees_with(&first.value)))
}

/// Numbers of facts in a selection, and the day of the oldest check.
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

fn table_groups(
    of: &Drawn<'_>,
    selection: &Selection,
) -> Result<Vec<TableGroupView>, TemplateError> {
    let mut groups: Vec<TableGroupView> = Vec::new();
    let mut places: HashMap<Index<Group>, usize> = HashMap::new();
    for criterion in &selection.criteria {
        let group = of.matrix.criteria[*criterion].group;
        let place = *places.entry(group).or_insert_with(|| {
            let of = &of.matrix.groups[group];
            groups.push(TableGroupView {
                id: of.id.clone(),
                name: of.name.clone(),
                rows: Vec::new(),
            });
            groups.len() - 1
        });
        groups[place].rows.push(table_row(of, &selection.subjects, *criterion)?);
    }
    Ok(groups)
}

fn table_row(
    of: &Drawn<'_>,
    subjects: &[Index<Subject>],
    criterion: Index<Criterion>,
) -> Result<TableRowView, TemplateError> {
    let cells = subjects.iter().map(|subject| of.cell(*subject, criterion));
    Ok(TableRowView {
        criterion: of.criterion(criterion),
        head: of.head(criterion)?,
        cells: cells.collect::<Result<_, _>>()?,
        differs: differs(of.matrix, subjects, criterion),
    })
}

#[cfg(test)]
mod tests;
