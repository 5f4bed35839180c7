//! Mistakes in themes and templates.

use super::suggest::did_you_mean;
use super::{Code, Diagnostic};
use crate::source::Span;

const WHILE: &str = ", while rendering ";

/// Of one mistake in a template that many pages show, keeps the first page's with their number.
/// `found` is sorted.
pub fn merge_pages(found: &mut Vec<Diagnostic>) {
    let mut merged: Vec<(Diagnostic, usize)> = Vec::with_capacity(found.len());
    for diagnostic in found.drain(..) {
        match merged.last_mut() {
            Some((first, pages)) if is_same(first, &diagnostic) => *pages += 1,
            _ => merged.push((diagnostic, 0)),
        }
    }
    found.extend(merged.into_iter().map(|(mut diagnostic, more)| {
        diagnostic.message += &match more {
            0 => String::new(),
            1 => " and 1 other page".to_owned(),
            many => format!(" and {many} other pages"),
        };
        diagnostic
    }));
}

fn is_same(a: &Diagnostic, b: &Diagnostic) -> bool {
    let mistake = |diagnostic: &Diagnostic| {
        diagnostic.message.rsplit_once(WHILE).map(|(mistake, _)| mistake.to_owned())
    };
    let place = |diagnostic: &Diagnostic| (diagnostic.code, diagnostic.span);
    a.code == Code::FailedTemplate && place(a) == place(b) && mistake(a) == mistake(b)
}

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

    /// A template that extends itself. `below` is the same one of the layer below, if there is one.
    pub fn circular_template(span: Span, name: &str, below: Option<&str>) -> Diagnostic {
        let help = match below {
            Some(below) => format!("name the layer below: `{below}`"),
            None => "extend another template, such as `base.html`".to_owned(),
        };
        Diagnostic::error(Code::InvalidTemplate, span, format!("`{name}` extends itself"))
            .help(help)
    }

    pub fn missing_template(span: Span, name: &str, known: &[&str]) -> Diagnostic {
        Diagnostic::error(Code::MissingTemplate, span, format!("there is no template `{name}`"))
            .help(did_you_mean(name, known.iter().copied(), "add it to `templates/`"))
    }

    /// A template that could not be rendered for one page. Its message ends with the page, so
    /// that [`merge_pages`] can tell the same mistake on others.
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
        let message = format!("{message}{WHILE}`{page}`");
        Diagnostic::error(Code::FailedTemplate, span, message).help(help)
    }
}
