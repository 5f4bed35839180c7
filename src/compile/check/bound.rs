//! A claim and its fact, in the form that diagnostics need. Pure.

use crate::base::index::Index;
use crate::base::language::Language;
use crate::claims::comparison;
use crate::claims::proof::{self, Stated};
use crate::claims::{Finding, written_in};
use crate::compile::parse::claim::{Binding, Claim};
use crate::compile::site::Page;
use crate::diagnostic::Cell;
use crate::matrix::amount::Extent;
use crate::matrix::interval::Order;
use crate::matrix::rivals::Rivals;
use crate::matrix::{Criterion, Datum, Fact, FactValue, Kind, Matrix, Subject};
use crate::source::{Placed, Span};

/// A claim with the fact that it is bound to.
pub(super) struct Bound<'m> {
    pub(super) page: &'m Page,
    pub(super) matrix: &'m Matrix,
    pub(super) claim: &'m Claim,
    pub(super) fact: Known<'m>,
    /// That of the text
    pub(super) language: &'m Language,
}

impl<'m> Bound<'m> {
    pub(super) fn text(&self) -> &'m str {
        self.claim.text.as_str()
    }

    /// Returns the facts of the subjects that the claim's subject is compared with.
    pub(super) fn rivals(&self, rivals: Rivals) -> Vec<Known<'m>> {
        let Known { subject, at, .. } = self.fact;
        let others = rivals.of(self.matrix, &self.page.subjects, subject).into_iter();
        let written = match (rivals, &self.claim.bond) {
            (Rivals::Subject(_), Binding::Fact { test, .. }) => test.rival(),
            _ => None,
        };
        let known = |other: Index<Subject>| {
            let known = Known::of(self.matrix, other, at, self.language);
            let is_named = |id: &&'m Placed<String>| self.matrix.subject(&id.value) == Some(other);
            match written.filter(is_named) {
                Some(id) => known.of_subject(&id.value),
                None => known,
            }
        };
        others.map(|other| self.rival(&known(other))).collect()
    }

    /// Returns the fact of another subject under the same condition, or under the one that the claim names. Without
    /// one, it is the first.
    fn rival(&self, rival: &Known<'m>) -> Known<'m> {
        let named = match &self.claim.bond {
            Binding::Fact { condition: Some(id), .. } => Some(id.value.as_str()),
            _ => None,
        };
        let first: &'m Fact = rival.fact;
        let same = self.fact.fact.condition_id().and_then(|id| first.case(id));
        let case = same.or_else(|| named.and_then(|id| first.case(id)));
        rival.under(case.unwrap_or(first), self.language)
    }

    /// Returns whether a condition is one of the fact that the claim's own is compared with.
    pub(super) fn has_rival_under(&self, condition: &str) -> bool {
        let Binding::Fact { test, .. } = &self.claim.bond else { return false };
        let rival = test.rival().and_then(|rival| self.matrix.subject(&rival.value));
        rival.is_some_and(|rival| self.matrix.fact(rival, self.fact.at).case(condition).is_some())
    }

    /// Returns the same claim on its fact under one of its conditions.
    pub(super) fn under(&self, case: &'m Fact) -> Bound<'m> {
        let Bound { page, matrix, claim, language, .. } = *self;
        Bound { page, matrix, claim, fact: self.fact.under(case, language), language }
    }

    /// Returns what the text states about the fact.
    pub(super) fn statements(&self) -> Vec<Finding> {
        let Known { fact, criterion, .. } = &self.fact;
        let has_digit = self.text().contains(|c: char| c.is_ascii_digit());
        let names = if has_digit { self.matrix.names_with_digits() } else { Vec::new() };
        let of = &self.matrix.subjects[self.fact.subject];
        let aliases = of.particulars.aliases.iter().map(|alias| alias.value.as_str());
        let product: Vec<&str> = aliases.chain([of.name.as_str()]).collect();
        let language = self.language;
        let others = self.other_texts();
        let stated =
            Stated { fact, criterion, product: &product, names: &names, others: &others, language };
        proof::read(self.text(), stated)
    }

    /// Returns the words of the facts that other subjects have for a criterion of the kind `text`.
    fn other_texts(&self) -> Vec<&'m str> {
        if !matches!(self.fact.criterion.kind, Kind::Text) {
            return Vec::new();
        }
        let others = self.matrix.listed().filter(|at| *at != self.fact.subject);
        let facts = others.flat_map(|at| self.matrix.fact(at, self.fact.at).cases());
        let kind = &self.fact.criterion.kind;
        facts.filter_map(|fact| kind.datum(&fact.value)).flat_map(Datum::words).collect()
    }

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
    pub(super) at: Index<Criterion>,
    pub(super) fact: &'m Fact,
    pub(super) subject: Index<Subject>,
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
        let (fact, of) = (matrix.fact(subject, criterion), &matrix.criteria[criterion]);
        let subject_id = &matrix.subjects[subject].id;
        Known {
            criterion: of,
            at: criterion,
            fact,
            subject,
            subject_id,
            name: format!("{subject_id}/{}", of.id),
            written: written_in(language, fact, of),
        }
    }

    /// Returns the same fact of a subject that the author names so: the default variant has the id of its subject and
    /// one of its own.
    pub(super) fn of_subject(self, id: &'m str) -> Known<'m> {
        Known { subject_id: id, name: format!("{id}/{}", self.criterion.id), ..self }
    }

    /// Returns the same fact under one of its conditions.
    pub(super) fn under(&self, case: &'m Fact, language: &Language) -> Known<'m> {
        let Known { criterion, at, subject, subject_id, .. } = *self;
        let of = |id| format!("{subject_id}/{}#{id}", criterion.id);
        let name = case.condition_id().map_or_else(|| self.name.clone(), of);
        let written = match std::ptr::eq(case, self.fact) {
            true => self.written.clone(),
            false => written_in(language, case, criterion),
        };
        Known { criterion, at, fact: case, subject, subject_id, name, written }
    }

    /// Orders two facts of the same criterion; the better one is the greater.
    pub(super) fn order(&self, other: &Known<'_>) -> Option<Order> {
        comparison::order(self.criterion, &self.fact.value, &other.fact.value)
    }

    pub(super) fn extent(&self) -> Option<Extent> {
        self.fact.value.extent()
    }

    pub(super) fn cell(&self) -> Cell<'_> {
        let applies = !matches!(self.fact.value, FactValue::NotApplicable);
        Cell { name: &self.name, value: &self.written, applies, span: self.fact.span }
    }
}
