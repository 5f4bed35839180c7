//! The kind `date`: a day.

use super::measured::{decimal, invalid_end};
use super::{Measured, Notation, Statement, Values, Written};
use crate::base::date::Date;
use crate::data::toml::Bare;
use crate::data::{Data, Node};
use crate::diagnostic::Diagnostic;
use crate::matrix::FactValue;
use crate::matrix::text::Words;
use crate::source::Span;

pub(super) const NAME: &str = "date";

pub(super) struct Dates;

impl Values for Dates {
    fn name(&self) -> &'static str {
        NAME
    }

    fn read(&self, written: &Written<'_>) -> Result<FactValue, Vec<Diagnostic>> {
        let (Data::Date(text) | Data::Text(text)) = written.data else {
            return Err(written.wrong_value(self));
        };
        parse(text, written.span).map(FactValue::Date).map_err(|wrong| vec![wrong])
    }

    fn wanted(&self) -> String {
        "a day, such as `2026-02-11`".to_owned()
    }

    /// A year is a whole number in TOML.
    fn notation(&self, typed: &str) -> Notation {
        Notation::bare_if(typed, &[Bare::Date, Bare::Integer])
    }

    fn measured(&self) -> Option<&dyn Measured> {
        Some(self)
    }

    fn statement(&self) -> Statement {
        Statement::Day
    }
}

/// Days since 1970-01-01.
impl Measured for Dates {
    fn at(&self, value: &FactValue) -> Option<f64> {
        value.day().map(Date::days_since_1970)
    }

    fn end(&self, node: &Node) -> Result<f64, Diagnostic> {
        let (Data::Date(text) | Data::Text(text)) = &node.data else {
            return Err(invalid_end(node, "date"));
        };
        parse(text, node.span).map(Date::days_since_1970)
    }

    fn written(&self, end: f64) -> String {
        Date::from_days_since_1970(end).map_or_else(|| decimal(end), Date::iso_day)
    }

    fn shown(&self, end: f64, _: Option<&str>, words: &Words<'_>) -> Option<String> {
        Date::from_days_since_1970(end).map(words.date)
    }

    fn share(&self, done: f64, whole: f64) -> Option<String> {
        Some(format!("{} of {} days", decimal(done.abs()), decimal(whole.abs())))
    }
}

fn parse(text: &str, span: Span) -> Result<Date, Diagnostic> {
    Date::parse(text).map_err(|wrong| Diagnostic::invalid_date(span, &wrong))
}
