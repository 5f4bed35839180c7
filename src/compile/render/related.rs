//! Finds guides that are related to a page. Pure.

use std::collections::HashMap;

use crate::base::index::Index;
use crate::compile::site::{Page, PageKind, Site, newest_first};

/// Maximum number of related guides.
const MOST: usize = 6;

/// Returns guides that share subjects (two points each) or tags (one point each), sorted by points, then
/// newest first.
pub(super) fn related(site: &Site, page: &Page) -> Vec<Index<Page>> {
    /// Number of pages considered per term or subject. Hundreds of pages may share one, and the newest
    /// suffice.
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
