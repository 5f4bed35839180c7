//! What templates see on pages made from a matrix. Pure.

use serde::Serialize;

use super::matrix::{
    CellView, CriterionView, OutcomeView, ScenarioView, ScoreRowView, ScoreView, SubjectView,
};
use super::page::LinkView;
use super::part::Part;
use crate::theme::Value;

/// `profile`, in `subject.html`: one subject among all of its matrix. `sheet` has its facts, and
/// `bibliography` what they rest on.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProfileView {
    /// Who it is
    pub subject: Part<SubjectView>,
    /// Its overall score
    pub score: ScoreView,
    /// Its place by overall score, else none
    pub place: Option<PlaceView>,
    /// Its score in each group that has any
    pub groups: Vec<GroupPlaceView>,
    /// Where it is first among the known and at most half share that, what counts most first
    pub strengths: Vec<PlacedFactView>,
    /// Where it is last among the known and at most half share that, what counts most first
    pub weaknesses: Vec<PlacedFactView>,
    /// The use case in which it does best, of those whose requirements it meets; else none
    pub nearest: Option<ScenarioPlaceView>,
    /// Its place in each use case
    pub scenarios: Vec<ScenarioPlaceView>,
    /// What is not known of it
    pub unknown: Vec<Part<CriterionView>>,
    /// The pages that compare it with one other
    pub pairs: Vec<LinkView>,
    /// The guides that compare it, the newest first, at most twelve
    #[cfg_attr(test, schemars(with = "Vec<super::page::CardView>"))]
    pub guides: Vec<Value>,
}

/// A place in a ranking of those of whom enough is known to rank them.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlaceView {
    /// From 1; equal ones have the same
    pub rank: usize,
    /// How many have this rank, it among them
    pub shared: usize,
    /// How many are ranked
    pub of: usize,
    /// Whether it is one of several that are a tie for the first place
    pub tied: bool,
}

/// One subject in one group.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GroupPlaceView {
    /// Name of the group
    pub name: String,
    /// Its score there
    pub score: ScoreView,
    /// Its place by that score, else none
    pub place: Option<PlaceView>,
}

/// A fact and its place among those of all subjects.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlacedFactView {
    /// The criterion
    pub criterion: Part<CriterionView>,
    /// The fact
    pub cell: Part<CellView>,
    /// Its place
    pub place: PlaceView,
}

/// One subject in one use case.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScenarioPlaceView {
    /// The use case
    pub scenario: Part<ScenarioView>,
    /// How the subject stands to its requirements
    pub standing: StandingView,
    /// Its place among those that meet them, else none
    pub place: Option<PlaceView>,
    /// Whether the matrix's author recommends it for this
    pub recommended: bool,
}

/// How a subject stands to the requirements of a use case.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StandingView {
    /// Who it is
    pub subject: Part<SubjectView>,
    /// `eligible`, `ruled-out`, or `not-confirmed` where it is not known: never show that as ruled out
    pub state: &'static str,
    /// The criteria that keep it from being eligible
    pub by: Vec<Part<CriterionView>>,
}

/// `ranking`, in `criterion.html`: all subjects on one criterion. `bibliography` has what the facts
/// rest on.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RankingView {
    /// What is compared
    pub criterion: Part<CriterionView>,
    /// Name of its group
    pub group: String,
    /// What it counts for in the overall score, in per cent, such as `4.2`; empty when not scored
    pub share: String,
    /// The value that scores 0, else empty
    pub worst: String,
    /// The value that scores 1, else empty
    pub best: String,
    /// The known facts, the best first where they are ranked, else in declaration order
    pub rows: Vec<RankingRowView>,
    /// Subjects whose fact is not known
    pub unknown: Vec<Part<SubjectView>>,
    /// Subjects that the criterion means nothing for
    pub not_applicable: Vec<Part<SubjectView>>,
    /// Who is first, none when all are equal or nothing is ranked
    pub leaders: Vec<Part<SubjectView>>,
    /// How many times the smallest amount the largest is, such as `13`, else empty
    pub factor: String,
    /// Use cases that require it
    pub required_by: Vec<Part<ScenarioView>>,
    /// Use cases that weigh it otherwise than the matrix does
    pub weighed_by: Vec<Part<ScenarioView>>,
    /// The oldest day on which one of the facts was checked, else none
    pub as_of: Option<String>,
}

