//! The kind `money`: an amount in a currency.

use super::amount::{self, NARROW_SPACE};
use super::{Measured, Notation, Statement, Values, Written};
use crate::diagnostic::Diagnostic;
use crate::matrix::FactValue;
use crate::matrix::amount::Amount;
use crate::matrix::text::Words;

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

    /// Puts a currency code before the amount, like a currency symbol: `USD 12`.
    fn with_unit(&self, digits: &str, unit: Option<&str>) -> String {
        match unit.map(amount::head) {
            Some((code, rest)) if is_currency_code(code) => {
                format!("{code}{NARROW_SPACE}{digits}{rest}")
            }
            _ => amount::with_unit(digits, unit),
        }
    }

    fn measured(&self) -> Option<&dyn Measured> {
        Some(self)
    }

    fn has_factors(&self) -> bool {
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
    fn shown(&self, end: f64, unit: Option<&str>, _: &Words<'_>) -> Option<String> {
        Some(self.with_unit(&end.to_string(), unit))
    }
}

/// Returns whether a text has the form of an ISO 4217 code: three capital letters.
fn is_currency_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}
