//! Whether the words of a source can bear out a fact. Pure.
//!
//! A quote is not prose that an author wrote about the fact: it may be the row of a table, in any language. So it
//! contradicts the fact only if it states something of the fact's kind, and nothing in it can mean the value.

mod words;

use std::ops::Range;

use super::comparison;
use super::day;
use super::prose;
use super::qualifier::Qualifier;
use super::quantity::{self, Number, Quantity};
use super::version;
use crate::base::language::Language;
use crate::base::period::Period;
use crate::matrix::kind::Statement;
use crate::matrix::support::{Release, Support};
use crate::matrix::unit::{Fit, Unit};
use crate::matrix::{Criterion, FactValue};

/// Factors between a number without a unit and the fact: multipliers and units that are not read, because they are
/// in the head of a table, or in another language. Percent; lengths of time; miles, inches, feet and pounds.
const FACTORS: [f64; 19] = [
    1e3, 1e6, 1e9, 1e12, 100.0, 7.0, 12.0, 24.0, 30.0, 52.0, 60.0, 365.0, 1440.0, 3600.0,
    1.609_344, 2.54, 0.3048, 0.453_592, 28.3495,
];

/// Powers of 1.024 between sizes that are counted in thousands and those that are counted in 1024.
const BINARY: [i32; 9] = [0, -4, -3, -2, -1, 1, 2, 3, 4];

/// How far a quote can be from a fact whose last digits are zeros, which may be rounded or not.
const ROUND: f64 = 0.05;

/// Returns the parts of a quote that state a number, a version or a date, if none of them can mean the value.
#[deny(clippy::wildcard_enum_match_arm)]
pub fn contradictions(quote: &str, value: &FactValue, criterion: &Criterion) -> Vec<Range<usize>> {
    match criterion.kind.statement() {
        Statement::Amount => amounts(quote, value, criterion),
        Statement::Version => value.version().map(|fact| versions(quote, fact)).unwrap_or_default(),
        Statement::Day => value.period().map(|fact| days(quote, fact)).unwrap_or_default(),
        Statement::Support => value.support().map(|fact| support(quote, fact)).unwrap_or_default(),
        Statement::Word | Statement::Text | Statement::None => Vec::new(),
    }
}

/// A quote may state the first version or the last one of each statement.
fn support(quote: &str, fact: &Support) -> Vec<Range<usize>> {
    let releases = fact.statements().flat_map(|of| [&of.since, &of.removed]).flatten();
    let wrong: Vec<_> =
        releases.filter_map(Release::number).map(|number| versions(quote, number)).collect();
    match wrong.iter().any(Vec::is_empty) {
        true => Vec::new(),
        false => wrong.into_iter().next().unwrap_or_default(),
    }
}

fn amounts(quote: &str, value: &FactValue, criterion: &Criterion) -> Vec<Range<usize>> {
    let FactValue::Number { value, written } = value else { return Vec::new() };
    let is_size = criterion.unit.as_ref().is_some_and(|unit| unit.contains(['B', 'b']));
    let sizes: &[i32] = if is_size { &BINARY } else { &[0] };
    let scaled = |power: &i32| {
        let value = value * 1.024_f64.powi(*power);
        Number { value, margin: margin(value, written) }
    };
    let facts: Vec<Number> = sizes.iter().map(scaled).collect();
    let unit = Unit::of(criterion.unit.as_deref());
    let numbers = quantity::read(quote, &unit);
    let of = |fit: Fit| numbers.iter().filter(move |number| number.fit == fit);
    // A comma that may be a decimal point can make any number.
    let is_ambiguous = numbers.iter().any(|number| number.low.value.is_nan());
    let can_mean = |number: &Quantity| {
        let is_bare = number.fit == Fit::Bare;
        facts
            .iter()
            .any(|fact| can_mean(quote, number, *fact) || is_bare && is_multiple(number, *fact))
    };
    if is_ambiguous
        || words::can_mean(quote, *value)
        || numbers.iter().any(|number| number.fit != Fit::Other && can_mean(number))
    {
        return Vec::new();
    }
    let stated: Vec<Range<usize>> = of(Fit::Same).map(|number| number.place.clone()).collect();
    if !stated.is_empty() {
        return stated;
    }
    // What follows may be a unit that is not read.
    let has_unit = |number: &Quantity| {
        let rest = &quote[number.place.end..];
        criterion.unit.is_some() && rest.trim_start().starts_with(char::is_alphabetic)
    };
    of(Fit::Bare)
        .filter(|number| !prose::names(quote, number, Language::plain()) && !has_unit(number))
        .map(|number| number.place.clone())
        .collect()
}

