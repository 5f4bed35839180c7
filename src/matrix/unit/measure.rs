//! Units of measurement: a dimension, and a factor.

/// A unit of measurement: `factor` times the base unit of its dimension, such as a second, a byte, a
/// hertz or a hundredth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measure {
    pub(super) dimension: Dimension,
    pub(super) factor: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    Time,
    /// Months and years; the base unit is the second
    Calendar,
    Data,
    Frequency,
    Share,
    Ratio,
    /// The base unit is the gram
    Mass,
    /// The base unit is the metre
    Length,
    /// The base unit is the litre
    Volume,
    /// The base unit is the watt
    Power,
    /// The base unit is the watt-hour
    Energy,
    /// The base unit is the ampere-hour
    Charge,
}

impl Dimension {
    /// Whether a unit is only read where the criterion has one of the same dimension: the `m` of `5m` may be a
    /// million.
    pub(super) fn is_physical(self) -> bool {
        match self {
            Dimension::Mass
            | Dimension::Length
            | Dimension::Volume
            | Dimension::Power
            | Dimension::Energy
            | Dimension::Charge => true,
            Dimension::Time
            | Dimension::Calendar
            | Dimension::Data
            | Dimension::Frequency
            | Dimension::Share
            | Dimension::Ratio => false,
        }
    }
}
