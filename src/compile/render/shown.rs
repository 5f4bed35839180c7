//! What a page shows of its matrix, by its outline. Pure.

use std::collections::BTreeSet;

use crate::compile::parse::claim::{Bond, Test};
use crate::compile::parse::directive::Directive;
use crate::compile::site::{Page, PageKind, Site};
use crate::directive::{self, Builtin};
use crate::matrix::utility::is_scored;
use crate::matrix::view::Selection;
use crate::matrix::{Fact, Matrix};

/// A table with more facts than this is of no use to a reader.
const LARGEST_TABLE: usize = 12_000;

/// How the page of a section shows the matrix of its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    Table,
    /// Its subjects and criteria: the table would be too large
    Index,
}

/// The matrix that a section's page shows of itself, by its index in the site. It does not when its
/// text has a table.
pub(super) fn whole_matrix(site: &Site, page: &Page) -> Option<(usize, Whole)> {
    if !matches!(page.kind, PageKind::Home | PageKind::Section) {
        return None;
    }
    let at = site.matrix_in(page.section)?;
    let is_table =
        |directive: &Directive| Builtin::of(&directive.name.value) == Some(Builtin::Matrix);
    if page.outline.directives.iter().any(|(directive, _)| is_table(directive)) {
        return None;
    }
    let matrix = &site.matrices[at];
    match matrix.subjects.len() * matrix.criteria.len() {
        0 => None,
        facts if facts > LARGEST_TABLE => Some((at, Whole::Index)),
        _ => Some((at, Whole::Table)),
    }
}

/// A fact by its subject and its criterion.
pub(super) type Cell = (usize, usize);

pub(super) fn fact(matrix: &Matrix, (subject, criterion): Cell) -> &Fact {
    matrix.fact(subject, criterion)
}

/// All facts of these subjects.
pub(super) fn rows(
    matrix: &Matrix,
    subjects: impl IntoIterator<Item = usize>,
) -> impl Iterator<Item = Cell> {
    let criteria = matrix.criteria.len();
    subjects.into_iter().flat_map(move |subject| (0..criteria).map(move |at| (subject, at)))
}

/// What a page shows of one matrix.
pub(super) struct Shown {
    /// Index into the site's matrices
    pub(super) matrix: usize,
    /// The facts that it shows or rests on, in the order in which it does: of its claims, then of
    /// its directives, then of the whole table. May hold a fact more than once
    pub(super) cells: Vec<Cell>,
    /// The publisher's own products among the subjects that it compares, shows or names, in
    /// declaration order
    pub(super) own: Vec<usize>,
}

impl Shown {
    pub(super) fn facts<'s>(&self, site: &'s Site) -> impl Iterator<Item = &'s Fact> + Clone {
        let matrix = &site.matrices[self.matrix];
        self.cells.iter().map(|cell| fact(matrix, *cell))
    }
}

/// Of the matrix that a page is bound to, and of that of its folder, which a section's page shows
/// even when it is bound to another one.
pub(super) fn of_page(site: &Site, page: &Page) -> Vec<Shown> {
    let bound = page.matrix.map(|at| of_bound(site, at, page));
    let other = whole_table(site, page).filter(|at| Some(*at) != page.matrix);
    bound.into_iter().chain(other.map(|at| of_table(site, at))).collect()
}

/// Of the matrix that a page is bound to, by its index in the site.
pub(super) fn of_bound(site: &Site, at: usize, page: &Page) -> Shown {
    let matrix = &site.matrices[at];
    let mut cells = of_claims(matrix, page);
    cells.extend(of_directives(matrix, page));
    if whole_table(site, page) == Some(at) {
        cells.extend(of_table(site, at).cells);
    }
    let own = own_subjects(matrix, page, &cells);
    Shown { matrix: at, cells, own }
}

fn of_table(site: &Site, at: usize) -> Shown {
    let matrix = &site.matrices[at];
    let subjects = 0..matrix.subjects.len();
    let own = subjects.clone().filter(|subject| matrix.subjects[*subject].own).collect();
    Shown { matrix: at, cells: rows(matrix, subjects).collect(), own }
}

fn whole_table(site: &Site, page: &Page) -> Option<usize> {
    let (at, how) = whole_matrix(site, page)?;
    (how == Whole::Table).then_some(at)
}

