//! Templates and components. Pure. The only file that names `tera`.

use std::collections::HashMap;
use std::sync::Arc;

use tera::{Context, Error, ErrorKind, Kwargs, State, Tera};

pub use tera::Value;

use super::TemplateSource;
use super::strings::Strings;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, nearest};
use crate::parse::data::{Data, Table};
use crate::source::{FileId, Layer, Span};

/// What templates ask for. A wrong question is answered with what is wrong with it.
pub trait Answers: Send + Sync + 'static {
    fn guides(&self, filter: &GuideFilter) -> Result<Value, String>;
    fn matrix(&self, id: &str) -> Result<Value, String>;
    fn url(&self, path: &str) -> Result<String, String>;
    fn asset(&self, path: &str) -> Result<String, String>;
}

/// Which guides to list; a field that is none does not restrict.
#[derive(Debug, Default, Clone, PartialEq, Eq, Hash)]
pub struct GuideFilter {
    pub section: Option<String>,
    pub tag: Option<String>,
    pub subject: Option<String>,
    pub limit: Option<usize>,
}

/// Names and what they stand for in one rendering.
#[derive(Debug, Default, Clone)]
pub struct Variables(Context);

impl Variables {
    pub fn set(&mut self, name: &'static str, value: Value) {
        self.0.insert_value(name, value);
    }

    pub fn set_owned(&mut self, name: String, value: Value) {
        self.0.insert_value(name, value);
    }

    pub fn serialize<T: serde::Serialize>(&mut self, name: &'static str, view: &T) {
        self.0.insert(name, view);
    }
}

/// Text that is HTML already, and is not escaped again.
pub fn html(text: &str) -> Value {
    Value::safe_string(text)
}

/// An author's table, such as `[extra]`, for templates.
pub fn table_value(table: &Table) -> Value {
    let pairs = table.entries.iter().map(|entry| {
        (tera::value::Key::from(entry.key.value.clone()), data_value(&entry.node.data))
    });
    Value::from(pairs.collect::<tera::Map>())
}

/// For what has no `[extra]`.
pub fn empty_table() -> Value {
    Value::from(tera::Map::default())
}

fn data_value(data: &Data) -> Value {
    match data {
        Data::Text(text) | Data::Date(text) => Value::from(text.as_str()),
        Data::Integer(integer) => Value::from(*integer),
        Data::Float(float) => Value::from(*float),
        Data::Boolean(boolean) => Value::from(*boolean),
        Data::List(items) => {
            Value::from(items.iter().map(|item| data_value(&item.data)).collect::<Vec<_>>())
        }
        Data::Table(table) => table_value(table),
        Data::Nothing => Value::none(),
    }
}

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
    /// A value that only templates have
    Value,
}

/// Why a template could not be rendered, and where.
#[derive(Debug)]
pub struct TemplateError {
    pub message: String,
    pub near: Option<String>,
    pub span: Option<Span>,
}

#[derive(Debug, Clone)]
pub struct Engine {
    tera: Tera,
    /// By the name that the engine knows a template by, with the prefix of its layer
    files: HashMap<String, FileId>,
}

const THEME: &str = "theme/";
const DEFAULT: &str = "default/";

impl Engine {
    /// Parses templates and checks that whatever they name exists.
    ///
    /// Reports `invalid-template`, all syntax errors at once, else all unknown names at once.
    pub fn new(templates: &[TemplateSource], found: &mut Vec<Diagnostic>) -> Engine {
        let mut engine = Engine { tera: Tera::new(), files: HashMap::new() };
        register(&mut engine.tera, None);
        engine
            .tera
            .set_fallback_prefixes([THEME, DEFAULT])
            .expect("no template has been added yet");
        let mut named: Vec<(String, &str)> = Vec::with_capacity(templates.len());
        for template in templates {
            let name = full_name(template);
            engine.files.insert(name.clone(), template.file);
            named.push((name, &template.text));
        }
        let before = found.len();
        for (name, text) in &named {
            found.extend(engine.syntax_error(name, text));
        }
        // Unknown names can only be told once every template can be read.
        if found.len() == before
            && let Err(error) = engine.tera.add_raw_templates(named.iter().map(|(n, t)| (n, t)))
        {
            engine.reference_errors(&error, &named, found);
        }
        engine
    }

    /// The same templates, with functions that are answered for one build.
    pub fn answered_by(&self, answers: Arc<dyn Answers>, strings: Arc<Strings>) -> Engine {
        let mut engine = self.clone();
        register(&mut engine.tera, Some((answers, strings)));
        engine
    }

    pub fn has_template(&self, name: &str) -> bool {
        self.tera.contains_template(name)
    }

    /// Names without the prefix of a layer.
    pub fn template_names(&self) -> Vec<&str> {
        let bare = |name| strip_layer(name);
        let mut names: Vec<&str> = self.tera.get_template_names().map(bare).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

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

    /// Sorted.
    pub fn component_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.tera.get_component_names().collect();
        names.sort_unstable();
        names
    }

