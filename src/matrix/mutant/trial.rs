//! A matrix in which one value is another. Pure.

use std::sync::OnceLock;

use crate::base::index::Index;
use crate::matrix::{Criterion, Fact, FactValue, Matrix, Subject};

/// A fact of a matrix, under one of its conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactAt {
    pub subject: Index<Subject>,
    pub criterion: Index<Criterion>,
    /// Its number among the facts under all conditions; 0 is the one that tables show
    pub case: usize,
}

impl Matrix {
    /// # Panics
    /// If there is no such fact.
    pub fn fact_at(&self, at: FactAt) -> &Fact {
        let mut cases = self.fact(at.subject, at.criterion).cases();
        cases.nth(at.case).expect("it was found among these cases")
    }

    /// Replaces the value of a fact, also for the variants that share it, and returns the old one. What depends on
    /// it is computed again when it is needed.
    ///
    /// # Panics
    /// If there is no such fact.
    pub fn replace_value(&mut self, at: FactAt, value: FactValue) -> FactValue {
        let span = self.fact_at(at).span;
        let of = self.subject_of(at.subject);
        let variants = self.subjects[of].variants.clone().into_iter();
        let is_same = |variant: &Index<Subject>| {
            let fact = self.fact(*variant, at.criterion);
            *variant != at.subject && fact.cases().nth(at.case).is_some_and(|of| of.span == span)
        };
        let sharing: Vec<Index<Subject>> = variants.filter(is_same).collect();
        for subject in sharing {
            *self.value_mut(FactAt { subject, ..at }) = value.clone();
        }
        self.utilities = OnceLock::new();
        self.overview = OnceLock::new();
        std::mem::replace(self.value_mut(at), value)
    }

    fn value_mut(&mut self, at: FactAt) -> &mut FactValue {
        let cell = self.cell(at.subject, at.criterion);
        let first = &mut self.facts[cell];
        let Some(other) = at.case.checked_sub(1) else { return &mut first.value };
        let conditions = first.conditions.as_mut().expect("it has a fact under this condition");
        &mut conditions.others[other].value
    }
}
