//! Converts errors of the template engine into diagnostics with spans. Pure.

use tera::{Error, ErrorKind, Tera};

use super::functions::{FILTERS, FUNCTIONS};
use super::{DEFAULT, Engine, THEME, TemplateError, strip_layer};
use crate::diagnostic::{Diagnostic, Misspelling, nearest};
use crate::source::Span;

impl Engine {
    /// Parses a template on its own and returns its syntax error, if any. Templates are parsed one by one
    /// because the engine stops at the first syntax error.
    pub(super) fn syntax_error(&self, name: &str, text: &str) -> Option<Diagnostic> {
        let error = Tera::new().add_raw_template(name, text).err()?;
        match error.kind() {
            ErrorKind::SyntaxError(report) => {
                let range = report.span().range.clone();
                let message = match report.message() {
                    // A known closing tag without its opening tag has the same error.
                    "Unknown tag" => {
                        let tag = text.get(range.clone()).unwrap_or_default();
                        format!(
                            "the tag `{tag}` is unknown, or closes a block that is not open here"
                        )
                    }
                    _ if is_field_of_result(&text[..range.start], &text[range.start..]) => {
                        "a field can be read only from a name: give the result one, as in \
                         `{% set f = fact(id=\"…\") %}`, then read `f.text`"
                            .to_owned()
                    }
                    message => quote_token(&tidy(message)),
                };
                let span = Span::new(self.files[name], range);
                Some(Diagnostic::invalid_template(span, &message, None))
            }
            _ => None,
        }
    }

    /// Reports references to unknown templates, components, functions and filters.
    pub(super) fn reference_errors(
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
            let word = quoted(message);
            let span = place.and_then(|place| self.place(place, word, templates));
            let span = span.unwrap_or_else(|| self.any_file());
            let slip = Misspelling::of(word, near_name(message, word, templates));
            found.push(Diagnostic::invalid_template(span, &tidy(message), slip));
        }
        if found.len() == before {
            found.push(self.structure_error(error, templates));
        }
    }

    /// Converts an error about the relation between templates, for which the engine gives no position.
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
                let slip = Misspelling::of(parent, near);
                Diagnostic::invalid_template(at(current, parent), &message, slip)
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

    /// Parses a position `name:line:column` into the span of `word`, which may be quoted there.
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

    /// Converts an error of rendering. `slip` is the misspelt word in a query, which the engine's error
    /// does not carry.
    pub(super) fn template_error(&self, error: &Error, slip: Option<Misspelling>) -> TemplateError {
        let ErrorKind::RenderingError(report) = error.kind() else {
            return TemplateError { message: tidy(&error.to_string()), slip: None, span: None };
        };
        let (message, known) = split_available(report.message());
        let word = quoted(message);
        let file = self.files.get(report.filename());
        TemplateError {
            slip: slip.or_else(|| Misspelling::of(word, nearest(word, known))),
            span: file.map(|file| Span::new(*file, report.span().range.clone())),
            message: tidy(message),
        }
    }
}

/// Returns whether a mistake is the `.` of a field that is read from the result of a call or of an expression in
/// parentheses: `matrix(id="x").title`.
fn is_field_of_result(before: &str, rest: &str) -> bool {
    let is_field = |name: &str| name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    before.trim_end().ends_with(')') && rest.strip_prefix('.').is_some_and(is_field)
}

/// Splits off the known names that the engine lists after "Available fields:" or "Available variables:".
fn split_available(message: &str) -> (&str, Vec<&str>) {
    match message.split_once(" Available ") {
        Some((message, known)) => {
            let known = known.split_once(": ").map_or("", |(_, known)| known);
            (message, known.split(", ").collect())
        }
        None => (message, Vec::new()),
    }
}

/// Returns the name that the engine's message quotes first.
fn quoted(message: &str) -> &str {
    message.split('`').nth(1).unwrap_or_default()
}

/// Returns the known name most similar to `word`. The second word of the engine's message tells the
/// kind of name.
fn near_name<'t>(message: &str, word: &str, templates: &'t [(String, &str)]) -> Option<&'t str> {
    let defined = templates.iter().flat_map(|(_, text)| {
        text.split("{% component ").skip(1).filter_map(|rest| rest.split('(').next())
    });
    match message.split(' ').nth(1)? {
        "function" => nearest(word, FUNCTIONS),
        "filter" => nearest(word, FILTERS),
        "template" => nearest(word, templates.iter().map(|(name, _)| strip_layer(name))),
        "component" => nearest(word, defined),
        _ => None,
    }
}

/// Brings an engine message into the style of our messages: one line, lower case, no final period.
fn tidy(message: &str) -> String {
    let message = message.trim().trim_end_matches('.').replace('\n', " ");
    let mut chars = message.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().to_string() + chars.as_str())
}

/// Adds the backticks that the engine omits around the expected token: "but expected }}".
fn quote_token(message: &str) -> String {
    match message.rsplit_once(" but expected ") {
        Some((found, token)) if !token.contains([' ', '`']) => {
            format!("{found} but expected `{token}`")
        }
        _ => message.to_owned(),
    }
}
