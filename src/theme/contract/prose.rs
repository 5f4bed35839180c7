//! Views of what authors write in a page: questions, verdicts, claims and footnotes. Pure.

use serde::Serialize;

use super::declared::{CriterionView, SubjectView};
use super::fact::FactView;
use super::part::Part;
use crate::theme::Value;

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

/// `verdict`, for the component `verdict`: an author's statement of which subject wins.
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
    /// The author's reason for a verdict that differs from the matrix, else empty
    pub dissent: String,
}

/// `claim`, for the component `claim`: a piece of text that is bound to a fact.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ClaimView {
    /// The author's text as HTML; the fact's value if there is no text
    #[cfg_attr(test, schemars(with = "String"))]
    pub html: Value,
    /// Whether the fact's value is shown because the author gave no text
    pub inserted: bool,
    /// Whether it is about the version or the date with which the fact began or ceased to hold, and not about
    /// its value
    pub is_limit: bool,
    /// Whether its text is about all facts of the criterion, under whatever conditions they hold
    pub is_of_all: bool,
    /// Whether the text, or its test, was compared with the fact and agrees. Otherwise the claim only leads to
    /// the fact
    pub compared: bool,
    /// The criterion
    pub criterion: Part<CriterionView>,
    /// The fact
    pub fact: Part<FactView>,
}

/// An entry of `notes`, for the component `footnotes`.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FootnoteView {
    /// Its number, in the order of the first references
    pub number: usize,
    /// Id of the note on the page
    pub id: String,
    /// The note as HTML
    #[cfg_attr(test, schemars(with = "String"))]
    pub html: Value,
    /// Ids of the references to it on the page
    pub references: Vec<String>,
}
