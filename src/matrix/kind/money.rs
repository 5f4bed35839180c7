//! The kind `money`: an amount in a currency.

use super::{Measured, Notation, Statement, Values, Written, amount};
use crate::base::currency;
use crate::base::numerals::Numerals;
use crate::diagnostic::Diagnostic;
use crate::matrix::FactValue;
use crate::matrix::amount::Amount;
use crate::matrix::text::{Shown, ShownNumber};

pub(super) const NAME: &str = "money";

pub(super) struct Money;

impl Values for Money {
    fn name(&self) -> &'static str {
        NAME
    }

    fn own_keys(&self) -> &'static [&'static str] {
        &amount::SENSES
    }

    fn read(&self, written: &Written<'_>) -> Result<FactValue, Vec<Diagnostic>> {
        amount::read(written, self)
    }

    fn wanted(&self) -> String {
        amount::WANTED.to_owned()
    }

    fn notation(&self, typed: &str) -> Notation {
        amount::notation(typed)
    }

    fn number<'u>(&self, digits: &str, of: &Shown<'u>) -> ShownNumber<'u> {
        match has_code(of.unit) {
            true => amount::of_currency(digits, of),
            false => amount::number(digits, of),
        }
    }

    /// A currency code is in the same place as a currency symbol.
    fn with_unit(&self, number: &str, unit: Option<&str>, numerals: &Numerals) -> String {
        match unit {
            Some(unit) if has_code(Some(unit)) => amount::with_currency(number, unit, numerals),
            _ => amount::with_unit(number, unit, numerals),
        }
    }

    fn shown(&self, digits: &str, of: &Shown<'_>) -> String {
        let is_zero = digits.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        if is_zero && of.words.zero_is_free {
            return of.words.free.to_owned();
        }
        let ShownNumber { text, unit } = self.number(digits, of);
        self.with_unit(&text, unit.as_deref(), of.words.numerals)
    }

    fn measured(&self) -> Option<&dyn Measured> {
        Some(self)
    }

    fn has_factors(&self) -> bool {
        true
    }

    fn is_price(&self) -> bool {
        true
    }

    fn statement(&self) -> Statement {
        Statement::Amount
    }

    fn words_for_amounts(&self) -> &'static [&'static str] {
        &[Amount::UNLIMITED, Amount::FREE]
    }

    fn meant(&self, word: &str) -> Option<FactValue> {
        amount::meant(word, self)
    }
}

impl Measured for Money {
    fn shown(&self, end: f64, of: &Shown<'_>) -> Option<String> {
        Some(Values::shown(self, &end.to_string(), of))
    }
}

/// Returns whether a unit begins with the code of a currency.
fn has_code(unit: Option<&str>) -> bool {
    unit.is_some_and(|unit| currency::is_code(amount::head(unit).0))
}
