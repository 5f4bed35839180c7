//! The kind `version`: a version of a program.

use super::measured::invalid_end;
use super::written::number;
use super::{Measured, Statement, Values, Written};
use crate::data::{Data, Node};
use crate::diagnostic::Diagnostic;
use crate::matrix::text::Shown;
use crate::matrix::{FactValue, version};

pub(super) const NAME: &str = "version";

pub(super) struct Versions;

impl Values for Versions {
    fn name(&self) -> &'static str {
        NAME
    }

    /// Reads a version, which must contain a digit because versions are ordered by their numbers.
    fn read(&self, written: &Written<'_>) -> Result<FactValue, Vec<Diagnostic>> {
        let text = written.text().filter(|text| text.contains(|c: char| c.is_ascii_digit()));
        let text = text.ok_or_else(|| written.wrong_value(self))?;
        Ok(FactValue::Version(text.into()))
    }

    fn wanted(&self) -> String {
        "a version in quotes, such as `\"3.12\"`".to_owned()
    }

    fn measured(&self) -> Option<&dyn Measured> {
        Some(self)
    }

    fn statement(&self) -> Statement {
        Statement::Version
    }
}

impl Measured for Versions {
    fn at(&self, value: &FactValue) -> Option<f64> {
        version::measure(value.version()?)
    }

    /// Reads a string or an integer, but no float: 3.10 would be read as 3.1.
    fn end(&self, node: &Node) -> Result<f64, Diagnostic> {
        let end = if let Data::Text(text) = &node.data {
            version::measure(text)
        } else {
            number(&node.data).filter(|_| matches!(node.data, Data::Integer(_)))
        };
        end.ok_or_else(|| invalid_end(node, "version in quotes"))
    }

    fn written(&self, end: f64) -> String {
        version::written(end)
    }

    fn shown(&self, _: f64, _: &Shown<'_>) -> Option<String> {
        None
    }

    fn share(&self, _: f64, _: f64) -> Option<String> {
        None
    }
}
