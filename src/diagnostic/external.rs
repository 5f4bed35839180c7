//! Links to other sites that do not lead where they should.

use super::{Code, Diagnostic};
use crate::source::Span;

impl Diagnostic {
    /// `why` tells what was found out: "the server answers 404".
    pub fn dead_external_link(span: Span, target: &str, why: &str) -> Diagnostic {
        Diagnostic::error(Code::DeadExternalLink, span, format!("`{target}` is dead: {why}"))
            .help("correct it, or link to another page or to an archived copy of this one")
    }

    /// `why` tells what came instead of an answer.
    pub fn unanswered_external_link(span: Span, target: &str, why: &str) -> Diagnostic {
        let message = format!("`{target}` gives no answer: {why}");
        Diagnostic::warning(Code::UnansweredExternalLink, span, message)
            .help("check again later; if it stays so, link to another page, or to an archived copy")
    }

    /// `now` is where the link leads by redirects that are for good.
    pub fn moved_external_link(span: Span, target: &str, now: &str) -> Diagnostic {
        let message = format!("`{target}` has moved permanently");
        Diagnostic::warning(Code::MovedExternalLink, span, message).help(format!("write `{now}`"))
    }
}
