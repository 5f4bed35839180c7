//! Checks `?times=…`, which compares the ratios in a claim's text with that of two facts. Pure.

use super::bound::{Bound, Known};
use super::claim_fix;
use super::claim_order::are_comparable;
use crate::claims::quantity::Quantity;
use crate::claims::{self, comparison};
use crate::diagnostic::Diagnostic;

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
    let no_ratio =
        |known: &&Known<'_>| known.extent().is_none_or(|of| of.at == 0.0 || of.at.is_infinite());
    if let Some(known) = [&bound.fact, other].into_iter().find(no_ratio) {
        let what = if known.extent().is_some_and(|of| of.at == 0.0) { "zero" } else { "unlimited" };
        let why = format!("`{}` is {what}, so there is no ratio", known.name);
        let help = "compare with `?beats=`";
        found.push(Diagnostic::claim_not_comparable(bound.target(), &why, help));
        return;
    }
    let text = bound.claim.text.as_str();
    let stated = claims::ratios(text, bound.language);
    if stated.is_empty() {
        let target = format!("fact:{}?times={}", bound.fact.name, other.subject_id);
        found.push(Diagnostic::claim_without_ratio(bound.span(), &target));
    }
    let wrong = stated.iter().filter_map(|ratio| wrong_ratio(bound, other, ratio));
    let wrong: Vec<Diagnostic> = wrong.collect();
    let fix = if wrong.is_empty() { None } else { claim_fix::to_ratio(bound, other) };
    found.extend(wrong.into_iter().map(|wrong| wrong.with_fix(fix.clone())));
}

fn wrong_ratio(bound: &Bound<'_>, other: &Known<'_>, stated: &Quantity) -> Option<Diagnostic> {
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
        &comparison::rounded(ratio, stated.low).replace('.', &bound.language.decimal.to_string()),
        (over.cell(), under.cell()),
        comparison::agrees(stated, ratio.recip()).then_some(turned.as_str()),
    ))
}