    pub fn render(&self, template: &str, variables: &Variables) -> Result<String, TemplateError> {
        self.tera.render(template, &variables.0).map_err(|error| self.template_error(&error))
    }

    /// Renders a component for its arguments; what it declares with `@` is read from `scope`.
    pub fn render_component(
        &self,
        name: &str,
        arguments: &Variables,
        scope: &Variables,
        body: Option<&str>,
    ) -> Result<String, TemplateError> {
        self.tera
            .render_component_with_implicits(name, &arguments.0, &scope.0, body, true)
            .map_err(|error| self.template_error(&error))
    }

    /// A template is read on its own first, because the engine stops at the first syntax error.
    fn syntax_error(&self, name: &str, text: &str) -> Option<Diagnostic> {
        let error = Tera::new().add_raw_template(name, text).err()?;
        match error.kind() {
            ErrorKind::SyntaxError(report) => {
                let range = report.span().range.clone();
                let message = match report.message() {
                    // It may be a known one that closes what is not open here.
                    "Unknown tag" => {
                        let tag = text.get(range.clone()).unwrap_or_default();
                        format!("the tag `{tag}` is unknown, or closes what is not open here")
                    }
                    message => quote_token(&tidy(message)),
                };
                let span = Span::new(self.files[name], range);
                Some(Diagnostic::invalid_template(span, &message, None))
            }
            _ => None,
        }
    }

    fn reference_errors(
        &self,
        error: &Error,
        templates: &[(String, &str)],
        found: &mut Vec<Diagnostic>,
    ) {
        let before = found.len();
        let text = error.to_string();
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            let Some(message) = line.strip_prefix("error: ") else { continue };
            let place = lines.peek().and_then(|line| line.trim_start().strip_prefix("--> "));
            let word = message.split('`').nth(1).unwrap_or_default();
            let span = place.and_then(|place| self.place(place, word, templates));
            let span = span.unwrap_or_else(|| self.any_file());
            let near = self.near_name(message, templates);
            found.push(Diagnostic::invalid_template(span, &tidy(message), near.as_deref()));
        }
        if found.len() == before {
            found.push(self.structure_error(error, templates));
        }
    }

    /// Errors between templates, for which the engine gives no place in one.
    fn structure_error(&self, error: &Error, templates: &[(String, &str)]) -> Diagnostic {
        let at = |name: &str, named: &str| {
            let text = templates.iter().find(|(known, _)| known == name).map(|(_, text)| *text);
            let file = self.files.get(name).copied();
            let quoted = |quote| text?.find(&format!("{quote}{named}{quote}"));
            let start = ['"', '\''].into_iter().find_map(quoted);
            match (file, start) {
                (Some(file), Some(start)) => Span::new(file, start..start + named.len() + 2),
                (Some(file), None) => Span::whole(file),
                (None, _) => self.any_file(),
            }
        };
        match error.kind() {
            ErrorKind::MissingParent { current, parent } => {
                let name = strip_layer(current);
                let message = format!("`{name}` extends `{parent}`, which does not exist");
                let near = nearest(parent, templates.iter().map(|(name, _)| strip_layer(name)));
                Diagnostic::invalid_template(at(current, parent), &message, near)
            }
            ErrorKind::CircularExtend { tpl, .. } => {
                let name = strip_layer(tpl);
                let below = match tpl.strip_suffix(name) {
                    Some("") => vec![THEME, DEFAULT],
                    Some(THEME) => vec![DEFAULT],
                    _ => Vec::new(),
                };
                let below = below.into_iter().map(|layer| format!("{layer}{name}"));
                let below = below.into_iter().find(|name| self.files.contains_key(name));
                Diagnostic::circular_template(at(tpl, name), name, below.as_deref())
            }
            ErrorKind::CircularInclude { tpl, .. } => {
                let message = format!("`{}` includes itself", strip_layer(tpl));
                Diagnostic::invalid_template(at(tpl, strip_layer(tpl)), &message, None)
            }
            _ => Diagnostic::invalid_template(self.any_file(), &tidy(&error.to_string()), None),
        }
    }

    fn any_file(&self) -> Span {
        let first = self.files.values().min().expect("the default theme has templates");
        Span::whole(*first)
    }

    /// Reads `name:line:column`, where `word` stands, in quotes or not.
    fn place(&self, place: &str, word: &str, templates: &[(String, &str)]) -> Option<Span> {
        let mut parts = place.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let name = parts.next()?;
        let (_, text) = templates.iter().find(|(known, _)| known == name)?;
        let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let rest = text[start..].lines().next().unwrap_or_default();
        let at = rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at);
        let there = &rest[at..];
        let length = match there.trim_start_matches(['"', '\'', '<']) {
            bare if bare.starts_with(word) => there.len() - bare.len() + word.len(),
            _ => 0,
        };
        Some(Span::new(*self.files.get(name)?, start + at..start + at + length))
    }

    fn near_name(&self, message: &str, templates: &[(String, &str)]) -> Option<String> {
        let word = message.split('`').nth(1)?;
        let near = match message.split(' ').nth(1)? {
            "function" => nearest(word, FUNCTIONS),
            "filter" => nearest(word, FILTERS),
            "template" => nearest(word, templates.iter().map(|(name, _)| strip_layer(name))),
            "component" => return nearest_component(word, templates),
            _ => None,
        };
        near.map(str::to_owned)
    }

    fn template_error(&self, error: &Error) -> TemplateError {
        let ErrorKind::RenderingError(report) = error.kind() else {
            return TemplateError { message: tidy(&error.to_string()), near: None, span: None };
        };
        let (message, known) = split_available(report.message());
        let (message, near) = split_near(message);
        let word = message.split('`').nth(1).unwrap_or_default();
        let file = self.files.get(report.filename());
        TemplateError {
            near: near.or_else(|| nearest(word, known)).map(str::to_owned),
            span: file.map(|file| Span::new(*file, report.span().range.clone())),
            message: tidy(message),
        }
    }
}

