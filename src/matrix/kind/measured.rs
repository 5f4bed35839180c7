//! Values that stand on a scale, at a distance from each other.

use super::amount;
use super::written::number;
use crate::data::Node;
use crate::diagnostic::Diagnostic;
use crate::matrix::FactValue;
use crate::matrix::text::Words;

/// The order of a kind's values, and how far apart they are. What is not said otherwise is said of
/// numbers.
pub trait Measured {
    /// Where a value stands; none when it is not known.
    fn at(&self, value: &FactValue) -> Option<f64> {
        value.amount()
    }

    /// Reads an end of a criterion's scale.
    fn end(&self, node: &Node) -> Result<f64, Diagnostic> {
        number(&node.data).filter(|end| end.is_finite()).ok_or_else(|| no_end(node, "number"))
    }

    /// An end of a scale as an author would write it.
    fn written(&self, end: f64) -> String {
        decimal(end)
    }

    /// An end of a scale as facts are shown to readers; none where that would mislead.
    fn shown(&self, end: f64, unit: Option<&str>, _: &Words<'_>) -> Option<String> {
        Some(amount::with_unit(&end.to_string(), unit))
    }

    /// How far along a scale a value is: the two distances from its worst. None where nobody thinks
    /// in the measure.
    fn share(&self, done: f64, whole: f64) -> Option<String> {
        Some(format!("{} / {}", decimal(done), decimal(whole)))
    }
}

/// What is said of an end of a scale that is no `wanted`.
pub(super) fn no_end(node: &Node, wanted: &str) -> Diagnostic {
    Diagnostic::invalid_scale(node.span, &format!("one of its ends is not a {wanted}"))
}

/// With six decimals at most, and no trailing zeros.
pub fn decimal(number: f64) -> String {
    let text = format!("{number:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
