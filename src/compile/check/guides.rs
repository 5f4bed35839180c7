//! Checks guides against the requirements of their matrix. Pure.

use crate::compile::site::{Page, PageKind, Site};
use crate::diagnostic::Diagnostic;
use crate::directive::VERDICT;
use crate::source::Span;

/// Reports `no-verdict`: a guide that compares subjects without a verdict.
pub(super) fn check(site: &Site, page: &Page, found: &mut Vec<Diagnostic>) {
    let Some(matrix) = site.matrix_of(page).filter(|_| page.kind == PageKind::Guide) else {
        return;
    };
    let Some(severity) = matrix.policy.verdicts.severity() else { return };
    let says = page.outline.directives.iter().any(|(directive, _)| directive.is(&VERDICT));
    if page.subjects.len() < 2 || says {
        return;
    }
    let names = page.subjects.iter().map(|at| matrix.subjects[*at].id.as_str());
    let names: Vec<&str> = names.collect();
    let span = page.file.map_or_else(|| site.span_of(page), Span::whole);
    found.push(Diagnostic::no_verdict(span, &names, severity));
}
