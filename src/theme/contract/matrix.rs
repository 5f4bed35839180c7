//! Views of a matrix, and of the directives that show parts of it. Pure.

use serde::Serialize;

use super::declared::{CriterionView, GroupView, ScenarioView, SourceView, SubjectView};
use super::fact::{CellView, FactView};
use super::part::Part;
use crate::base::address::Href;
use crate::theme::Value;

/// `matrix`: the result of `matrix(id=…)`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MatrixView {
    /// Its id
    pub id: String,
    /// `title` of matrix.toml
    pub title: String,
    /// `licence` of matrix.toml, else empty
    pub licence: String,
    /// Address of the section that it belongs to, else none
    pub url: Option<Href>,
    /// The page on which a reader chooses subjects to compare, else none
    pub compare_url: Option<Href>,
    /// The page of its changes, if git's history has any; else none
    pub changes_url: Option<Href>,
    /// The whole matrix as JSON, else none
    pub json_url: Option<Href>,
    /// Its facts as CSV, else none
    pub csv_url: Option<Href>,
    /// Its subjects, in declaration order; a subject with variants stands for its default variant
    pub subjects: Vec<Part<SubjectView>>,
    /// Its groups, in declaration order
    pub groups: Vec<GroupView>,
    /// Its sources, in declaration order
    pub sources: Vec<SourceView>,
    /// Its use cases, in declaration order
    pub scenarios: Vec<Part<ScenarioView>>,
    /// Its facts: a row for each criterion, group by group; made only for sites that have a template with
    /// the word `fact_rows`
    pub fact_rows: Vec<FactRowView>,
}

/// The facts of one criterion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FactRowView {
    /// The criterion
    pub criterion: Part<CriterionView>,
    /// Id of its group
    pub group: String,
    /// One fact for each subject of the matrix, in the order of its `subjects`, so that a subject's fact is
    /// `facts[subject.index]`
    pub facts: Vec<Part<FactView>>,
    /// Whether the known facts differ
    pub differs: bool,
}

/// `table`, for the component `matrix`: a comparison table, or part of one.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TableView {
    /// Unique on the page; for the ids of elements
    pub id: String,
    /// Title of the matrix
    pub title: String,
    /// The columns
    pub subjects: Vec<Part<SubjectView>>,
    /// Whether a column is a variant that is not the default of its subject
    pub has_variants: bool,
    /// The rows, by group; a group without rows is left out
    pub groups: Vec<TableGroupView>,
    /// Number of rows
    pub rows: usize,
    /// The day of the least recent check of a shown fact, else none
    pub as_of: Option<String>,
    /// Number of known facts among those that apply
    pub known: usize,
    /// Number of facts that apply
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
    /// The criterion
    pub criterion: Part<CriterionView>,
    /// The criterion as HTML, rendered by the component `criterion_name`
    #[cfg_attr(test, schemars(with = "String"))]
    pub head: Value,
    /// One fact for each column
    pub cells: Vec<Part<CellView>>,
    /// Whether the known facts differ
    pub differs: bool,
}

/// `sheet`, for the component `facts`: the facts of one subject.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SheetView {
    /// The subject of the facts
    pub subject: Part<SubjectView>,
    /// The facts, by group; each row has one cell
    pub groups: Vec<TableGroupView>,
    /// The day of the least recent check of a shown fact, else none
    pub as_of: Option<String>,
    /// Number of known facts among those that apply
    pub known: usize,
    /// Number of facts that apply
    pub applicable: usize,
}

/// `contender`, for the component `subject`: one subject in the section about a criterion.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ContenderView {
    /// The subject
    pub subject: Part<SubjectView>,
    /// The criterion of the section
    pub criterion: Part<CriterionView>,
    /// The subject's fact for that criterion
    pub fact: Part<FactView>,
}

/// `bibliography`, for the component `sources`: the sources of the facts of a page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BibliographyView {
    /// Each source once, in the order in which the facts refer to them
    pub sources: Vec<SourceView>,
    /// Licence of the data, else empty
    pub licence: String,
    /// The day of the least recent check of one of the facts, else none
    pub as_of: Option<String>,
}
