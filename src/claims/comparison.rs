//! Compares quantities stated in a text with the values of a matrix. Pure.

use std::cmp::Ordering;

use super::qualifier::Qualifier;
use super::quantity::{Number, Quantity};
use crate::matrix::{Better, Criterion, FactValue};

/// The relative tolerance: of "about" in relation to the fact, of "nearly" to the stated number.
pub(super) const TOLERANCE: f64 = 0.1;

/// Whether a stated quantity agrees with a fact; both are in the criterion's unit.
///
/// - A number agrees with a fact that rounds to it at the digits shown: `30` agrees with 30.4, `30.0`
///   does not. Every digit counts as shown, including the zeros of `1,000`; a multiplier shows none, so
///   that `1.2k` agrees with 1240. A fact exactly halfway between two numbers rounds to either.
/// - A range agrees with a fact inside it. Its ends are rounded like numbers.
/// - `about`: within a tenth of the fact, or equal at the digits shown. `nearly`: the fact is below the
///   number, by a tenth of the number at most.
/// - `over` and `under` are strict; `at least` and `at most` are not. None of them allows for rounding.
pub fn agrees(stated: &Quantity, fact: f64) -> bool {
    let Number { value, margin } = stated.low;
    // Conversions are inexact in the last digits of a binary float.
    let noise = 1e-9 * fact.abs().max(value.abs());
    if let Some(high) = stated.high {
        let near = if stated.qualifier == Qualifier::About { TOLERANCE * fact.abs() } else { 0.0 };
        return fact >= value - margin.max(near) - noise
            && fact <= high.value + high.margin.max(near) + noise;
    }
    let distance = (fact - value).abs();
    match stated.qualifier {
        Qualifier::Exactly => distance <= margin + noise,
        Qualifier::About => distance <= margin.max(TOLERANCE * fact.abs()) + noise,
        Qualifier::Nearly => fact < value - noise && distance <= TOLERANCE * value.abs() + noise,
        Qualifier::Over => fact > value + noise,
        Qualifier::AtLeast => fact >= value - noise,
        Qualifier::Under => fact < value - noise,
        Qualifier::AtMost => fact <= value + noise,
    }
}

/// Formats a number for use in a text, so that it agrees with the value that it is rounded from. A whole
/// number is shown as such; any other with two significant digits, or with as many decimals as `like` if
/// that is more.
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

/// The order of two values; the better one is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Decided(Ordering),
    /// The values are known, but not precisely enough: their intervals overlap
    Undecided,
}

/// Orders two values of a criterion. Returns `None` if one is unknown, or if the criterion does not order its
/// values.
pub fn order(criterion: &Criterion, one: &FactValue, other: &FactValue) -> Option<Order> {
    // Uses the intervals that scores are computed from, so that claims and verdicts cannot disagree.
    let interval = |value| criterion.kind.interval(value);
    let ((least, most), (other_least, other_most)) = (interval(one)?, interval(other)?);
    let higher = if least > other_most {
        Ordering::Greater
    } else if most < other_least {
        Ordering::Less
    } else if least >= most && other_least >= other_most {
        Ordering::Equal
    } else {
        return Some(Order::Undecided);
    };
    match criterion.better {
        Better::Higher => Some(Order::Decided(higher)),
        Better::Lower => Some(Order::Decided(higher.reverse())),
        Better::None => None,
    }
}
