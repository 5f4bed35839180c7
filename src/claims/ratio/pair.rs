//! Compares ratios and percentages with two facts. Pure.

use super::change::{self, Change, Way};
use crate::claims::comparison::holds;
use crate::claims::quantity::Quantity;
use crate::matrix::Criterion;
use crate::matrix::amount::Extent;
use crate::matrix::unit::Unit;

/// The values that two subjects have of one criterion.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'f> {
    pub own: Extent,
    pub other: Extent,
    pub criterion: &'f Criterion,
}

/// Whether two values have a ratio or a difference that a text states.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stated {
    Agrees,
    /// They may have it: they are not known precisely enough
    Undecided,
    /// What they have instead
    Contradicts(f64),
}

impl Stated {
    fn of(holds: bool, actual: Extent) -> Stated {
        match actual.number() {
            _ if holds => Stated::Agrees,
            None => Stated::Undecided,
            Some(number) => Stated::Contradicts(number),
        }
    }
}

impl Pair<'_> {
    /// Whether the ratio of the two is a number.
    pub fn has_ratio(&self) -> bool {
        self.own.has_ratios() && self.other.has_ratios()
    }

    /// Judges a ratio: of the own value to the other one, or of the other one to the own.
    pub fn times(&self, stated: &Quantity, is_inverse: bool) -> Option<Stated> {
        let [over, under] =
            if is_inverse { [self.other, self.own] } else { [self.own, self.other] };
        let ratio = over.ratio(under)?;
        Some(Stated::of(holds(stated, ratio), ratio))
    }

    /// Judges a percentage. What they have instead is the percentage that most authors would mean.
    pub fn change(&self, stated: &Change) -> Option<Stated> {
        let ratio = self.own.ratio(self.other)?;
        let meant = change::meant(stated.way, ratio, self.criterion.better);
        let is_so = meant.iter().any(|percent| holds(&stated.quantity, *percent));
        Some(Stated::of(is_so || self.is_of_points(stated), *meant.first()?))
    }

    /// Whether a percentage is the difference of two shares: 50 % is "5 % more" than 45 %.
    fn is_of_points(&self, stated: &Change) -> bool {
        let unit = Unit::of(self.criterion.unit.as_deref());
        let is_so = || holds(&stated.quantity, self.own.difference(self.other));
        unit.is_share() && stated.way != Way::Share && is_so()
    }
}
