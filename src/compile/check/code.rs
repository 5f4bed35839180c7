//! Checks the facts that are code: their files, regions and languages. Pure.

use super::samples::{self, Named};
use super::{Checked, fences};
use crate::compile::refer;
use crate::diagnostic::Diagnostic;
use crate::matrix::Matrix;
use crate::matrix::code::Code;
use crate::source::{Sources, Span, Spanned};

/// Returns the paths at which the files of the facts of a matrix may be.
pub(super) fn paths(sources: &Sources, matrix: &Matrix) -> impl Iterator<Item = String> {
    let files = matrix.codes().filter_map(|(_, code)| code.file());
    files.flat_map(move |file| refer::code_paths(sources, matrix, file))
}

/// Reports `missing-sample`, `missing-region`, `repeated-definition`, `outside-site`, `unreadable-file` and
/// `unknown-language`.
pub(super) fn check(checked: &Checked<'_>, matrix: &Matrix, found: &mut Vec<Diagnostic>) {
    for (fact, code) in matrix.codes() {
        let span = fact.place_of_value().unwrap_or_else(|| Span::whole(matrix.file));
        found.extend(problem(checked, matrix, code, span));
    }
}

fn problem(checked: &Checked<'_>, matrix: &Matrix, code: &Code, span: Span) -> Option<Diagnostic> {
    match code {
        Code::File { file, region } => {
            let sources = &checked.site.sources;
            let named = Named {
                file: Spanned::new(file, span),
                paths: refer::code_paths(sources, matrix, file),
                folder: sources.get(matrix.file).folder(),
            };
            let text = samples::text(checked, &named);
            let shown = text.and_then(|text| match region {
                Some(region) => samples::region(text, file, Spanned::new(region, span)).map(drop),
                None => Ok(()),
            });
            shown.err()
        }
        Code::Here { language, .. } => {
            let language = Spanned::new(language.as_deref()?, span);
            fences::unknown_language(checked.highlighter, language)
        }
    }
}
