//! The table of directives: what each is called, what may be written in it, and what it shows. Pure.
//!
//! A directive has a file of its own and a line in [`Builtin::ALL`]; all stages and the editor ask this table. Any
//! other name is a component of the theme or the site, which gets its attributes, its body and the page.

mod attribute;
mod author;
mod call_to_action;
mod chart;
mod criterion;
mod facts;
mod faq;
mod matrix;
mod on_page;
mod pros_cons_when;
mod related;
mod samples;
mod scenarios;
mod scores;
mod sources;
mod subject;
#[cfg(test)]
mod tests;
mod toc;
mod verdict;
mod written;

pub use attribute::{AttributeSpec, Names};
pub use matrix::MATRIX;
pub use on_page::{OnPage, RenderContext};
pub use subject::SUBJECT;
pub use verdict::{VERDICT, Verdict};
pub use written::{Attribute, Directive, ids, link_use, list};

use crate::base::index::Index;
use crate::matrix::Subject;
use crate::matrix::view::Cell;
use crate::theme::{TemplateError, Value};

/// A directive that versus knows.
pub struct Builtin {
    pub name: &'static str,
    /// What it does, in a sentence
    pub about: &'static str,
    pub body: Body,
    /// The directive that it must stand directly in
    pub within: Option<&'static str>,
    pub attributes: &'static [AttributeSpec],
    /// What its id begins with: the `chart` of `v-chart-3`, the third table or chart of a page
    pub numbered: Option<&'static str>,
    /// What its component reads beside the page
    pub value: Option<MatrixValue>,
    /// The facts that it shows or rests on
    pub facts: fn(&OnPage<'_>) -> Vec<Cell>,
    /// The subjects that it names, beside those of its facts and its attributes
    pub subjects: fn(&OnPage<'_>) -> Vec<Index<Subject>>,
}

/// What stands between its first line and its `:::`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// It is one line, with two colons
    None,
    Markdown,
    /// Lists of what its subject is recommended for
    UseCases,
    /// A `:::subject` for each contender
    Contenders,
    /// Code fences
    Samples,
    /// Headings, each with its answer
    Questions,
}

/// What is prepared for a component from the matrix that its page is bound to.
pub struct MatrixValue {
    /// The component reads it as `@name`
    pub name: &'static str,
    pub make: fn(&RenderContext<'_>) -> Result<Value, TemplateError>,
}

/// One line that shows nothing: entries say in what they differ.
const LEAF: Builtin = Builtin {
    name: "",
    about: "",
    body: Body::None,
    within: None,
    attributes: &[],
    numbered: None,
    value: None,
    facts: |_| Vec::new(),
    subjects: |_| Vec::new(),
};

impl Builtin {
    /// In the order of the manual.
    pub const ALL: &'static [&'static Builtin] = &[
        &matrix::MATRIX,
        &facts::FACTS,
        &chart::CHART,
        &scores::SCORES,
        &scenarios::SCENARIOS,
        &sources::SOURCES,
        &related::RELATED,
        &toc::TOC,
        &criterion::CRITERION,
        &subject::SUBJECT,
        &verdict::VERDICT,
        &pros_cons_when::PROS,
        &pros_cons_when::CONS,
        &pros_cons_when::WHEN,
        &samples::SAMPLES,
        &faq::FAQ,
        &call_to_action::CALL_TO_ACTION,
        &author::AUTHOR,
    ];

    pub fn of(directive: &str) -> Option<&'static Builtin> {
        Builtin::ALL.iter().copied().find(|builtin| builtin.name == directive)
    }

    pub fn attribute(&self, name: &str) -> Option<&'static AttributeSpec> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }

    /// What the value of an attribute is; none for one that only the component knows.
    pub fn names(&self, attribute: &str) -> Option<Names> {
        self.attribute(attribute).map(|attribute| attribute.names)
    }

    /// Whether its page must be bound to a matrix.
    pub fn needs_matrix(&self) -> bool {
        self.value.is_some()
    }
}

/// Whether an id is one that directives are numbered by: `v-chart-3`.
pub fn is_numbered(id: &str) -> bool {
    let is_of =
        |rest: &str, name: &str| rest.strip_prefix(name).is_some_and(|rest| rest.starts_with('-'));
    let mut names = Builtin::ALL.iter().filter_map(|builtin| builtin.numbered);
    id.strip_prefix("v-").is_some_and(|rest| names.any(|name| is_of(rest, name)))
}

/// Components that Markdown and directives cannot call: they render what is no directive, with
/// values that no attribute can give.
pub const INTERNAL: [&str; 5] = ["alert", "claim", "code", "footnotes", "image"];
