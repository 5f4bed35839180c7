//! What the directives of a page draw of its matrix. Pure.

use crate::compile::site::{Page, Site};
use crate::directive::{Body, Builtin, OnPage};
use crate::matrix::Matrix;
use crate::matrix::view::Cell;

/// Returns the table entries that apply to the directives of a page, each with its context.
pub fn entries<'p>(
    site: &Site,
    matrix: &'p Matrix,
    page: &'p Page,
) -> Vec<(&'static Builtin, OnPage<'p>)> {
    // A `:::subject` is a direct child of its `:::criterion`, which is therefore the last one before it.
    let mut around = None;
    let mut found = Vec::new();
    for (directive, _) in &page.outline.directives {
        for entry in site.reads.entries(&directive.name.value) {
            found.push((entry, OnPage { directive, matrix, subjects: &page.subjects, around }));
            if entry.body == Body::Contenders {
                around = Some(directive);
            }
        }
    }
    found
}

/// Returns the facts that the directives of a page show or depend on, perhaps with repetitions.
pub fn cells(entries: &[(&'static Builtin, OnPage<'_>)]) -> impl Iterator<Item = Cell> {
    entries.iter().flat_map(|(entry, on_page)| (entry.facts)(on_page))
}
