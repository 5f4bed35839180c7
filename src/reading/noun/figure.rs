//! Numbers as texts state them, and whether two of them can be the same number. Pure.

use serde::{Deserialize, Serialize};

use crate::claims::qualifier::Qualifier;
use crate::claims::quantity::{Number, Quantity};

/// The numbers that a text may mean.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Figure {
    /// One number, rounded by this at most
    At {
        value: f64,
        margin: f64,
    },
    Within {
        low: f64,
        high: f64,
    },
    /// A limit: "up to 5"
    Most(f64),
    /// The beginning of a range: "from 5"
    Least(f64),
}

/// How far "about" and "nearly" are from a number at most. Two pages may both be rounded.
const NEAR: f64 = 0.15;

/// Fewer things are not rounded without a word that says so.
const ROUNDED_FROM: f64 = 100.0;

/// How far they are at most.
const MOST_ROUNDED: f64 = 0.05;

impl Figure {
    pub(in crate::reading) const ZERO: Figure = Figure::At { value: 0.0, margin: 0.0 };

    /// Returns a number of things in words.
    pub(super) fn in_words(value: f64, qualifier: Qualifier) -> Figure {
        Figure::of(Number { value, margin: 0.0 }, qualifier, Unit::Things)
    }

    /// Returns a number of things.
    pub(super) fn counted(of: &Quantity) -> Figure {
        let is_whole = of.written.as_ref().is_some_and(|written| written.decimals == 0);
        Figure::read(of, if is_whole { Unit::Things } else { Unit::Measure })
    }

    /// Returns a number in a unit of measurement.
    pub(in crate::reading) fn measured(of: &Quantity) -> Figure {
        Figure::read(of, Unit::Measure)
    }

    fn read(of: &Quantity, unit: Unit) -> Figure {
        let Some(high) = of.high else { return Figure::of(of.low, of.qualifier, unit) };
        let (low, high) = (unit.margin(of.low, of.low.value), unit.margin(high, high.value));
        let ends = (of.low.value, of.high.map_or(of.low.value, |high| high.value));
        Figure::Within { low: ends.0 - low, high: ends.1 + high }
    }

    fn of(number: Number, qualifier: Qualifier, unit: Unit) -> Figure {
        let value = number.value;
        let margin = unit.margin(number, value);
        let near = NEAR * value.abs();
        match qualifier {
            Qualifier::Exactly => Figure::At { value, margin },
            Qualifier::About => Figure::At { value, margin: near.max(margin) },
            Qualifier::Nearly => Figure::Within { low: value - near, high: value },
            Qualifier::Barely => Figure::Within { low: value, high: value + near },
            Qualifier::Over | Qualifier::AtLeast => {
                Figure::Within { low: value, high: f64::INFINITY }
            }
            Qualifier::Under => Figure::Within { low: f64::NEG_INFINITY, high: value },
            Qualifier::From => Figure::Least(value),
            Qualifier::AtMost | Qualifier::UpTo | Qualifier::To => Figure::Most(value),
        }
    }

    /// Whether two texts cannot mean the same number. Of two numbers, one may be the other one, rounded.
    pub(in crate::reading) fn differs(self, other: Figure) -> bool {
        match (self, other) {
            (Figure::Most(one), Figure::Most(other))
            | (Figure::Least(one), Figure::Least(other)) => !is_same(one, other, 0.0),
            (Figure::At { value, margin }, Figure::At { value: other, margin: its }) => {
                !is_same(value, other, margin.max(its))
            }
            _ => {
                let ((low, high), (from, to)) = (self.ends(), other.ends());
                high < from || to < low
            }
        }
    }

    fn ends(self) -> (f64, f64) {
        match self {
            Figure::At { value, margin } => (value - margin, value + margin),
            Figure::Within { low, high } => (low, high),
            Figure::Most(value) => (f64::NEG_INFINITY, value),
            Figure::Least(value) => (value, f64::INFINITY),
        }
    }
}

fn is_same(one: f64, other: f64, margin: f64) -> bool {
    // Conversions are inexact in the last digits of a binary float.
    (one - other).abs() <= margin + 1e-9 * one.abs().max(other.abs())
}

#[derive(Clone, Copy)]
enum Unit {
    Things,
    Measure,
}

impl Unit {
    /// Returns how far a number may be rounded. Of things, the zeros at the end of a larger number may be: 1,200.
    fn margin(self, number: Number, value: f64) -> f64 {
        match self {
            Unit::Measure => number.margin,
            Unit::Things if value.abs() < ROUNDED_FROM => 0.0,
            Unit::Things => {
                let mut place = 1.0;
                while (value / (place * 10.0)).fract() == 0.0 && place < value.abs() {
                    place *= 10.0;
                }
                let most = MOST_ROUNDED * value.abs();
                let rounded = if place > 1.0 { most.min(place / 2.0) } else { 0.0 };
                let is_scaled = number.margin > 0.5;
                if is_scaled { rounded.max(number.margin) } else { rounded }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::quantity;
    use crate::matrix::unit::Unit;

    fn of(text: &str) -> Figure {
        let numbers = quantity::read(text, &Unit::of(None));
        assert_eq!(numbers.len(), 1, "{text}");
        Figure::counted(&numbers[0])
    }

    #[test]
    fn numbers_differ_if_none_is_the_other_one_rounded() {
        for (one, other) in [
            ("81", "79"),
            ("81", "80"),
            ("300", "400"),
            ("300", "250"),
            ("480", "320"),
            ("1,250", "1,200,000"),
            ("up to 8", "up to 16"),
            ("from 9", "from 12"),
            ("more than 100", "81"),
            ("under 50", "81"),
            ("about 50", "81"),
            ("20–30", "35"),
            ("nearly 90", "91"),
            ("1.2k", "1,400"),
        ] {
            assert!(of(one).differs(of(other)) && of(other).differs(of(one)), "{one} {other}");
        }
    }

    #[test]
    fn qualified_and_rounded_numbers_may_be_the_same() {
        for (one, other) in [
            ("81", "81"),
            ("about 80", "81"),
            ("more than 70", "81"),
            ("more than 70", "more than 80"),
            ("80+", "81"),
            ("up to 100", "81"),
            ("300", "312"),
            ("1,200", "1,234"),
            ("1.2k", "1,240"),
            ("1M", "1,020,000"),
            ("nearly 100", "96"),
            ("at least 80", "81"),
            ("70–90", "81"),
        ] {
            assert!(!of(one).differs(of(other)) && !of(other).differs(of(one)), "{one} {other}");
        }
    }
}
