//! Compares quantities stated in a text with the values of a matrix. Pure.

use super::qualifier::Qualifier;
use super::quantity::{Number, Quantity};
use crate::matrix::amount::{APPROXIMATION, Extent, Precision};
use crate::matrix::interval::Order;
use crate::matrix::{Criterion, FactValue};

/// The relative tolerance: of "about" in relation to the fact, of "nearly" to the stated number.
pub(super) const TOLERANCE: f64 = APPROXIMATION;

/// Whether a stated quantity agrees with a fact; both are in the criterion's unit.
///
/// - A number agrees with a fact that rounds to it at the digits shown: `30` agrees with 30.4, `30.0`
///   does not. Every digit counts as shown, including the zeros of `1,000`; a multiplier shows none, so
///   that `1.2k` agrees with 1240. A fact exactly halfway between two numbers rounds to either.
/// - A range agrees with a fact inside it. Its ends are rounded like numbers.
/// - `about`: within a tenth of the fact, or equal at the digits shown. `nearly` and `just over`: the fact is below or
///   above the number, by a tenth of the number at most.
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
        Qualifier::Exactly | Qualifier::From | Qualifier::To => distance <= margin + noise,
        Qualifier::About => distance <= margin.max(TOLERANCE * fact.abs()) + noise,
        Qualifier::Nearly => fact < value - noise && distance <= TOLERANCE * value.abs() + noise,
        Qualifier::Barely => fact > value + noise && distance <= TOLERANCE * value.abs() + noise,
        Qualifier::Over => fact > value + noise,
        Qualifier::AtLeast => fact >= value - noise,
        Qualifier::Under => fact < value - noise,
        Qualifier::AtMost | Qualifier::UpTo => fact <= value + noise,
    }
}

/// Whether a stated quantity agrees with an amount, whatever number the amount may be.
///
/// - A bound agrees with a bound on the same side that says no more: "over a million" and "at least 500,000" with
///   `>= 1_000_000`. No number is exactly a bound, or about it.
/// - "From $10" states the lower end of a bound or a range, and "up to five users" the upper end, which is a limit.
/// - An approximate amount agrees with "about", or with the same number. Comparisons hold for all numbers that it
///   may be.
/// - No limit is over every number.
pub fn holds(stated: &Quantity, fact: Extent) -> bool {
    use Qualifier::{About, AtLeast, AtMost, Barely, Exactly, From, Nearly, Over, To, Under, UpTo};
    let Number { value, .. } = stated.low;
    let everywhere = || agrees(stated, fact.low) && agrees(stated, fact.high);
    let is_range = stated.high.is_some();
    let noise = 1e-9 * value.abs();
    match (fact.precision, stated.qualifier) {
        (Precision::Exact, _) => agrees(stated, fact.at),
        (Precision::About | Precision::Range, _) if is_range => everywhere(),
        _ if is_range => false,
        (Precision::About, Exactly | From | To) => (value - fact.at).abs() <= noise,
        (Precision::About, About | Nearly | Barely) => agrees(stated, fact.at),
        (Precision::AtLeast | Precision::Range, From) => agrees(stated, fact.low),
        (Precision::AtMost | Precision::Range, To) => agrees(stated, fact.high),
        (Precision::AtLeast, Over | AtLeast) => value <= fact.low + noise,
        (Precision::AtMost, Under | AtMost | UpTo) => value >= fact.high - noise,
        (Precision::Unlimited, Over | AtLeast) => true,
        (Precision::AtLeast | Precision::AtMost | Precision::Unlimited, _) => false,
        (Precision::About | Precision::Range, _) => everywhere(),
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

/// Orders two values of a criterion; the better one is the greater. Returns `None` if one is unknown, or if the
/// criterion does not order its values.
pub fn order(criterion: &Criterion, one: &FactValue, other: &FactValue) -> Option<Order> {
    let [one, other] = [one, other].map(|value| criterion.by_worth(value));
    Some(one?.order(other?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::quantity;
    use crate::matrix::amount::{Amount, Figure};
    use crate::matrix::unit::Unit;

    fn figure(value: f64) -> Figure {
        Figure { value, digits: value.to_string().into() }
    }

    #[track_caller]
    fn check(amount: &Amount, agree: &[&str], contradict: &[&str]) {
        let says = |text: &&str| {
            let numbers = quantity::read(text, &Unit::of(None));
            assert!(!numbers.is_empty(), "{text}");
            numbers.iter().all(|number| holds(number, amount.extent()))
        };
        assert_eq!(agree.iter().filter(|text| !says(text)).count(), 0, "{agree:?}");
        assert_eq!(contradict.iter().filter(|text| says(text)).count(), 0, "{contradict:?}");
    }

    #[test]
    fn a_bound_bears_out_bounds_that_say_no_more() {
        check(
            &Amount::AtLeast(figure(1e6)),
            &[
                "1M+",
                "from 1 million",
                "over 1 million",
                "at least 1,000,000",
                "more than 500,000",
                ">= 1M",
            ],
            &[
                "1,000,000",
                "about 1 million",
                "nearly 1M",
                "over 2 million",
                "from 500,000",
                "from 1 million to 2 million",
                "up to 1M",
                "1–2 million",
            ],
        );
        check(
            &Amount::AtMost(figure(3.0)),
            &["up to 3", "at most 5", "under 3", "3 or fewer", "under 4"],
            &["3", "about 3", "up to 2", "at least 1", "1–3"],
        );
    }

    #[test]
    fn a_range_bears_out_what_holds_for_all_of_it() {
        check(
            &Amount::Range(figure(10.0), figure(20.0)),
            &[
                "10–20",
                "between 10 and 20",
                "5–30",
                "at least 10",
                "up to 20",
                "over 9",
                "under 21",
                "from 10",
                "from 10 to 20",
            ],
            &["15", "10", "about 15", "12–20", "over 10", "up to 15", "from 9", "starting at 15"],
        );
    }

    #[test]
    fn an_approximate_number_is_stated_with_about_or_in_its_own_digits() {
        check(
            &Amount::About(figure(26_700.0)),
            &[
                "about 26,700",
                "26,700",
                "26.7k",
                "~27,000",
                "over 20,000",
                "under 30,000",
                "20–30k",
            ],
            &["27,000", "26,701", "over 26,000", "about 35,000", "at least 26,700"],
        );
    }

    #[test]
    fn no_limit_is_over_every_number_and_free_is_zero() {
        check(&Amount::Unlimited, &["over 1,000", "500+"], &["1000", "up to 1000", "about 9"]);
        check(&Amount::Free, &["0", "0.00"], &["1", "over 0"]);
    }
}
