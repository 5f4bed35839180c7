//! A diagnostic of one file without the file: file ids are assigned again in each build, so a cache holds this.
//! Pure.

use serde::{Deserialize, Serialize};

use super::{Code, Diagnostic};
use crate::source::{FileId, Place, Placed};

/// A warning without a fix, whose places are all in one file that the context determines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedDiagnostic {
    pub code: Code,
    pub span: Place,
    message: Box<str>,
    help: Option<Box<str>>,
    related: Vec<Placed<String>>,
}

impl PlacedDiagnostic {
    pub fn of(warning: Diagnostic) -> PlacedDiagnostic {
        let Diagnostic { code, message, span, help, related, .. } = warning;
        let related = related.into_iter().map(|(at, what)| Placed::new(what, at.place())).collect();
        PlacedDiagnostic { code, span: span.place(), message, help, related }
    }

    /// Returns the diagnostic in its file.
    pub fn in_file(&self, file: FileId) -> Diagnostic {
        let related = self.related.iter().map(|of| (of.span.in_file(file), of.value.clone()));
        Diagnostic {
            help: self.help.clone(),
            related: related.collect(),
            ..Diagnostic::warning(self.code, self.span.in_file(file), self.message.clone())
        }
    }
}
