//! Checks the numbers in the texts of claims with `?beats=…`: `€200 cheaper`, `half the weight`. Pure.

use super::bound::{Bound, Known};
use super::claim_ratio;
use crate::claims::comparison::holds;
use crate::claims::quantity::Quantity;
use crate::claims::{self, change};
use crate::diagnostic::Diagnostic;
use crate::matrix::rivals::Rivals;
use crate::matrix::unit::{Fit, Unit};
use crate::matrix::{Fact, FactValue};

/// Reports numbers in the unit of the criterion that are none of the facts that are compared, nor the difference; and
/// ratios and percentages that the two facts do not have.
pub(super) fn check(bound: &Bound<'_>, rivals: Rivals, found: &mut Vec<Diagnostic>) {
    let criterion = bound.fact.criterion;
    let others = bound.rivals(rivals);
    let is_foreign = |known: &Known<'_>| known.fact.value.foreign().is_some();
    // Whether a number is in one currency or the other would have to be told apart.
    if !criterion.kind.has_amounts() || is_foreign(&bound.fact) || others.iter().any(is_foreign) {
        return;
    }
    let (text, language) = (bound.claim.text.as_str(), bound.language);
    let changes = change::read(text, language);
    let is_change = |number: &Quantity| {
        changes.iter().any(|change| {
            change.quantity.place.start < number.place.end
                && number.place.start < change.quantity.place.end
        })
    };
    let unit = Unit::in_language(criterion.unit.as_deref(), language);
    let numbers = claims::numbers(text, criterion, &unit, criterion.sense).into_iter();
    let stated = numbers.filter(|number| number.fit == Fit::Same && !is_change(number));
    found.extend(stated.filter_map(|number| wrong(bound, &others, &number)));
    if let [other] = others.as_slice()
        && claim_ratio::have_ratio(bound, other)
    {
        let ratios = claims::ratios(text, language).into_iter();
        let ratios = ratios.filter(|ratio| ratio.fit == Fit::Same && compares(text, ratio));
        found.extend(ratios.filter_map(|ratio| claim_ratio::wrong_ratio(bound, other, &ratio)));
        let changes = changes.iter();
        found.extend(changes.filter_map(|it| claim_ratio::wrong_change(bound, other, it)));
    }
}

/// Whether a ratio is certainly one of the two facts: "half a kilo lighter" has none.
fn compares(text: &str, ratio: &Quantity) -> bool {
    let next = text[ratio.place.end..].split_whitespace().next().unwrap_or_default();
    ratio.written.is_some() || COMPARING.contains(&next.to_lowercase().as_str())
}

/// Words after a ratio in words, in English and German: `twice as`, `half the`, `doppelt so`.
const COMPARING: [&str; 7] = ["as", "the", "that", "so", "der", "des", "dem"];

/// Reports a number that is neither one of the facts nor their difference, which it has to be to all others.
fn wrong(bound: &Bound<'_>, others: &[Known<'_>], stated: &Quantity) -> Option<Diagnostic> {
    let own = bound.fact.extent()?;
    let extents = others.iter().filter_map(Known::extent);
    let is_fact = extents.clone().chain([own]).any(|extent| holds(stated, extent));
    if is_fact || extents.clone().all(|other| holds(stated, own.difference(other))) {
        return None;
    }
    let (span, words) = (bound.place(&stated.place), &bound.text()[stated.place.clone()]);
    let [other] = others else {
        return Some(Diagnostic::claim_contradicts_fact(span, words, bound.fact.cell()));
    };
    let number = own.difference(other.extent()?).number();
    let shown = number.map(|number| in_unit(bound, number));
    let cells = [bound.fact.cell(), other.cell()];
    Some(Diagnostic::claim_contradicts_difference(span, words, shown.as_deref(), cells))
}

/// Writes a number in the unit of the criterion.
fn in_unit(bound: &Bound<'_>, number: f64) -> String {
    let value = FactValue::Number { value: number, written: number.to_string().into() };
    let fact = Fact { value, ..Fact::UNSTATED };
    claims::written_in(bound.language, &fact, bound.fact.criterion)
}