fn of_claims(matrix: &Matrix, page: &Page) -> Vec<Cell> {
    let mut shown = Vec::new();
    for claim in &page.outline.claims {
        let Bond::Fact { subject, criterion, test } = &claim.bond else { continue };
        let Some(criterion) = matrix.criterion(&criterion.value) else { continue };
        let other = match test {
            Test::Beats(other) | Test::Times(other) => Some(other),
            Test::Text | Test::Is(_) => None,
        };
        let subjects = [Some(subject), other].into_iter().flatten();
        let subjects = subjects.filter_map(|id| matrix.subject(&id.value));
        shown.extend(subjects.map(|subject| (subject, criterion)));
    }
    shown
}

fn of_directives(matrix: &Matrix, page: &Page) -> Vec<Cell> {
    let mut shown = Vec::new();
    // That of the `:::criterion` around a `:::subject`: they stand directly in each other.
    let mut criterion = None;
    for (directive, _) in &page.outline.directives {
        let named = |key: &str| directive.value(key).map(|value| value.value.as_str());
        let subject = |key: &str| named(key).and_then(|id| matrix.subject(id));
        match Builtin::of(&directive.name.value) {
            Some(Builtin::Matrix) => {
                let Selection { subjects, criteria } = selection(matrix, page, directive);
                for criterion in criteria {
                    shown.extend(subjects.iter().map(|subject| (*subject, criterion)));
                }
            }
            Some(Builtin::Criterion) => {
                criterion = named("id").and_then(|id| matrix.criterion(id));
            }
            Some(Builtin::Subject) => shown.extend(subject("id").zip(criterion)),
            Some(Builtin::Facts) => shown.extend(rows(matrix, subject("subject"))),
            Some(Builtin::Chart) => {
                let charted = named("criterion").and_then(|id| matrix.criterion(id));
                let subjects = compared(matrix, page, directive).into_iter();
                shown.extend(subjects.filter_map(|subject| Some((subject, charted?))));
            }
            Some(Builtin::Scores) => {
                let scored = rows(matrix, compared(matrix, page, directive));
                shown.extend(scored.filter(|(_, at)| is_scored(&matrix.criteria[*at])));
            }
            _ => {}
        }
    }
    shown
}

/// `shown` are the facts that the page shows.
fn own_subjects(matrix: &Matrix, page: &Page, shown: &[Cell]) -> Vec<usize> {
    let mut named: BTreeSet<usize> = page.subjects.iter().copied().collect();
    named.extend(shown.iter().map(|(subject, _)| *subject));
    for (directive, _) in &page.outline.directives {
        let values = ["subject", "subjects", "winner"].map(|key| directive.value(key));
        let ids = values.into_iter().flatten();
        named.extend(ids.flat_map(|value| named_subjects(matrix, &value.value)));
        if Builtin::of(&directive.name.value) == Some(Builtin::Scenarios) {
            named.extend(matrix.scenarios.iter().filter_map(|scenario| scenario.recommend));
        }
    }
    let fences = page.outline.fences.iter().filter_map(|fence| fence.value("subject"));
    named.extend(fences.filter_map(|id| matrix.subject(&id.value)));
    named.into_iter().filter(|at| matrix.subjects[*at].own).collect()
}

/// The subjects that a directive compares: those that it names, else those of the page.
pub(super) fn compared(matrix: &Matrix, page: &Page, directive: &Directive) -> Vec<usize> {
    match directive.value("subjects") {
        Some(ids) => named_subjects(matrix, &ids.value),
        None => page.subjects.clone(),
    }
}

fn named_subjects(matrix: &Matrix, ids: &str) -> Vec<usize> {
    directive::ids(ids).filter_map(|(_, id)| matrix.subject(id)).collect()
}

/// The rows and columns of `::matrix`: those it names, else those of the page.
pub(super) fn selection(matrix: &Matrix, page: &Page, directive: &Directive) -> Selection {
    let ids = |key: &str| {
        let value = directive.value(key).map_or("", |value| value.value.as_str());
        directive::ids(value).map(|(_, id)| id)
    };
    let groups: Vec<usize> = ids("groups").filter_map(|id| matrix.group(id)).collect();
    let mut criteria: Vec<usize> = ids("criteria").filter_map(|id| matrix.criterion(id)).collect();
    let of_groups = (0..matrix.criteria.len())
        .filter(|at| groups.contains(&matrix.criteria[*at].group) && !criteria.contains(at));
    let of_groups: Vec<usize> = of_groups.collect();
    criteria.extend(of_groups);
    if criteria.is_empty() {
        criteria = (0..matrix.criteria.len()).collect();
    }
    Selection { subjects: compared(matrix, page, directive), criteria }
}
