//! Amounts that are known otherwise than as a number: bounds, ranges, approximations, and the words
//! `unlimited` and `free`. Pure.

use super::interval::{End, Interval};

/// How far the actual value may be from an approximate one, relative to it: as far as claims allow for "about".
pub const APPROXIMATION: f64 = 0.1;

/// An amount that its author states otherwise than as a number.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    AtLeast(Figure),
    Over(Figure),
    AtMost(Figure),
    Under(Figure),
    /// The first is the lower one
    Range(Figure, Figure),
    About(Figure),
    /// Above every number
    Unlimited,
    /// Nothing is to be paid
    Free,
}

/// A finite number, with the digits that its author wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub value: f64,
    pub digits: Box<str>,
}

impl Amount {
    pub const UNLIMITED: &'static str = "unlimited";
    pub const FREE: &'static str = "free";

    /// Names of the forms, for programs
    pub const FORMS: [&'static str; 8] =
        ["at-least", "over", "at-most", "under", "range", "about", Amount::UNLIMITED, Amount::FREE];

    /// Returns the name of the form: one of [`Amount::FORMS`].
    pub fn form(&self) -> &'static str {
        let [at_least, over, at_most, under, range, about, unlimited, free] = Amount::FORMS;
        match self {
            Amount::AtLeast(_) => at_least,
            Amount::Over(_) => over,
            Amount::AtMost(_) => at_most,
            Amount::Under(_) => under,
            Amount::Range(..) => range,
            Amount::About(_) => about,
            Amount::Unlimited => unlimited,
            Amount::Free => free,
        }
    }

    /// Writes the amount as its author writes it: `>= 5`, `10..20`, `~ 30`, `unlimited`.
    pub fn written(&self) -> String {
        match self {
            Amount::AtLeast(figure) => format!(">= {}", figure.digits),
            Amount::Over(figure) => format!("> {}", figure.digits),
            Amount::AtMost(figure) => format!("<= {}", figure.digits),
            Amount::Under(figure) => format!("< {}", figure.digits),
            Amount::Range(low, high) => format!("{}..{}", low.digits, high.digits),
            Amount::About(figure) => format!("~ {}", figure.digits),
            Amount::Unlimited => Amount::UNLIMITED.to_owned(),
            Amount::Free => Amount::FREE.to_owned(),
        }
    }

    /// Returns which numbers the amount may be.
    pub fn extent(&self) -> Extent {
        let (infinite, least) = (f64::INFINITY, f64::NEG_INFINITY);
        match self {
            Amount::AtLeast(Figure { value, .. }) | Amount::Over(Figure { value, .. }) => Extent {
                is_open: matches!(self, Amount::Over(_)),
                ..Extent::of(Precision::AtLeast, *value, *value, infinite)
            },
            Amount::AtMost(Figure { value, .. }) | Amount::Under(Figure { value, .. }) => Extent {
                is_open: matches!(self, Amount::Under(_)),
                ..Extent::of(Precision::AtMost, *value, least, *value)
            },
            Amount::Range(low, high) => Extent::range(low.value, high.value),
            Amount::About(Figure { value, .. }) => {
                let distance = value.abs() * APPROXIMATION;
                Extent::of(Precision::About, *value, value - distance, value + distance)
            }
            Amount::Unlimited => Extent::of(Precision::Unlimited, infinite, infinite, infinite),
            Amount::Free => Extent::exactly(0.0),
        }
    }

    /// Returns whether two amounts say the same, in whatever digits.
    pub fn is_same(&self, other: &Amount) -> bool {
        self.form() == other.form() && self.extent() == other.extent()
    }
}

/// The numbers that an amount may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    pub precision: Precision,
    /// Where it is scored: the number, the bound, the middle of a range; infinite without a limit
    pub at: f64,
    /// low ≤ at ≤ high; the ends may be infinite
    pub low: f64,
    pub high: f64,
    /// Whether the number of a bound is left out: `> 5`
    pub is_open: bool,
}

/// How precisely an amount is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    Exact,
    About,
    AtLeast,
    AtMost,
    Range,
    Unlimited,
}

impl Extent {
    fn of(precision: Precision, at: f64, low: f64, high: f64) -> Extent {
        Extent { precision, at, low, high, is_open: false }
    }

    pub fn exactly(at: f64) -> Extent {
        Extent::of(Precision::Exact, at, at, at)
    }

    pub fn range(low: f64, high: f64) -> Extent {
        Extent::of(Precision::Range, f64::midpoint(low, high), low, high)
    }

    /// Returns the extent in another unit. `convert` keeps the order of numbers.
    pub fn converted(self, convert: impl Fn(f64) -> f64) -> Extent {
        let [at, low, high] = [self.at, self.low, self.high].map(convert);
        Extent { at, low, high, ..self }
    }

    pub fn interval(self) -> Interval {
        let is_open = |precision| self.is_open && self.precision == precision;
        Interval {
            low: End::of(self.low, is_open(Precision::AtLeast)),
            high: End::of(self.high, is_open(Precision::AtMost)),
        }
    }

    pub fn is_exact(self) -> bool {
        self.precision == Precision::Exact
    }

