//! What all feeds share (Atom, RFC 4287). Pure.

use atom_syndication::{Feed, FixedDateTime, Generator, Link, Person, Text};

use crate::base::address::{Href, SitePath};
use crate::base::date::Date;
use crate::compile::site::Site;
use crate::compile::site::addresses::FEED;

/// Returns a feed without entries. It is published at `address` beside the page that it is about.
pub(super) fn empty(
    site: &Site,
    title: String,
    address: &SitePath,
    updated: Option<Date>,
    subtitle: Option<String>,
) -> Feed {
    let base = &site.config.base_url;
    Feed {
        title: Text::plain(title),
        id: base.absolute(address).into(),
        updated: moment(updated),
        authors: people(&[publisher(site)]),
        generator: Some(generator()),
        links: vec![
            link("self", base.absolute(&address.join(FEED))),
            link("alternate", base.absolute(address)),
        ],
        subtitle: subtitle.map(Text::plain),
        lang: Some(site.config.lang.clone()),
        ..Feed::default()
    }
}

/// Returns the author of the site, or its title if the configuration names no author.
pub(super) fn publisher(site: &Site) -> String {
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

pub(super) fn people(names: &[String]) -> Vec<Person> {
    let person = |name: &String| Person { name: name.clone(), ..Person::default() };
    names.iter().filter(|name| !name.is_empty()).map(person).collect()
}

pub(super) fn link(rel: &str, href: Href) -> Link {
    Link { rel: rel.to_owned(), href: href.into(), ..Link::default() }
}

pub(super) fn moment(date: Option<Date>) -> FixedDateTime {
    let text = date.map(Date::rfc3339).unwrap_or_default();
    text.parse().expect("a date is RFC 3339")
}