/// The engine names what there is after "Available fields:" or "Available variables:".
fn split_available(message: &str) -> (&str, Vec<&str>) {
    match message.split_once(" Available ") {
        Some((message, known)) => {
            let known = known.split_once(": ").map_or("", |(_, known)| known);
            (message, known.split(", ").collect())
        }
        None => (message, Vec::new()),
    }
}

/// Our own answers end with "; did you mean `near`?".
fn split_near(message: &str) -> (&str, Option<&str>) {
    match message.split_once("; did you mean `") {
        Some((message, near)) => (message, near.split('`').next()),
        None => (message, None),
    }
}

fn nearest_component(word: &str, templates: &[(String, &str)]) -> Option<String> {
    let defined = templates.iter().flat_map(|(_, text)| {
        text.split("{% component ").skip(1).filter_map(|rest| rest.split('(').next())
    });
    nearest(word, defined).map(str::to_owned)
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

/// The engine's sentences in the wording of our messages.
fn tidy(message: &str) -> String {
    let message = message.trim().trim_end_matches('.').replace('\n', " ");
    let mut chars = message.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().to_string() + chars.as_str())
}

/// The engine names the token that it expected without backticks: "but expected }}".
fn quote_token(message: &str) -> String {
    match message.rsplit_once(" but expected ") {
        Some((found, token)) if !token.contains([' ', '`']) => {
            format!("{found} but expected `{token}`")
        }
        _ => message.to_owned(),
    }
}

const FUNCTIONS: [&str; 7] = ["asset", "guides", "matrix", "range", "t", "throw", "url"];

const FILTERS: [&str; 37] = [
    "abs",
    "capitalize",
    "date",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
];

type Source = Option<(Arc<dyn Answers>, Arc<Strings>)>;

/// Before a build there is nothing to ask, but the names must be known to be checked.
fn register(tera: &mut Tera, source: Source) {
    let ask = {
        let source = source.clone();
        move || {
            let source = source.as_ref().map(|(answers, _)| Arc::clone(answers));
            source.ok_or_else(|| Error::message("nothing is built yet"))
        }
    };
    let (guides, matrix, url, asset) = (ask.clone(), ask.clone(), ask.clone(), ask);
    tera.register_function("guides", move |args: Kwargs, _: &State<'_>| {
        let filter = GuideFilter {
            section: args.get("section")?,
            tag: args.get("tag")?,
            subject: args.get("subject")?,
            limit: args.get("limit")?,
        };
        guides()?.guides(&filter).map_err(Error::message)
    });
    tera.register_function("matrix", move |args: Kwargs, _: &State<'_>| {
        matrix()?.matrix(args.must_get("id")?).map_err(Error::message)
    });
    tera.register_function("url", move |args: Kwargs, _: &State<'_>| {
        url()?.url(args.must_get("path")?).map_err(Error::message)
    });
    tera.register_function("asset", move |args: Kwargs, _: &State<'_>| {
        asset()?.asset(args.must_get("path")?).map_err(Error::message)
    });
    let strings = source.map(|(_, strings)| strings);
    let dates = strings.clone();
    tera.register_function("t", move |args: Kwargs, _: &State<'_>| {
        strings.as_ref().map_or_else(|| Ok(String::new()), |strings| translate(strings, &args))
    });
    tera.register_filter("date", move |text: &str, _: Kwargs, _: &State<'_>| {
        let date = Date::parse(text).map_err(Error::message)?;
        Ok::<_, Error>(dates.as_ref().map_or_else(String::new, |strings| strings.date(date)))
    });
}

fn translate(strings: &Strings, args: &Kwargs) -> Result<String, Error> {
    let key: &str = args.must_get("key")?;
    let mut values = Vec::new();
    let mut n = None;
    for (name, value) in args.iter() {
        let name = name.as_str().unwrap_or_default();
        if name == "n" {
            n = value.as_f64().or_else(|| value.as_i128().map(|n| n as f64));
        }
        values.push((name.to_owned(), value.to_string()));
    }
    strings.fill(key, n, &values).ok_or_else(|| {
        let near = nearest(key, strings.keys());
        let near = near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
        Error::message(format!("No i18n file has the string `{key}`{near}"))
    })
}
