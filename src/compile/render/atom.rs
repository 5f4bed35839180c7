//! Elements that all feeds share (Atom, RFC 4287). Pure.

use atom_syndication::{FixedDateTime, Generator, Link, Person};

use crate::base::address::Href;
use crate::base::date::Date;

pub(super) fn generator() -> Generator {
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
