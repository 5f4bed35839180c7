//! External links that are dead, unanswered or moved, and quotes that are.

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

    /// `why` says which source was read: "`https://example.org/` does not have these words".
    pub fn quote_gone(span: Span, fact: &str, why: &str) -> Diagnostic {
        Diagnostic::error(Code::QuoteGone, span, format!("the quote of `{fact}` is gone: {why}"))
            .help("compare the fact with the source again, and quote what it says now")
    }

    /// A quote that only the copy of its source has.
    pub fn quote_only_in_copy(span: Span, fact: &str, why: &str) -> Diagnostic {
        let message = format!("only the copy has the quote of `{fact}`: {why}");
        Diagnostic::warning(Code::QuoteMoved, span, message)
            .help("compare the fact with the source again; if it still holds, name the copy as its source")
    }

    /// `to` is the page that permanent redirects lead to, and that has the quote.
    pub fn quote_moved(span: Span, fact: &str, from: &str, to: &str) -> Diagnostic {
        let message = format!("the quote of `{fact}` is on another page: `{from}` has moved");
        Diagnostic::warning(Code::QuoteMoved, span, message)
            .help(format!("name `{to}` as the source"))
    }
}
