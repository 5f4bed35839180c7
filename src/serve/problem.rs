//! Diagnostics in the form that browsers receive. IO, to check that a file exists that an editor can open.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::compile::AsRead;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::print::{self, Texts};
use crate::source::{Sources, Span};

/// The address that opens a position in an editor, with placeholders `{path}`, `{line}` and `{column}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor(String);

/// Editors that register a URL scheme of their own.
const EDITORS: [(&str, &str); 7] = [
    ("vscode", "vscode://file/{path}:{line}:{column}"),
    ("vscode-insiders", "vscode-insiders://file/{path}:{line}:{column}"),
    ("vscodium", "vscodium://file/{path}:{line}:{column}"),
    ("cursor", "cursor://file/{path}:{line}:{column}"),
    ("zed", "zed://file/{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
    ("none", ""),
];

/// The characters of a path that are percent-encoded in an address.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_');

impl Editor {
    /// Parses the name of an editor, or an address with the placeholder `{path}`.
    pub fn parse(text: &str) -> Result<Editor, String> {
        if let Some((_, address)) = EDITORS.iter().find(|(name, _)| *name == text) {
            return Ok(Editor((*address).to_owned()));
        }
        // Schemes that run in the page instead of opening an editor are refused.
        let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme).to_lowercase();
        if text.contains("{path}") && !matches!(&*scheme, "" | "javascript" | "data") {
            return Ok(Editor(text.to_owned()));
        }
        let names: Vec<&str> = EDITORS.iter().map(|(name, _)| *name).collect();
        Err(format!(
            "name one of {}, or write an address such as `vscode://file/{{path}}:{{line}}:{{column}}`",
            names.join(", ")
        ))
    }

    fn href(&self, path: &Path, line: usize, column: usize) -> String {
        let path = path.to_string_lossy().replace('\\', "/");
        let path = utf8_percent_encode(path.trim_start_matches('/'), PATH).to_string();
        let (line, column) = (line.to_string(), column.to_string());
        // An address such as `vscode://file/{path}` already contains the leading slash of the path;
        // in `file://{path}` the slashes belong to the scheme.
        let has_slash = self.0.contains("/{path}") && !self.0.contains("://{path}");
        let path = if has_slash { path } else { format!("/{path}") };
        self.0.replace("{path}", &path).replace("{line}", &line).replace("{column}", &column)
    }
}

impl Default for Editor {
    fn default() -> Editor {
        Editor(EDITORS[0].1.to_owned())
    }
}

/// A position, with the address that opens it in an editor.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Spot {
    pub file: String,
    pub line: usize,
    pub column: usize,
    /// Empty if no editor can open the position
    pub href: String,
}

/// A diagnostic, as browsers show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Problem {
    pub severity: &'static str,
    pub code: &'static str,
    pub message: String,
    pub help: Option<String>,
    pub notes: Vec<String>,
    #[serde(flatten)]
    pub spot: Spot,
    /// Other positions that belong to it, each with a label
    #[serde(skip)]
    pub related: Vec<(Spot, String)>,
}

impl Problem {
    /// Reports whether both describe the same mistake. Their messages may differ: only a check of the whole
    /// site counts the other pages with the mistake.
    pub(super) fn is_same_mistake(&self, other: &Problem) -> bool {
        let place = |of: &Problem| (of.code, of.spot.line, of.spot.column);
        place(self) == place(other) && self.spot.file == other.spot.file
    }
}

/// The folder of the site, and the editor that opens its files.
#[derive(Debug, Clone)]
pub(super) struct Home {
    pub root: PathBuf,
    pub editor: Editor,
}

/// Converts diagnostics, errors before warnings, each in the given order.
pub(super) fn problems(
    found: &[Diagnostic],
    sources: &Sources,
    texts: &AsRead,
    home: &Home,
) -> Vec<Problem> {
    let Home { root, editor } = home;
    let texts = Texts::new(sources, print::files(found), |file| texts.get(file));
    let spot = |span: Span| {
        let place = texts.locate(span);
        let file = root.join(place.file);
        // A file that is embedded in the binary cannot be opened.
        let can_open = !editor.0.is_empty() && file.exists();
        let href = || editor.href(&file, place.line, place.column);
        Spot {
            href: can_open.then(href).unwrap_or_default(),
            file: place.file.to_owned(),
            line: place.line,
            column: place.column,
        }
    };
    let problem = |of: &Diagnostic| Problem {
        severity: of.severity.as_str(),
        code: of.code.as_str(),
        message: of.message().into_owned(),
        help: of.help.as_deref().map(str::to_owned),
        notes: of.notes.clone(),
        spot: spot(of.span),
        related: of.related.iter().map(|(span, what)| (spot(*span), what.clone())).collect(),
    };
    let (errors, warnings): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        found.iter().partition(|of| of.is_error());
    errors.into_iter().chain(warnings).map(problem).collect()
}

/// Returns a problem for a failure of the machine, which belongs to no file.
pub(super) fn of_machine(message: String) -> Problem {
    Problem {
        severity: "error",
        code: "machine",
        message,
        help: None,
        notes: Vec::new(),
        spot: Spot::default(),
        related: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_opens_the_line_and_the_column_of_a_file() {
        let href = |editor: &str, path: &str| {
            Editor::parse(editor).expect("an editor").href(Path::new(path), 3, 7)
        };
        assert_eq!(href("vscode", "/a/b c.md"), "vscode://file/a/b%20c.md:3:7");
        assert_eq!(href("idea", "/a/b.md"), "idea://open?file=/a/b.md&line=3&column=7");
        assert_eq!(href("txmt://open?url=file://{path}", "/a"), "txmt://open?url=file:///a");
    }

    #[test]
    fn invalid_editors_are_refused() {
        for wrong in ["emacs", "", "javascript:alert({path})", "vscode://file/"] {
            assert!(Editor::parse(wrong).is_err(), "{wrong}");
        }
    }
}
