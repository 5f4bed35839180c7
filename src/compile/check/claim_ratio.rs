//! Checks `?times=…`, which compares the ratios in a claim's text with that of two facts. Pure.

use super::bound::{Bound, Known};
use super::claim_fix;
use super::claim_order::are_comparable;
use crate::claims::change::{self, Change};
use crate::claims::pair::{Pair, Stated};
use crate::claims::quantity::Quantity;
use crate::claims::{self, comparison};
use crate::diagnostic::Diagnostic;
use crate::matrix::amount::Extent;

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
    let has_none = |known: &&Known<'_>| !known.extent().is_some_and(Extent::has_ratios);
    if let Some(known) = [&bound.fact, other].into_iter().find(has_none) {
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
pub(super) fn have_ratio(bound: &Bound<'_>, other: &Known<'_>) -> bool {
    pair(bound, other).is_some_and(|pair| pair.has_ratio())
}

fn pair<'b>(bound: &Bound<'b>, other: &Known<'_>) -> Option<Pair<'b>> {
    let (own, other) = bound.fact.extent().zip(other.extent())?;
    Some(Pair { own, other, criterion: bound.fact.criterion })
}

/// Checks a percentage against the ratio of the subject's value to the other's.
pub(super) fn wrong_change(
    bound: &Bound<'_>,
    other: &Known<'_>,
    stated: &Change,
) -> Option<Diagnostic> {
    let place = &stated.quantity.place;
    let (span, words) = (bound.place(place), &bound.text()[place.clone()]);
    let cells = [bound.fact.cell(), other.cell()];
    let percent = match pair(bound, other)?.change(stated)? {
        Stated::Agrees => return None,
        Stated::Undecided => {
            return Some(Diagnostic::claim_on_undecided_ratio(span, words, cells));
        }
        Stated::Contradicts(percent) => percent,
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
    let (text, better) = (bound.text(), bound.fact.criterion.better);
    let is_inverse = claims::is_inverse(text, &stated.place, better, bound.language);
    let (over, under) = if is_inverse { (other, &bound.fact) } else { (&bound.fact, other) };
    let (span, words) = (bound.place(&stated.place), &text[stated.place.clone()]);
    let ratio = match pair(bound, other)?.times(stated, is_inverse)? {
        Stated::Agrees => return None,
        Stated::Undecided => {
            let cells = [over.cell(), under.cell()];
            return Some(Diagnostic::claim_on_undecided_ratio(span, words, cells));
        }
        Stated::Contradicts(ratio) => ratio,
    };
    let turned = format!("fact:{}?times={}", other.name, bound.fact.subject_id);
    Some(Diagnostic::claim_contradicts_ratio(
        span,
        words,
        &in_language(&comparison::rounded(ratio, stated.low), bound),
        (over.cell(), under.cell()),
        comparison::agrees(stated, ratio.recip()).then_some(turned.as_str()),
    ))
}

/// Writes a number with the decimal mark of the text.
fn in_language(number: &str, bound: &Bound<'_>) -> String {
    number.replace('.', &bound.language.decimal.to_string())
}
