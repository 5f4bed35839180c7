//! Checks `?is=…`, with which a claim states the value of a fact. Pure.

use percent_encoding::percent_decode_str;

use super::bound::Bound;
use crate::base::language::Language;
use crate::base::period::Period;
use crate::claims::comparison::holds;
use crate::claims::quantity::Quantity;
use crate::claims::{self, day, support, version};
use crate::diagnostic::Diagnostic;
use crate::matrix::kind::Statement;
use crate::matrix::text::is_same;
use crate::matrix::unit::{Fit, Unit};
use crate::matrix::{Criterion, Datum, FactValue};
use crate::source::{Placed, Spanned};

/// Reports a value that differs from the fact's, a value that no fact of the criterion can have, and a
/// claim on an unknown fact. A claim may also state `unknown` or `n/a`.
pub(super) fn check(bound: &Bound<'_>, value: &Placed<String>) -> Option<Diagnostic> {
    let value = bound.page.spanned(value);
    // In a link's target, a space is written as `%20`.
    let stated = percent_decode_str(value.value).decode_utf8_lossy();
    let (fact, criterion) = (bound.fact.fact, bound.fact.criterion);
    let is_so = match FactValue::of_word(&stated) {
        Some(stated) => stated == fact.value,
        // The value may be stated in either of two currencies.
        None if fact.value.foreign().is_some()
            && claims::states_number(&stated, criterion, Language::plain()) =>
        {
            claims::contradictions(&stated, &fact.value, criterion, Language::plain()).is_empty()
        }
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
    let wrong = || Diagnostic::claim_contradicts_value(value.span, &stated, bound.fact.cell());
    (!is_so).then(wrong)
}

type Holds<'s> = Box<dyn Fn(&FactValue) -> bool + 's>;

/// Returns a predicate that tells whether a fact of this criterion has the stated value. `None` if no fact
/// of the criterion can have that value.
fn test<'s>(stated: &'s str, criterion: &'s Criterion) -> Option<Holds<'s>> {
    Some(match criterion.kind.statement() {
        Statement::Word => {
            let meant = criterion.kind.meant(stated)?;
            Box::new(move |fact| *fact == meant)
        }
        Statement::Amount => match criterion.kind.meant(stated) {
            Some(meant) => Box::new(move |fact| meant.agrees_with(fact)),
            None => {
                let number = number(stated, criterion)?;
                Box::new(move |fact| fact.extent().is_some_and(|fact| holds(&number, fact)))
            }
        },
        Statement::Version => {
            let mut version =
                version::read(stated, &[2000], Language::plain()).into_iter().next()?;
            version.qualifier = version.qualifier.of(criterion.sense);
            let is_so = move |fact: &str| version::agrees(&version, &version::parts(fact));
            Box::new(move |fact| fact.version().is_some_and(&is_so))
        }
        Statement::Support => {
            let is_so = support::stated(stated)?;
            Box::new(move |fact| fact.support().is_some_and(&is_so))
        }
        Statement::Day => {
            let as_fact = Period::parse(stated).ok();
            let day = day::read(stated, as_fact, Language::plain()).into_iter().next()?;
            Box::new(move |fact| fact.period().is_some_and(|fact| day::agrees(&day, fact)))
        }
        Statement::Text => Box::new(move |fact| {
            let words = criterion.kind.datum(fact).map(Datum::words).unwrap_or_default();
            words.iter().any(|words| is_same(words, stated))
        }),
        Statement::None => return None,
    })
}

/// Parses the value as a single number, with or without the criterion's unit.
fn number(stated: &str, criterion: &Criterion) -> Option<Quantity> {
    let unit = Unit::of(criterion.unit.as_deref());
    let mut numbers = claims::numbers(stated, criterion, &unit, criterion.sense).into_iter();
    let number = numbers.next().filter(|number| number.fit != Fit::Other)?;
    (number.place == (0..stated.len())).then_some(number)
}

fn impossible(value: Spanned<&str>, stated: &str, criterion: &Criterion) -> Diagnostic {
    if criterion.kind.statement() == Statement::None {
        let why =
            format!("`{}` is {}, which no claim can state", criterion.id, criterion.kind.name());
        let help = "remove `?is=`: the claim links to the fact";
        return Diagnostic::claim_not_comparable(value.span, &why, help);
    }
    let wanted = match (criterion.kind.statement(), criterion.kind.words_for_amounts()) {
        (Statement::Word | Statement::None, _) => "",
        (Statement::Version, _) => "a version, such as `3.12`,",
        (Statement::Support, _) => "a version, such as `76`, or a status, such as `flag`,",
        (Statement::Day, _) => "a year, a month or a day, such as `2026-02-11`,",
        (Statement::Amount | Statement::Text, []) => "a number",
        (Statement::Amount | Statement::Text, [word, ..]) => &format!("a number or `{word}`"),
    };
    let known = criterion.kind.claimed_words();
    Diagnostic::wrong_claim_value(value.span, stated, &criterion.id, wanted, &known)
}
