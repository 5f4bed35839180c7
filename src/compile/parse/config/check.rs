//! `[check]` of `versus.toml`: what is checked beside the site, and which defects of writing are not reported. Pure.

use super::keys as known;
use crate::data::{Data, Reader, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;

#[derive(Debug, Clone, Default)]
pub struct Check {
    /// Markdown files of the repository outside `content/`
    pub also: Vec<Also>,
    /// The codes whose warnings are not reported
    pub off: Vec<Code>,
}

/// Files that are checked with the site, and not published.
#[derive(Debug, Clone)]
pub struct Also {
    /// A pattern of their paths, relative to the site's root
    pub files: Spanned<String>,
    /// The id of the matrix that they are checked against, unless their front matter names one
    pub matrix: Option<Spanned<String>>,
}

/// Reads the table. Reports `invalid-value` for what is no code, and for a code that cannot be turned off.
pub(super) fn read(table: Table, found: &mut Vec<Diagnostic>) -> Check {
    let mut keys = Reader::new(table, &known::CHECK, found);
    let mut also = Vec::new();
    if let Some(entry) = keys.entry("also") {
        let items = match entry.node.data {
            Data::List(items) => items,
            _ => vec![entry.node],
        };
        for item in items {
            match item.data {
                Data::Text(text) => {
                    also.push(Also { files: Spanned::new(text, item.span), matrix: None });
                }
                Data::Table(table) => also.extend(of_matrix(table, keys.found())),
                other => {
                    let (wanted, got) = ("a path or a table", other.type_name());
                    keys.report(Diagnostic::wrong_type(item.span, "also", wanted, got));
                }
            }
        }
    }
    let off = off(&mut keys);
    keys.finish();
    Check { also, off }
}

fn off(keys: &mut Reader<'_>) -> Vec<Code> {
    let mut off = Vec::new();
    for name in keys.texts("off") {
        match Code::named(&name.value) {
            Some(code) if code.is_optional() => off.push(code),
            Some(code) => keys.report(Diagnostic::code_always_on(name.span, code)),
            None => {
                let known = Code::OPTIONAL;
                keys.report(Diagnostic::invalid_value(name.span, "off", &name.value, known));
            }
        }
    }
    off
}

fn of_matrix(table: Table, found: &mut Vec<Diagnostic>) -> Vec<Also> {
    let mut keys = Reader::new(table, &known::ALSO, found);
    let here = keys.span();
    if !keys.has("files") {
        keys.report(Diagnostic::missing_key(here, "files", known::ALSO.place));
    }
    let files = keys.texts("files");
    let matrix = keys.text("matrix");
    keys.finish();
    files.into_iter().map(|files| Also { files, matrix: matrix.clone() }).collect()
}
