//! Views of the pages that are generated from a matrix. Pure.

use serde::Serialize;

use super::declared::{CriterionView, ScenarioView, SubjectView};
use super::fact::{CellView, FactView};
use super::link::LinkView;
use super::matrix::BibliographyView;
use super::part::Part;
use super::scores::{OutcomeView, ScoreRowView, ScoreView};
use crate::theme::Value;

/// `profile`, in `subject.html`: one subject compared with all others of its matrix. `sheet` has its
/// facts, and `bibliography` their sources; `table` has the facts of its variants, if it has several.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProfileView {
    /// The subject
    pub subject: Part<SubjectView>,
    /// Its variants in declaration order, each with its overall score; empty if it has no other than the default
    pub variants: Vec<VariantScoreView>,
    /// Its overall score
    pub score: ScoreView,
    /// Its rank by overall score, else none
    pub place: Option<PlaceView>,
    /// Its score in each group in which it has one
    pub groups: Vec<GroupPlaceView>,
    /// Facts that rank first, a rank that at most half of the known facts share; highest weight first, at
    /// most twelve
    pub strengths: Vec<PlacedFactView>,
    /// Facts that rank last, a rank that at most half of the known facts share; highest weight first, at
    /// most twelve
    pub weaknesses: Vec<PlacedFactView>,
    /// The use case in which it ranks best, among those whose requirements it meets; else none
    pub nearest: Option<ScenarioPlaceView>,
    /// Its rank in each use case
    pub scenarios: Vec<ScenarioPlaceView>,
    /// Criteria on which its fact is unknown
    pub unknown: Vec<Part<CriterionView>>,
    /// Its code, a row for each criterion of kind `code`
    pub code: Vec<CodeRowView>,
    /// The other subjects of its family
    pub relatives: Vec<Part<SubjectView>>,
    /// Pages that compare it with one other subject
    pub pairs: Vec<LinkView>,
    /// Guides that compare it, newest first, at most twelve
    #[cfg_attr(test, schemars(with = "Vec<super::page::CardView>"))]
    pub guides: Vec<Value>,
}

/// The code of subjects for one criterion, for figures side by side.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CodeRowView {
    /// The criterion
    pub criterion: Part<CriterionView>,
    /// The fact of each subject of the page; the `sample` of one that is not known is none
    pub facts: Vec<Part<FactView>>,
}

/// A variant of a subject with its score.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VariantScoreView {
    /// The variant
    pub subject: Part<SubjectView>,
    /// Its overall score
    pub score: ScoreView,
}

/// A rank among the subjects of which enough is known to rank them.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlaceView {
    /// The rank, from 1, after the subjects that are certainly better
    pub rank: usize,
    /// Number of ranks that it may have, from `rank` on: as many as there are equal subjects, including this one, or
    /// subjects of which it is not known whether they are better
    pub shared: usize,
    /// Number of ranked subjects
    pub of: usize,
    /// Whether it is tied with others for the first rank
    pub tied: bool,
    /// Whether the order of the subjects that share these ranks is not known; else they are equal
    pub undecided: bool,
}

/// One subject in one group.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GroupPlaceView {
    /// Name of the group
    pub name: String,
    /// Its score in the group
    pub score: ScoreView,
    /// Its rank by that score, else none
    pub place: Option<PlaceView>,
}

/// A fact and its rank among those of all subjects.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlacedFactView {
    /// The criterion
    pub criterion: Part<CriterionView>,
    /// The fact
    pub cell: Part<CellView>,
    /// Its rank
    pub place: PlaceView,
}

/// One subject in one use case.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScenarioPlaceView {
    /// The use case
    pub scenario: Part<ScenarioView>,
    /// Whether the subject meets its requirements
    pub standing: StandingView,
    /// Its rank among the subjects that meet them, else none
    pub place: Option<PlaceView>,
    /// Whether the author of the matrix recommends the subject for it
    pub recommended: bool,
}

/// Whether a subject meets the requirements of a use case.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StandingView {
    /// The subject
    pub subject: Part<SubjectView>,
    /// `eligible`, `ruled-out`, or `not-confirmed` if it is not known: never show that as ruled out
    pub state: &'static str,
    /// The required criteria that it does not meet, or may not meet
    pub by: Vec<Part<CriterionView>>,
}

/// `ranking`, in `criterion.html`: all subjects compared on one criterion. `bibliography` has the sources
/// of the facts.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RankingView {
    /// The criterion
    pub criterion: Part<CriterionView>,
    /// Name of its group
    pub group: String,
    /// Its share of the overall score, in per cent, such as `4.2`; empty if it is not scored
    pub share: String,
    /// The value that scores 0, else empty
    pub worst: String,
    /// The value that scores 1, else empty
    pub best: String,
    /// The known facts, best first if they are ranked, else in declaration order
    pub rows: Vec<RankingRowView>,
    /// Subjects whose fact is unknown
    pub unknown: Vec<Part<SubjectView>>,
    /// Subjects to which the criterion does not apply
    pub not_applicable: Vec<Part<SubjectView>>,
    /// Subjects with the first rank; empty if all are equal, nothing is ranked, or it is not known who is first
    pub leaders: Vec<Part<SubjectView>>,
    /// Subjects of which it is not known which is first; empty if they are all that are ranked
    pub contenders: Vec<Part<SubjectView>>,
    /// Ratio of the largest to the smallest amount, such as `13`; empty unless it is known
    pub factor: String,
    /// Use cases that require it
    pub required_by: Vec<Part<ScenarioView>>,
    /// Use cases that give it another weight than the matrix
    pub weighed_by: Vec<Part<ScenarioView>>,
    /// The day of the least recent check of one of the facts, else none
    pub as_of: Option<String>,
}

