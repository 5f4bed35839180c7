//! The Atom feed of the newest guides (RFC 4287). Pure. The only file that names
//! `atom_syndication`.

use atom_syndication::{Entry, Feed, FixedDateTime, Generator, Link, Person, Text};

use super::shared::Shared;
use crate::date::Date;
use crate::plan::FEED;
use crate::site::{Page, PageKind, Site, newest_first};

/// Guides and dated pages, the newest first. A feed without entries is as old as Unix time,
/// because it must have a date and the build has no clock of its own.
pub(super) fn atom(shared: &Shared) -> String {
    let site = &shared.site;
    let mut dated: Vec<(&Page, Date)> = site
        .pages
        .iter()
        .filter(|page| matches!(page.kind, PageKind::Guide | PageKind::Page))
        .filter(|page| !page.matter.noindex)
        .filter_map(|page| Some((page, page.matter.date?)))
        .collect();
    dated.sort_by(|(a, _), (b, _)| newest_first(a, b));
    dated.truncate(site.config.feeds.limit);
    let base = &site.config.base_url;
    let last =
        dated.iter().map(|(page, day)| page.matter.updated().unwrap_or(*day).max(*day)).max();
    let feed = Feed {
        title: Text::plain(site.config.title.clone()),
        id: base.absolute("/"),
        updated: moment(last.or_else(|| Date::from_unix_seconds(0))),
        authors: people(std::slice::from_ref(&site.config.author)),
        generator: Some(Generator {
            value: "versus".to_owned(),
            uri: None,
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
        links: vec![
            link("self", base.absolute(&format!("/{FEED}"))),
            link("alternate", base.absolute("/")),
        ],
        subtitle: non_empty(&site.config.description).map(Text::plain),
        lang: Some(site.config.lang.clone()),
        entries: dated.iter().map(|(page, day)| entry(site, page, *day)).collect(),
        ..Feed::default()
    };
    feed.to_string()
}

fn entry(site: &Site, page: &Page, day: Date) -> Entry {
    let address = site.config.base_url.absolute(&page.address);
    let names: Vec<String> =
        page.authors.iter().map(|at| site.authors.terms[*at].name.clone()).collect();
    let summary = page.outline.summary.as_ref().unwrap_or(&page.description);
    Entry {
        title: Text::plain(page.title.clone()),
        id: address.clone(),
        updated: moment(Some(page.matter.updated().unwrap_or(day).max(day))),
        published: Some(moment(Some(day))),
        authors: match names.is_empty() {
            // An entry without an author needs one in the feed; some readers want it here.
            true => people(std::slice::from_ref(&site.config.title)),
            false => people(&names),
        },
        links: vec![link("alternate", address)],
        summary: non_empty(summary).map(Text::plain),
        ..Entry::default()
    }
}

fn people(names: &[String]) -> Vec<Person> {
    let person = |name: &String| Person { name: name.clone(), ..Person::default() };
    names.iter().filter(|name| !name.is_empty()).map(person).collect()
}

fn link(rel: &str, href: String) -> Link {
    Link { rel: rel.to_owned(), href, ..Link::default() }
}

fn non_empty(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn moment(date: Option<Date>) -> FixedDateTime {
    let text = date.map(Date::rfc3339).unwrap_or_default();
    text.parse().expect("a date is RFC 3339")
}
