//! The kind `rating`: a judgement as a number; higher is better.

use super::{Measured, Notation, Statement, Values, Written, amount};
use crate::diagnostic::Diagnostic;
use crate::matrix::{Better, FactValue};

pub(super) const NAME: &str = "rating";

pub(super) struct Ratings;

impl Values for Ratings {
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

    fn default_better(&self) -> Better {
        Better::Higher
    }

    fn measured(&self) -> Option<&dyn Measured> {
        Some(self)
    }

    fn has_votes(&self) -> bool {
        true
    }

    fn statement(&self) -> Statement {
        Statement::Amount
    }
}

impl Measured for Ratings {}
