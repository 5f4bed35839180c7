//! Tags and authors, each with its pages. Pure.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::address;
use crate::diagnostic::Diagnostic;
use crate::site::{Page, Taxonomy, TaxonomyKind, Term, newest_first};
use crate::source::Spanned;

/// Collects the terms of all pages, and gives each page the indices of its own.
///
/// Names that differ in case only are one term, under the spelling that comes first. Reports
/// names that make no address.
pub(super) fn build(pages: &mut [Page], found: &mut Vec<Diagnostic>) -> (Taxonomy, Taxonomy) {
    let tags = collect(pages, TaxonomyKind::Tags, |page| &page.matter.tags, found);
    let authors = collect(pages, TaxonomyKind::Authors, |page| &page.matter.authors, found);
    for (page, own) in pages.iter_mut().zip(tags.1) {
        page.tags = own;
    }
    for (page, own) in pages.iter_mut().zip(authors.1) {
        page.authors = own;
    }
    (tags.0, authors.0)
}

fn collect(
    pages: &[Page],
    kind: TaxonomyKind,
    names: impl Fn(&Page) -> &[Spanned<String>],
    found: &mut Vec<Diagnostic>,
) -> (Taxonomy, Vec<Vec<usize>>) {
    let mut by_name: BTreeMap<String, Term> = BTreeMap::new();
    let mut own: Vec<Vec<String>> = Vec::with_capacity(pages.len());
    for (at, page) in pages.iter().enumerate() {
        let mut keys = Vec::new();
        for name in names(page) {
            let key = name.value.trim().to_lowercase();
            if keys.contains(&key) {
                continue;
            }
            let term = match by_name.entry(key.clone()) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    let part = address::term(&key);
                    if part.is_empty() {
                        found.push(Diagnostic::invalid_term(name.span, &name.value));
                        continue;
                    }
                    new.insert(Term {
                        name: name.value.trim().to_owned(),
                        address: format!("/{}/{part}/", kind.as_str()),
                        pages: Vec::new(),
                        span: name.span,
                    })
                }
            };
            if name.span < term.span {
                term.span = name.span;
                name.value.trim().clone_into(&mut term.name);
            }
            term.pages.push(at);
            keys.push(key);
        }
        own.push(keys);
    }
    let number: BTreeMap<&String, usize> =
        by_name.keys().enumerate().map(|(at, key)| (key, at)).collect();
    let own = own.iter().map(|keys| keys.iter().map(|key| number[key]).collect()).collect();
    let mut terms: Vec<Term> = by_name.into_values().collect();
    for term in &mut terms {
        term.pages.sort_by(|a, b| newest_first(&pages[*a], &pages[*b]));
    }
    (Taxonomy { kind, terms }, own)
}
