//! The kind `money`: an amount in a currency.

use super::{Measured, Notation, Statement, Values, Written, amount};
use crate::diagnostic::Diagnostic;
use crate::matrix::FactValue;
use crate::matrix::text::Shown;

pub(super) const NAME: &str = "money";

pub(super) struct Money;

impl Values for Money {
    fn name(&self) -> &'static str {
        NAME
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

    /// A currency code is in the same place as a currency symbol. Nothing is free.
    fn with_unit(&self, digits: &str, of: &Shown<'_>) -> String {
        let is_zero = digits.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        match (of.words.free, of.unit) {
            (Some(free), _) if is_zero => free.to_owned(),
            (_, Some(unit)) if is_currency_code(amount::head(unit).0) => {
                amount::with_currency(digits, unit, of)
            }
            _ => amount::with_unit(digits, of),
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
}

impl Measured for Money {
    fn shown(&self, end: f64, of: &Shown<'_>) -> Option<String> {
        Some(self.with_unit(&end.to_string(), of))
    }
}

/// Returns whether a text has the form of an ISO 4217 code: three capital letters.
fn is_currency_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}
