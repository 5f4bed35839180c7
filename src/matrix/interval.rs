//! The numbers that a value may be, in the order of values. Pure.

use std::cmp::Ordering;

use super::{Better, Criterion, FactValue, Scale};

/// The numbers between two ends, low ≤ high; the ends may be infinite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    pub low: End,
    pub high: End,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct End {
    pub at: f64,
    /// Whether the number itself is left out, as that of `> 5` is
    pub is_open: bool,
}

impl End {
    pub fn closed(at: f64) -> End {
        End::of(at, false)
    }

    /// Adds zero, because −0 is the same number as 0.
    pub fn of(at: f64, is_open: bool) -> End {
        End { at: at + 0.0, is_open }
    }
}

/// The order of two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Decided(Ordering),
    /// The values are known, but not precisely enough: their intervals overlap
    Undecided,
}

impl Interval {
    pub fn exactly(at: f64) -> Interval {
        Interval::between(at, at)
    }

    /// Returns the interval with both ends.
    pub fn between(low: f64, high: f64) -> Interval {
        Interval { low: End::closed(low), high: End::closed(high) }
    }

    pub fn is_exact(self) -> bool {
        self.low.at >= self.high.at
    }

    /// Returns whether each number of this interval is greater than each number of another.
    pub fn is_above(self, other: Interval) -> bool {
        match self.low.at.total_cmp(&other.high.at) {
            Ordering::Greater => true,
            Ordering::Equal => self.low.is_open || other.high.is_open,
            Ordering::Less => false,
        }
    }

    pub fn order(self, other: Interval) -> Order {
        match (self.is_above(other), other.is_above(self)) {
            (true, _) => Order::Decided(Ordering::Greater),
            (_, true) => Order::Decided(Ordering::Less),
            _ if self.is_exact() && other.is_exact() => Order::Decided(Ordering::Equal),
            _ => Order::Undecided,
        }
    }

    /// Returns the interval of the opposite numbers.
    #[must_use]
    pub fn negated(self) -> Interval {
        let opposite = |end: End| End::of(-end.at, end.is_open);
        Interval { low: opposite(self.high), high: opposite(self.low) }
    }

    /// Returns the interval on a scale, beyond whose ends all numbers are the same.
    #[must_use]
    pub fn on(self, scale: Scale) -> Interval {
        let (least, most) = (scale.worst.min(scale.best), scale.worst.max(scale.best));
        let low = match self.low {
            low if low.at < least || low.at >= most => End::closed(low.at.clamp(least, most)),
            low => low,
        };
        let high = match self.high {
            high if high.at > most || high.at <= least => End::closed(high.at.clamp(least, most)),
            high => high,
        };
        Interval { low, high }
    }
}

impl Criterion {
    /// Returns the numbers that a value may be, the better ones being greater. `None` if the value is not known,
    /// or if the criterion does not order its values.
    pub fn by_worth(&self, value: &FactValue) -> Option<Interval> {
        let interval = self.kind.interval(value)?;
        match self.better {
            Better::Higher => Some(interval),
            Better::Lower => Some(interval.negated()),
            Better::None => None,
        }
    }

    /// Returns the same, but takes numbers beyond an end of the scale that the criterion declares for the end.
    pub fn by_worth_on_scale(&self, value: &FactValue) -> Option<Interval> {
        let interval = self.by_worth(value)?;
        let Some(Scale { worst, best }) = self.scale else { return Some(interval) };
        let sign = if self.better == Better::Lower { -1.0 } else { 1.0 };
        Some(interval.on(Scale { worst: sign * worst, best: sign * best }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(at: f64) -> Interval {
        Interval { low: End { at, is_open: true }, high: End::closed(f64::INFINITY) }
    }

    #[test]
    fn an_open_end_decides_where_intervals_touch() {
        let decided = |order| Order::Decided(order);
        let five = Interval::exactly(5.0);
        assert_eq!(over(5.0).order(five), decided(Ordering::Greater));
        assert_eq!(five.order(over(5.0)), decided(Ordering::Less));
        assert_eq!(over(5.0).negated().order(five.negated()), decided(Ordering::Less));
        assert_eq!(over(4.0).order(five), Order::Undecided);
        assert_eq!(over(5.0).order(over(5.0)), Order::Undecided);
        assert_eq!(Interval::between(5.0, f64::INFINITY).order(five), Order::Undecided);
        assert_eq!(Interval::between(1.0, 5.0).order(five), Order::Undecided);
        assert_eq!(five.order(five), decided(Ordering::Equal));
        assert_eq!(Interval::exactly(0.0).order(five), decided(Ordering::Less));
    }

    #[test]
    fn beyond_the_ends_of_a_scale_all_numbers_are_the_same() {
        let scale = Scale { worst: 10.0, best: 0.0 };
        let ends = |of: Interval| (of.low.at, of.low.is_open, of.high.at);
        assert_eq!(ends(over(5.0).on(scale)), (5.0, true, 10.0));
        assert_eq!(ends(over(0.0).on(scale)), (0.0, true, 10.0));
        assert_eq!(ends(over(-1.0).on(scale)), (0.0, false, 10.0));
        assert_eq!(ends(over(10.0).on(scale)), (10.0, false, 10.0));
        assert_eq!(ends(Interval::exactly(20.0).on(scale)), (10.0, false, 10.0));
    }
}
