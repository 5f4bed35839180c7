//! Mistakes in themes and templates.

use super::suggest::did_you_mean;
use super::{Code, Diagnostic};
use crate::source::Span;

impl Diagnostic {
    pub fn missing_theme(span: Span, name: &str, known: &[&str]) -> Diagnostic {
        let message = format!("there is no theme `{name}`");
        let otherwise = format!("create `themes/{name}/theme.toml`, or remove the key");
        Diagnostic::error(Code::MissingTheme, span, message).help(did_you_mean(
            name,
            known.iter().copied(),
            &otherwise,
        ))
    }

    pub fn incompatible_theme(span: Span, theme: &str, wants: &str, have: &str) -> Diagnostic {
        let message = format!("the theme `{theme}` wants versus {wants}, and this is {have}");
        Diagnostic::error(Code::IncompatibleTheme, span, message)
            .help("take a release of the theme that fits, or install the versus that it wants")
    }

    pub fn invalid_template(span: Span, message: &str, near: Option<&str>) -> Diagnostic {
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "see `themes/README.md` for what templates can use".to_owned(),
        };
        Diagnostic::error(Code::InvalidTemplate, span, message).help(help)
    }

    pub fn missing_template(span: Span, name: &str, known: &[&str]) -> Diagnostic {
        Diagnostic::error(Code::MissingTemplate, span, format!("there is no template `{name}`"))
            .help(did_you_mean(name, known.iter().copied(), "add it to `templates/`"))
    }

    /// A template that could not be rendered for one page.
    pub fn failed_template(
        span: Span,
        message: &str,
        page: &str,
        near: Option<&str>,
    ) -> Diagnostic {
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "see `themes/README.md` for what templates can use".to_owned(),
        };
        let message = format!("{message}, while rendering `{page}`");
        Diagnostic::error(Code::FailedTemplate, span, message).help(help)
    }
}
