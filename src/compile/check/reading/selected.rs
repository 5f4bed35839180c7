//! Reports pages that compare by criteria in which the publisher's own product is never behind, though it is behind
//! in others. Pure.

use std::collections::BTreeSet;

use super::page::ReadPage;
use crate::base::index::Index;
use crate::compile::parse::claim::Binding;
use crate::compile::site::{Page, Site};
use crate::diagnostic::Diagnostic;
use crate::directive::{CRITERION, MATRIX, OnPage};
use crate::matrix::selected::LeftOut;
use crate::matrix::{Criterion, Matrix};
use crate::source::Span;

/// Reports `selected-rows`, at the first table of the page. What the page says elsewhere about a criterion is not left
/// out.
pub(super) fn check(site: &Site, page: &Page, matrix: &Matrix, read: &ReadPage) -> Vec<Diagnostic> {
    let has_own = page.subjects.iter().any(|at| matrix.subjects[*at].own);
    let severity = matrix.policy.prose.severity().filter(|_| has_own);
    let (Some(severity), Some(span)) = (severity, first_table(page, read)) else {
        return Vec::new();
    };
    let criteria: Vec<Index<Criterion>> = shown(site, page, matrix, read).into_iter().collect();
    let Some(LeftOut { own, criteria }) = matrix.left_out(&page.subjects, &criteria) else {
        return Vec::new();
    };
    let ids: Vec<&str> = criteria.iter().map(|at| matrix.criteria[*at].id.as_str()).collect();
    let own = &matrix.subjects[own].id;
    vec![Diagnostic::selected_rows(span, own, &ids).with_severity(severity)]
}

fn first_table(page: &Page, read: &ReadPage) -> Option<Span> {
    let directives = page.outline.directives.iter().map(|(directive, _)| directive);
    let drawn = directives.filter(|directive| directive.is(&MATRIX)).map(|of| of.name.span);
    let places = drawn.chain(read.tables.iter().map(|table| table.place));
    places.min_by_key(|place| place.start).map(|first| page.span(first))
}

/// Returns the criteria that a page compares by, or whose facts it claims.
fn shown(site: &Site, page: &Page, matrix: &Matrix, read: &ReadPage) -> BTreeSet<Index<Criterion>> {
    let stated = read.stated.iter().flat_map(|stated| stated.statement.says.about());
    let stated = stated.map(|about| about.criterion);
    let of_tables = read.tables.iter().flat_map(|table| table.criteria.iter().copied());
    let mut shown: BTreeSet<Index<Criterion>> = of_tables.chain(stated).collect();
    for (directive, _) in &page.outline.directives {
        let on_page = OnPage { directive, matrix, subjects: &page.subjects, around: None };
        let entries =
            site.reads.entries(&directive.name.value).filter(|entry| entry.within.is_none());
        shown.extend(entries.flat_map(|entry| (entry.facts)(&on_page)).map(|(_, at)| at));
        let section = directive.value("id").filter(|_| directive.is(&CRITERION));
        shown.extend(section.and_then(|id| matrix.criterion(&id.value)));
    }
    let claimed = page.outline.claims.iter().filter_map(|claim| match &claim.bond {
        Binding::Fact { criterion, .. } => matrix.criterion(&criterion.value),
        Binding::Exempt { .. } => None,
    });
    shown.extend(claimed);
    shown
}
