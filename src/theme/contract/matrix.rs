//! What templates see of a matrix, and of the directives that show parts of it. Pure.

use serde::Serialize;

use super::part::Part;
use crate::base::address::Href;
use crate::theme::Value;

/// `matrix`: an answer of `matrix(id=…)`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MatrixView {
    /// Its id
    pub id: String,
    /// `title` of matrix.toml
    pub title: String,
    /// `licence` of matrix.toml, else empty
    pub licence: String,
    /// The page of the section that it belongs to, else none
    pub url: Option<Href>,
    /// The page on which a reader picks what to compare, else none
    pub compare_url: Option<Href>,
    /// The page of what changed in it, where git knows of changes, else none
    pub changes_url: Option<Href>,
    /// All of it as JSON, else none
    pub json_url: Option<Href>,
    /// Its facts as a table of comma-separated values, else none
    pub csv_url: Option<Href>,
    /// In declaration order
    pub subjects: Vec<Part<SubjectView>>,
    /// In declaration order
    pub groups: Vec<GroupView>,
    /// In declaration order
    pub sources: Vec<SourceView>,
    /// In declaration order
    pub scenarios: Vec<Part<ScenarioView>>,
}

/// What is compared: a column.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SubjectView {
    /// Its id
    pub id: String,
    /// Its name
    pub name: String,
    /// Its own site, else none
    pub url: Option<Href>,
    /// The page about it, else none
    pub page_url: Option<Href>,
    /// `about` of the matrix, else empty
    pub about: String,
    /// Whether it is the publisher's own product, which a page must disclose
    pub own: bool,
    /// Its place in the matrix, from 0
    pub index: usize,
    /// Its hue on every page: `blue`, `orange`, `teal`, `pink`, `gold`, `violet`, `red`, `cyan`,
    /// `green`, `brown`, `purple` or `grey`
    pub hue: &'static str,
    /// Its shape on every page: `circle`, `square`, `diamond`, `up`, `down` or `hexagon`
    pub marker: &'static str,
}

/// Criteria that belong together.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct GroupView {
    /// Its id
    pub id: String,
    /// Its name
    pub name: String,
    /// `about` of the matrix, else empty
    pub about: String,
    /// Its weight
    pub weight: f64,
    /// In declaration order
    pub criteria: Vec<Part<CriterionView>>,
}

/// What subjects are compared on: a row.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CriterionView {
    /// Its id
    pub id: String,
    /// Its name
    pub name: String,
    /// The page about it, else none
    pub page_url: Option<Href>,
    /// `yes-no`, `level`, `number`, `money`, `rating`, `version`, `date`, `choice`, `text` or `list`
    pub kind: &'static str,
    /// Unit of its values, else empty
    pub unit: String,
    /// `higher`, `lower` or `none`
    pub better: &'static str,
    /// Its weight in its group
    pub weight: f64,
    /// What it means, else empty
    pub about: String,
}

/// One cell.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FactView {
    /// Whose fact it is
    pub subject: Part<SubjectView>,
    /// `yes`, `partial`, `no`, `value`, `unknown` or `n/a`: never show `unknown` as a `no`
    pub state: &'static str,
    /// The value with its unit, ready to read; for `yes`, `partial`, `no`, `unknown` and `n/a` the
    /// theme's word for it
    pub text: String,
    /// The values of a list, else empty
    pub items: Vec<String>,
    /// The author's note, else empty
    pub note: String,
    /// Where the value comes from
    pub sources: Vec<SourceView>,
    /// Day on which a person compared it with its source, else none
    pub checked: Option<String>,
    /// `measured`, `vendor`, `documented`, `inferred`, else empty
    pub evidence: &'static str,
}

/// A fact ready to stand in a table. It is rendered once, however many pages show it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CellView {
    /// The fact
    pub fact: Part<FactView>,
    /// Its value as HTML: as the component `fact` shows it
    #[cfg_attr(test, schemars(with = "String"))]
    pub value: Value,
    /// What stands behind it as HTML: as the component `fact_more` shows it
    #[cfg_attr(test, schemars(with = "String"))]
    pub more: Value,
    /// What it is worth on its criterion, from `0.0000` to `1.0000`, to sort by; empty where nothing
    /// is known, nothing applies or nothing is better, which is not nought
    pub utility: String,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SourceView {
    /// Its id, empty for an address given in place
    pub id: String,
    /// Its title, or its host for an address given in place
    pub title: String,
    /// Where it is
    pub url: Href,
    /// Day of publication, else none
    pub published: Option<String>,
    /// The latest day on which a shown fact was compared with it, else none
    pub checked: Option<String>,
}

/// A use case and what its author recommends for it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScenarioView {
    /// Its id
    pub id: String,
    /// Its name
    pub name: String,
    /// `about` of the matrix, else empty
    pub about: String,
    /// Criteria that must hold
    pub requires: Vec<Part<CriterionView>>,
    /// The subject that its author recommends, else none
    pub recommend: Option<Part<SubjectView>>,
    /// The author's reason, else empty
    pub because: String,
}

/// `table`, for the component `matrix`: a comparison table or a part of one.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TableView {
    /// Unique on the page, for ids
    pub id: String,
    /// Title of the matrix
    pub title: String,
    /// The columns
    pub subjects: Vec<Part<SubjectView>>,
    /// The rows, by group; a group without rows is left out
    pub groups: Vec<TableGroupView>,
    /// Number of rows
    pub rows: usize,
    /// The oldest day on which a shown fact was checked, else none
    pub as_of: Option<String>,
    /// Known facts among those that apply
    pub known: usize,
    /// Facts that apply
    pub applicable: usize,
}

