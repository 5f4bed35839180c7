//! Whether the words of a source can bear out a fact. Pure.
//!
//! A quote is not prose that an author wrote about the fact: it may be the row of a table, in any language. So it
//! contradicts the fact only if it states something of the fact's kind, and nothing in it can mean the value.

mod words;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use super::comparison;
use super::day;
use super::prose;
use super::qualifier::Qualifier;
use super::quantity::{self, Number, Quantity};
use super::version;
use crate::base::language::Language;
use crate::base::period::Period;
use crate::matrix::amount::{Amount, Extent, Figure};
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

/// The language of a quote is not known: numbers contradict the fact only if they do so in each form of writing them,
/// with points, commas or spaces between thousands.
fn amounts(quote: &str, value: &FactValue, criterion: &Criterion) -> Vec<Range<usize>> {
    static OTHERS: LazyLock<[Language; 2]> = LazyLock::new(|| ["de", "fr"].map(Language::of));
    let Some(wanted) = Wanted::of(value, criterion) else { return Vec::new() };
    let plain = Reading::of(quote, &wanted, Language::plain());
    let wrong = plain.contradictions();
    let is_other = |language: &Language| Reading::of(quote, &wanted, language).has_one();
    match wrong.is_empty() || OTHERS.iter().any(is_other) {
        true => Vec::new(),
        false => wrong,
    }
}

/// The amount that a quote is to bear out.
struct Wanted<'f> {
    /// The number, the bound, or both ends of a range, with their digits
    figures: Vec<(f64, &'f str)>,
    extent: Extent,
    unit: Option<Cow<'f, str>>,
}

impl<'f> Wanted<'f> {
    /// Returns `None` for a value that no number contradicts for certain.
    fn of(value: &'f FactValue, criterion: &'f Criterion) -> Option<Wanted<'f>> {
        let unit = criterion.unit.as_deref().map(Cow::from);
        let (figures, extent) = match value {
            FactValue::Number { value, written } => {
                (vec![(*value, &**written)], Extent::exactly(*value))
            }
            FactValue::Amount(amount) => (figures(amount)?, amount.extent()),
            FactValue::Foreign(foreign) => {
                let unit = Some(foreign.unit(criterion).into());
                return Some(Wanted { unit, ..Wanted::of(&foreign.amount, criterion)? });
            }
            _ => return None,
        };
        Some(Wanted { figures, extent, unit })
    }

    fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// Whether it has no upper or no lower end.
    fn is_bound(&self) -> bool {
        self.extent.low.is_infinite() || self.extent.high.is_infinite()
    }

    /// Whether a number lies within the bounds of the fact, also as a multiple if it has no unit.
    fn contains(&self, number: &Quantity) -> bool {
        let Extent { low, high, .. } = self.extent;
        let factors = if number.fit == Fit::Bare { &FACTORS[..] } else { &[] };
        let factors = || factors.iter().flat_map(|factor| [*factor, 1.0 / factor]).chain([1.0]);
        ends(number).any(|end| factors().any(|factor| (low..=high).contains(&(end * factor))))
    }
}

/// The numbers of a quote, read in one language.
struct Reading<'q> {
    quote: &'q str,
    wanted: &'q Wanted<'q>,
    numbers: Vec<Quantity>,
}

impl<'q> Reading<'q> {
    fn of(quote: &'q str, wanted: &'q Wanted<'q>, language: &Language) -> Reading<'q> {
        let unit = Unit::in_language(wanted.unit(), language);
        Reading { quote, wanted, numbers: quantity::read(quote, &unit) }
    }

    /// Whether one of the numbers can mean the fact.
    fn has_one(&self) -> bool {
        let facts = self.facts();
        let is_bound = self.wanted.is_bound();
        let can_mean = |number: &Quantity| {
            // Of two bounds, one does not bear out the other, although they have numbers in common.
            let qualifier = if is_bound { Qualifier::Exactly } else { number.qualifier };
            let number = Quantity { qualifier, ..number.clone() };
            let is_bare = number.fit == Fit::Bare;
            let agrees = |fact: &Number| {
                can_mean(self.quote, &number, *fact) || is_bare && is_multiple(&number, *fact)
            };
            facts.iter().any(agrees) || self.wanted.contains(&number)
        };
        let is_read = |of: &&Quantity| of.fit != Fit::Other && !of.low.value.is_nan();
        self.numbers.iter().filter(is_read).any(can_mean)
    }

    fn facts(&self) -> Vec<Number> {
        let is_size = self.wanted.unit().is_some_and(|unit| unit.contains(['B', 'b']));
        let sizes: &[i32] = if is_size { &BINARY } else { &[0] };
        let scaled = |(value, written): &(f64, &str)| {
            let (value, margin) = (*value, margin(*value, written));
            sizes.iter().map(move |power| Number { value: value * 1.024_f64.powi(*power), margin })
        };
        self.wanted.figures.iter().flat_map(scaled).collect()
    }

    /// Returns the numbers that contradict the fact: of its unit, or without one.
    fn contradictions(&self) -> Vec<Range<usize>> {
        let Reading { quote, wanted, numbers } = self;
        // A comma that may be a decimal point can make any number.
        let is_ambiguous = numbers.iter().any(|number| number.low.value.is_nan());
        let in_words = wanted.figures.iter().any(|(value, _)| words::can_mean(quote, *value));
        if is_ambiguous || in_words || self.has_one() {
            return Vec::new();
        }
        let of = |fit: Fit| numbers.iter().filter(move |number| number.fit == fit);
        let stated: Vec<Range<usize>> = of(Fit::Same).map(|number| number.place.clone()).collect();
        if !stated.is_empty() {
            return stated;
        }
        // What follows may be a unit that is not read.
        let has_unit = |number: &Quantity| {
            let rest = &quote[number.place.end..];
            wanted.unit.is_some() && rest.trim_start().starts_with(char::is_alphabetic)
        };
        of(Fit::Bare)
            .filter(|number| !prose::names(quote, number, Language::plain()) && !has_unit(number))
            .map(|number| number.place.clone())
            .collect()
    }
}

fn figures(amount: &Amount) -> Option<Vec<(f64, &str)>> {
    fn figure(of: &Figure) -> (f64, &str) {
        (of.value, &of.digits)
    }
    Some(match amount {
        Amount::AtLeast(one)
        | Amount::Over(one)
        | Amount::AtMost(one)
        | Amount::Under(one)
        | Amount::About(one) => vec![figure(one)],
        Amount::Range(low, high) => vec![figure(low), figure(high)],
        Amount::Free => vec![(0.0, "0")],
        // A quote may say so in any words, beside any numbers.
        Amount::Unlimited => return None,
    })
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
