//! The kind `yes-no`: `yes` or `no`.

use super::{Statement, Values, Written, level};
use crate::diagnostic::Diagnostic;
use crate::matrix::{Better, FactValue, Level};

pub(super) const NAME: &str = "yes-no";

pub(super) struct YesNo;

impl Values for YesNo {
    fn name(&self) -> &'static str {
        NAME
    }

    fn read(&self, written: &Written<'_>) -> Result<FactValue, Vec<Diagnostic>> {
        let value = written.text().and_then(|text| self.meant(text));
        value.ok_or_else(|| written.wrong_value(self))
    }

    fn wanted(&self) -> String {
        "`\"yes\"`, `\"no\"`".to_owned()
    }

    fn words(&self) -> Vec<&str> {
        [Level::Yes, Level::No].map(Level::as_str).into()
    }

    fn default_better(&self) -> Better {
        Better::Higher
    }

    fn utility(&self, value: &FactValue) -> Option<f64> {
        level::utility(value)
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
        level::meant(word).filter(|value| *value != FactValue::Level(Level::Partial))
    }
}
