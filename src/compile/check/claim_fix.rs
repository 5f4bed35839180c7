//! Fixes that make a claim agree with its fact. Pure.

use super::bound::{Bound, Known};
use crate::claims::is_inverse;
use crate::claims::quantity::Quantity;
use crate::claims::rewrite::{self, Edit};
use crate::compile::parse::claim::{Binding, Test};
use crate::diagnostic::{self, Fix, Shown};
use crate::matrix::amount::Extent;

/// Replaces numbers, versions or dates with those of the fact. `None` if it is not clear how the author
/// would write them.
pub(super) fn to_fact(bound: &Bound<'_>) -> Option<Fix> {
    let Known { fact, criterion, .. } = &bound.fact;
    let text = bound.claim.text.as_str();
    fix(bound, &rewrite::to_fact(text, &fact.value, criterion, bound.language)?)
}

/// Replaces ratios with the ratio of the fact to the other fact, or with the inverse where the text says
/// "faster" or "less".
pub(super) fn to_ratio(bound: &Bound<'_>, other: &Known<'_>) -> Option<Fix> {
    let better = bound.fact.criterion.better;
    let [own, other] = [bound.fact.extent()?, other.extent()?].map(Extent::number);
    let (own, other) = (own?, other?);
    let meant = |text: &str, place: &_| match is_inverse(text, place, better, bound.language) {
        true => other / own,
        false => own / other,
    };
    fix(bound, &rewrite::to_ratio(bound.claim.text.as_str(), bound.language, meant)?)
}

/// Replaces a percentage, in the text, with the actual one.
pub(super) fn to_change(bound: &Bound<'_>, stated: &Quantity, percent: f64) -> Option<Fix> {
    let text = bound.claim.text.as_str();
    fix(bound, &rewrite::to_change(text, bound.language, stated, percent)?)
}

/// Makes a claim without a test, or with one of `?beats=`, compare with `rivals`. `None` if its target is written
/// elsewhere, in a definition, or if it names the fact in another spelling.
pub(super) fn to_beat(bound: &Bound<'_>, rivals: &str) -> Option<Fix> {
    retarget(bound, &target(bound)?, &format!("fact:{}?beats={rivals}", bound.fact.name))
}

/// Makes a claim without a test, or with one of `?beats=`, name a condition of its fact. `None` as for [`to_beat`].
pub(super) fn to_condition(bound: &Bound<'_>, id: &str) -> Option<Fix> {
    let old = target(bound)?;
    retarget(bound, &old, &format!("{old}#{id}"))
}

/// Returns the target of a claim without a test, or with one of `?beats=`, in its usual spelling.
fn target(bound: &Bound<'_>) -> Option<String> {
    let Binding::Fact { test, .. } = &bound.claim.bond else { return None };
    let own = format!("fact:{}", bound.fact.name);
    match test {
        Test::Text => Some(own),
        Test::Beats(other) => Some(format!("{own}?beats={}", other.value)),
        Test::Is(_) | Test::Times(_) | Test::Since(_) | Test::Until(_) => None,
    }
}

fn retarget(bound: &Bound<'_>, old: &str, new: &str) -> Option<Fix> {
    let Binding::Fact { subject, .. } = &bound.claim.bond else { return None };
    let span = bound.target();
    let is_in_place = subject.span != bound.claim.target && span.range().len() == old.len();
    let [old, new] = [old, new].map(str::to_owned);
    let shown = Shown { span, old: old.clone(), new: new.clone() };
    is_in_place.then(|| Fix::automatic(vec![diagnostic::Edit { span, old, new, shown }]))
}

/// Converts edits of the claim's text to edits of the file. `None` if the file spells a replaced part with
/// other characters, such as entities.
fn fix(bound: &Bound<'_>, edits: &[Edit]) -> Option<Fix> {
    let (claim, text) = (bound.claim, bound.claim.text.as_str());
    let in_file = |Edit { place, new, statement }: &Edit| {
        let before = &text[statement.start..place.start];
        let after = &text[place.end..statement.end];
        Some(diagnostic::Edit {
            span: bound.page.span(claim.text.verbatim(place)?),
            old: text[place.clone()].to_owned(),
            new: new.clone(),
            shown: Shown {
                span: bound.place(statement),
                old: text[statement.clone()].to_owned(),
                new: format!("{before}{new}{after}"),
            },
        })
    };
    edits.iter().map(in_file).collect::<Option<_>>().map(Fix::automatic)
}
