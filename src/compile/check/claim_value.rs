//! `?is=…`: the value that a claim says a fact has. Pure.

use percent_encoding::percent_decode_str;

use super::bound::Bound;
use crate::claims::comparison::agrees;
use crate::claims::quantity::{self, Quantity};
use crate::claims::unit::{Fit, Unit};
use crate::claims::{day, version};
use crate::diagnostic::Diagnostic;
use crate::matrix::kind::Statement;
use crate::matrix::text::is_same;
use crate::matrix::{Criterion, Datum, FactValue};
use crate::source::{Placed, Spanned};

/// Reports a value that the fact does not have, one that no fact of the criterion can have, and a
/// claim on a fact that nobody knows. That a fact is `unknown` or `n/a` can be claimed as well.
pub(super) fn check(bound: &Bound<'_>, value: &Placed<String>) -> Option<Diagnostic> {
    let value = bound.page.spanned(value);
    // A link's target writes a space as `%20`.
    let stated = percent_decode_str(value.value).decode_utf8_lossy();
    let (fact, criterion) = (bound.fact.fact, bound.fact.criterion);
    let is_so = match FactValue::of_word(&stated) {
        Some(stated) => stated == fact.value,
        None => {
            let Some(test) = test(&stated, criterion) else {
                return Some(impossible(value, &stated, criterion));
            };
            if !fact.value.is_known() {
                return Some(Diagnostic::claim_on_unknown(bound.target(), bound.fact.cell()));
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
    Some(match criterion.kind.statement() {
        Statement::Word => {
            let meant = criterion.kind.meant(stated)?;
            Box::new(move |fact| *fact == meant)
        }
        Statement::Amount => {
            let number = number(stated, criterion)?;
            Box::new(move |fact| fact.amount().is_some_and(|fact| agrees(&number, fact)))
        }
        Statement::Version => {
            let version = version::read(stated, &[2000]).into_iter().next()?;
            let is_so = move |fact: &str| version::agrees(&version, &version::parts(fact));
            Box::new(move |fact| fact.version().is_some_and(&is_so))
        }
        Statement::Day => {
            let day = day::read(stated).into_iter().next()?;
            Box::new(move |fact| fact.day().is_some_and(|fact| day::agrees(&day, fact.day())))
        }
        Statement::Text => Box::new(move |fact| match criterion.kind.datum(fact) {
            Some(Datum::Text(text)) => is_same(text, stated),
            Some(Datum::List(items)) => items.iter().any(|item| is_same(item, stated)),
            Some(Datum::Level(_) | Datum::Number { .. } | Datum::Day(_)) | None => false,
        }),
    })
}

/// The one number that the value is, with the criterion's unit or without.
fn number(stated: &str, criterion: &Criterion) -> Option<Quantity> {
    let unit = Unit::of(criterion.unit.as_deref());
    let mut numbers = quantity::read(stated, &unit).into_iter();
    let number = numbers.next().filter(|number| number.fit != Fit::Other)?;
    (number.place == (0..stated.len())).then_some(number)
}

fn impossible(value: Spanned<&str>, stated: &str, criterion: &Criterion) -> Diagnostic {
    let wanted = match criterion.kind.statement() {
        Statement::Word => "",
        Statement::Version => "a version, such as `3.12`,",
        Statement::Day => "a year, a month or a day, such as `2026-02-11`,",
        Statement::Amount | Statement::Text => "a number",
    };
    let known = criterion.kind.words();
    Diagnostic::wrong_claim_value(value.span, stated, &criterion.id, wanted, &known)
}
