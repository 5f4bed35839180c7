//! [`RawRate`]s → [`Rate`]s. Pure.

use super::fact::source_of;
use crate::base::currency;
use crate::diagnostic::Diagnostic;
use crate::matrix::foreign::{Rate, conversion};
use crate::matrix::raw::{RawRate, in_toml};
use crate::matrix::{Ids, Source};
use crate::source::Spanned;

/// Returns the rates that can be used. A rate without a day or a source is none.
///
/// Reports `invalid-value`, `unknown-source`, `invalid-url` and `duplicate-id`.
pub(super) fn check(
    raw: Vec<RawRate>,
    sources: &[Source],
    ids: &Ids,
    found: &mut Vec<Diagnostic>,
) -> Vec<Rate> {
    let mut rates: Vec<Rate> = Vec::with_capacity(raw.len());
    for RawRate { span, from, to, rate, date, source } in raw {
        let from = from.and_then(|code| checked_code(code, "from", found));
        let to = to.and_then(|code| checked_code(code, "to", found));
        let rate = rate.and_then(|rate| checked_rate(&rate, found));
        let source = source.and_then(|name| {
            source_of(&name, sources, ids).map_err(|wrong| found.push(wrong)).ok()
        });
        let (Some(from), Some(to), Some(rate), Some(date), Some(source)) =
            (from, to, rate, date, source)
        else {
            continue;
        };
        if from.value == to.value {
            let form = "another currency than `from`";
            found.push(Diagnostic::ill_formed_value(to.span, "to", &to.value, form));
        } else if let Some(first) = conversion(&rates, &from.value, &to.value) {
            let first = rates[first.rate.number()].span;
            found.push(Diagnostic::duplicate_rate(span, &from.value, &to.value, first));
        } else {
            let (from, to) = (from.value.into(), to.value.into());
            rates.push(Rate { from, to, rate, date, source, span });
        }
    }
    rates
}

fn checked_code(
    code: Spanned<String>,
    key: &str,
    found: &mut Vec<Diagnostic>,
) -> Option<Spanned<String>> {
    if currency::is_code(&code.value) {
        return Some(code);
    }
    found.push(Diagnostic::invalid_currency(code.span, key, &code.value));
    None
}

fn checked_rate(rate: &Spanned<f64>, found: &mut Vec<Diagnostic>) -> Option<f64> {
    let is_usable = rate.value.is_normal() && rate.value > 0.0;
    if !is_usable {
        let (got, form) =
            (in_toml(rate.value), "a number above 0: what one unit of `from` is in `to`");
        found.push(Diagnostic::ill_formed_value(rate.span, "rate", &got, form));
    }
    is_usable.then_some(rate.value)
}
