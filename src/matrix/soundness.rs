//! Which parts of a matrix have reported mistakes, so that their consequences are not reported as well. Pure.

use super::reserved::On;
use super::{Criterion, FactValue, Matrix, Subject};
use crate::base::index::Index;

/// Which parts of a matrix have reported mistakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Soundness {
    Sound,
    /// Mistakes in subjects, or in facts, which may be missing. See also [`Fact::is_flawed`](super::Fact::is_flawed)
    FlawedFacts,
    /// Mistakes in criteria too, or in other tables of the main file
    Flawed,
}

impl Matrix {
    /// Returns whether a reported mistake may be the reason that a fact is unknown, or that it has another
    /// meaning.
    pub fn is_flawed_at(&self, subject: Index<Subject>, criterion: Index<Criterion>) -> bool {
        match self.soundness {
            Soundness::Sound => false,
            Soundness::FlawedFacts => {
                let fact = self.fact(subject, criterion);
                fact.is_flawed && fact.value == FactValue::Unknown
            }
            Soundness::Flawed => true,
        }
    }

    /// Returns whether a reported mistake may have changed what the matrix says of these subjects.
    pub fn is_flawed_on(&self, on: On, subjects: &[Index<Subject>]) -> bool {
        let decides = |(at, criterion): &(Index<Criterion>, &Criterion)| match on {
            On::Overall | On::Scenario(_) => true,
            On::Group(group) => criterion.group == group,
            On::Criterion(only) => *at == only,
        };
        let mut criteria = self.criteria.indexed().filter(decides);
        self.soundness != Soundness::Sound
            && criteria.any(|(criterion, _)| {
                subjects.iter().any(|subject| self.is_flawed_at(*subject, criterion))
            })
    }
}
