//! A theme: templates, components, strings and static files in three layers. Pure.
//!
//! What a name means is decided layer by layer: the site's own file, else the theme's, else the
//! default theme's, which is in the binary and therefore always there.

mod addresses;
pub mod contract;
mod engine;
mod ids;
pub mod keys;
mod manifest;
mod strings;

pub use addresses::AddressNames;
pub use engine::{
    Answers, Engine, GuideFilter, Parameter, ParameterKind, Refusal, TemplateError, Value,
    Variables, empty_table, html, table_value,
};
pub use ids::TemplateIds;
pub use manifest::{Manifest, read as read_manifest};
pub use strings::Strings;

use crate::data::Table;
use crate::source::{FileId, Layer};

/// The files of a theme, parsed.
#[derive(Debug)]
pub struct Theme {
    pub name: String,
    pub engine: Engine,
    pub ids: TemplateIds,
    pub addresses: AddressNames,
    /// Whether the theme is there and all of its templates can be read: if not, nothing is said
    /// of templates and components that are missing
    pub complete: bool,
    pub strings: Strings,
    /// Options of the default theme, the theme's laid over them
    pub options: Table,
}

/// A template as read.
#[derive(Debug)]
pub struct TemplateSource {
    pub file: FileId,
    pub layer: Layer,
    /// Below `templates/`
    pub name: String,
    pub text: String,
}

/// The component of a directive: `call-to-action` is rendered by `call_to_action`.
pub fn component_name(directive: &str) -> String {
    directive.replace('-', "_")
}

/// The directive that calls a component.
pub fn directive_name(component: &str) -> String {
    component.replace('_', "-")
}
