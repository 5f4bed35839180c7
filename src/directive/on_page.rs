//! A directive with the page that it is on: the input of the functions in its table entry. Pure.

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
    /// The nearest enclosing directive with contenders, for a `:::subject`
    pub around: Option<&'p Directive>,
}

impl OnPage<'_> {
    /// Returns the value of an attribute; empty if there is none.
    pub(super) fn text(&self, key: &str) -> &str {
        self.directive.value(key).map_or("", |value| value.value.as_str())
    }

    pub(super) fn subject(&self, key: &str) -> Option<Index<Subject>> {
        self.matrix.subject(self.text(key))
    }

    pub(super) fn criterion(&self, key: &str) -> Option<Index<Criterion>> {
        self.matrix.criterion(self.text(key))
    }

    /// Returns the subjects that the directive compares: those that it names, or else those of the page. With
    /// the flag `variants`, each with all of its variants.
    pub(super) fn compared(&self) -> Vec<Index<Subject>> {
        let subjects = match self.directive.value("subjects") {
            Some(list) => ids(&list.value).filter_map(|id| self.matrix.subject(id)).collect(),
            None => self.subjects.to_vec(),
        };
        match self.directive.has_flag("variants") {
            true => self.matrix.with_variants(&subjects),
            false => subjects,
        }
    }
}

/// The input for the value of a component. It is used only after the checks found no mistake.
pub struct RenderContext<'r> {
    pub on_page: OnPage<'r>,
    pub drawn: &'r Drawn<'r>,
    /// Unique on the page; empty for a directive without a number
    pub id: String,
    /// Returns the facts that the page shows
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
