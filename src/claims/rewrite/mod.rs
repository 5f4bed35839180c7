//! Texts of claims, rewritten so that they agree with their facts again. Pure.
//!
//! Only digits change, and the name of a month. What a text says around them stays, and so do the
//! digits that it shows, its separators and its unit.

mod number;

use std::ops::Range;

use super::comparison::agrees;
use super::quantity::{self, Quantity};
use super::unit::{Fit, Unit};
use super::{contradictions, day, prose, ratios, speaking};
use crate::matrix::kind::Statement;
use crate::matrix::{Criterion, FactValue};

/// A part of a text, and what to write in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced: the digits of a number, a version, a date
    pub place: Range<usize>,
    pub new: String,
    /// The place with the words and the unit that belong to it: `over 30 ms`
    pub statement: Range<usize>,
}

/// Returns the edits, in order, after which a text agrees with a fact that it contradicts.
///
/// None when it cannot be told what the author would write: for ranges, for numbers that do not
/// speak of one value, for versions and dates that are not the whole text, and where the author's
/// rounding would leave the new value far off.
#[deny(clippy::wildcard_enum_match_arm)]
pub fn to_fact(text: &str, value: &FactValue, criterion: &Criterion) -> Option<Vec<Edit>> {
    let edits = match criterion.kind.statement() {
        Statement::Amount => {
            let (fact, unit) = (value.amount()?, Unit::of(criterion.unit.as_deref()));
            let numbers = quantity::read(text, &unit);
            edits(text, &speaking(&numbers), |_| fact)?
        }
        Statement::Version => {
            let fact = value.version()?;
            whole(text, |text| version(text, fact))?
        }
        Statement::Day => {
            let fact = value.day()?;
            whole(text, |text| day::in_form_of(text, fact.day()))?
        }
        Statement::Word | Statement::Text => return None,
    };
    let is_right = contradictions(&apply(text, &edits), value, criterion).is_empty();
    (is_right && !edits.is_empty()).then_some(edits)
}

/// Likewise for the ratios of a text. `meant` returns the ratio that a text speaks of at a place.
///
/// None, too, for words such as `twice`, and when the ratio has come to the other side of one: what
/// was more is less.
pub fn to_ratio(text: &str, meant: impl Fn(&str, &Range<usize>) -> f64) -> Option<Vec<Edit>> {
    let stated = ratios(text);
    let has_turned =
        |ratio: &Quantity| (ratio.low.value < 1.0) != (meant(text, &ratio.place) < 1.0);
    if stated.iter().any(has_turned) {
        return None;
    }
    let spoken: Vec<&Quantity> = stated.iter().collect();
    let edits = edits(text, &spoken, |ratio| meant(text, &ratio.place))?;
    let new = apply(text, &edits);
    let is_right = ratios(&new).iter().all(|ratio| agrees(ratio, meant(&new, &ratio.place)));
    (is_right && !edits.is_empty()).then_some(edits)
}

/// The text with its edits, which are in order and do not overlap.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let (mut new, mut copied) = (String::with_capacity(text.len()), 0);
    for edit in edits {
        new.push_str(&text[copied..edit.place.start]);
        new.push_str(&edit.new);
        copied = edit.place.end;
    }
    new.push_str(&text[copied..]);
    new
}

/// For each number that is wrong; none if one of them cannot be rewritten.
fn edits(
    text: &str,
    numbers: &[&Quantity],
    wanted: impl Fn(&Quantity) -> f64,
) -> Option<Vec<Edit>> {
    let only_names = |number: &&Quantity| number.fit == Fit::Bare && prose::names(text, number);
    let is_other = |number: &&Quantity| number.fit == Fit::Other;
    if !speak_of_one_value(numbers) || numbers.iter().any(|it| only_names(it) || is_other(it)) {
        return None;
    }
    let wrong = numbers.iter().filter(|number| !agrees(number, wanted(number)));
    wrong.map(|number| number::edit(text, number, wanted(number))).collect()
}

/// Whether some value agrees with all of them, as the fact did before it changed. In "45 on Node 24"
/// they speak of two things.
fn speak_of_one_value(numbers: &[&Quantity]) -> bool {
    let agree = |value: f64| numbers.iter().all(|number| agrees(number, value));
    numbers.len() < 2 || numbers.iter().any(|number| agree(number.low.value))
}

/// An edit of all of a text but the space around it.
fn whole(text: &str, rewrite: impl Fn(&str) -> Option<String>) -> Option<Vec<Edit>> {
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let place = start..start + trimmed.len();
    rewrite(trimmed).map(|new| vec![Edit { place: place.clone(), new, statement: place }])
}

/// A fact's version in as many parts as a text shows of another, with its `v` or without.
fn version(text: &str, fact: &str) -> Option<String> {
    let (sign, shown) = text.strip_prefix('v').map_or(("", text), |shown| ("v", shown));
    let parts = plain_parts(fact.strip_prefix('v').unwrap_or(fact))?;
    let count = plain_parts(shown)?.len();
    (count <= parts.len()).then(|| format!("{sign}{}", parts[..count].join(".")))
}

/// The parts of a version that is nothing but numbers and points.
fn plain_parts(version: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = version.split('.').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    parts.iter().all(is_number).then_some(parts)
}

#[cfg(test)]
mod tests;
