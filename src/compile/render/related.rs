//! Guides that are near to a page. Pure.

use std::collections::HashMap;

use crate::base::index::Index;
use crate::compile::site::{Page, PageKind, Site, newest_first};

/// At most this many.
const MOST: usize = 6;

/// Guides that share subjects (two points each) or tags (one point each), the nearest first, and
/// among equals the newest.
pub(super) fn related(site: &Site, page: &Page) -> Vec<Index<Page>> {
    /// Of a term that hundreds of pages share, the newest are enough.
    const NEWEST: usize = 200;
    if page.kind != PageKind::Guide {
        return Vec::new();
    }
    let mut points: HashMap<Index<Page>, u32> = HashMap::new();
    for tag in &page.tags {
        for other in site.tags.terms[*tag].pages.iter().take(NEWEST) {
            *points.entry(*other).or_default() += 1;
        }
    }
    if let Some(matrix) = page.matrix {
        for subject in &page.subjects {
            for other in site.compared(matrix, *subject).iter().take(NEWEST) {
                *points.entry(*other).or_default() += 2;
            }
        }
    }
    let is_other_guide = |at: &Index<Page>| {
        let other = &site.pages[*at];
        other.kind == PageKind::Guide && other.address != page.address
    };
    let mut related: Vec<(Index<Page>, u32)> =
        points.into_iter().filter(|(at, _)| is_other_guide(at)).collect();
    related.sort_by(|(a, of_a), (b, of_b)| {
        let (a, b) = (&site.pages[*a], &site.pages[*b]);
        of_b.cmp(of_a).then_with(|| newest_first(a, b))
    });
    related.into_iter().take(MOST).map(|(at, _)| at).collect()
}
