//! What templates see of charts. Pure.

use serde::Serialize;

use super::matrix::{CellView, CriterionView};
use super::part::Part;

/// `chart`, for the component `chart`: the amounts of one criterion as bars.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChartView {
    /// Unique on the page, for ids
    pub id: String,
    /// What is drawn
    pub criterion: Part<CriterionView>,
    /// One for each subject
    pub bars: Vec<BarView>,
    /// The oldest day on which a shown fact was checked, else none
    pub as_of: Option<String>,
}

/// A subject's bar.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BarView {
    /// The fact, with its subject
    pub cell: Part<CellView>,
    /// Whether there is a bar: not where the fact is unknown or does not apply, which is not nought
    pub is_drawn: bool,
    /// Where it begins, in per cent of the axis
    pub start: f64,
    /// Its length, in per cent of the axis
    pub length: f64,
}
