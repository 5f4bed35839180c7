//! The kind `number`: any number.

use super::{Measured, Notation, Statement, Values, Written, amount};
use crate::diagnostic::Diagnostic;
use crate::matrix::FactValue;
use crate::matrix::amount::Amount;

pub(super) const NAME: &str = "number";

pub(super) struct Numbers;

impl Values for Numbers {
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
        &[Amount::UNLIMITED]
    }

    fn meant(&self, word: &str) -> Option<FactValue> {
        amount::meant(word, self)
    }
}

impl Measured for Numbers {}
