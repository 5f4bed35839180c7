//! External links that are dead, unanswered or moved.

use super::{Code, Diagnostic};
use crate::source::Span;

impl Diagnostic {
    /// `why` is the reason, such as "the server answers 404".
    pub fn dead_external_link(span: Span, target: &str, why: &str) -> Diagnostic {
        Diagnostic::error(Code::DeadExternalLink, span, format!("`{target}` is dead: {why}"))
            .help("correct it, or link to another page or to an archived copy of this one")
    }

    /// `why` says what happened instead of an answer.
    pub fn unanswered_external_link(span: Span, target: &str, why: &str) -> Diagnostic {
        let message = format!("`{target}` gives no answer: {why}");
        Diagnostic::warning(Code::UnansweredExternalLink, span, message)
            .help("check again later; if it stays so, link to another page, or to an archived copy")
    }

    /// `now` is the address that the link's permanent redirects lead to.
    pub fn moved_external_link(span: Span, target: &str, now: &str) -> Diagnostic {
        let message = format!("`{target}` has moved permanently");
        Diagnostic::warning(Code::MovedExternalLink, span, message).help(format!("write `{now}`"))
    }
}
