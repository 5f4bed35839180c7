//! Checks `?times=…`, which compares the ratios in a claim's text with that of two facts. Pure.

use super::bound::{Bound, Known};
use super::claim_fix;
use super::claim_order::are_comparable;
use crate::claims::change::{self, Change, Way};
use crate::claims::quantity::Quantity;
use crate::claims::{self, comparison};
use crate::diagnostic::Diagnostic;
use crate::matrix::amount::Extent;
use crate::matrix::unit::Unit;

/// Reports facts without a ratio, a text without one, and ratios that the facts contradict.
pub(super) fn check(bound: &Bound<'_>, other: &Known<'_>, found: &mut Vec<Diagnostic>) {
    if let Some((why, help)) = no_ratio(&bound.fact) {
        let why = format!("`{}` {why}", bound.fact.criterion.id);
        found.push(Diagnostic::claim_not_comparable(bound.target(), &why, help));
        return;
    }
    if are_comparable(bound, other, found) {
        times(bound, other, found);
    }
}

/// Returns why the facts of a criterion have no ratios, and a help text. `None` if they have ratios.
fn no_ratio(known: &Known<'_>) -> Option<(&'static str, &'static str)> {
    let none = ("has no ratios: only numbers do", "compare with `?beats=`");
    (!known.criterion.kind.has_amounts()).then_some(none)
}

/// Checks the ratios in the text against the ratio of the subject's value to the other's, or against the
/// inverse where the text says "faster" or "less".
fn times(bound: &Bound<'_>, other: &Known<'_>, found: &mut Vec<Diagnostic>) {
    if let Some(known) = [&bound.fact, other].into_iter().find(|known| !is_of_ratio(known)) {
        let what = if known.extent().is_some_and(|of| of.at == 0.0) { "zero" } else { "unlimited" };
        let why = format!("`{}` is {what}, so there is no ratio", known.name);
        let help = "compare with `?beats=`";
        found.push(Diagnostic::claim_not_comparable(bound.target(), &why, help));
        return;
    }
    let text = bound.claim.text.as_str();
    let stated = claims::ratios(text, bound.language);
    let changes = change::read(text, bound.language);
    if stated.is_empty() && changes.is_empty() {
        let target = format!("fact:{}?times={}", bound.fact.name, other.subject_id);
        found.push(Diagnostic::claim_without_ratio(bound.span(), &target));
    }
    let wrong = stated.iter().filter_map(|ratio| wrong_ratio(bound, other, ratio));
    let wrong: Vec<Diagnostic> = wrong.collect();
    let fix = if wrong.is_empty() { None } else { claim_fix::to_ratio(bound, other) };
    found.extend(wrong.into_iter().map(|wrong| wrong.with_fix(fix.clone())));
    found.extend(changes.iter().filter_map(|change| wrong_change(bound, other, change)));
}

/// Whether the ratio of two facts is a number.
pub(super) fn have_ratio(one: &Known<'_>, other: &Known<'_>) -> bool {
    [one, other].into_iter().all(is_of_ratio)
}

fn is_of_ratio(known: &Known<'_>) -> bool {
    known.extent().is_some_and(|of| of.at != 0.0 && of.at.is_finite())
}

/// Checks a percentage against the ratio of the subject's value to the other's.
pub(super) fn wrong_change(
    bound: &Bound<'_>,
    other: &Known<'_>,
    stated: &Change,
) -> Option<Diagnostic> {
    let text = bound.claim.text.as_str();
    let ratio = bound.fact.extent()?.ratio(other.extent()?)?;
    let meant = change::meant(stated.way, ratio, bound.fact.criterion.better);
    if meant.iter().any(|percent| comparison::holds(&stated.quantity, *percent))
        || is_of_points(bound, other, stated)
    {
        return None;
    }
    let place = &stated.quantity.place;
    let (span, words) = (bound.place(place), &text[place.clone()]);
    let cells = [bound.fact.cell(), other.cell()];
    // The first is what most authors mean.
    let Some(percent) = meant[0].number() else {
        return Some(Diagnostic::claim_on_undecided_ratio(span, words, cells));
    };
    let way = if percent < 0.0 { stated.way.opposite() } else { stated.way };
    let shown = comparison::rounded(percent.abs(), stated.quantity.low);
    let actual = format!("{} % {}", in_language(&shown, bound), way.as_str());
    let wrong = Diagnostic::claim_contradicts_change(span, words, &actual, cells);
    Some(wrong.with_fix(claim_fix::to_change(bound, &stated.quantity, percent)))
}

pub(super) fn wrong_ratio(
    bound: &Bound<'_>,
    other: &Known<'_>,
    stated: &Quantity,
) -> Option<Diagnostic> {
    let text = bound.claim.text.as_str();
    let criterion = bound.fact.criterion;
    let is_inverse = claims::is_inverse(text, &stated.place, criterion.better, bound.language);
    let (over, under) = if is_inverse { (other, &bound.fact) } else { (&bound.fact, other) };
    let ratio = over.extent()?.ratio(under.extent()?)?;
    if comparison::holds(stated, ratio) {
        return None;
    }
    let Some(ratio) = ratio.number() else {
        let (span, stated) = (bound.place(&stated.place), &text[stated.place.clone()]);
        let cells = [over.cell(), under.cell()];
        return Some(Diagnostic::claim_on_undecided_ratio(span, stated, cells));
    };
    let turned = format!("fact:{}?times={}", other.name, bound.fact.subject_id);
    Some(Diagnostic::claim_contradicts_ratio(
        bound.place(&stated.place),
        &text[stated.place.clone()],
        &in_language(&comparison::rounded(ratio, stated.low), bound),
        (over.cell(), under.cell()),
        comparison::agrees(stated, ratio.recip()).then_some(turned.as_str()),
    ))
}

/// Whether a percentage is the difference of two shares: 50 % is "5 % more" than 45 %.
fn is_of_points(bound: &Bound<'_>, other: &Known<'_>, stated: &Change) -> bool {
    let unit = Unit::of(bound.fact.criterion.unit.as_deref());
    let extents = bound.fact.extent().zip(other.extent());
    let is_so =
        |(own, other): (Extent, Extent)| comparison::holds(&stated.quantity, own.difference(other));
    unit.is_share() && stated.way != Way::Share && extents.is_some_and(is_so)
}

/// Writes a number with the decimal mark of the text.
fn in_language(number: &str, bound: &Bound<'_>) -> String {
    number.replace('.', &bound.language.decimal.to_string())
}
