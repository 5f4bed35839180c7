//! Views of scores, and of who is ahead by them. Pure.

use serde::Serialize;

use super::declared::SubjectView;
use super::part::Part;

/// `scores`, for the component `scores`: the scores of the compared subjects.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScoresView {
    /// Title of the matrix
    pub title: String,
    /// Names of the groups that have a score: the columns
    pub groups: Vec<String>,
    /// One row for each compared subject
    pub rows: Vec<ScoreRowView>,
    /// Which subject is ahead
    pub outcome: OutcomeView,
}

/// A subject with its scores.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScoreRowView {
    /// The subject
    pub subject: Part<SubjectView>,
    /// Score over all groups
    pub overall: ScoreView,
    /// One score for each column
    pub groups: Vec<ScoreView>,
}

/// A score from 0 to 1.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScoreView {
    /// The score, such as `0.77`; empty if no fact is known, which is not the same as 0
    pub value: String,
    /// Lower bound over all values that the unknown facts can have; empty if no fact applies
    pub lower: String,
    /// Upper bound, else empty
    pub upper: String,
    /// Share of the weight whose facts are known, in per cent
    pub coverage: u32,
    /// For drawing: whether `value` is not empty
    pub is_known: bool,
    /// For drawing: `value` in per cent, 0 if empty
    pub at: f64,
    /// For drawing: `lower` in per cent, 0 if empty
    pub from: f64,
    /// For drawing: `upper` in per cent, 0 if empty
    pub to: f64,
}

/// Which subject is ahead.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OutcomeView {
    /// `wins` (whatever values the unknown facts have), `leads`, `tie` or `unknown`
    pub kind: &'static str,
    /// The subject that is ahead, else none
    pub leader: Option<Part<SubjectView>>,
    /// Lead of the best over the second best, such as `0.12`, else empty
    pub margin: String,
}