/// A group of rows.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TableGroupView {
    /// Id of the group
    pub id: String,
    /// Name of the group
    pub name: String,
    /// Its rows
    pub rows: Vec<TableRowView>,
}

/// A row: a criterion and a fact for each subject.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TableRowView {
    /// What is compared
    pub criterion: Part<CriterionView>,
    /// The criterion as HTML: as the component `criterion_name` shows it
    #[cfg_attr(test, schemars(with = "String"))]
    pub head: Value,
    /// One for each column
    pub cells: Vec<Part<CellView>>,
    /// Whether the known facts differ
    pub differs: bool,
}

/// `sheet`, for the component `facts`: what is known of one subject.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SheetView {
    /// Whose facts they are
    pub subject: Part<SubjectView>,
    /// The facts, by group; each row has one cell
    pub groups: Vec<TableGroupView>,
    /// The oldest day on which a shown fact was checked, else none
    pub as_of: Option<String>,
    /// Known facts among those that apply
    pub known: usize,
    /// Facts that apply
    pub applicable: usize,
}

/// `contender`, for the component `subject`: one subject under a criterion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ContenderView {
    /// Who it is
    pub subject: Part<SubjectView>,
    /// The criterion of the section that it stands in
    pub criterion: Part<CriterionView>,
    /// Its fact for that criterion
    pub fact: Part<FactView>,
}

/// An entry of `samples`, for the component `samples`, and of `code`: a code sample.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SampleView {
    /// Unique on the page, for ids
    pub id: String,
    /// `title` of the fence, else empty
    pub title: String,
    /// Name of the language, else empty
    pub language: String,
    /// `subject` of the fence, else none
    pub subject: Option<Part<SubjectView>>,
    /// Whether its lines are numbered
    pub numbered: bool,
    /// The code as HTML: a `code` element to stand in a `pre`
    #[cfg_attr(test, schemars(with = "String"))]
    pub html: Value,
}

/// An entry of `questions`, for the component `faq`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct QuestionView {
    /// Id of its heading
    pub id: String,
    /// The question as HTML
    #[cfg_attr(test, schemars(with = "String"))]
    pub question: Value,
    /// The question as text
    pub text: String,
    /// The answer as HTML
    #[cfg_attr(test, schemars(with = "String"))]
    pub answer: Value,
}

/// `verdict`, for the component `verdict`: an author's statement of who wins.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VerdictView {
    /// `overall`, `group`, `criterion` or `scenario`
    pub on: &'static str,
    /// Name of the group, criterion or scenario; empty for `overall`
    pub name: String,
    /// `subject`, `tie` or `depends`
    pub outcome: &'static str,
    /// The winner, else none
    pub winner: Option<Part<SubjectView>>,
    /// Why the author departs from the matrix, else empty
    pub dissent: String,
}

/// `claim`, for the component `claim`: a piece of prose bound to a fact.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ClaimView {
    /// What the author wrote as HTML; the fact's value where nothing was written
    #[cfg_attr(test, schemars(with = "String"))]
    pub html: Value,
    /// Whether the value stands in the text in place of words of the author's
    pub inserted: bool,
    /// The criterion
    pub criterion: Part<CriterionView>,
    /// The fact
    pub fact: Part<FactView>,
}

/// `scores`, for the component `scores`: subjects compared by weighted facts.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScoresView {
    /// Title of the matrix
    pub title: String,
    /// Names of the groups that have a score, the columns
    pub groups: Vec<String>,
    /// One for each subject compared
    pub rows: Vec<ScoreRowView>,
    /// Who is ahead
    pub outcome: OutcomeView,
}

/// A subject with its scores.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScoreRowView {
    /// Whose they are
    pub subject: Part<SubjectView>,
    /// Over all groups
    pub overall: ScoreView,
    /// One for each column
    pub groups: Vec<ScoreView>,
}

/// A score of 0 to 1.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScoreView {
    /// Such as `0.77`; empty when nothing is known, which is not nought
    pub value: String,
    /// The least that it can be, whatever the unknowns turn out to be; empty when nothing applies
    pub lower: String,
    /// The most that it can be, else empty
    pub upper: String,
    /// How much of the weight is known, in per cent
    pub coverage: u32,
    /// For drawing: whether there is a value
    pub is_known: bool,
    /// For drawing: `value` in per cent, 0 when there is none
    pub at: f64,
    /// For drawing: `lower` in per cent, 0 when nothing applies
    pub from: f64,
    /// For drawing: `upper` in per cent, 0 when nothing applies
    pub to: f64,
}

/// An entry of `notes`, for the component `footnotes`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FootnoteView {
    /// Its number, by the order of first mention
    pub number: usize,
    /// Its id on the page
    pub id: String,
    /// The note as HTML
    #[cfg_attr(test, schemars(with = "String"))]
    pub html: Value,
    /// Ids of the places that mention it
    pub references: Vec<String>,
}

/// `bibliography`, for the component `sources`: what a page's facts rest on.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BibliographyView {
    /// Each source once, in the order in which the facts name them
    pub sources: Vec<SourceView>,
    /// Licence of the data, else empty
    pub licence: String,
    /// The oldest day on which one of the facts was checked, else none
    pub as_of: Option<String>,
}

/// Who is ahead.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OutcomeView {
    /// `wins` (whatever the unknowns turn out to be), `leads`, `tie` or `unknown`
    pub kind: &'static str,
    /// Who is ahead, else none
    pub leader: Option<Part<SubjectView>>,
    /// By how much the best is ahead of the second best, such as `0.12`, else empty
    pub margin: String,
}
