//! `?is=…`: the value that a claim says a fact has. Pure.

use percent_encoding::percent_decode_str;

use super::bound::Bound;
use crate::claims::comparison::agrees;
use crate::claims::quantity::{self, Quantity};
use crate::claims::unit::{Fit, Unit};
use crate::claims::{day, version};
use crate::diagnostic::Diagnostic;
use crate::matrix::{Criterion, FactValue, Kind, Level};
use crate::source::Spanned;

/// Reports a value that the fact does not have, one that no fact of the criterion can have, and a
/// claim on a fact that nobody knows. That a fact is `unknown` or `n/a` can be claimed as well.
pub(super) fn check(bound: &Bound<'_>, value: &Spanned<String>) -> Option<Diagnostic> {
    // A link's target writes a space as `%20`.
    let stated = percent_decode_str(&value.value).decode_utf8_lossy();
    let (fact, criterion) = (bound.fact.fact, bound.fact.criterion);
    let is_so = match (&*stated, &fact.value) {
        ("unknown", FactValue::Unknown) | ("n/a", FactValue::NotApplicable) => true,
        ("unknown" | "n/a", _) => false,
        _ => {
            let Some(test) = test(&stated, criterion) else {
                return Some(impossible(value, &stated, criterion));
            };
            if !fact.value.is_known() {
                return Some(Diagnostic::claim_on_unknown(bound.claim.target, bound.fact.cell()));
            }
            test(&fact.value)
        }
    };
    let wrong = || Diagnostic::claim_of_other_value(value.span, &stated, bound.fact.cell());
    (!is_so).then(wrong)
}

type Holds<'s> = Box<dyn Fn(&FactValue) -> bool + 's>;

/// What to ask of a fact of this criterion; none for a value that no such fact can have.
fn test<'s>(stated: &'s str, criterion: &'s Criterion) -> Option<Holds<'s>> {
    Some(match &criterion.kind {
        Kind::YesNo | Kind::Level => {
            let level = level(stated, &criterion.kind)?;
            Box::new(move |fact| *fact == FactValue::Level(level))
        }
        Kind::Choice(choices) => {
            let choice = choices.iter().position(|(name, _)| same(name, stated))?;
            Box::new(move |fact| *fact == FactValue::Choice(choice))
        }
        Kind::Number | Kind::Money | Kind::Rating => {
            let number = number(stated, criterion)?;
            Box::new(
                move |fact| matches!(fact, FactValue::Number { value, .. } if agrees(&number, *value)),
            )
        }
        Kind::Version => {
            let versions = version::read(stated, &[2000]);
            let version = versions.into_iter().next()?;
            Box::new(move |fact| {
                matches!(fact, FactValue::Version(fact)
                    if version::agrees(&version, &version::parts(fact)))
            })
        }
        Kind::Date => {
            let date = day::read(stated).into_iter().next()?;
            Box::new(
                move |fact| matches!(fact, FactValue::Date(fact) if day::agrees(&date, fact.day())),
            )
        }
        Kind::Text => {
            Box::new(move |fact| matches!(fact, FactValue::Text(fact) if same(fact, stated)))
        }
        Kind::List => Box::new(
            move |fact| matches!(fact, FactValue::List(items) if items.iter().any(|item| same(item, stated))),
        ),
    })
}

fn level(stated: &str, kind: &Kind) -> Option<Level> {
    match stated {
        "yes" => Some(Level::Yes),
        "partial" if *kind == Kind::Level => Some(Level::Partial),
        "no" => Some(Level::No),
        _ => None,
    }
}

/// The one number that the value is, with the criterion's unit or without.
fn number(stated: &str, criterion: &Criterion) -> Option<Quantity> {
    let unit = Unit::of(criterion.unit.as_deref());
    let mut numbers = quantity::read(stated, &unit).into_iter();
    let number = numbers.next().filter(|number| number.fit != Fit::Other)?;
    (number.place == (0..stated.len())).then_some(number)
}

/// Texts are the same whatever their case.
fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn impossible(value: &Spanned<String>, stated: &str, criterion: &Criterion) -> Diagnostic {
    let (wanted, known): (&str, Vec<&str>) = match &criterion.kind {
        Kind::YesNo => ("", vec!["yes", "no"]),
        Kind::Level => ("", vec!["yes", "partial", "no"]),
        Kind::Choice(choices) => ("", choices.iter().map(|(name, _)| name.as_str()).collect()),
        Kind::Version => ("a version, such as `3.12`,", Vec::new()),
        Kind::Date => ("a year, a month or a day, such as `2026-02-11`,", Vec::new()),
        _ => ("a number", Vec::new()),
    };
    Diagnostic::wrong_claim_value(value.span, stated, &criterion.id, wanted, &known)
}
