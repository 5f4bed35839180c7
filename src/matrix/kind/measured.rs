//! Values that can be measured on a scale.

use super::amount;
use super::written::number;
use crate::data::Node;
use crate::diagnostic::Diagnostic;
use crate::matrix::FactValue;
use crate::matrix::interval::Interval;
use crate::matrix::shown::{Shown, ShownNumber};

/// The order of a kind's values and the distances between them. The default methods are those of
/// numbers.
pub trait Measured {
    /// Returns the position of a value, which its utility is computed from; `None` if it is not known. It is
    /// infinite for what has no limit.
    fn at(&self, value: &FactValue) -> Option<f64> {
        value.extent().map(|extent| extent.at)
    }

    /// Returns the positions that a value may have: one, unless the value is known imprecisely. `None` if it is
    /// not known at all.
    fn interval(&self, value: &FactValue) -> Option<Interval> {
        match value.extent() {
            Some(extent) => Some(extent.interval()),
            None => self.at(value).map(Interval::exactly),
        }
    }

    /// Reads an end of a criterion's scale.
    fn end(&self, node: &Node) -> Result<f64, Diagnostic> {
        number(&node.data).filter(|end| end.is_finite()).ok_or_else(|| invalid_end(node, "number"))
    }

    /// Formats an end of a scale as an author would write it.
    fn written(&self, end: f64) -> String {
        decimal(end)
    }

    /// Formats an end of a scale as facts are shown to readers; `None` if that would mislead.
    fn shown(&self, end: f64, of: &Shown<'_>) -> Option<String> {
        let ShownNumber { text, unit } = amount::number(&end.to_string(), of);
        Some(amount::with_unit(&text, unit.as_deref(), of.words.numerals))
    }

    /// Formats how far along a scale a value is. `done` and `whole` are the distances of the value and of
    /// the best end from the worst end. `None` if the measure means nothing to people.
    fn share(&self, done: f64, whole: f64) -> Option<String> {
        Some(format!("{} / {}", decimal(done), decimal(whole)))
    }
}

/// Reports an end of a scale that is not a `wanted`.
pub(super) fn invalid_end(node: &Node, wanted: &str) -> Diagnostic {
    Diagnostic::invalid_scale(node.span, &format!("one of its ends is not a {wanted}"))
}

/// Formats a number with at most six decimals and without trailing zeros.
pub fn decimal(number: f64) -> String {
    let text = format!("{number:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
