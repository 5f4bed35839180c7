//! The variables of a page that every template has: its address, its dates, its neighbours. Pure.

use super::context::{Context, reading_minutes};
use super::{shown, structured};
use crate::base::address::{Href, SitePath, encode_path};
use crate::base::date::Date;
use crate::base::index::Index;
use crate::compile::site::addresses::list_address;
use crate::compile::site::{Page, PageKind, Site};
use crate::matrix::Subject;
use crate::matrix::view::as_of;
use crate::source::FileId;
use crate::theme::contract::{LinkView, PageView, TocView};
use crate::theme::{self, Value, Variables};

/// Returns the variables of a page without a file.
pub(super) fn made_variables(
    context: &Context,
    kind: &'static str,
    title: String,
    address: &SitePath,
) -> Variables {
    variables(context, &made_view(context, kind, title, address))
}

/// Returns the variables that every template has.
pub(super) fn variables(context: &Context, page: &PageView) -> Variables {
    let mut variables = Variables::default();
    variables.set("site", context.site_value.clone());
    variables.serialize("page", page);
    let structured = structured::data(context, page);
    variables.set("structured", structured.map_or_else(Value::none, |json| theme::html(&json)));
    variables
}

/// Returns the view of a page without a file. The home page is its only breadcrumb.
pub(super) fn made_view(
    context: &Context,
    kind: &'static str,
    title: String,
    address: &SitePath,
) -> PageView {
    let permalink = context.site.config.base_url.absolute(address);
    PageView {
        kind,
        title,
        description: String::new(),
        url: context.href(address),
        canonical_url: permalink.clone(),
        permalink,
        noindex: matches!(kind, "404" | "redirect"),
        date: None,
        updated: None,
        authors: Vec::new(),
        tags: Vec::new(),
        level: String::new(),
        reading_minutes: 1,
        words: 0,
        toc: Vec::new(),
        breadcrumbs: vec![context.home_link()],
        previous: None,
        next: None,
        related: Vec::new(),
        cover: None,
        subjects: Vec::new(),
        own: Vec::new(),
        as_of: None,
        guarded: None,
        matrix: None,
        draft: false,
        source: String::new(),
        edit_url: None,
        extra: theme::empty_table(),
    }
}

/// Returns the view of a page, without related guides and without how well it is guarded. `number` is the page of its list, counted from 1.
pub(super) fn page_view(context: &Context, page: &Page, number: usize) -> PageView {
    let site = &context.site;
    let address = list_address(&page.address, number);
    let permalink = site.config.base_url.absolute(&address);
    let matter = &page.matter;
    let canonical_url = matter.canonical_url.as_ref();
    let matrix = site.matrix_of(page);
    let subjects =
        |matrix, of: &[Index<Subject>]| context.with_matrix(matrix, |all| all.subjects(of));
    let shown = shown::of_page(site, page);
    let own = shown.iter().filter(|of| !of.own.is_empty());
    // Only the first page of a list has the text and the table.
    let facts = shown.iter().filter(|_| number == 1).flat_map(|of| of.facts(site));
    PageView {
        kind: page.kind.as_str(),
        title: page.title.clone(),
        description: page.description.clone(),
        url: context.href(&address),
        canonical_url: canonical_url
            .map_or_else(|| permalink.clone(), |url| Href::written(&url.value)),
        permalink,
        noindex: matter.noindex,
        date: matter.date.map(Date::iso_day),
        updated: matter.updated().map(Date::iso_day),
        authors: context.term_links(&site.authors, &page.authors),
        tags: context.term_links(&site.tags, &page.tags),
        level: matter.level.clone().unwrap_or_default(),
        reading_minutes: reading_minutes(page.outline.words),
        words: page.outline.words,
        toc: toc(page),
        breadcrumbs: breadcrumbs(context, page),
        previous: page.previous.map(|at| context.link(at)),
        next: page.next.map(|at| context.link(at)),
        related: Vec::new(),
        cover: context.cover(page),
        subjects: page.matrix.map_or_else(Vec::new, |at| subjects(at, &page.subjects)),
        own: own.flat_map(|of| subjects(of.matrix, &of.own)).collect(),
        as_of: as_of(facts).map(Date::iso_day),
        guarded: None,
        matrix: matrix.map(|matrix| matrix.id.clone()),
        draft: matter.draft,
        source: page
            .file
            .map_or_else(String::new, |file| encode_path(site.sources.path(file)).into_owned()),
        edit_url: page
            .file
            .or_else(|| section_matrix(site, page))
            .and_then(|file| context.edit_url(file)),
        extra: theme::table_value(&matter.extra),
    }
}

/// Returns the file of the matrix that the page of a section without `_index.md` shows.
fn section_matrix(site: &Site, page: &Page) -> Option<FileId> {
    site.matrix_in(page.section).map(|at| site.matrices[at].file)
}

/// Returns the links from the home page to the section above a page. The home page has none.
fn breadcrumbs(context: &Context, page: &Page) -> Vec<LinkView> {
    match page.kind {
        PageKind::Home => Vec::new(),
        PageKind::Section => context.breadcrumbs_to(context.site.sections[page.section].parent),
        PageKind::Guide | PageKind::Page => context.breadcrumbs_to(Some(page.section)),
    }
}

/// Returns the headings of level 2, each with its headings of level 3, without those in footnotes.
fn toc(page: &Page) -> Vec<TocView> {
    let mut entries: Vec<TocView> = Vec::new();
    for heading in page.outline.headings.iter().filter(|heading| !heading.in_note) {
        let entry =
            TocView { id: heading.id.clone(), title: heading.text.clone(), children: Vec::new() };
        match (heading.level, entries.last_mut()) {
            (3, Some(above)) => above.children.push(entry),
            (2 | 3, _) => entries.push(entry),
            _ => {}
        }
    }
    entries
}
