//! A claim and its fact, in the form that diagnostics need. Pure.

use crate::base::index::Index;
use crate::base::language::Language;
use crate::claims::written_in;
use crate::compile::parse::claim::Claim;
use crate::compile::site::Page;
use crate::diagnostic::Cell;
use crate::matrix::amount::Extent;
use crate::matrix::{Criterion, Fact, FactValue, Matrix, Subject};
use crate::source::Span;

/// A claim with the fact that it is bound to.
pub(super) struct Bound<'m> {
    pub(super) page: &'m Page,
    pub(super) claim: &'m Claim,
    pub(super) fact: Known<'m>,
    /// That of the text
    pub(super) language: &'m Language,
}

impl Bound<'_> {
    /// Returns the span of the whole link.
    pub(super) fn span(&self) -> Span {
        self.page.span(self.claim.span)
    }

    pub(super) fn target(&self) -> Span {
        self.page.span(self.claim.target)
    }

    /// Returns the span of a part of the claim's text.
    pub(super) fn place(&self, of: &std::ops::Range<usize>) -> Span {
        self.claim.text.place(of).map_or(self.span(), |place| self.page.span(place))
    }
}

/// A fact with its name and value as diagnostics print them.
pub(super) struct Known<'m> {
    pub(super) criterion: &'m Criterion,
    pub(super) fact: &'m Fact,
    pub(super) subject_id: &'m str,
    /// `subject/criterion`
    pub(super) name: String,
    /// The value as an author would write it
    pub(super) written: String,
}

impl<'m> Known<'m> {
    pub(super) fn of(
        matrix: &'m Matrix,
        subject: Index<Subject>,
        criterion: Index<Criterion>,
        language: &Language,
    ) -> Known<'m> {
        let fact = matrix.fact(subject, criterion);
        let (subject, criterion) = (&matrix.subjects[subject], &matrix.criteria[criterion]);
        let name = format!("{}/{}", subject.id, criterion.id);
        Known {
            criterion,
            fact,
            subject_id: &subject.id,
            name,
            written: written_in(language, fact, criterion),
        }
    }

    /// Returns the same fact under one of its conditions.
    pub(super) fn under(&self, case: &'m Fact, language: &Language) -> Known<'m> {
        let Known { criterion, subject_id, .. } = *self;
        let of = |id| format!("{subject_id}/{}#{id}", criterion.id);
        let name = case.condition_id().map_or_else(|| self.name.clone(), of);
        let written = match std::ptr::eq(case, self.fact) {
            true => self.written.clone(),
            false => written_in(language, case, criterion),
        };
        Known { criterion, fact: case, subject_id, name, written }
    }

    pub(super) fn extent(&self) -> Option<Extent> {
        self.fact.value.extent()
    }

    pub(super) fn cell(&self) -> Cell<'_> {
        let applies = !matches!(self.fact.value, FactValue::NotApplicable);
        Cell { name: &self.name, value: &self.written, applies, span: self.fact.span }
    }
}
