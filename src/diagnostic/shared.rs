//! Mistakes in criteria that several matrices share.

use super::{Code, Diagnostic, Misspelling, nearest};
use crate::source::{Span, Spanned};

impl Diagnostic {
    /// A path that leads to no file of shared criteria. `known` are the paths of those that there are.
    pub fn missing_criteria(span: Span, path: &str, known: &[&str]) -> Diagnostic {
        let message = format!("`{path}` is not a file of shared criteria");
        Diagnostic::error(Code::MissingCriteria, span, message).nearest_of(
            path,
            known,
            "write the path from this file to a `criteria.toml` or `NAME.criteria.toml` in \
             `content/`",
        )
    }

    pub fn unused_criteria(span: Span) -> Diagnostic {
        Diagnostic::warning(Code::UnusedCriteria, span, "no matrix uses these criteria").help(
            "write `criteria = \"PATH\"` at the top of a matrix; if this is another kind of file, \
             rename it, so that it is published",
        )
    }

    /// A change of a declaration that the file of shared criteria at `path` does not have. `what` is the kind
    /// of the declaration, and `needed` are the keys without which it is no new one.
    pub fn unknown_shared(
        id: &Spanned<String>,
        what: &str,
        path: &str,
        known: &[&str],
        needed: &[&str],
    ) -> Diagnostic {
        let Spanned { value: id, span } = id;
        let code = match what {
            "group" => Code::UnknownGroup,
            "source" => Code::UnknownSource,
            _ => Code::UnknownCriterion,
        };
        let needed = needed.join("` and `");
        let message = format!("`{path}` has no {what} `{id}` to change");
        let slip = Misspelling::of(id, nearest(id, known.iter().copied()));
        let otherwise = || format!("to add this {what}, write its `{needed}`");
        Diagnostic::error(code, *span, message).meant_or(slip, otherwise)
    }

    /// A file of shared criteria that names another one.
    pub fn nested_criteria(span: Span) -> Diagnostic {
        let message = "shared criteria cannot share others";
        Diagnostic::error(Code::UnknownKey, span, message)
            .help("remove `criteria`, and put all that is shared into one file")
    }

    /// A `shared = true` in a matrix that shares no criteria.
    pub fn nothing_shared(span: Span) -> Diagnostic {
        let message = "this matrix shares no criteria, so they have no shared pages";
        Diagnostic::error(Code::InvalidValue, span, message).help(
            "name their file by `criteria = \"PATH\"` at the top of the matrix, or remove `shared`",
        )
    }

    /// Adds the matrix that shares what is wrong. `place` is where it names the file.
    #[must_use]
    pub fn where_shared(self, place: Span) -> Diagnostic {
        self.related(place, "shared by this matrix")
    }

    /// Adds the place at which a matrix changes what it shares.
    #[must_use]
    pub fn where_changed(self, place: Span) -> Diagnostic {
        self.related(place, "this matrix changes it here")
    }
}
