//! What a matrix demands of the guides that are bound to it. Pure.

use crate::compile::site::{Page, PageKind, Site};
use crate::diagnostic::Diagnostic;
use crate::directive::Builtin;
use crate::source::Span;

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
