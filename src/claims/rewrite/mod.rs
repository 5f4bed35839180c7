//! Rewrites texts of claims so that they agree with their facts again. Pure.
//!
//! Only digits and names of months change. The text around them is kept, and so are the number of digits
//! shown, their separators and the unit.

mod number;

use std::ops::Range;

use super::comparison::{agrees, holds};
use super::quantity::Quantity;
use super::{contradictions, day, numbers, prose, ratios, relevant, sense_of, support};
use crate::base::language::Language;
use crate::claims::version::end_of_parts;
use crate::matrix::amount::Precision;
use crate::matrix::kind::Statement;
use crate::matrix::support::{Release, Support};
use crate::matrix::unit::{Fit, Unit};
use crate::matrix::{Criterion, FactValue};

/// A part of a text, and its replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Range of the replaced digits: those of a number, a version or a date
    pub place: Range<usize>,
    pub new: String,
    /// Range of the whole statement, with its words and its unit: `over 30 ms`
    pub statement: Range<usize>,
}

/// Returns the edits, in order, that make a text agree with a fact which it contradicts.
///
/// Returns `None` if it is unclear what the author would write: for ranges, for numbers that do not all
/// state the same value, for versions and dates that are not the whole text, and if the author's
/// precision would leave the new value far off.
pub fn to_fact(
    text: &str,
    value: &FactValue,
    criterion: &Criterion,
    language: &Language,
) -> Option<Vec<Edit>> {
    rewrite(text, value, criterion, language, Decimals::Kept)
}

/// Returns the same as [`to_fact`], but with numbers that are as exact as the fact.
pub fn to_exact_fact(
    text: &str,
    value: &FactValue,
    criterion: &Criterion,
    language: &Language,
) -> Option<Vec<Edit>> {
    rewrite(text, value, criterion, language, Decimals::Needed)
}

/// How many decimals a rewritten number has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decimals {
    /// As many as the number that it replaces
    Kept,
    /// As many as its value needs, if these are few
    Needed,
}

#[deny(clippy::wildcard_enum_match_arm)]
fn rewrite(
    text: &str,
    value: &FactValue,
    criterion: &Criterion,
    language: &Language,
    decimals: Decimals,
) -> Option<Vec<Edit>> {
    let edits = match criterion.kind.statement() {
        // Which of the two currencies a text means would have to be told apart.
        Statement::Amount if value.foreign().is_some() => return None,
        Statement::Amount => {
            let fact = value.extent()?;
            let unit = Unit::in_language(criterion.unit.as_deref(), language);
            let mut numbers = numbers(text, criterion, &unit, sense_of(fact, criterion));
            if decimals == Decimals::Needed {
                numbers.iter_mut().for_each(|it| number::add_decimals(it, fact.at));
            }
            // A range has no number that a text could state.
            let number = fact.at.is_finite() && fact.precision != Precision::Range;
            let wrong = |number: &Quantity| !holds(number, fact);
            number.then(|| edits(text, &relevant(&numbers), language, wrong, |_| fact.at))??
        }
        Statement::Version => {
            let fact = value.version()?;
            edit_whole_text(text, |text| version(text, fact))?
        }
        Statement::Day => {
            let fact = value.period()?;
            edit_whole_text(text, |text| day::in_form_of(text, fact.first(), language))?
        }
        Statement::Support => edit_since(text, value.support()?, language)?,
        Statement::Word | Statement::Text | Statement::None => return None,
    };
    let is_right = contradictions(&apply(text, &edits), value, criterion, language).is_empty();
    (is_right && !edits.is_empty()).then_some(edits)
}

/// Returns the edits that correct the ratios of a text. `meant` returns the actual ratio for the one at a
/// range of a text.
///
/// Returns `None` in the cases of [`to_fact`], for words such as `twice`, and if the ratio has crossed 1,
/// so that "more" would have to become "less".
pub fn to_ratio(
    text: &str,
    language: &Language,
    meant: impl Fn(&str, &Range<usize>) -> f64,
) -> Option<Vec<Edit>> {
    let stated = ratios(text, language);
    let has_turned =
        |ratio: &Quantity| (ratio.low.value < 1.0) != (meant(text, &ratio.place) < 1.0);
    if stated.iter().any(has_turned) {
        return None;
    }
    let numbers: Vec<&Quantity> = stated.iter().collect();
    let wrong = |ratio: &Quantity| !agrees(ratio, meant(text, &ratio.place));
    let edits = edits(text, &numbers, language, wrong, |ratio| meant(text, &ratio.place))?;
    let new = apply(text, &edits);
    let is_right =
        ratios(&new, language).iter().all(|ratio| agrees(ratio, meant(&new, &ratio.place)));
    (is_right && !edits.is_empty()).then_some(edits)
}