/// A row of a ranking.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RankingRowView {
    /// The fact, with its subject
    pub cell: Part<CellView>,
    /// Its place, none where facts are not ranked
    pub place: Option<PlaceView>,
}

/// `pair`, in `pair.html`: two subjects. `table` has their facts, `scores` their scores and
/// `bibliography` what they rest on.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PairView {
    /// The two, in declaration order
    pub sides: Vec<SideView>,
    /// Who is ahead overall
    pub outcome: OutcomeView,
    /// The least change of one weight that would put the other first, else none
    pub flip: Option<FlipView>,
    /// Where both are known and one is better
    pub decided: usize,
    /// Criteria on which both are known and the same
    pub same: Vec<Part<CriterionView>>,
    /// Criteria on which both are known and differ, and neither is better
    pub different: Vec<DifferenceView>,
    /// Criteria on which neither is known
    pub unknown: Vec<Part<CriterionView>>,
    /// The outcome between the two in each use case
    pub scenarios: Vec<ScenarioOutcomeView>,
    /// Other pages that compare one of the two with a third, at most twelve
    pub others: Vec<LinkView>,
    /// The guides that compare both, the newest first, at most twelve
    #[cfg_attr(test, schemars(with = "Vec<super::page::CardView>"))]
    pub guides: Vec<Value>,
}

/// One of a pair.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SideView {
    /// Who it is
    pub subject: Part<SubjectView>,
    /// Where it is ahead, what makes the greatest difference first
    pub ahead: Vec<DifferenceView>,
    /// Names of the groups in which its score is better by more than the tie margin
    pub groups: Vec<String>,
    /// Use cases in which it is ahead, the widest margin first
    pub scenarios: Vec<Part<ScenarioView>>,
    /// What is not known of it and known of the other
    pub unknown: Vec<Part<CriterionView>>,
}

/// Two facts that differ.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DifferenceView {
    /// What is compared
    pub criterion: Part<CriterionView>,
    /// The criterion as HTML: as the component `criterion_name` shows it
    #[cfg_attr(test, schemars(with = "String"))]
    pub head: Value,
    /// The fact of the side that it is about, else of the first
    pub cell: Part<CellView>,
    /// The other's fact
    pub other: Part<CellView>,
    /// How many times the smaller amount the larger is, such as `2.5`, else empty
    pub factor: String,
}

/// What would put another first.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FlipView {
    /// Name of the group whose weight would change
    pub group: String,
    /// Whether it would have to weigh more, else less
    pub more: bool,
    /// What the weight would have to be multiplied by, such as `1.8`
    pub factor: String,
    /// Who would be first then
    pub to: Part<SubjectView>,
}

/// Who is ahead in a use case.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScenarioOutcomeView {
    /// The use case
    pub scenario: Part<ScenarioView>,
    /// Who is ahead among those that meet its requirements
    pub outcome: OutcomeView,
    /// Whether all that are compared are known not to meet them
    pub none_meets: bool,
    /// Those compared that do not meet its requirements, or may not
    pub standings: Vec<StandingView>,
}

/// `compare`, in `compare.html`: what a reader can pick from. `scores` has the scores of all.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CompareView {
    /// All subjects
    pub subjects: Vec<Part<SubjectView>>,
    /// The pages that compare two of them, at most five hundred
    pub pairs: Vec<LinkView>,
    /// Who is ahead of all in each use case; without standings
    pub scenarios: Vec<ScenarioOutcomeView>,
    /// All, by the weights that the matrix declares: the best first, those of whom nothing is known last
    pub ranking: Vec<ScoreRowView>,
    /// What it would take to put another first, where one leads, else none
    pub flip: Option<FlipView>,
}
