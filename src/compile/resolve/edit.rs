//! Incremental resolution after an edit of a page's text, which reuses the rest of the site. Pure.

use std::sync::Arc;

use super::{changes, pages};
use crate::compile::parse::ParsedPage;
use crate::compile::site::{Page, Site};
use crate::source::Sources;

/// Replaces the texts of some pages of a site. `sources` has the same files, possibly with other stamps.
/// `None` if the edit may affect other pages, because it changes a page's position in lists, address or
/// title.
///
/// Returns the same site as `resolve`, which would report the same diagnostics as before.
pub(crate) fn with_texts(
    site: &Site,
    sources: &Arc<Sources>,
    edited: &[ParsedPage],
) -> Option<Site> {
    let mut site = Site { sources: Arc::clone(sources), ..site.clone() };
    for parsed in edited {
        let at = *site.by_file.get(&parsed.file)?;
        site.pages[at] = Arc::new(with_text(&site, &site.pages[at], parsed.clone())?);
    }
    Some(site)
}

fn with_text(site: &Site, page: &Page, mut parsed: ParsedPage) -> Option<Page> {
    pages::date(&site.sources, &mut parsed);
    parsed.outline = parsed.outline.beside(&site.theme.ids);
    let words = pages::Words::of(&site.sources, &site.config.title, &parsed);
    // Reused diagnostics contain spans in the front matter, so it must not move.
    let is_same = parsed.matter == page.matter
        && parsed.body_at == page.body_at
        && words.title == page.title
        && changes::has_verdict(&parsed.outline) == changes::has_verdict(&page.outline);
    is_same.then(|| Page {
        description: words.description,
        titled_by_heading: words.titled_by_heading,
        outline: parsed.outline,
        content: parsed.content,
        ..page.clone()
    })
}
