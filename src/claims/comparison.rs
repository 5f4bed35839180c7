//! Whether what a text states agrees with what a matrix says. Pure.

use std::cmp::Ordering;

use super::qualifier::Qualifier;
use super::quantity::{Number, Quantity};
use crate::matrix::{Better, Criterion, FactValue};

/// "About" and "nearly" are as near as this share of the fact.
pub(super) const NEAR: f64 = 0.1;

/// Whether a stated quantity agrees with a fact, both in the criterion's unit.
///
/// - A number agrees with what rounds to it at the digits shown: `30` with 30.4, `30.0` not. Every
///   digit counts as shown, also the zeros of `1,000`; a multiplier shows none, so that `1.2k`
///   agrees with 1240. What lies just between two numbers rounds to either.
/// - A range holds the fact, when its ends are read in the same way.
/// - `about`: within a tenth of the fact, or equal at the digits shown. `nearly`: below, and
///   within a tenth.
/// - `over` and `under` are strict, `at least` and `at most` are not; none of them rounds.
pub fn agrees(stated: &Quantity, fact: f64) -> bool {
    let Number { value, margin } = stated.low;
    // Conversions are computed in binary, which is off in the last places.
    let noise = 1e-9 * fact.abs().max(value.abs());
    if let Some(high) = stated.high {
        let near = if stated.qualifier == Qualifier::About { NEAR * fact.abs() } else { 0.0 };
        return fact >= value - margin.max(near) - noise
            && fact <= high.value + high.margin.max(near) + noise;
    }
    let distance = (fact - value).abs();
    match stated.qualifier {
        Qualifier::Exactly => distance <= margin + noise,
        Qualifier::About => distance <= margin.max(NEAR * fact.abs()) + noise,
        Qualifier::Nearly => fact < value - noise && distance <= NEAR * value.abs() + noise,
        Qualifier::Over => fact > value + noise,
        Qualifier::AtLeast => fact >= value - noise,
        Qualifier::Under => fact < value - noise,
        Qualifier::AtMost => fact <= value + noise,
    }
}

/// A number for a text to state: whole where it is, else with two digits, or with as many after the
/// point as `like` shows. It agrees with what it is rounded from.
pub fn rounded(value: f64, like: Number) -> String {
    if value.fract() == 0.0 {
        return format!("{value}");
    }
    let shown = -(2.0 * like.margin).log10();
    let two_digits = 1.0 - value.abs().log10().floor();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 12")]
    let decimals = shown.max(two_digits).round().clamp(0.0, 12.0) as usize;
    format!("{value:.decimals$}")
}

/// How two values of a criterion are ordered: greater is better. None when one is not known, or
/// they have no order.
pub fn order(criterion: &Criterion, one: &FactValue, other: &FactValue) -> Option<Ordering> {
    // As scores have it, so that a claim and a verdict cannot disagree.
    let rank = |value| criterion.kind.rank(value);
    let higher = rank(one)?.partial_cmp(&rank(other)?)?;
    match criterion.better {
        Better::Higher => Some(higher),
        Better::Lower => Some(higher.reverse()),
        Better::None => None,
    }
}
