//! Weights of groups and criteria. Pure.

use super::in_toml;
use crate::data::{Data, Entry, Node, Reader};
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

/// Reads `weight`; 1 if it is missing or wrong. Reports `invalid-weight`.
pub(super) fn weight(keys: &mut Reader<'_>) -> f64 {
    let Some(weight) = keys.number("weight") else { return 1.0 };
    checked_weight(&weight, keys.found())
}

pub(super) fn weight_of(entry: Entry, found: &mut Vec<Diagnostic>) -> (Spanned<String>, f64) {
    let Entry { key, node: Node { data, span } } = entry;
    let weight = match data {
        #[expect(clippy::cast_precision_loss, reason = "authors' weights stay far below 2^53")]
        Data::Integer(integer) => checked_weight(&Spanned::new(integer as f64, span), found),
        Data::Float(float) => checked_weight(&Spanned::new(float, span), found),
        Data::Nothing => 1.0,
        other => {
            found.push(Diagnostic::wrong_type(span, &key.value, "a number", other.type_name()));
            1.0
        }
    };
    (key, weight)
}

fn checked_weight(weight: &Spanned<f64>, found: &mut Vec<Diagnostic>) -> f64 {
    if weight.value.is_finite() && weight.value >= 0.0 {
        return weight.value;
    }
    found.push(Diagnostic::invalid_weight(weight.span, &in_toml(weight.value)));
    1.0
}
