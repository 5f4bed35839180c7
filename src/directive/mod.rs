//! The table of built-in directives: the name, attributes, body and rendered value of each. Pure.
//!
//! Each directive has its own file and a line in [`Builtin::ALL`]; all stages and the editor read this
//! table. Any other name is a component of the theme or the site, which gets the attributes, the body, the
//! page, and the values of the table that it declares: see [`Reads`].

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
mod reads;
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
pub use criterion::CRITERION;
pub use matrix::MATRIX;
pub use on_page::{OnPage, RenderContext};
pub use reads::Reads;
pub use scenarios::SCENARIOS;
pub use subject::SUBJECT;
pub use verdict::{VERDICT, Verdict};
pub use written::{Attribute, Directive, ids, link_use, list};

use crate::base::index::Index;
use crate::matrix::Subject;
use crate::matrix::view::Cell;
use crate::theme::{TemplateError, Value};

/// A directive that is built into versus.
#[derive(Debug)]
pub struct Builtin {
    pub name: &'static str,
    /// One-sentence description
    pub about: &'static str,
    pub body: Body,
    /// The directive that must be its direct parent
    pub within: Option<&'static str>,
    pub attributes: &'static [AttributeSpec],
    /// The word in its generated ids: `chart` in `v-chart-3`, the id of the third table or chart of a page
    pub numbered: Option<&'static str>,
    /// The value that its component gets in addition to the page
    pub value: Option<MatrixValue>,
    /// Returns the facts that it shows or depends on
    pub facts: fn(&OnPage<'_>) -> Vec<Cell>,
    /// Returns the subjects that it names in addition to those of its facts and attributes
    pub subjects: fn(&OnPage<'_>) -> Vec<Index<Subject>>,
}

/// The kind of content between a directive's first line and its closing `:::`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// No body: the directive is one line that begins with two colons
    None,
    Markdown,
    /// Lists of the use cases that its subject is recommended for
    UseCases,
    /// A `:::subject` for each contender
    Contenders,
    /// Code fences
    Samples,
    /// Questions as headings, each followed by its answer
    Questions,
}

/// A value for a component, made from the matrix that its page is bound to.
#[derive(Debug)]
pub struct MatrixValue {
    /// The component reads it as `@name`
    pub name: &'static str,
    /// Whether the components of other directives can read it too. If not, it has no meaning without the
    /// body or the checks of its own directive
    pub lent: bool,
    pub make: fn(&RenderContext<'_>) -> Result<Value, TemplateError>,
}

/// Default fields of an entry: a directive of one line that shows nothing.
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
    /// All built-in directives, in the order of the manual.
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

    /// Returns the kind of an attribute's value; `None` for an attribute that only the component declares.
    pub fn names(&self, attribute: &str) -> Option<Names> {
        self.attribute(attribute).map(|attribute| attribute.names)
    }

    /// Returns the name of its value.
    fn reads(&'static self) -> Option<&'static str> {
        self.value.as_ref().map(|value| value.name)
    }

    /// Returns the entry whose value any component can read as `@name`.
    fn lending(name: &str) -> Option<&'static Builtin> {
        let is_lent = |value: &MatrixValue| value.lent && value.name == name;
        Builtin::ALL.iter().copied().find(|builtin| builtin.value.as_ref().is_some_and(is_lent))
    }
}

/// Returns whether an id looks like the generated id of a numbered directive, such as `v-chart-3`.
pub fn is_numbered(id: &str) -> bool {
    let is_of =
        |rest: &str, name: &str| rest.strip_prefix(name).is_some_and(|rest| rest.starts_with('-'));
    let mut names = Builtin::ALL.iter().filter_map(|builtin| builtin.numbered);
    id.strip_prefix("v-").is_some_and(|rest| names.any(|name| is_of(rest, name)))
}

/// Components that pages cannot call as directives: they render other elements, such as images, and
/// take values that no attribute can express.
pub const INTERNAL: [&str; 5] = ["alert", "claim", "code", "footnotes", "image"];
