//! Values that are greater or less than a value. Pure.

use crate::base::period::Period;
use crate::matrix::amount::{Amount, Figure};
use crate::matrix::digits::Digits;
use crate::matrix::foreign::Foreign;
use crate::matrix::kind::decimal;
use crate::matrix::support::{Release, Support, SupportStatement};
use crate::matrix::unit::Unit;
use crate::matrix::{Criterion, FactValue};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

/// Moves the values of a criterion.
pub(super) struct Mover<'m> {
    pub(super) criterion: &'m Criterion,
    /// What an amount becomes that is nothing, or has no limit
    pub(super) usual: f64,
}

impl Mover<'_> {
    /// Returns a value that is farther away than anybody rounds: a number half as great again or half as great, a
    /// version with another first number, a date another year. `None` if there is none.
    pub(super) fn moved(&self, value: &FactValue, way: Way) -> Option<FactValue> {
        match value {
            FactValue::Number { value, written } => {
                let Figure { value, digits } = self.figure(*value, written, way)?;
                Some(FactValue::Number { value, written: digits })
            }
            FactValue::Amount(amount) => self.amount(amount, way),
            FactValue::Foreign(foreign) => {
                let amount = self.moved(&foreign.amount, way)?;
                Some(FactValue::Foreign(Box::new(Foreign { amount, ..(**foreign).clone() })))
            }
            FactValue::Version(text) => version(text, way).map(FactValue::Version),
            FactValue::Date(period) => year(*period, way).map(FactValue::Date),
            FactValue::Support(support) => of_support(support, way),
            FactValue::Unknown
            | FactValue::NotApplicable
            | FactValue::Level(_)
            | FactValue::Choice(_)
            | FactValue::Text(_)
            | FactValue::List(_)
            | FactValue::Code(_) => None,
        }
    }

    fn amount(&self, amount: &Amount, way: Way) -> Option<FactValue> {
        let figure = |of: &Figure| self.figure(of.value, &of.digits, way);
        let moved = match amount {
            Amount::AtLeast(of) => Amount::AtLeast(figure(of)?),
            Amount::Over(of) => Amount::Over(figure(of)?),
            Amount::AtMost(of) => Amount::AtMost(figure(of)?),
            Amount::Under(of) => Amount::Under(figure(of)?),
            Amount::About(of) => Amount::About(figure(of)?),
            Amount::Range(low, high) => Amount::Range(figure(low)?, figure(high)?),
            Amount::Unlimited if way == Way::Down => return Some(self.usual()),
            Amount::Free if way == Way::Up => return Some(self.usual()),
            Amount::Unlimited | Amount::Free => return None,
        };
        Some(FactValue::Amount(Box::new(moved)))
    }

    fn usual(&self) -> FactValue {
        FactValue::Number { value: self.usual, written: decimal(self.usual).into() }
    }

    /// Returns another number with as many decimals.
    fn figure(&self, value: f64, digits: &str, way: Way) -> Option<Figure> {
        let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let step = 10_f64.powi(-i32::try_from(decimals).ok()?);
        let sign = if way == Way::Up { 1.0 } else { -1.0 };
        // A year, a port or an identifier is never rounded.
        let far = match self.criterion.digits {
            Digits::Plain => value + sign,
            Digits::Grouped | Digits::Scaled => value + sign * value.abs() / 2.0,
        };
        // A share of all is at most all of it.
        let is_share = Unit::of(self.criterion.unit.as_deref()).is_share();
        let far = if is_share && value < 100.0 { far.min(100.0) } else { far };
        let far = match way {
            _ if value != 0.0 => far,
            Way::Up => self.usual,
            Way::Down => return None,
        };
        let figure = |value: f64| {
            let digits = format!("{value:.decimals$}");
            Some(Figure { value: digits.parse().ok()?, digits: digits.into() })
        };
        let rounded = figure(far)?;
        let is_moved = (rounded.value - value).abs() > step / 2.0;
        let moved = if is_moved { rounded } else { figure(value + sign * step)? };
        (moved.value.is_finite() && moved.value != value).then_some(moved)
    }
}

/// Returns a version whose first number differs; the second one, if the first is zero.
fn version(text: &str, way: Way) -> Option<Box<str>> {
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + start;
        let rest = &text[start..];
        let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let number: u64 = rest[..length].parse().ok()?;
        let moved = match way {
            Way::Up => number.checked_add(1),
            Way::Down => number.checked_sub(1),
        };
        if let Some(moved) = moved {
            return Some(format!("{}{moved}{}", &text[..start], &rest[length..]).into());
        }
        from = start + length;
    }
    None
}

fn year(period: Period, way: Way) -> Option<Period> {
    period.shifted(if way == Way::Up { 12 } else { -12 })
}

/// Moves the version since which something is supported.
fn of_support(support: &Support, way: Way) -> Option<FactValue> {
    let since = match support.first().since.as_ref()? {
        Release::Version(number) => Release::Version(version(number, way)?),
        Release::AtMost(number) => Release::AtMost(version(number, way)?),
        Release::Some | Release::Preview => return None,
    };
    let first = SupportStatement { since: Some(since), ..support.first().clone() };
    Some(FactValue::Support(Box::new(Support::new(first, support.others().to_vec()))))
}
