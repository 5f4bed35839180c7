//! A directive where it stands: what its entry in the table answers from. Pure.

use super::{Directive, ids};
use crate::base::index::Index;
use crate::matrix::view::{Cell, Drawn};
use crate::matrix::{Criterion, Matrix, Subject};

/// A directive on a page that is bound to a matrix.
#[derive(Clone, Copy)]
pub struct OnPage<'p> {
    pub directive: &'p Directive,
    pub matrix: &'p Matrix,
    /// The subjects of the page
    pub subjects: &'p [Index<Subject>],
    /// The nearest one with contenders, for a `:::subject` that stands in it
    pub around: Option<&'p Directive>,
}

impl OnPage<'_> {
    /// Empty if it is not given.
    pub(super) fn text(&self, key: &str) -> &str {
        self.directive.value(key).map_or("", |value| value.value.as_str())
    }

    pub(super) fn subject(&self, key: &str) -> Option<Index<Subject>> {
        self.matrix.subject(self.text(key))
    }

    pub(super) fn criterion(&self, key: &str) -> Option<Index<Criterion>> {
        self.matrix.criterion(self.text(key))
    }

    /// The subjects that it compares: those that it names, else those of the page.
    pub(super) fn compared(&self) -> Vec<Index<Subject>> {
        match self.directive.value("subjects") {
            Some(list) => ids(&list.value).filter_map(|id| self.matrix.subject(id)).collect(),
            None => self.subjects.to_vec(),
        }
    }
}

/// What the value for a component is made from, once the checks have found no mistake.
pub struct RenderContext<'r> {
    pub on_page: OnPage<'r>,
    pub drawn: &'r Drawn<'r>,
    /// Unique on the page; empty for what has no number
    pub id: String,
    /// The facts that the page shows
    pub shown: &'r dyn Fn() -> Vec<Cell>,
}

impl RenderContext<'_> {
    pub(super) fn subject(&self, key: &str) -> Index<Subject> {
        self.on_page.subject(key).expect("the checks found it")
    }

    pub(super) fn criterion(&self, key: &str) -> Index<Criterion> {
        self.on_page.criterion(key).expect("the checks found it")
    }
}
