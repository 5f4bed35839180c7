//! Amounts in another currency than that of their criterion. Pure.

use super::amount::{Amount, Extent, Figure};
use super::{Criterion, FactValue};
use crate::base::currency;
use crate::base::date::Date;
use crate::base::index::Index;
use crate::matrix::FactSource;
use crate::source::Span;

/// An exchange rate, as its source gave it on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// Codes of currencies
    pub from: Box<str>,
    pub to: Box<str>,
    /// How much of `to` one unit of `from` was: finite and above zero
    pub rate: f64,
    pub date: Date,
    pub source: FactSource,
    pub span: Span,
}

/// An amount in another currency than that of its criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Foreign {
    /// The code of the currency
    pub currency: Box<str>,
    /// The amount as stated: [`FactValue::Number`] or [`FactValue::Amount`]
    pub amount: FactValue,
    /// How to convert it to the currency of the criterion; `None` without a rate: it is never guessed
    pub conversion: Option<Conversion>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conversion {
    /// The rate that is used
    pub rate: Index<Rate>,
    /// The currency of the criterion is this many times the stated amount
    pub factor: f64,
}

impl Foreign {
    /// Returns the extent in the currency of the criterion; `None` without a rate.
    pub fn extent(&self) -> Option<Extent> {
        let factor = self.conversion?.factor;
        self.amount.extent().map(|extent| extent.converted(|number| product(number, factor)))
    }

    /// Returns the unit of the stated amount: `€ / month` for a criterion in `USD / month`.
    pub fn unit(&self, criterion: &Criterion) -> String {
        let (_, per) = currency::head(criterion.unit.as_deref().unwrap_or_default());
        format!("{}{per}", currency::sign(&self.currency))
    }

    /// Returns the amount in the currency of the criterion, rounded to its decimals; `None` without a rate.
    pub fn converted(&self, criterion: &Criterion) -> Option<Amount> {
        let factor = self.conversion?.factor;
        let (own, _) = currency::head(criterion.unit.as_deref().unwrap_or_default());
        let decimals = currency::decimals(own);
        let figure = |value: f64| {
            let value = product(value, factor);
            Figure { value, digits: format!("{value:.decimals$}").into() }
        };
        Some(match &self.amount {
            FactValue::Amount(amount) => match &**amount {
                Amount::AtLeast(of) => Amount::AtLeast(figure(of.value)),
                Amount::Over(of) => Amount::Over(figure(of.value)),
                Amount::AtMost(of) => Amount::AtMost(figure(of.value)),
                Amount::Under(of) => Amount::Under(figure(of.value)),
                Amount::Range(low, high) => Amount::Range(figure(low.value), figure(high.value)),
                Amount::About(of) => Amount::About(figure(of.value)),
                Amount::Unlimited | Amount::Free => (**amount).clone(),
            },
            amount => Amount::About(figure(amount.extent()?.at)),
        })
    }
}

/// Returns a product without the noise of binary floats: 3000 at 1.1 is 3300, not 3300.0000000000005.
fn product(number: f64, factor: f64) -> f64 {
    let product = number * factor;
    let rounded = format!("{product:.14e}").parse();
    rounded.ok().filter(|rounded: &f64| rounded.is_finite()).unwrap_or(product)
}

/// Finds the rate between two currencies, in either direction.
pub fn conversion(rates: &[Rate], from: &str, to: &str) -> Option<Conversion> {
    rates.iter().enumerate().find_map(|(at, rate)| {
        let factor = match (&*rate.from, &*rate.to) {
            (one, other) if one == from && other == to => rate.rate,
            (one, other) if one == to && other == from => rate.rate.recip(),
            _ => return None,
        };
        Some(Conversion { rate: Index::new(at), factor })
    })
}
