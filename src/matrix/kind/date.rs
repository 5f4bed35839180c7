//! The kind `date`: a day, or the month or the year of one.

use super::measured::{decimal, invalid_end};
use super::{Measured, Notation, Statement, Values, Written};
use crate::base::date::Date;
use crate::base::period::Period;
use crate::data::toml::Bare;
use crate::data::{Data, Node};
use crate::diagnostic::Diagnostic;
use crate::matrix::FactValue;
use crate::matrix::interval::Interval;
use crate::matrix::shown::Shown;
use crate::source::Span;

pub(super) const NAME: &str = "date";

pub(super) struct Dates;

impl Values for Dates {
    fn name(&self) -> &'static str {
        NAME
    }

    fn read(&self, written: &Written<'_>) -> Result<FactValue, Vec<Diagnostic>> {
        let period = period(written.data, written.span);
        let period = period.ok_or_else(|| written.wrong_value(self))?;
        period.map(FactValue::Date).map_err(|wrong| vec![wrong])
    }

    fn wanted(&self) -> String {
        "a day, a month or a year, such as `2026-02-11`, `\"2026-02\"` or `2026`".to_owned()
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
    /// The middle of a month or a year.
    fn at(&self, value: &FactValue) -> Option<f64> {
        value.period().map(Period::days_since_1970).map(|(first, last)| f64::midpoint(first, last))
    }

    fn interval(&self, value: &FactValue) -> Option<Interval> {
        let (first, last) = value.period()?.days_since_1970();
        Some(Interval::between(first, last))
    }

    /// A month or a year stands for its first day.
    fn end(&self, node: &Node) -> Result<f64, Diagnostic> {
        let period = period(&node.data, node.span).ok_or_else(|| invalid_end(node, "date"))??;
        Ok(period.days_since_1970().0)
    }

    fn written(&self, end: f64) -> String {
        Date::from_days_since_1970(end).map_or_else(|| decimal(end), Date::iso_day)
    }

    fn shown(&self, end: f64, of: &Shown<'_>) -> Option<String> {
        Date::from_days_since_1970(end).map(|day| (of.words.date)(day.into()))
    }

    fn share(&self, done: f64, whole: f64) -> Option<String> {
        let noun = if whole.abs() == 1.0 { "day" } else { "days" };
        Some(format!("{} of {} {noun}", decimal(done.abs()), decimal(whole.abs())))
    }
}

/// Reads a date, a text or a number with the digits of a year; `None` for any other data.
fn period(data: &Data, span: Span) -> Option<Result<Period, Diagnostic>> {
    let period = match data {
        Data::Date(text) | Data::Text(text) => Period::parse(text),
        Data::Integer(year) => return Period::of_year(i16::try_from(*year).ok()?).map(Ok),
        _ => return None,
    };
    Some(period.map_err(|wrong| Diagnostic::invalid_period(span, &wrong)))
}
