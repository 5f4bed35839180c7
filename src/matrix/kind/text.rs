//! The kind `text`: anything that no other kind can express.

use super::{Statement, Values, Written};
use crate::diagnostic::Diagnostic;
use crate::matrix::FactValue;

pub(super) const NAME: &str = "text";

/// Why texts and lists have no order, and what to do.
pub(super) const NO_ORDER: (&str, &str) =
    ("has no order: it is a text or a list", "claim a value with `?is=`");

pub(super) struct Texts;

impl Values for Texts {
    fn name(&self) -> &'static str {
        NAME
    }

    fn read(&self, written: &Written<'_>) -> Result<FactValue, Vec<Diagnostic>> {
        Ok(FactValue::Text(written.words().ok_or_else(|| written.wrong_value(self))?.into()))
    }

    fn wanted(&self) -> String {
        "some text in quotes".to_owned()
    }

    fn no_order(&self) -> Option<(&'static str, &'static str)> {
        Some(NO_ORDER)
    }

    fn statement(&self) -> Statement {
        Statement::Text
    }
}
