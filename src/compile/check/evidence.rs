//! Checks what facts quote. Pure.

use crate::diagnostic::Diagnostic;
use crate::matrix::selection::Cell;

/// Reports as `missing-key` a quote without a source, and a day without a quote.
pub(super) fn check(cell: Cell<'_>, name: &str, found: &mut Vec<Diagnostic>) {
    found.extend(incomplete(cell, name));
}

fn incomplete(cell: Cell<'_>, name: &str) -> Option<Diagnostic> {
    let (fact, proof) = (cell.fact, &cell.fact.proof);
    if proof.quote.is_none() && proof.found.is_some() {
        return Some(Diagnostic::found_without_quote(fact.span?, name));
    }
    // A policy for sources reports the same.
    let is_reported = fact.value.is_known() && cell.matrix.policy.sources.severity().is_some();
    if !fact.sources.is_empty() || is_reported {
        return None;
    }
    match &proof.quote {
        Some(quote) => Some(Diagnostic::quote_without_source(quote.span, name, "quote")),
        None if proof.archived.is_some() => {
            Some(Diagnostic::quote_without_source(fact.span?, name, "archived"))
        }
        None => None,
    }
}
