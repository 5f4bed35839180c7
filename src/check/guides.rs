//! What a matrix demands of the guides that are bound to it. Pure.

use crate::builtin::Builtin;
use crate::diagnostic::Diagnostic;
use crate::site::{Page, PageKind, Site};
use crate::source::Span;
use crate::upkeep::coverage::{Coverage, Statement};

/// Reports `no-verdict`: a guide that compares and nowhere says who wins.
pub(super) fn check(site: &Site, page: &Page, found: &mut Vec<Diagnostic>) {
    let Some(matrix) = site.matrix_of(page).filter(|_| page.kind == PageKind::Guide) else {
        return;
    };
    let Some(severity) = matrix.policy.verdicts.severity() else { return };
    let is_verdict = |name: &str| Builtin::of(name) == Some(Builtin::Verdict);
    let mut directives = page.outline.directives.iter();
    let says = directives.any(|(directive, _)| is_verdict(&directive.name.value));
    if page.subjects.len() < 2 || says {
        return;
    }
    let names = page.subjects.iter().map(|at| matrix.subjects[*at].id.as_str());
    let names: Vec<&str> = names.collect();
    let span = page.file.map_or_else(|| site.span_of(page), Span::whole);
    found.push(Diagnostic::no_verdict(span, &names, severity));
}

/// Whether the numbers in the text of a page have to be bound.
pub fn wants_claims(site: &Site, page: &Page) -> bool {
    let matrix = site.matrix_of(page).filter(|_| page.kind == PageKind::Guide);
    matrix.is_some_and(|matrix| matrix.policy.claims.severity().is_some())
}

/// Reports `unbound-number` for each of a guide whose matrix demands that numbers are bound.
pub fn unbound_numbers(site: &Site, coverage: &Coverage<'_>, found: &mut Vec<Diagnostic>) {
    let policy = site.matrix_of(coverage.page).map(|matrix| matrix.policy.claims);
    let Some(severity) = policy.and_then(|claims| claims.severity()) else { return };
    for unbound in coverage.unbound.iter().filter(|of| of.kind == Statement::Number) {
        found.push(Diagnostic::unbound_number(unbound.part.span, &unbound.part.text, severity));
    }
}