/// Returns the edit that makes a percentage of a text the actual one. `None` in the cases of [`to_fact`], and for
/// words such as `a third`.
pub fn to_change(
    text: &str,
    language: &Language,
    stated: &Quantity,
    percent: f64,
) -> Option<Vec<Edit>> {
    number::edit(text, stated, percent, language).map(|edit| vec![edit])
}

/// Applies edits, which are in order and do not overlap, to a text.
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

/// Groups the digits of the numbers in a text as the first of other texts does in which that can be seen: `15,000` like
/// `12,000`, and `15000` like `12000`.
pub fn grouped_like<'t>(
    text: &str,
    mut others: impl Iterator<Item = &'t str>,
    language: &Language,
) -> String {
    match others.find_map(|other| number::Style::shown_in(other, language)) {
        Some(style) => style.regroup(text, language),
        None => text.to_owned(),
    }
}

/// Returns an edit for each wrong number; `None` if one of them cannot be rewritten.
fn edits(
    text: &str,
    numbers: &[&Quantity],
    language: &Language,
    is_wrong: impl Fn(&Quantity) -> bool,
    wanted: impl Fn(&Quantity) -> f64,
) -> Option<Vec<Edit>> {
    let only_names =
        |number: &&Quantity| number.fit == Fit::Bare && prose::names(text, number, language);
    let is_other = |number: &&Quantity| number.fit == Fit::Other;
    if !state_one_value(numbers) || numbers.iter().any(|it| only_names(it) || is_other(it)) {
        return None;
    }
    let wrong = numbers.iter().filter(|number| is_wrong(number));
    wrong.map(|number| number::edit(text, number, wanted(number), language)).collect()
}

/// Whether some value agrees with all numbers, as the fact did before it changed. The numbers of "45 on
/// Node 24" state two different things.
fn state_one_value(numbers: &[&Quantity]) -> bool {
    let agree = |value: f64| numbers.iter().all(|number| agrees(number, value));
    numbers.len() < 2 || numbers.iter().any(|number| agree(number.low.value))
}

/// Returns an edit of the whole text, except for white space around it.
fn edit_whole_text(text: &str, rewrite: impl Fn(&str) -> Option<String>) -> Option<Vec<Edit>> {
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    let place = start..start + trimmed.len();
    rewrite(trimmed).map(|new| vec![Edit { place: place.clone(), new, statement: place }])
}

/// Returns an edit of the only version in a text, since which a feature is supported.
fn edit_since(text: &str, fact: &Support, language: &Language) -> Option<Vec<Edit>> {
    let statement = support::only_since(text, fact, language)?;
    let Some(Release::Version(number)) = &fact.first().since else { return None };
    let start = statement.start + text[statement.clone()].find(|c: char| c.is_ascii_digit())?;
    let place = start..end_of_parts(text, start);
    let new = version(&text[place.clone()], number)?;
    Some(vec![Edit { place, new, statement }])
}

/// Formats a fact's version with as many parts as the version in `text`, and with a `v` if that has one.
fn version(text: &str, fact: &str) -> Option<String> {
    let (sign, shown) = text.strip_prefix('v').map_or(("", text), |shown| ("v", shown));
    let parts = plain_parts(fact.strip_prefix('v').unwrap_or(fact))?;
    let count = plain_parts(shown)?.len();
    (count <= parts.len()).then(|| format!("{sign}{}", parts[..count].join(".")))
}

/// Returns the parts of a version that consists of numbers and points only.
fn plain_parts(version: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = version.split('.').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    parts.iter().all(is_number).then_some(parts)
}

#[cfg(test)]
mod tests;