/// `shared`, in `shared.html`: a criterion that several matrices share, if they share its page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SharedView {
    /// The criterion as the first of the matrices has it that does not change its name and description
    pub criterion: Part<CriterionView>,
    /// What each matrix knows of it
    pub matrices: Vec<SharedRankingView>,
}

/// A criterion in one of the matrices that share its page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SharedRankingView {
    /// The page of the section of the matrix, with the title of the matrix
    pub matrix: LinkView,
    /// Its subjects compared on the criterion
    pub ranking: RankingView,
    /// The sources of these facts
    pub bibliography: BibliographyView,
}

/// A row of a ranking.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RankingRowView {
    /// The fact, with its subject
    pub cell: Part<CellView>,
    /// Its rank; none if facts are not ranked
    pub place: Option<PlaceView>,
}

/// `pair`, in `pair.html`: a comparison of two subjects. `table` has their facts, `scores` their scores
/// and `bibliography` their sources.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PairView {
    /// The two subjects, in declaration order
    pub sides: Vec<SideView>,
    /// Which of the two is ahead overall
    pub outcome: OutcomeView,
    /// The smallest change of one weight that would put the other subject first, else none
    pub flip: Option<FlipView>,
    /// Number of criteria on which both facts are known and one is better
    pub decided: usize,
    /// The code of the two, a row for each criterion of kind `code`; such criteria are not in `same` and `different`
    pub code: Vec<CodeRowView>,
    /// Criteria on which both facts are known and equal
    pub same: Vec<Part<CriterionView>>,
    /// Criteria on which both facts are known and differ, and neither is better
    pub different: Vec<DifferenceView>,
    /// Criteria on which both facts are known, but not precisely enough to tell which is better
    pub undecided: Vec<DifferenceView>,
    /// Criteria on which both facts are known, and one is in a currency that does not convert
    pub not_convertible: Vec<DifferenceView>,
    /// Criteria on which both facts are unknown
    pub unknown: Vec<Part<CriterionView>>,
    /// Which of the two is ahead in each use case
    pub scenarios: Vec<ScenarioOutcomeView>,
    /// Pages that compare one of the two with a third subject, at most twelve
    pub others: Vec<LinkView>,
    /// Guides that compare both, newest first, at most twelve
    #[cfg_attr(test, schemars(with = "Vec<super::page::CardView>"))]
    pub guides: Vec<Value>,
}

/// One subject of a pair.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SideView {
    /// The subject
    pub subject: Part<SubjectView>,
    /// Facts in which it is better than the other, greatest difference in the score first
    pub ahead: Vec<DifferenceView>,
    /// Names of the groups in which its score is better by more than the tie margin
    pub groups: Vec<String>,
    /// Use cases in which it is ahead, widest margin first
    pub scenarios: Vec<Part<ScenarioView>>,
    /// Criteria on which its fact is unknown and the other's is known
    pub unknown: Vec<Part<CriterionView>>,
}

/// Two facts that differ.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DifferenceView {
    /// The criterion
    pub criterion: Part<CriterionView>,
    /// The criterion as HTML, rendered by the component `criterion_name`
    #[cfg_attr(test, schemars(with = "String"))]
    pub head: Value,
    /// The fact of the side that the difference belongs to, else of the first side
    pub cell: Part<CellView>,
    /// The fact of the other side
    pub other: Part<CellView>,
    /// Ratio of the larger to the smaller amount, such as `2.5`, else empty
    pub factor: String,
}

/// The change of a weight that would put another subject first.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FlipView {
    /// Name of the group whose weight would change
    pub group: String,
    /// Whether the weight would have to increase; if not, it would have to decrease
    pub more: bool,
    /// Factor by which the weight would have to change, such as `1.8`
    pub factor: String,
    /// The subject that would then be first
    pub to: Part<SubjectView>,
}

/// Which subject is ahead in a use case.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScenarioOutcomeView {
    /// The use case
    pub scenario: Part<ScenarioView>,
    /// Which subject is ahead among those that meet its requirements
    pub outcome: OutcomeView,
    /// Whether all compared subjects are known not to meet them
    pub none_meets: bool,
    /// The compared subjects that do not meet its requirements, or may not
    pub standings: Vec<StandingView>,
}

/// `compare`, in `compare.html`: the subjects and use cases that a reader can choose from. `scores` has the
/// scores of all subjects.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CompareView {
    /// All subjects
    pub subjects: Vec<Part<SubjectView>>,
    /// Pages that compare two of them, at most five hundred
    pub pairs: Vec<LinkView>,
    /// Which subject is ahead of all in each use case; without standings
    pub scenarios: Vec<ScenarioOutcomeView>,
    /// All subjects by overall score with the declared weights, best first; those without a known fact last
    pub ranking: Vec<ScoreRowView>,
    /// The change of a weight that would put another subject first, if one leads; else none
    pub flip: Option<FlipView>,
}
