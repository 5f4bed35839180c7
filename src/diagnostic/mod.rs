//! What an author did wrong: one type, one constructor for each mistake.
//!
//! A constructor's name is its code. The constructors stand in one file for each part of a site;
//! `content/manual/messages.md` explains every code, and `tests/invalid/` has a case for each.
//! Messages are lower case, without a full stop, with the author's words in backticks; the help
//! line says what to do next.

mod claims;
mod code;
mod content;
mod data;
mod external;
mod facts;
mod manual;
mod markdown;
mod matrix;
pub mod print;
mod suggest;
mod theme;
mod verdict;

pub use claims::Cell;
pub use code::Code;
pub use manual::{Entry, entries, entry};
pub(crate) use suggest::did_you_mean;
pub use suggest::{meant, nearest, one_of};
pub use theme::merge_pages;

use crate::source::Span;

/// An error stops the build; a warning is shown and the build goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

impl Severity {
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    pub code: Code,
    pub message: String,
    pub span: Span,
    pub help: Option<String>,
    /// Other places that belong to the mistake, each with what it is
    pub related: Vec<(Span, String)>,
    /// The reasons behind the message, such as sums, each a line
    pub notes: Vec<String>,
}

impl Diagnostic {
    fn error(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            code,
            message: message.into(),
            span,
            help: None,
            related: Vec::new(),
            notes: Vec::new(),
        }
    }

    fn warning(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, span, message) }
    }

    fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    fn notes(mut self, notes: Vec<String>) -> Diagnostic {
        self.notes = notes;
        self
    }

    fn related(mut self, span: Span, what: impl Into<String>) -> Diagnostic {
        self.related.push((span, what.into()));
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// By place, then errors first, then by code: the order of a report, and without repetition.
pub fn sort(found: &mut Vec<Diagnostic>) {
    found.sort_by(|a, b| {
        (a.span, a.severity, a.code, &a.message).cmp(&(b.span, b.severity, b.code, &b.message))
    });
    found.dedup();
}
