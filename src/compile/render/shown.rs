//! Determines from a page's outline which facts and subjects of its matrix it shows. Pure.

use std::collections::BTreeSet;

use crate::base::index::Index;
use crate::compile::parse::claim::Binding;
use crate::compile::refer::drawn;
use crate::compile::site::{Page, PageKind, Site};
use crate::directive::MATRIX;
use crate::matrix::rivals::Rivals;
use crate::matrix::{Fact, Matrix, Subject};

pub(super) use crate::matrix::view::{Cell, rows};

/// Maximum number of facts in the table of a whole matrix. A larger table would not help a reader.
const LARGEST_TABLE: usize = 12_000;

/// How the page of a section shows the whole matrix of its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    Table,
    /// Lists of its subjects and criteria, because the table would be too large
    Index,
}

/// Returns the matrix that a section's page shows automatically. `None` if the text of the page contains a
/// `:::matrix`, or if the matrix has no subjects or no criteria.
pub(super) fn whole_matrix(site: &Site, page: &Page) -> Option<(Index<Matrix>, Whole)> {
    if !matches!(page.kind, PageKind::Home | PageKind::Section) {
        return None;
    }
    let at = site.matrix_in(page.section)?;
    let mut directives = page.outline.directives.iter();
    if directives.any(|(directive, _)| site.reads.has(&directive.name.value, &MATRIX)) {
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

/// The facts and subjects of one matrix that a page shows.
pub(super) struct Shown {
    pub(super) matrix: Index<Matrix>,
    /// The facts that the page shows or relies on: first those of its claims, then of its directives, then
    /// of the whole table. May contain a fact more than once
    pub(super) cells: Vec<Cell>,
    /// The publisher's own products among the subjects that the page compares, shows or names, in
    /// declaration order
    pub(super) own: Vec<Index<Subject>>,
}

impl Shown {
    pub(super) fn facts<'s>(&self, site: &'s Site) -> impl Iterator<Item = &'s Fact> + Clone {
        let matrix = &site.matrices[self.matrix];
        self.cells.iter().map(|cell| fact(matrix, *cell))
    }
}

/// Returns what a page shows of the matrix that it is bound to, and of the matrix of its folder: a section's
/// page shows the latter even if it is bound to another matrix.
pub(super) fn of_page(site: &Site, page: &Page) -> Vec<Shown> {
    let bound = page.matrix.map(|at| of_bound(site, at, page));
    let other = whole_table(site, page).filter(|at| Some(*at) != page.matrix);
    bound.into_iter().chain(other.map(|at| of_table(site, at))).collect()
}

/// Returns what a page shows of the matrix that it is bound to.
pub(super) fn of_bound(site: &Site, at: Index<Matrix>, page: &Page) -> Shown {
    let matrix = &site.matrices[at];
    let mut cells = of_claims(matrix, page);
    let directives = drawn::entries(site, matrix, page);
    cells.extend(drawn::cells(&directives));
    if whole_table(site, page) == Some(at) {
        cells.extend(of_table(site, at).cells);
    }
    let named = directives.iter().flat_map(|(entry, on_page)| (entry.subjects)(on_page));
    let own = own_subjects(matrix, page, cells.iter().map(|(subject, _)| *subject).chain(named));
    Shown { matrix: at, cells, own }
}

fn of_table(site: &Site, at: Index<Matrix>) -> Shown {
    let matrix = &site.matrices[at];
    let subjects = matrix.listed();
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
        let Binding::Fact { subject, criterion, test, .. } = &claim.bond else { continue };
        let Some(criterion) = matrix.criterion(&criterion.value) else { continue };
        let Some(subject) = matrix.subject(&subject.value) else { continue };
        let rivals = test.rival().and_then(|other| Rivals::find(matrix, &other.value));
        let rivals = rivals.map(|rivals| rivals.of(matrix, &page.subjects, subject));
        let subjects = [subject].into_iter().chain(rivals.unwrap_or_default());
        shown.extend(subjects.map(|subject| (subject, criterion)));
    }
    shown
}

/// Returns the publisher's own products that a page compares, shows or names. `shown` are the subjects of the
/// facts that it shows.
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