/// Returns half of the place value of the last digit that counts. The zeros at the end of a whole number may be
/// rounded.
fn margin(value: f64, written: &str) -> f64 {
    let digits: String = written.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    if let Some((_, decimals)) = digits.split_once('.') {
        return 0.5 * 10_f64.powi(-i32::try_from(decimals.len()).unwrap_or(0));
    }
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    let step = 0.5 * 10_f64.powi(i32::try_from(zeros).unwrap_or(0));
    if zeros == 0 { step } else { step.min(ROUND * value.abs()) }
}

/// Whether a number agrees with the fact, or rounds to it. A
/// qualifier counts for the number too: "more than 100" bears out 100.
fn can_mean(quote: &str, stated: &Quantity, fact: Number) -> bool {
    let exactly = Quantity { qualifier: Qualifier::Exactly, ..stated.clone() };
    let agrees = |value: f64| {
        comparison::agrees(stated, value)
            || comparison::agrees(&exactly, value)
            || ends(stated).any(|end| (end - value).abs() <= fact.margin * 1.000_001)
    };
    agrees(fact.value)
        // `1.234` is a thousand in some languages.
        || has_three_decimals(quote, stated) && agrees(fact.value / 1000.0)
}

fn ends(stated: &Quantity) -> impl Iterator<Item = f64> {
    std::iter::once(stated.low.value).chain(stated.high.map(|high| high.value))
}

fn has_three_decimals(quote: &str, stated: &Quantity) -> bool {
    let digits = stated.written.as_ref().and_then(|written| quote.get(written.digits.clone()));
    digits.and_then(|digits| digits.split_once('.')).is_some_and(|(_, rest)| rest.len() == 3)
}

fn is_multiple(stated: &Quantity, fact: Number) -> bool {
    let near = |end: f64, factor: f64| {
        let margin = (stated.low.margin * factor).max(fact.margin);
        (end * factor - fact.value).abs() <= margin * 1.000_001
    };
    let either = |end: f64, factor: f64| near(end, factor) || near(end, 1.0 / factor);
    FACTORS.iter().any(|factor| ends(stated).any(|end| either(end, *factor)))
}

/// Numbers of one part may count anything, unless the fact has one part itself.
fn versions(quote: &str, fact: &str) -> Vec<Range<usize>> {
    let fact = version::parts(fact);
    let stated = version::read(quote, &fact, Language::plain());
    let can_mean = |of: &version::Stated| {
        let shown = of.parts.len().min(fact.len());
        version::agrees(of, &fact) || of.parts[..shown] == fact[..shown]
    };
    if stated.iter().any(can_mean) {
        return Vec::new();
    }
    let is_version = |of: &version::Stated| of.parts.len() > 1 || fact.len() == 1;
    stated.into_iter().filter(is_version).map(|of| of.place).collect()
}

fn days(quote: &str, fact: Period) -> Vec<Range<usize>> {
    let stated = day::read(quote, Some(fact), Language::plain());
    let can_mean = |of: &day::Stated| {
        day::agrees(of, fact) || (of.first <= fact.last() && fact.first() <= of.last)
    };
    if stated.iter().any(can_mean) {
        return Vec::new();
    }
    stated.into_iter().map(|of| of.place).collect()
}

#[cfg(test)]
mod tests;
