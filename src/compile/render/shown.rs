//! What a page shows of its matrix, by its outline. Pure.

use std::collections::BTreeSet;

use crate::base::index::Index;
use crate::compile::parse::claim::{Bond, Test};
use crate::compile::site::{Page, PageKind, Site};
use crate::directive::{Body, Builtin, MATRIX, OnPage};
use crate::matrix::{Fact, Matrix, Subject};

pub(super) use crate::matrix::view::{Cell, rows};

/// A table with more facts than this is of no use to a reader.
const LARGEST_TABLE: usize = 12_000;

/// How the page of a section shows the matrix of its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    Table,
    /// Its subjects and criteria: the table would be too large
    Index,
}

/// The matrix that a section's page shows of itself. It does not when its text has a table.
pub(super) fn whole_matrix(site: &Site, page: &Page) -> Option<(Index<Matrix>, Whole)> {
    if !matches!(page.kind, PageKind::Home | PageKind::Section) {
        return None;
    }
    let at = site.matrix_in(page.section)?;
    if page.outline.directives.iter().any(|(directive, _)| directive.is(&MATRIX)) {
        return None;
    }
    let matrix = &site.matrices[at];
    match matrix.subjects.len() * matrix.criteria.len() {
        0 => None,
        facts if facts > LARGEST_TABLE => Some((at, Whole::Index)),
        _ => Some((at, Whole::Table)),
    }
}

pub(super) fn fact(matrix: &Matrix, (subject, criterion): Cell) -> &Fact {
    matrix.fact(subject, criterion)
}

/// What a page shows of one matrix.
pub(super) struct Shown {
    pub(super) matrix: Index<Matrix>,
    /// The facts that it shows or rests on, in the order in which it does: of its claims, then of
    /// its directives, then of the whole table. May hold a fact more than once
    pub(super) cells: Vec<Cell>,
    /// The publisher's own products among the subjects that it compares, shows or names, in
    /// declaration order
    pub(super) own: Vec<Index<Subject>>,
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

/// Of the matrix that a page is bound to.
pub(super) fn of_bound(site: &Site, at: Index<Matrix>, page: &Page) -> Shown {
    let matrix = &site.matrices[at];
    let mut cells = of_claims(matrix, page);
    let directives = builtins(matrix, page);
    cells.extend(directives.iter().flat_map(|(builtin, on_page)| (builtin.facts)(on_page)));
    if whole_table(site, page) == Some(at) {
        cells.extend(of_table(site, at).cells);
    }
    let named = directives.iter().flat_map(|(builtin, on_page)| (builtin.subjects)(on_page));
    let own = own_subjects(matrix, page, cells.iter().map(|(subject, _)| *subject).chain(named));
    Shown { matrix: at, cells, own }
}

fn of_table(site: &Site, at: Index<Matrix>) -> Shown {
    let matrix = &site.matrices[at];
    let subjects = matrix.subjects.indices();
    let own = subjects.clone().filter(|subject| matrix.subjects[*subject].own).collect();
    Shown { matrix: at, cells: rows(matrix, subjects).collect(), own }
}

fn whole_table(site: &Site, page: &Page) -> Option<Index<Matrix>> {
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

/// The directives of a page that versus knows, each where it stands.
fn builtins<'p>(matrix: &'p Matrix, page: &'p Page) -> Vec<(&'static Builtin, OnPage<'p>)> {
    // A `:::subject` stands directly in its `:::criterion`, so that is the last one before it.
    let mut around = None;
    let mut found = Vec::new();
    for (directive, _) in &page.outline.directives {
        let Some(builtin) = Builtin::of(&directive.name.value) else { continue };
        found.push((builtin, OnPage { directive, matrix, subjects: &page.subjects, around }));
        if builtin.body == Body::Contenders {
            around = Some(directive);
        }
    }
    found
}

/// `shown` are the subjects of what the page shows.
fn own_subjects(
    matrix: &Matrix,
    page: &Page,
    shown: impl Iterator<Item = Index<Subject>>,
) -> Vec<Index<Subject>> {
    let directives = page.outline.directives.iter();
    let in_directives = directives.flat_map(|(directive, _)| directive.subjects());
    let fences = page.outline.fences.iter().filter_map(|fence| fence.value("subject"));
    let ids = in_directives.chain(fences.map(|id| id.value.as_str()));
    let named = ids.filter_map(|id| matrix.subject(id)).chain(shown);
    let named: BTreeSet<Index<Subject>> = named.chain(page.subjects.iter().copied()).collect();
    named.into_iter().filter(|at| matrix.subjects[*at].own).collect()
}
