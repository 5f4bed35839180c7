//! Atom feeds (RFC 4287): the newest guides, and what changed in a matrix. Pure. The only file that
//! names `atom_syndication`.

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use pulldown_cmark_escape::escape_html;

use super::changes as told;
use super::shared::Shared;
use crate::base::address::{BaseUrl, Href, SitePath};
use crate::base::date::Date;
use crate::compile::plan::FEED;
use crate::compile::site::{Page, PageKind, Site, newest_first};
use crate::theme::contract::ChangeView;

/// At most this many commits stand in a feed of changes.
const CHANGES: usize = 50;

/// Guides and dated pages, the newest first. A feed without entries is as old as Unix time,
/// because it must have a date and the build has no clock of its own.
pub(super) fn atom(shared: &Shared) -> String {
    let site = &shared.site;
    let mut dated: Vec<(&Page, Date)> = site
        .pages
        .iter()
        .filter(|page| matches!(page.kind, PageKind::Guide | PageKind::Page))
        .filter(|page| !page.matter.noindex)
        .filter_map(|page| Some((&**page, page.matter.date?)))
        .collect();
    dated.sort_by(|(a, _), (b, _)| newest_first(a, b));
    dated.truncate(site.config.feeds.limit);
    let base = &site.config.base_url;
    let last =
        dated.iter().map(|(page, day)| page.matter.updated().unwrap_or(*day).max(*day)).max();
    let feed = Feed {
        title: Text::plain(site.config.title.clone()),
        id: base.absolute(&SitePath::home()).into(),
        updated: moment(last.or_else(|| Date::from_unix_seconds(0))),
        authors: people(std::slice::from_ref(&site.config.author)),
        generator: Some(generator()),
        links: vec![
            link("self", base.absolute(&SitePath::of_file(FEED))),
            link("alternate", base.absolute(&SitePath::home())),
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
        id: address.to_string(),
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

/// What changed in a matrix, commit by commit, the newest first.
pub(super) fn changes(shared: &Shared, matrix: usize) -> String {
    let site = &shared.site;
    let base = &site.config.base_url;
    let address = told::address(shared, matrix);
    let view = told::changes_view(shared, matrix);
    let days = site.changes[matrix].commits.iter().map(|change| change.commit.date);
    let entries = view.commits.iter().zip(days.clone()).take(CHANGES);
    let entries = entries.map(|(change, day)| change_entry(base, (&address, change), day));
    let feed = Feed {
        title: Text::plain(format!("{} · {}", told::title(shared, matrix), site.config.title)),
        id: base.absolute(&address).into(),
        updated: moment(days.max()),
        authors: people(&[publisher(site)]),
        generator: Some(generator()),
        links: vec![
            link("self", base.absolute(&address.join(FEED))),
            link("alternate", base.absolute(&address)),
        ],
        subtitle: Some(Text::plain(told::summary(shared, &view))),
        lang: Some(site.config.lang.clone()),
        entries: entries.collect(),
        ..Feed::default()
    };
    feed.to_string()
}

fn change_entry(base: &BaseUrl, (address, change): (&SitePath, &ChangeView), day: Date) -> Entry {
    let permalink = base.absolute(address).followed_by(&format!("#{}", change.id));
    let title = if change.summary.is_empty() { &change.commit } else { &change.summary };
    Entry {
        title: Text::plain(title.clone()),
        id: permalink.to_string(),
        updated: moment(Some(day)),
        links: vec![link("alternate", permalink)],
        content: Some(Content {
            content_type: Some("html".to_owned()),
            value: Some(change_html(change)),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

/// The page tells the same with more care; here every change is an item of a list.
fn change_html(change: &ChangeView) -> String {
    let flips = change.flips.iter().map(|flip| flip.text.clone());
    let facts = change.facts.iter().map(|fact| {
        format!("{}, {}: {} → {}", fact.subject, fact.criterion, fact.old.text, fact.new.text)
    });
    let mut html = String::from("<ul>");
    for item in flips.chain(facts).chain(change.notes.iter().cloned()) {
        html.push_str("<li>");
        escape_html(&mut html, &item).expect("a string takes everything");
        html.push_str("</li>");
    }
    html + "</ul>"
}

fn publisher(site: &Site) -> String {
    let author = &site.config.author;
    if author.is_empty() { site.config.title.clone() } else { author.clone() }
}

fn generator() -> Generator {
    Generator {
        value: "versus".to_owned(),
        uri: None,
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
    }
}

fn people(names: &[String]) -> Vec<Person> {
    let person = |name: &String| Person { name: name.clone(), ..Person::default() };
    names.iter().filter(|name| !name.is_empty()).map(person).collect()
}

fn link(rel: &str, href: Href) -> Link {
    Link { rel: rel.to_owned(), href: href.into(), ..Link::default() }
}

fn non_empty(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn moment(date: Option<Date>) -> FixedDateTime {
    let text = date.map(Date::rfc3339).unwrap_or_default();
    text.parse().expect("a date is RFC 3339")
}
