//! Checks `?beats=…`, which compares a fact with that of another subject, or with those of all others. Pure.

use std::cmp::Ordering;

use super::bound::{Bound, Known};
use crate::diagnostic::{Cell, Diagnostic};
use crate::matrix::interval::Order;
use crate::matrix::rivals::Rivals;
use crate::matrix::{Better, Criterion, FactValue};
use crate::source::Placed;

/// Reports an order that the facts contradict or leave open. `place` is what follows `?beats=`.
pub(super) fn check(
    bound: &Bound<'_>,
    rivals: Rivals,
    place: &Placed<String>,
    found: &mut Vec<Diagnostic>,
) {
    if let Some((why, help)) = no_order(bound.fact.criterion) {
        let why = format!("`{}` {why}", bound.fact.criterion.id);
        found.push(Diagnostic::claim_not_comparable(bound.target(), &why, help));
        return;
    }
    let others = bound.rivals(rivals);
    if others.iter().any(|other| other.fact.is_flawed) {
        return;
    }
    match (rivals, &others[..]) {
        (Rivals::Subject(_), [other]) => {
            if are_comparable(bound, other, found) {
                found.extend(beats(bound, other));
            }
        }
        (_, []) => {
            let why = match rivals {
                Rivals::Matrix => "this matrix has no other subject",
                Rivals::Guide | Rivals::Subject(_) => "this page compares no other subjects",
            };
            let help = "name the other subject, or all of the matrix: `?beats=matrix`";
            found.push(Diagnostic::claim_not_comparable(bound.page.span(place.span), why, help));
        }
        (_, others) => leads(bound, others, found),
    }
}

/// Returns why the facts of a criterion have no order, and a help text. `None` if they have one.
pub(super) fn no_order(criterion: &Criterion) -> Option<(&'static str, &'static str)> {
    let Criterion { kind, better, .. } = criterion;
    kind.no_order().or(match better {
        Better::Higher | Better::Lower => None,
        Better::None if kind.measured().is_some() => Some((
            "has no order: neither higher nor lower is better",
            "give it `better = \"higher\"` or `\"lower\"`",
        )),
        Better::None => {
            Some(("has no order: its `better` is `none`", "remove its `better`, or use `?is=`"))
        }
    })
}

/// Returns whether both facts have values in one currency. Reports those that have none, and amounts in a currency
/// that does not convert.
pub(super) fn are_comparable(
    bound: &Bound<'_>,
    other: &Known<'_>,
    found: &mut Vec<Diagnostic>,
) -> bool {
    let before = found.len();
    for known in [&bound.fact, other] {
        match known.fact.value.is_known() {
            true => found.extend(without_rate(bound, known)),
            false => found.push(Diagnostic::claim_on_unknown(bound.target(), known.cell())),
        }
    }
    found.len() == before
}

/// Reports a comparison with an amount in a currency that does not convert.
fn without_rate(bound: &Bound<'_>, known: &Known<'_>) -> Option<Diagnostic> {
    known.fact.value.foreign().filter(|foreign| foreign.conversion.is_none())?;
    let Known { name, written, .. } = known;
    let why =
        format!("`{name}` is `{written}`, and there is no rate to the currency of its criterion");
    let help = "add a `[[rate]]` with its day and source, or bind the text to nothing: \
                `fact:none \"reason\"`";
    Some(Diagnostic::claim_not_comparable(bound.target(), &why, help))
}

fn beats(bound: &Bound<'_>, other: &Known<'_>) -> Option<Diagnostic> {
    let fact = &bound.fact;
    let order = match fact.order(other)? {
        Order::Decided(Ordering::Greater) => return None,
        Order::Decided(order) => order,
        Order::Undecided => {
            let undecided =
                Diagnostic::claim_on_undecided_order(bound.span(), fact.cell(), other.cell());
            return Some(undecided);
        }
    };
    let turned =
        format!("fact:{}/{}?beats={}", other.subject_id, fact.criterion.id, fact.subject_id);
    let (span, is_equal) = (bound.span(), order.is_eq());
    Some(Diagnostic::claim_contradicts_order(span, fact.cell(), other.cell(), is_equal, &turned))
}

/// Reports the others that a subject does not beat; if there are none, those of which it is not known.
/// Subjects to which the criterion does not apply are no rivals.
fn leads(bound: &Bound<'_>, others: &[Known<'_>], found: &mut Vec<Diagnostic>) {
    let (fact, span) = (&bound.fact, bound.span());
    if !fact.fact.value.is_known() {
        return found.push(Diagnostic::claim_on_unknown(bound.target(), fact.cell()));
    }
    if let Some(wrong) = without_rate(bound, fact) {
        return found.push(wrong);
    }
    let applies = |other: &&Known<'_>| other.fact.value.is_applicable();
    let others: Vec<&Known<'_>> = others.iter().filter(applies).collect();
    if others.is_empty() {
        let why = format!("`{}` applies to no other subject", fact.criterion.id);
        let help = "say so without a ranking, and claim the value with `?is=`";
        return found.push(Diagnostic::claim_not_comparable(bound.target(), &why, help));
    }
    let cells = |is: &dyn Fn(Option<Order>) -> bool| -> Vec<Cell<'_>> {
        let those = others.iter().filter(|other| is(fact.order(other)));
        those.map(|other| other.cell()).collect()
    };
    let not_beaten =
        cells(&|order| matches!(order, Some(Order::Decided(Ordering::Less | Ordering::Equal))));
    if !not_beaten.is_empty() {
        return found.push(Diagnostic::claim_contradicts_lead(span, fact.cell(), &not_beaten));
    }
    let unknown = others.iter().filter(|other| other.fact.value == FactValue::Unknown);
    let unknown: Vec<Cell<'_>> = unknown.map(|other| other.cell()).collect();
    if !unknown.is_empty() {
        found.push(Diagnostic::claim_on_unknown_rivals(span, fact.cell(), &unknown));
    }
    found.extend(others.iter().filter_map(|other| without_rate(bound, other)));
    for other in others.iter().filter(|other| fact.order(other) == Some(Order::Undecided)) {
        found.push(Diagnostic::claim_on_undecided_order(span, fact.cell(), other.cell()));
    }
}

/// Returns whether a subject certainly beats all its rivals.
pub(super) fn holds(bound: &Bound<'_>, rivals: Rivals) -> bool {
    let others = bound.rivals(rivals);
    let mut found = Vec::new();
    if no_order(bound.fact.criterion).is_some() || others.iter().any(|other| other.fact.is_flawed) {
        return false;
    }
    leads(bound, &others, &mut found);
    found.is_empty()
}
