//! Completion of link targets: pages, files and headings. Pure.

use std::sync::Arc;

use super::{Item, What};
use crate::base::address::link_target;
use crate::base::path;
use crate::compile::parse::data_files::is_readable;
use crate::compile::refer::{self, folder_of};
use crate::compile::site::Page;
use crate::data::document::Format;
use crate::editor::Known;
use crate::source::{FileId, Role, SourceFile};

/// Returns the possible targets of a link: `fact:`, the page's own headings, pages by the relative paths of
/// their files, and files that are copied.
pub(super) fn targets(known: &Known<'_>, file: FileId, page: Option<&Page>) -> Vec<Item> {
    let Some(page) = page else { return Vec::new() };
    let claim = page.matrix.map(|_| {
        Item::new(What::Value, "fact:").detail("a claim").about("Binds the text to a fact.")
    });
    let headings = headings(page, "#");
    let beside = samples(known, file).into_iter().map(escaped);
    claim.into_iter().chain(headings).chain(pages(known, page)).chain(beside).collect()
}

/// Returns every other page that is made from a file.
pub(super) fn pages(known: &Known<'_>, from: &Page) -> Vec<Item> {
    let site = known.site;
    let folder = folder_of(site, from);
    let item = |page: &Arc<Page>| {
        let file = page.file.filter(|_| page.file != from.file)?;
        let way = path::relative(folder, &site.sources.get(file).inner);
        Some(escaped(Item::new(What::File, way).detail(&page.title).about(&page.description)))
    };
    let mut items: Vec<Item> = site.pages.iter().filter_map(item).collect();
    // Pages in nearby folders come first.
    items.sort_by_cached_key(|item| (item.label.matches("../").count(), item.label.clone()));
    items
}

/// Escapes the inserted text for a link target: a space becomes `%20`, a `#` in a name `%23`.
fn escaped(item: Item) -> Item {
    let text = link_target(&item.text);
    item.text(text)
}

/// Returns the files in the page's folder and in the folders below it.
pub(super) fn samples(known: &Known<'_>, file: FileId) -> Vec<Item> {
    let sources = &known.site.sources;
    let folder = sources.get(file).folder();
    let below = |inner: &str| match folder {
        "" => Some(inner.to_owned()),
        folder => inner.strip_prefix(folder)?.strip_prefix('/').map(str::to_owned),
    };
    let assets = sources.with_role(Role::Asset).filter_map(|(_, asset)| below(&asset.inner));
    assets.map(|way| Item::new(What::File, way).detail("file")).collect()
}

/// Returns the files that a matrix can take facts from, by their paths from the site's root.
pub(super) fn data_files(known: &Known<'_>) -> Vec<Item> {
    let files = known.site.sources.iter().map(|(_, file)| file);
    let is_data = |file: &&SourceFile| is_readable(file) && Format::of(&file.path).is_some();
    files.filter(is_data).map(|file| Item::new(What::File, format!("/{}", file.path))).collect()
}

/// Returns the headings of the page at the link target `path`; of the page itself if it is empty.
pub(super) fn anchors(known: &Known<'_>, from: Option<&Page>, path: &str) -> Vec<Item> {
    let Some(from) = from else { return Vec::new() };
    let page = match path {
        "" => Some(from),
        path => refer::page(known.site, known.plan, from, path).map(|at| &*known.site.pages[at]),
    };
    page.map(|page| headings(page, "")).unwrap_or_default()
}

fn headings(page: &Page, before: &str) -> Vec<Item> {
    let item = |heading: &crate::compile::parse::outline::Heading| {
        Item::new(What::Heading, format!("{before}{}", heading.id)).detail(&heading.text)
    };
    page.outline.headings.iter().map(item).collect()
}
