//! The kind `level`: `yes`, `partial` or `no`.

use super::{Statement, Values, Written};
use crate::diagnostic::Diagnostic;
use crate::matrix::{Better, FactValue, Level};

pub(super) const NAME: &str = "level";

pub(super) struct Levels;

impl Values for Levels {
    fn name(&self) -> &'static str {
        NAME
    }

    fn read(&self, written: &Written<'_>) -> Result<FactValue, Vec<Diagnostic>> {
        written.text().and_then(meant).ok_or_else(|| written.wrong_value(self))
    }

    fn wanted(&self) -> String {
        "`\"yes\"`, `\"partial\"`, `\"no\"`".to_owned()
    }

    fn words(&self) -> Vec<&str> {
        Level::ALL.map(Level::as_str).into()
    }

    fn default_better(&self) -> Better {
        Better::Higher
    }

    fn utility(&self, value: &FactValue) -> Option<f64> {
        utility(value)
    }

    fn is_scored(&self) -> bool {
        true
    }

    fn can_be_required(&self) -> bool {
        true
    }

    fn statement(&self) -> Statement {
        Statement::Word
    }

    fn meant(&self, word: &str) -> Option<FactValue> {
        meant(word)
    }
}

pub(super) fn meant(word: &str) -> Option<FactValue> {
    let level = Level::ALL.into_iter().find(|level| level.as_str() == word);
    level.map(FactValue::Level)
}

/// Returns 1, 0.5 or 0.
pub(super) fn utility(value: &FactValue) -> Option<f64> {
    let FactValue::Level(level) = value else { return None };
    Some(match level {
        Level::Yes => 1.0,
        Level::Partial => 0.5,
        Level::No => 0.0,
    })
}
