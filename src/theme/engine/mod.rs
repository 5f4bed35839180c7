//! Templates and components. Pure. The only folder that names `tera`.

mod answers;
mod bounds;
mod error;
mod functions;
mod scope;
mod value;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use tera::Tera;

pub use answers::{Answers, FactQuery, GuideFilter, Refusal};
pub use tera::Value;
pub use value::{Variables, empty_table, html, table_value};

use self::bounds::Output;
use self::functions::register;
use self::scope::{Source, within};
use super::TemplateSource;
use super::strings::Strings;
use crate::diagnostic::{Diagnostic, Misspelling};
use crate::source::{FileId, Layer, Span};

/// A parameter of a component.
#[derive(Debug, Clone)]
pub struct Parameter {
    pub name: String,
    pub kind: ParameterKind,
    pub required: bool,
    /// Read from the scope of the caller, not from an attribute
    pub implicit: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParameterKind {
    Text,
    Boolean,
    Integer,
    Number,
    List,
    /// A map or bytes, which only templates can pass
    Value,
}

/// Why a template could not be rendered, and where.
#[derive(Debug)]
pub struct TemplateError {
    pub message: String,
    pub slip: Option<Misspelling>,
    pub span: Option<Span>,
}

/// The parsed templates and components of all layers.
#[derive(Clone)]
pub struct Engine {
    tera: Arc<Tera>,
    /// The file of each template, by the template's name with the prefix of its layer
    files: Arc<HashMap<String, FileId>>,
    source: Source,
}

const THEME: &str = "theme/";
const DEFAULT: &str = "default/";

impl Engine {
    /// Parses templates and checks that all names in them exist.
    ///
    /// Reports `invalid-template` for every syntax error; if there is none, for every unknown name.
    pub fn new(templates: &[TemplateSource], found: &mut Vec<Diagnostic>) -> Engine {
        let (mut tera, mut files) = (Tera::new(), HashMap::new());
        register(&mut tera);
        tera.set_fallback_prefixes([THEME, DEFAULT]).expect("no template has been added yet");
        let mut named: Vec<(String, &str)> = Vec::with_capacity(templates.len());
        for template in templates {
            let name = full_name(template);
            files.insert(name.clone(), template.file);
            named.push((name, &template.text));
        }
        let before = found.len();
        let mut engine = Engine { tera: Arc::new(tera), files: Arc::new(files), source: None };
        for (name, text) in &named {
            found.extend(engine.syntax_error(name, text));
        }
        // Unknown names can only be found if every template can be parsed.
        if found.len() == before {
            let tera = Arc::get_mut(&mut engine.tera).expect("it is not shared yet");
            let added = tera.add_raw_templates(named.iter().map(|(n, t)| (n, t)));
            if let Err(error) = added {
                engine.reference_errors(&error, &named, found);
            }
        }
        engine
    }

    /// Returns an engine with the same templates whose functions are answered by one build.
    pub fn answered_by(&self, answers: Arc<dyn Answers>, strings: Arc<Strings>) -> Engine {
        Engine { source: Some((answers, strings)), ..self.clone() }
    }

    pub fn has_template(&self, name: &str) -> bool {
        self.tera.contains_template(name)
    }

    /// Returns the names of all templates without layer prefixes, sorted and without duplicates.
    pub fn template_names(&self) -> Vec<&str> {
        let bare = |name| strip_layer(name);
        let mut names: Vec<&str> = self.tera.get_template_names().map(bare).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Returns the parameters of a component, or `None` if it does not exist.
    pub fn component(&self, name: &str) -> Option<Vec<Parameter>> {
        let info = self.tera.get_component_definition(name)?;
        let parameters = info.args().iter().map(|arg| Parameter {
            name: arg.name().to_owned(),
            kind: arg.arg_type().map_or(ParameterKind::Text, |kind| match kind.as_str() {
                "bool" => ParameterKind::Boolean,
                "integer" => ParameterKind::Integer,
                "float" | "number" => ParameterKind::Number,
                "array" => ParameterKind::List,
                "map" | "bytes" => ParameterKind::Value,
                _ => ParameterKind::Text,
            }),
            required: arg.is_required(),
            implicit: arg.is_implicit(),
        });
        Some(parameters.collect())
    }

    /// Returns the names of all components, sorted.
    pub fn component_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.tera.get_component_names().collect();
        names.sort_unstable();
        names
    }

    /// Renders a template.
    pub fn render(&self, template: &str, variables: &Variables) -> Result<String, TemplateError> {
        let rendered = self.run(|output| self.tera.render_to(template, &variables.0, output));
        rendered
            .map_err(|error| TemplateError { span: error.span.or(self.whole(template)), ..error })
    }

    /// Renders a component with its arguments; parameters declared with `@` are read from `scope`.
    pub fn render_component(
        &self,
        name: &str,
        arguments: &Variables,
        scope: &Variables,
        body: Option<&str>,
    ) -> Result<String, TemplateError> {
        self.run(|output| {
            let (arguments, scope) = (&arguments.0, &scope.0);
            self.tera.render_component_with_implicits_to(name, arguments, scope, body, true, output)
        })
    }

    /// Runs a rendering in its own scope and within the limits of [`bounds`].
    fn run(
        &self,
        render: impl FnOnce(&mut Output) -> Result<(), tera::Error>,
    ) -> Result<String, TemplateError> {
        let mut output = Output::default();
        let (rendered, slip) = within(&self.source, || render(&mut output));
        if let Some(message) = output.problem() {
            return Err(TemplateError { message, slip: None, span: None });
        }
        rendered
            .and_then(|()| output.into_text())
            .map_err(|error| self.template_error(&error, slip))
    }

    /// Returns the span of a whole template file, from the first layer that has the template.
    fn whole(&self, template: &str) -> Option<Span> {
        let names = ["", THEME, DEFAULT].map(|layer| format!("{layer}{template}"));
        names.iter().find_map(|name| self.files.get(name)).map(|file| Span::whole(*file))
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine").field("files", &self.files).finish_non_exhaustive()
    }
}

fn full_name(template: &TemplateSource) -> String {
    match template.layer {
        Layer::Site => template.name.clone(),
        Layer::Theme => format!("{THEME}{}", template.name),
        Layer::Default => format!("{DEFAULT}{}", template.name),
    }
}

fn strip_layer(name: &str) -> &str {
    name.strip_prefix(THEME).or_else(|| name.strip_prefix(DEFAULT)).unwrap_or(name)
}
