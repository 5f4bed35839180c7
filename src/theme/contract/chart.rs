//! Views of charts. Pure.

use serde::Serialize;

use super::declared::CriterionView;
use super::fact::CellView;
use super::part::Part;

/// `chart`, for the component `chart`: the amounts of one criterion as bars.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChartView {
    /// Unique on the page; for the ids of elements
    pub id: String,
    /// The criterion whose amounts are drawn
    pub criterion: Part<CriterionView>,
    /// One bar for each subject
    pub bars: Vec<BarView>,
    /// The day of the least recent check of a shown fact, else none
    pub as_of: Option<String>,
}

/// A subject's bar.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BarView {
    /// The fact, with its subject
    pub cell: Part<CellView>,
    /// Whether to draw a bar: false if the fact is unknown or does not apply, which is not the same as 0
    pub is_drawn: bool,
    /// Where the bar begins, in per cent of the axis
    pub start: f64,
    /// Length of the bar, in per cent of the axis
    pub length: f64,
    /// Where the part of the axis begins in which an amount lies that is not known exactly, in per cent
    pub possible_start: f64,
    /// Length of this part, in per cent of the axis; 0 for an amount that is known exactly
    pub possible_length: f64,
}
