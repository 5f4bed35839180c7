//! What prose states of facts: numbers, dates and versions in the text of a claim. Pure.

pub mod comparison;
pub mod day;
mod digits;
pub mod near;
pub mod prose;
pub mod qualifier;
pub mod quantity;
mod ratio;
pub mod rewrite;
pub mod superlative;
pub mod unit;
pub mod version;

use std::ops::Range;

use crate::matrix::kind::Statement;
use crate::matrix::text::{Words, value_text};
use crate::matrix::{Criterion, Fact, FactValue};
use quantity::Quantity;
pub use ratio::{is_inverse, read as ratios};
use unit::{Fit, Unit};

/// A part of a text that does not say what a fact says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    Contradicts(Range<usize>),
    /// It is in a unit that does not convert to the criterion's
    OtherUnit(Range<usize>),
}

/// Returns each part of the text that contradicts the fact, in order: numbers, versions or dates,
/// as the fact is one. A text that states nothing of the kind contradicts nothing.
#[deny(clippy::wildcard_enum_match_arm)]
pub fn contradictions(text: &str, value: &FactValue, criterion: &Criterion) -> Vec<Finding> {
    let contradictions = match criterion.kind.statement() {
        Statement::Amount => value.amount().map(|fact| {
            let unit = Unit::of(criterion.unit.as_deref());
            numbers_against(&quantity::read(text, &unit), fact)
        }),
        Statement::Version => value.version().map(|fact| {
            let fact = version::parts(fact);
            let stated = version::read(text, &fact).into_iter();
            let wrong = stated.filter(|stated| !version::agrees(stated, &fact));
            wrong.map(|stated| Finding::Contradicts(stated.place)).collect()
        }),
        Statement::Day => value.day().map(|fact| {
            let stated = day::read(text).into_iter();
            let wrong = stated.filter(|stated| !day::agrees(stated, fact.day()));
            wrong.map(|stated| Finding::Contradicts(stated.place)).collect()
        }),
        Statement::Word | Statement::Text => None,
    };
    contradictions.unwrap_or_default()
}

/// Whether a text states a number, and so more than an unknown fact can bear out.
pub fn states_number(text: &str, criterion: &Criterion) -> bool {
    !quantity::read(text, &Unit::of(criterion.unit.as_deref())).is_empty()
        || !version::read(text, &[]).is_empty()
        || !day::read(text).is_empty()
}

fn numbers_against(numbers: &[Quantity], fact: f64) -> Vec<Finding> {
    let finding = |number: &Quantity| {
        let place = number.place.clone();
        match number.fit {
            Fit::Other => Some(Finding::OtherUnit(place)),
            _ if comparison::agrees(number, fact) => None,
            _ => Some(Finding::Contradicts(place)),
        }
    };
    speaking(numbers).into_iter().filter_map(finding).collect()
}

/// The numbers that are in the criterion's unit are those that speak of the fact. Without any, all
/// that have no unit do; and where there are only other units, all of them.
fn speaking(numbers: &[Quantity]) -> Vec<&Quantity> {
    let of = |fit| numbers.iter().filter(move |number| number.fit == fit).collect();
    let groups: [Vec<&Quantity>; 3] = [Fit::Same, Fit::Bare, Fit::Other].map(of);
    groups.into_iter().find(|group| !group.is_empty()).unwrap_or_default()
}

/// A fact's value as an author can write it: `45 ms`, `2026-02-11`, `yes`.
pub fn written(fact: &Fact, criterion: &Criterion) -> String {
    value_text(fact, criterion, &Words::PLAIN).replace('\u{202f}', " ")
}

#[cfg(test)]
mod tests;
