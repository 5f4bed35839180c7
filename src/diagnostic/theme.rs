//! Mistakes in themes and templates.

use super::{Code, Diagnostic, FailedPage, Misspelling};
use crate::source::Span;

impl Diagnostic {
    pub fn missing_theme(span: Span, name: &str, known: &[&str]) -> Diagnostic {
        let message = format!("there is no theme `{name}`");
        let otherwise = format!("create `themes/{name}/theme.toml`, or remove the key");
        Diagnostic::error(Code::MissingTheme, span, message).nearest_of(name, known, &otherwise)
    }

    pub fn incompatible_theme(span: Span, theme: &str, wants: &str, have: &str) -> Diagnostic {
        let message = format!("the theme `{theme}` requires versus {wants}, but this is {have}");
        Diagnostic::error(Code::IncompatibleTheme, span, message).help(
            "use a release of the theme that supports this version, or install a version of \
             versus that it supports",
        )
    }

    pub fn invalid_template(span: Span, message: &str, slip: Option<Misspelling>) -> Diagnostic {
        Diagnostic::error(Code::InvalidTemplate, span, message).meant_or(slip, contract)
    }

    /// A template that extends itself. `below` names the same template in the layer below, if one exists.
    pub fn circular_template(span: Span, name: &str, below: Option<&str>) -> Diagnostic {
        let help = match below {
            Some(below) => format!("extend the template of the layer below: `{below}`"),
            None => "extend another template, such as `base.html`".to_owned(),
        };
        Diagnostic::error(Code::InvalidTemplate, span, format!("`{name}` extends itself"))
            .help(help)
    }

    pub fn missing_template(span: Span, name: &str, known: &[&str]) -> Diagnostic {
        Diagnostic::error(Code::MissingTemplate, span, format!("there is no template `{name}`"))
            .nearest_of(name, known, "add it to `templates/`")
    }

    /// A template that could not be rendered for one page, and possibly for others.
    pub fn failed_template(
        span: Span,
        message: &str,
        page: &str,
        slip: Option<Misspelling>,
    ) -> Diagnostic {
        let error = Diagnostic::error(Code::FailedTemplate, span, message).meant_or(slip, contract);
        let page = FailedPage { address: page.to_owned(), others: 0 };
        Diagnostic { page: Some(Box::new(page)), ..error }
    }
}

fn contract() -> String {
    "`versus themes contract` prints what templates can use".to_owned()
}
