//! Structured data for search engines: JSON-LD with the vocabulary of schema.org. Pure.

use serde_json::{Value as Json, json};

use super::context::Context;
use crate::theme::contract::PageView;

/// Returns the breadcrumbs of a page as JSON-LD, and the authors and dates of a guide. `None` for pages
/// without these, and for pages that search engines must not index. JSON-LD is data, so a strict
/// Content-Security-Policy allows it in the page.
pub(super) fn data(context: &Context, page: &PageView) -> Option<String> {
    if page.noindex {
        return None;
    }
    let graph: Vec<Json> =
        [trail(context, page), article(context, page)].into_iter().flatten().collect();
    if graph.is_empty() {
        return None;
    }
    let data = json!({ "@context": "https://schema.org", "@graph": graph });
    // `</script>` in a title must not end the element.
    Some(data.to_string().replace('<', "\\u003c"))
}

fn trail(context: &Context, page: &PageView) -> Option<Json> {
    if page.breadcrumbs.is_empty() {
        return None;
    }
    let base = &context.site.config.base_url;
    let above =
        page.breadcrumbs.iter().map(|link| (link.title.as_str(), base.with_origin(&link.url)));
    let all = above.chain([(page.title.as_str(), page.permalink.clone())]);
    let items = all.enumerate().map(|(at, (name, item))| {
        json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": item })
    });
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() }))
}

fn article(context: &Context, page: &PageView) -> Option<Json> {
    if page.kind != "guide" {
        return None;
    }
    let config = &context.site.config;
    let mut article = json!({
        "@type": "Article",
        "headline": page.title,
        "inLanguage": config.lang,
        "mainEntityOfPage": page.canonical_url,
    });
    let mut set = |key: &str, value: Json| article[key] = value;
    if !page.description.is_empty() {
        set("description", json!(page.description));
    }
    if let Some(date) = &page.date {
        set("datePublished", json!(date));
    }
    if let Some(updated) = page.updated.as_ref().or(page.date.as_ref()) {
        set("dateModified", json!(updated));
    }
    if !page.authors.is_empty() {
        let author = |link: &crate::theme::contract::LinkView| json!({ "@type": "Person", "name": link.title, "url": config.base_url.with_origin(&link.url) });
        set("author", page.authors.iter().map(author).collect());
    }
    if let Some(cover) = &page.cover {
        set("image", json!(config.base_url.with_origin(&cover.url)));
    }
    if !config.title.is_empty() {
        set("publisher", json!({ "@type": "Organization", "name": config.title }));
    }
    Some(article)
}
