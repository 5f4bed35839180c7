//! Collects tags and authors with their pages. Pure.

use std::collections::{BTreeMap, HashMap};

use super::address;
use crate::base::address::SitePath;
use crate::base::collation::Collation;
use crate::base::index::{Index, List};
use crate::compile::site::{Page, Taxonomy, TaxonomyKind, Term, newest};
use crate::diagnostic::Diagnostic;
use crate::source::Placed;

/// Collects the terms of all pages, and sets the indices of each page's terms.
///
/// Names that differ only in case are one term, spelled as in its first occurrence. Reports names that have
/// no address segment.
pub(super) fn build(
    pages: &mut List<Page>,
    collation: &Collation,
    found: &mut Vec<Diagnostic>,
) -> (Taxonomy, Taxonomy) {
    let newest = newest(pages, |_| true);
    let all = All { pages, newest: &newest, collation };
    let mut wrong_authors = Vec::new();
    let (tags, authors) = rayon::join(
        || collect(all, TaxonomyKind::Tags, |page| &page.matter.tags, found),
        || collect(all, TaxonomyKind::Authors, |page| &page.matter.authors, &mut wrong_authors),
    );
    found.append(&mut wrong_authors);
    for (page, own) in pages.iter_mut().zip(tags.1) {
        page.tags = own;
    }
    for (page, own) in pages.iter_mut().zip(authors.1) {
        page.authors = own;
    }
    (tags.0, authors.0)
}

/// The inputs that all taxonomies share.
#[derive(Clone, Copy)]
struct All<'p> {
    pages: &'p List<Page>,
    newest: &'p [Index<Page>],
    collation: &'p Collation,
}

/// Collects the terms of one taxonomy. Pages are visited newest first, so each term's pages need no sorting.
fn collect<'p>(
    all: All<'p>,
    kind: TaxonomyKind,
    names: impl Fn(&'p Page) -> &'p [Placed<String>],
    found: &mut Vec<Diagnostic>,
) -> (Taxonomy, List<Page, Vec<Index<Term>>>) {
    let All { pages, newest, collation } = all;
    // By key: the name in lower case. The order of keys breaks ties between names that collate as equal.
    let mut numbers: BTreeMap<String, Index<Term>> = BTreeMap::new();
    // By spelling, which saves computing the key again for a known spelling; `None` for an invalid name.
    let mut spelled: HashMap<&str, Option<Index<Term>>> = HashMap::new();
    let mut terms: List<Term> = List::with_capacity(0);
    let mut own = pages.filled(Vec::new());
    for at in newest {
        let page = &pages[*at];
        for name in names(page) {
            let span = page.span(name.span);
            let number = *spelled.entry(&name.value).or_insert_with(|| {
                let key = name.value.trim().to_lowercase();
                let part = address::term(&key);
                (!part.is_empty()).then(|| {
                    *numbers.entry(key).or_insert_with(|| {
                        let address = SitePath::new(format!("/{}/{part}/", kind.as_str()));
                        let name = name.value.trim().to_owned();
                        terms.push(Term { name, address, pages: Vec::new(), span })
                    })
                })
            });
            let Some(number) = number else {
                found.push(Diagnostic::invalid_term(span, &name.value));
                continue;
            };
            if own[*at].contains(&number) {
                continue;
            }
            let term = &mut terms[number];
            if span < term.span {
                term.span = span;
                name.value.trim().clone_into(&mut term.name);
            }
            term.pages.push(*at);
            own[*at].push(number);
        }
    }
    let mut places = terms.filled(Index::new(0));
    let mut numbers: Vec<(String, Index<Term>)> = numbers.into_iter().collect();
    numbers.sort_by_cached_key(|(_, number)| collation.key(&terms[*number].name));
    for (place, (_, number)) in terms.indices().zip(&numbers) {
        places[*number] = place;
    }
    own.iter_mut().flatten().for_each(|number| *number = places[*number]);
    let mut placed: Vec<(Index<Term>, Term)> = places.iter().copied().zip(terms).collect();
    placed.sort_by_key(|(place, _)| *place);
    let terms = placed.into_iter().map(|(_, term)| term).collect();
    (Taxonomy { kind, terms }, own)
}