    /// Returns the number; `None` unless it is known exactly.
    pub fn number(self) -> Option<f64> {
        self.is_exact().then_some(self.at)
    }

    /// Returns the lower and the upper end; `None` for one that is no number.
    pub fn finite_ends(self) -> [Option<f64>; 2] {
        [self.low, self.high].map(|end| end.is_finite().then_some(end))
    }

    /// Returns whether it is a number that another one can be a multiple of.
    pub fn has_ratios(self) -> bool {
        self.at != 0.0 && self.at.is_finite()
    }

    /// Returns the ratio of this amount to another, both taken to be positive. Approximate amounts count as
    /// their middle, so that "about twice" can be said of them. `None` without a limit.
    pub fn ratio(self, to: Extent) -> Option<Extent> {
        let [over, under] = [self, to].map(|of| match of.precision {
            Precision::About => Extent::exactly(of.at),
            _ => of,
        });
        if !over.at.is_finite() || !under.at.is_finite() {
            return None;
        }
        let at = over.at / under.at;
        if over.is_exact() && under.is_exact() {
            return Some(Extent::exactly(at));
        }
        let (low, high) = (over.low.max(0.0) / under.high, over.high / under.low.max(0.0));
        let precision = if high.is_finite() { Precision::Range } else { Precision::AtLeast };
        Some(Extent::of(precision, at.clamp(low, high), low, high))
    }

    /// Returns by how much this amount and another differ, of which one is greater whatever they are.
    pub fn difference(self, other: Extent) -> Extent {
        let at = (self.at - other.at).abs();
        if self.is_exact() && other.is_exact() {
            return Extent::exactly(at);
        }
        let low = (self.low - other.high).max(other.low - self.high).max(0.0);
        let high = (self.high - other.low).max(other.high - self.low);
        let is_near = |of: Extent| matches!(of.precision, Precision::About | Precision::Exact);
        let precision = match high.is_finite() {
            _ if is_near(self) && is_near(other) => Precision::About,
            true => Precision::Range,
            false => Precision::AtLeast,
        };
        // Nothing is known of the difference of two amounts without a limit.
        let [at, high] = [(at, low), (high, f64::INFINITY)]
            .map(|(it, other)| if it.is_nan() { other } else { it });
        Extent::of(precision, at.clamp(low, high), low, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: f64) -> Figure {
        Figure { value, digits: value.to_string().into() }
    }

    #[test]
    fn an_amount_may_be_any_number_of_its_extent() {
        let ends = |amount: Amount| {
            let Extent { at, low, high, .. } = amount.extent();
            [low, at, high]
        };
        let infinite = f64::INFINITY;
        assert_eq!(ends(Amount::AtLeast(figure(5.0))), [5.0, 5.0, infinite]);
        assert_eq!(ends(Amount::Under(figure(5.0))), [-infinite, 5.0, 5.0]);
        assert_eq!(ends(Amount::Range(figure(10.0), figure(20.0))), [10.0, 15.0, 20.0]);
        assert_eq!(ends(Amount::About(figure(-50.0))), [-55.0, -50.0, -45.0]);
        assert_eq!(ends(Amount::Unlimited), [infinite; 3]);
        assert_eq!(ends(Amount::Free), [0.0; 3]);
    }

    #[test]
    fn a_difference_has_the_bounds_of_its_parts() {
        let ends = |a: Amount, b: f64| {
            let of = a.extent().difference(Extent::exactly(b));
            (of.precision, of.low, of.high)
        };
        let infinite = f64::INFINITY;
        assert_eq!(Extent::exactly(3.0).difference(Extent::exactly(5.0)), Extent::exactly(2.0));
        assert_eq!(ends(Amount::AtLeast(figure(9.0)), 4.0), (Precision::AtLeast, 5.0, infinite));
        assert_eq!(
            ends(Amount::Range(figure(1.0), figure(2.0)), 4.0),
            (Precision::Range, 2.0, 3.0)
        );
        assert_eq!(ends(Amount::About(figure(50.0)), 10.0), (Precision::About, 35.0, 45.0));
        assert_eq!(ends(Amount::Unlimited, 4.0).1, infinite);
        let both = Amount::Unlimited.extent().difference(Amount::Unlimited.extent());
        assert!(!both.at.is_nan());
    }

    #[test]
    fn a_ratio_has_the_bounds_of_its_parts() {
        let ratio = |a: Amount, b: f64| a.extent().ratio(Extent::exactly(b));
        let ends = |of: Option<Extent>| of.map(|of| (of.low, of.high));
        assert_eq!(ends(ratio(Amount::AtLeast(figure(100.0)), 40.0)), Some((2.5, f64::INFINITY)));
        assert_eq!(ends(ratio(Amount::AtMost(figure(100.0)), 40.0)), Some((0.0, 2.5)));
        assert_eq!(ends(ratio(Amount::Range(figure(40.0), figure(80.0)), 40.0)), Some((1.0, 2.0)));
        assert_eq!(ratio(Amount::About(figure(80.0)), 40.0), Some(Extent::exactly(2.0)));
        assert_eq!(ratio(Amount::Unlimited, 40.0), None);
    }
}
