//! Facts to check again. Pure.

use crate::base::date::Date;
use crate::compile::site::Site;
use crate::matrix::freshness::Overdue;
use crate::matrix::selection::{Age, Cell};

/// The facts to check again.
#[derive(Debug, Default)]
pub struct Stale<'s> {
    /// Facts that are no longer fresh: those whose last check was earliest come first, then those that have
    /// been overdue longest
    pub overdue: Vec<(Cell<'s>, Overdue)>,
    /// Known values without a date of a check, in the order of their spans
    pub never: Vec<Cell<'s>>,
}

pub fn stale(site: &Site, today: Date) -> Stale<'_> {
    let mut stale = Stale::default();
    for matrix in &site.matrices {
        let is_own = |cell: &Cell<'_>| cell.fact.span.is_some() && !cell.first().is_shared;
        for cell in Cell::all(matrix).filter(is_own) {
            match cell.age(today) {
                Age::Overdue(overdue) => stale.overdue.push((cell, overdue)),
                Age::NeverChecked => stale.never.push(cell),
                Age::Fresh | Age::NoValue => {}
            }
        }
    }
    let age = |(cell, overdue): &(Cell<'_>, Overdue)| {
        (overdue.checked.day(), overdue.fresh_until, cell.span())
    };
    stale.overdue.sort_by_key(age);
    stale.never.sort_by_key(Cell::span);
    stale
}
