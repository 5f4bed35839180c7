//! How long a fact stays fresh after it was checked. Pure.

use jiff::civil;

use super::{Criterion, Fact, Matrix};
use crate::base::date::Date;

/// A fact that was checked too long ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overdue {
    pub checked: Date,
    /// The last day on which it was fresh
    pub fresh_until: civil::Date,
}

impl Overdue {
    /// Returns the number of days since the fact was last fresh.
    pub fn days(self, today: Date) -> i32 {
        self.fresh_until.until(today.day()).map_or(i32::MAX, |span| span.get_days())
    }
}

/// Returns whether a fact is overdue, by its own `stale_after`, its criterion's or the policy's, in
/// this order.
///
/// `None` for a fact that is fresh, and for one that was never checked, because it makes no claim that
/// could become stale.
pub fn overdue(
    matrix: &Matrix,
    criterion: &Criterion,
    fact: &Fact,
    today: Date,
) -> Option<Overdue> {
    let checked = fact.checked?;
    let lasts = fact.stale_after.or(criterion.stale_after).or(matrix.policy.stale_after)?;
    let fresh_until = lasts.after(checked.day());
    (today.day() > fresh_until).then_some(Overdue { checked, fresh_until })
}
