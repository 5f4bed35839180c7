//! Facts to check again. Pure.

use crate::base::date::Date;
use crate::base::index::Index;
use crate::claims::written;
use crate::compile::site::Site;
use crate::matrix::freshness::{Overdue, overdue};
use crate::matrix::{Criterion, Fact, FactSource, Matrix, Subject};
use crate::source::Span;

/// A fact that is stated in a matrix.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'s> {
    pub matrix: &'s Matrix,
    pub subject: Index<Subject>,
    pub criterion: &'s Criterion,
    pub fact: &'s Fact,
    pub span: Span,
}

/// A source as readers see it. `title` is `None` if the fact gives only a URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named<'s> {
    pub title: Option<&'s str>,
    pub url: &'s str,
}

impl<'s> Cell<'s> {
    /// `nodejs/cold-start`
    pub fn name(&self) -> String {
        format!("{}/{}", self.matrix.subjects[self.subject].id, self.criterion.id)
    }

    /// `45 ms`
    pub fn value(&self) -> String {
        written(self.fact, self.criterion)
    }

    pub fn sources(&self) -> impl Iterator<Item = Named<'s>> + use<'s> {
        let (matrix, fact) = (self.matrix, self.fact);
        fact.sources.iter().map(|source| match source {
            FactSource::Declared(at) => {
                let source = &matrix.sources[*at];
                Named { title: Some(&source.title), url: &source.url.value }
            }
            FactSource::Url(url) => Named { title: None, url },
        })
    }
}

/// The facts to check again.
#[derive(Debug, Default)]
pub struct Stale<'s> {
    /// Facts that are no longer fresh: those whose last check was earliest come first, then those that have
    /// been overdue longest
    pub overdue: Vec<(Cell<'s>, Overdue)>,
    /// Known values without a date of a check, in the order of their spans
    pub never: Vec<Cell<'s>>,
}

pub fn stale(site: &Site, today: Date) -> Stale<'_> {
    let mut stale = Stale::default();
    for matrix in &site.matrices {
        for (subject, criterion, fact) in matrix.cells() {
            let Some(span) = fact.span else { continue };
            let cell = Cell { matrix, subject, criterion, fact, span };
            if let Some(overdue) = overdue(matrix, criterion, fact, today) {
                stale.overdue.push((cell, overdue));
            } else if fact.checked.is_none() && fact.value.is_known() {
                stale.never.push(cell);
            }
        }
    }
    let age = |(cell, overdue): &(Cell<'_>, Overdue)| {
        (overdue.checked.day(), overdue.fresh_until, cell.span)
    };
    stale.overdue.sort_by_key(age);
    stale.never.sort_by_key(|cell| cell.span);
    stale
}
