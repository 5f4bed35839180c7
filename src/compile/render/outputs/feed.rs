//! The Atom feed of the newest guides and pages. Pure.

use std::borrow::Cow;

use atom_syndication::{Entry, Text};

use super::atom::{self, link, moment, people, publisher};
use super::recipe::{Planning, Recipe, bytes};
use crate::base::address::SitePath;
use crate::base::date::Date;
use crate::compile::plan::Words;
use crate::compile::render::rendering::Rendering;
use crate::compile::render::stop::Stop;
use crate::compile::render::xml::xml;
use crate::compile::site::addresses::FEED;
use crate::compile::site::{Page, PageKind, Site, newest_first};

const WORDS: Words = Words::once("the feed");

pub(super) fn plan(planning: &mut Planning<'_>) {
    if planning.site.config.feeds.enabled {
        planning.once(FEED, &WORDS, Guides);
    }
}

#[derive(Debug)]
struct Guides;

impl Recipe for Guides {
    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        bytes(xml(feed(&rendering.context.site)))
    }
}

/// Returns the feed of guides and pages that have a date, newest first. A feed without entries is dated 1970,
/// because a feed must have a date and the output must not depend on the time of the build.
fn feed(site: &Site) -> String {
    let mut dated: Vec<(&Page, Date)> = site
        .pages
        .iter()
        .filter(|page| matches!(page.kind, PageKind::Guide | PageKind::Page))
        .filter(|page| !page.matter.noindex)
        .filter_map(|page| Some((&**page, page.matter.date?)))
        .collect();
    dated.sort_by(|(a, _), (b, _)| newest_first(a, b));
    dated.truncate(site.config.feeds.limit);
    let last =
        dated.iter().map(|(page, day)| page.matter.updated().unwrap_or(*day).max(*day)).max();
    let updated = last.or_else(|| Date::from_unix_seconds(0));
    let (title, subtitle) = (site.config.title.clone(), non_empty(&site.config.description));
    let mut feed = atom::empty(site, title, &SitePath::home(), updated, subtitle);
    feed.entries = dated.iter().map(|(page, day)| entry(site, page, *day)).collect();
    feed.to_string()
}

fn entry(site: &Site, page: &Page, day: Date) -> Entry {
    let address = site.config.base_url.absolute(&page.address);
    let names: Vec<String> =
        page.authors.iter().map(|at| site.authors.terms[*at].name.clone()).collect();
    let summary = page.outline.summary.as_ref().unwrap_or(&page.description);
    Entry {
        title: Text::plain(page.title.clone()),
        id: address.to_string(),
        updated: moment(Some(page.matter.updated().unwrap_or(day).max(day))),
        published: Some(moment(Some(day))),
        authors: match names.is_empty() {
            // Atom allows an entry without an author if the feed has one, but some feed readers require it
            // here.
            true => people(&[publisher(site)]),
            false => people(&names),
        },
        links: vec![link("alternate", address)],
        summary: non_empty(summary).map(Text::plain),
        ..Entry::default()
    }
}

fn non_empty(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
