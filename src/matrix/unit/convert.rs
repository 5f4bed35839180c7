//! The factors between units. Pure.

use super::names::{Dimension, Measure, Part};
use super::{Fit, Unit, physical};

/// Returns the factor that converts a number in the unit `from` exactly to the unit of a criterion. `None` if
/// there is none: a month is no fixed number of days.
pub fn exact_factor(from: &str, to: Option<&str>) -> Option<f64> {
    let from = from.split(" (").next().unwrap_or_default().trim();
    as_in_texts(from, to).or_else(|| physical::factor(from, to?))
}

fn as_in_texts(from: &str, to: Option<&str>) -> Option<f64> {
    let text = format!(" {from}");
    let suffix = Unit::of(to).suffix(&text, None)?;
    let is_read = suffix.len == text.len() && suffix.slack == 0.0;
    // A multiplier alone, such as `thousand`, is a unit too.
    (is_read && !from.is_empty() && suffix.fit != Fit::Other).then_some(suffix.factor)
}

/// Returns the factor that converts a number from one unit to the other; `None` if they do not convert. A
/// unit that the text leaves out is taken to be the criterion's.
pub(super) fn conversion(from: Option<&Part>, to: Option<&Part>) -> Option<f64> {
    match (from, to) {
        (None, _) => Some(1.0),
        (Some(Part::Measure(from)), Some(Part::Measure(to))) => {
            let same = base(from.dimension) == base(to.dimension);
            same.then_some(from.factor / to.factor)
        }
        (Some(from), Some(to)) => (from == to).then_some(1.0),
        (Some(_), None) => None,
    }
}

fn base(dimension: Dimension) -> Dimension {
    if dimension == Dimension::Calendar { Dimension::Time } else { dimension }
}

pub(super) fn is_calendar(part: Option<&Part>) -> bool {
    matches!(part, Some(Part::Measure(Measure { dimension: Dimension::Calendar, .. })))
}

#[cfg(test)]
mod tests {
    use super::exact_factor;

    #[test]
    fn a_unit_converts_to_another_of_its_dimension_exactly_or_not_at_all() {
        let cases = [
            ("ms", Some("s"), Some(0.001)),
            ("s", Some("ms (p99)"), Some(1000.0)),
            ("MiB", Some("MiB"), Some(1.0)),
            ("requests", Some("requests"), Some(1.0)),
            ("USD", Some("USD / month"), Some(1.0)),
            ("million downloads", Some("downloads"), Some(1e6)),
            ("thousand", Some("downloads"), Some(1000.0)),
            ("years", Some("months"), Some(12.0)),
            ("months", Some("days"), None),
            ("ms", Some("MB"), None),
            ("EUR", Some("USD"), None),
            ("ms", None, None),
            ("g", Some("kg"), Some(0.001)),
            ("lbs", Some("kg"), Some(0.453_592_37)),
            ("kilograms", Some("g"), Some(1000.0)),
            ("mm", Some("cm (folded)"), Some(0.1)),
            ("kWh", Some("Wh"), Some(1000.0)),
            ("mAh", Some("Ah"), Some(0.001)),
            ("km/h", Some("m/s"), Some(1.0 / 3.6)),
            ("g/month", Some("g/day"), None),
            ("Wh", Some("W"), None),
            ("min", Some("m"), None),
            ("t", Some("s"), None),
            ("", Some("ms"), None),
        ];
        for (from, to, factor) in cases {
            let got = exact_factor(from, to);
            let is_same = match (got, factor) {
                (Some(got), Some(factor)) => (got - factor).abs() < 1e-9 * factor,
                (got, factor) => got == factor,
            };
            assert!(is_same, "{from} to {to:?}: {got:?}");
        }
    }
}
