//! Mutants: other values that a fact could have tomorrow, each different enough that a statement of the present one
//! would no longer hold. Pure.

mod moved;
mod trial;

use super::reserved::On;
use super::support::{Release, Support, SupportStatement};
use super::{Better, Criterion, FactValue, Level, Matrix, Subject};
use crate::base::index::Index;
use crate::base::named::named;
use moved::{Mover, Way};
pub use trial::FactAt;

named! {
    /// How a mutant differs from the present value.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Change {
        Higher = "higher",
        Lower = "lower",
        /// Another word, text or level
        Other = "other",
        /// So that another subject is ahead
        Order = "order",
    }
}

/// Another value of a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Mutant {
    pub change: Change,
    pub value: FactValue,
}

/// What a text or a list becomes.
const ELSE: &str = "something else";

impl Matrix {
    /// Returns the mutants of a known fact, whatever it is compared with.
    pub fn mutants(&self, at: FactAt) -> Vec<Mutant> {
        let (value, criterion) = (&self.fact_at(at).value, &self.criteria[at.criterion]);
        let mover = Mover { criterion, usual: self.usual(at.criterion) };
        let ways = [(Change::Higher, Way::Up), (Change::Lower, Way::Down)];
        let moved = ways
            .into_iter()
            .filter_map(|(change, way)| Some(Mutant { change, value: mover.moved(value, way)? }));
        let others = others(value, criterion).into_iter();
        let others = others.map(|value| Mutant { change: Change::Other, value });
        moved.chain(others).filter(|mutant| mutant.value != *value).collect()
    }

    /// Returns the mutant of a fact that turns the order of the compared subjects: whoever is ahead falls behind all
    /// others, and any other subject comes before them. `None` if the values have no order, or cannot turn.
    pub fn turned(&self, at: FactAt, compared: &[Index<Subject>]) -> Option<Mutant> {
        let criterion = &self.criteria[at.criterion];
        let measured = criterion.kind.measured().filter(|_| at.case == 0)?;
        let sign = match criterion.better {
            Better::Higher => 1.0,
            Better::Lower => -1.0,
            Better::None => return None,
        };
        let worth = |value: &FactValue| measured.at(value).map(|at| at * sign);
        let own = worth(&self.fact_at(at).value)?;
        let is_rival = |of: &&Index<Subject>| self.subject_of(**of) != self.subject_of(at.subject);
        let rivals = compared.iter().filter(is_rival).filter_map(|rival| {
            let value = &self.fact(*rival, at.criterion).value;
            Some((worth(value)?, value))
        });
        let mut rivals: Vec<(f64, &FactValue)> = rivals.collect();
        rivals.sort_by(|(one, _), (other, _)| one.total_cmp(other));
        let ((_, worst), (most, best)) = (rivals.first()?, rivals.last()?);
        let is_ahead = own > *most;
        let way = if is_ahead == (sign > 0.0) { Way::Down } else { Way::Up };
        let mover = Mover { criterion, usual: self.usual(at.criterion) };
        let value = mover.moved(if is_ahead { worst } else { best }, way)?;
        Some(Mutant { change: Change::Order, value })
    }

    /// Returns the greatest amount of a criterion, in place of one that has none.
    fn usual(&self, criterion: Index<Criterion>) -> f64 {
        let amounts = self.subjects.indices().filter_map(|subject| {
            self.fact(subject, criterion).value.extent().map(|extent| extent.at)
        });
        amounts.filter(|at| at.is_finite() && *at > 0.0).max_by(f64::total_cmp).unwrap_or(10.0)
    }

    /// Returns whether an outcome depends on the facts of a criterion.
    pub fn depends(&self, on: On, criterion: Index<Criterion>) -> bool {
        match on {
            On::Criterion(at) => at == criterion,
            On::Group(group) => self.criteria[criterion].group == group,
            On::Overall | On::Scenario(_) => true,
        }
    }
}

/// Returns the other values of a fact that has no number to change.
fn others(value: &FactValue, criterion: &Criterion) -> Vec<FactValue> {
    match value {
        FactValue::Level(_) | FactValue::Choice(_) => {
            let words = criterion.kind.words();
            let all = words.into_iter().filter_map(|word| criterion.kind.meant(word));
            all.filter(|other| other != value).take(MOST_WORDS).collect()
        }
        FactValue::Support(support) => {
            let all = [Level::Yes, Level::No].into_iter().filter(|level| *level != support.level());
            all.map(|level| FactValue::Support(Box::new(supported(level)))).collect()
        }
        FactValue::Text(_) => vec![FactValue::Text(ELSE.into())],
        FactValue::List(items) => {
            let rest = items.get(1..).filter(|rest| !rest.is_empty()).map(<[_]>::to_vec);
            rest.into_iter().chain([vec![ELSE.into()]]).map(FactValue::List).collect()
        }
        FactValue::Unknown
        | FactValue::NotApplicable
        | FactValue::Number { .. }
        | FactValue::Amount(_)
        | FactValue::Foreign(_)
        | FactValue::Version(_)
        | FactValue::Date(_)
        | FactValue::Code(_) => Vec::new(),
    }
}

/// The other words of a choice that are tried.
const MOST_WORDS: usize = 2;

fn supported(level: Level) -> Support {
    let since = (level != Level::No).then_some(Release::Some);
    Support::new(SupportStatement { since, ..SupportStatement::default() }, Vec::new())
}

#[cfg(test)]
mod tests;
