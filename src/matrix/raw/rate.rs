//! `[[rate]]`: exchange rates. Pure.

use super::known;
use crate::base::date::Date;
use crate::data::{Reader, Table};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

/// A `[[rate]]`; parts that cannot be read are reported.
#[derive(Debug, Clone)]
pub struct RawRate {
    pub span: Span,
    pub from: Option<Spanned<String>>,
    pub to: Option<Spanned<String>>,
    pub rate: Option<Spanned<f64>>,
    pub date: Option<Date>,
    pub source: Option<Spanned<String>>,
}

pub(super) fn read(table: Table, found: &mut Vec<Diagnostic>) -> RawRate {
    let mut keys = Reader::new(table, &known::RATE, found);
    let span = keys.span();
    let [from, to, source] = ["from", "to", "source"].map(|key| keys.required_text(key));
    for key in ["rate", "date"] {
        if !keys.has(key) {
            let missing = Diagnostic::missing_key(span, key, known::RATE.place);
            keys.report(missing);
        }
    }
    let rate = keys.number("rate");
    let date = keys.date("date").map(|date| date.value);
    keys.finish();
    RawRate { span, from, to, rate, date, source }
}
