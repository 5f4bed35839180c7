//! A theme: templates, components, strings and static files in three layers. Pure.
//!
//! A name is looked up layer by layer: first among the files of the site, then of the theme, then of
//! the default theme, which is embedded in the binary and therefore always available.

mod addresses;
pub mod contract;
mod engine;
mod ids;
pub mod keys;
mod manifest;
mod strings;

pub use addresses::AddressNames;
pub use engine::{
    Answers, Engine, FactQuery, GuideFilter, Parameter, ParameterKind, Refusal, TemplateError,
    Value, Variables, empty_table, html, table_value,
};
pub use ids::TemplateIds;
pub use manifest::{Manifest, read as read_manifest};
pub use strings::Strings;

use crate::data::Table;
use crate::source::{FileId, Layer};

/// What templates can use and what they must provide, as Markdown: `themes/README.md`.
pub const CONTRACT: &str = include_str!("../../themes/README.md");

/// The files of a theme, parsed.
#[derive(Debug)]
pub struct Theme {
    pub name: String,
    pub engine: Engine,
    pub ids: TemplateIds,
    pub addresses: AddressNames,
    /// Whether a template may read `fact_rows` of a matrix, which are expensive
    pub reads_fact_rows: bool,
    /// Whether the theme exists and all of its templates can be parsed; if not, missing templates
    /// and components are not reported
    pub complete: bool,
    pub strings: Strings,
    /// Options of the default theme, overridden by those of the theme
    pub options: Table,
}

/// The unparsed text of a template.
#[derive(Debug)]
pub struct TemplateSource {
    pub file: FileId,
    pub layer: Layer,
    /// Path below `templates/`
    pub name: String,
    pub text: String,
}

impl TemplateSource {
    /// Returns whether the template may read `fact_rows` of a matrix: whether its text has the word.
    pub fn reads_fact_rows(&self) -> bool {
        memchr::memmem::find(self.text.as_bytes(), b"fact_rows").is_some()
    }
}

/// Returns the name of the component that renders a directive: `call_to_action` for `call-to-action`.
pub fn component_name(directive: &str) -> String {
    directive.replace('-', "_")
}

/// Returns the name of the directive that calls a component.
pub fn directive_name(component: &str) -> String {
    component.replace('_', "-")
}
