//! Sitemaps (format: sitemaps.org). Pure.

use std::borrow::Cow;
use std::fmt::Write;

use quick_xml::escape::escape;

use super::recipe::{Planning, Recipe, bytes};
use crate::base::address::SitePath;
use crate::base::date::Date;
use crate::compile::plan::Words;
use crate::compile::render::rendering::Rendering;
use crate::compile::render::stop::Stop;
use crate::compile::render::xml::xml;
use crate::compile::site::Site;

const WORDS: Words = Words::once("the sitemap");

/// Maximum number of addresses in a sitemap (sitemaps.org).
const MOST: usize = 50_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

pub(super) fn plan(planning: &mut Planning<'_>) {
    let site = planning.site;
    if !site.config.publish.sitemap {
        return;
    }
    match listed(site).count().div_ceil(MOST) {
        0 | 1 => planning.once("sitemap.xml", &WORDS, Sitemap { number: 1 }),
        several => {
            planning.once("sitemap.xml", &WORDS, SitemapIndex { sitemaps: several });
            for number in 1..=several {
                planning.once(&path_of(number), &WORDS, Sitemap { number });
            }
        }
    }
}

/// The only sitemap, or one of several.
#[derive(Debug)]
struct Sitemap {
    /// Counted from 1
    number: usize,
}

/// The index of the sitemaps of a large site.
#[derive(Debug)]
struct SitemapIndex {
    sitemaps: usize,
}

impl Recipe for Sitemap {
    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        bytes(xml(sitemap(&rendering.context.site, self.number)))
    }
}

impl Recipe for SitemapIndex {
    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        bytes(xml(sitemap_index(&rendering.context.site, self.sitemaps)))
    }
}

/// Returns the addresses that search engines may index, each with the date of its last change if it is known:
/// first pages of files and sections, then pages generated from matrices, then pages of changes.
fn listed(site: &Site) -> impl Iterator<Item = (Cow<'_, SitePath>, Option<Date>)> {
    let pages =
        site.pages.iter().filter(|page| !page.matter.noindex).map(|page| {
            (Cow::Borrowed(&page.address), page.matter.updated().max(page.matter.date))
        });
    let made = site.made.iter().filter(|page| !page.noindex);
    let made = made.map(|page| (Cow::Owned(site.made_address(page)), None));
    let shared = site.made_shared().filter(|(_, shared)| !shared.noindex);
    let shared = shared.map(|(_, shared)| (Cow::Borrowed(&shared.address), None));
    let changes = site.matrices.indices().filter_map(|matrix| {
        let address = site.changes_address(matrix).filter(|of| site.page_at(of).is_none())?;
        let last = site.changes[matrix].commits.first().map(|change| change.commit.date);
        Some((Cow::Owned(address), last))
    });
    pages.chain(made).chain(shared).chain(changes)
}

/// Returns the `number`th sitemap, counted from 1 (format: sitemaps.org).
fn sitemap(site: &Site, number: usize) -> String {
    let mut xml = format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\">\n");
    let listed = listed(site).skip((number - 1) * MOST).take(MOST);
    for (address, changed) in listed {
        let address = site.config.base_url.absolute(&address);
        let _ = write!(xml, "<url><loc>{}</loc>", escape(address.as_str()));
        if let Some(day) = changed {
            let _ = write!(xml, "<lastmod>{}</lastmod>", day.iso_day());
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// Returns the path of one of several sitemaps, counted from 1.
fn path_of(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// Returns the index of the sitemaps of a large site.
fn sitemap_index(site: &Site, sitemaps: usize) -> String {
    let mut xml = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for path in (1..=sitemaps).map(path_of) {
        let address = site.config.base_url.absolute(&SitePath::of_file(&path));
        let _ = writeln!(xml, "<sitemap><loc>{}</loc></sitemap>", escape(address.as_str()));
    }
    xml.push_str("</sitemapindex>\n");
    xml
}
