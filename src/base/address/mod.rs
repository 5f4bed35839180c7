//! Addresses: a path inside the site as its names are, and the same as it is printed. Pure.
//!
//! Links are followed by names as they are on the disk, but a printed address writes a `#` in a name
//! as `%23`. So these are two types, and nothing prints the first: whatever is read by browsers,
//! feed readers or programs takes an [`Href`], which only encoding makes.

mod base_url;

use std::borrow::Cow;
use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use schemars::JsonSchema;
use serde::Serialize;

pub use base_url::BaseUrl;

/// What stands in the path of an address as it is (RFC 3986, `pchar` and the slash).
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@')
    .remove(b'/');

/// What stands in a query or a fragment as it is, but for the mark that begins it.
const QUERY: &AsciiSet = &PATH.remove(b'?');

/// What stands in an address as its author wrote it, of whatever kind it is.
const WRITTEN: &AsciiSet = &QUERY.remove(b'#').remove(b'[').remove(b']');

/// A path inside the site, such as `/backend/C#.pdf`: what the names are, not what is printed.
///
/// It is for look-ups, and for messages to authors.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// `path` begins with a slash.
    pub fn new(path: impl Into<String>) -> SitePath {
        SitePath(path.into())
    }

    /// Of a path below the output folder, such as `backend/C#.pdf`.
    pub fn of_file(path: &str) -> SitePath {
        SitePath(format!("/{path}"))
    }

    pub fn home() -> SitePath {
        SitePath("/".to_owned())
    }

    /// What is below a path that ends with a slash.
    pub fn join(&self, below: &str) -> SitePath {
        SitePath(format!("{}{below}", self.0))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An address as it is printed: a URI, of ASCII alone (RFC 3986).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Href(String);

impl Href {
    /// Of an author's address that leads to another site: what no URI may hold is encoded, all else
    /// stays as it was written.
    pub fn written(address: &str) -> Href {
        Href(match host(address) {
            Some((before, host, after)) if !host.is_ascii() => {
                let host = url::Host::parse(host)
                    .map_or_else(|_| encoded(host, PATH).into_owned(), |host| host.to_string());
                format!("{before}{host}{}", encoded(after, WRITTEN))
            }
            _ => encoded(address, WRITTEN).into_owned(),
        })
    }

    /// With a query and a fragment as an author wrote them: empty, or with their marks.
    #[must_use]
    pub fn followed_by(mut self, rest: &str) -> Href {
        let (query, fragment) = rest.split_at(rest.find('#').unwrap_or(rest.len()));
        self.0.push_str(&encoded(query, QUERY));
        if let Some(fragment) = fragment.strip_prefix('#') {
            self.0.push('#');
            self.0.push_str(&encoded(fragment, QUERY));
        }
        self
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Href {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Href> for String {
    fn from(href: Href) -> String {
        href.0
    }
}

/// Names as a path of an address. A `%` in a name is a character like others.
pub fn encode_path(names: &str) -> Cow<'_, str> {
    utf8_percent_encode(names, PATH).into()
}

/// Names as the target of a link in Markdown: readable, with no character that would end the target,
/// begin a fragment or be decoded.
pub fn link_target(names: &str) -> String {
    let mut target = String::with_capacity(names.len());
    for c in names.chars() {
        match c {
            '#' | '?' | '%' | '<' | '>' | '(' | ')' | '\\' | '\0'..=' ' => {
                target.extend(utf8_percent_encode(c.encode_utf8(&mut [0; 4]), NON_ALPHANUMERIC));
            }
            c => target.push(c),
        }
    }
    target
}

/// Encodes what may not stand in an address; what is encoded already stays.
fn encoded<'t>(text: &'t str, set: &'static AsciiSet) -> Cow<'t, str> {
    let bytes = text.as_bytes();
    let is_escape = |at: usize| {
        let digits = bytes.get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    let escapes: Vec<usize> =
        text.match_indices('%').map(|(at, _)| at).filter(|at| is_escape(*at)).collect();
    if escapes.is_empty() {
        return utf8_percent_encode(text, set).into();
    }
    let mut whole = String::with_capacity(text.len());
    let mut from = 0;
    for at in escapes {
        whole.extend(utf8_percent_encode(&text[from..at], set));
        whole.push('%');
        from = at + 1;
    }
    whole.extend(utf8_percent_encode(&text[from..], set));
    Cow::Owned(whole)
}

/// The host of an address with `//`, between what stands before it and after it.
fn host(address: &str) -> Option<(&str, &str, &str)> {
    let begin = address.find("//")? + 2;
    let end = address[begin..].find(['/', '?', '#']).map_or(address.len(), |end| begin + end);
    let begin = address[begin..end].rfind('@').map_or(begin, |at| begin + at + 1);
    let end = address[begin..end].find(':').map_or(end, |port| begin + port);
    Some((&address[..begin], &address[begin..end], &address[end..]))
}

/// What an address is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    Link,
    Image,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_encoded_and_a_percent_sign_is_a_character_of_them() {
        assert_eq!(encode_path("/a/C#.pdf"), "/a/C%23.pdf");
        assert_eq!(encode_path("100%25.pdf"), "100%2525.pdf");
        assert_eq!(encode_path("über uns?"), "%C3%BCber%20uns%3F");
        assert_eq!(encode_path("/a-b_c.~!$&'()*+,;=:@/"), "/a-b_c.~!$&'()*+,;=:@/");
    }

    #[test]
    fn a_link_target_leads_to_its_names() {
        assert_eq!(link_target("ä/C# 100%(a)?.pdf"), "ä/C%23%20100%25%28a%29%3F.pdf");
    }

    #[test]
    fn what_an_author_encoded_is_not_encoded_again() {
        let written = |address| String::from(Href::written(address));
        assert_eq!(
            written("https://a.org/%41%c3 b%?x=[1]#y"),
            "https://a.org/%41%c3%20b%25?x=[1]#y"
        );
        assert_eq!(written("https://a.org"), "https://a.org");
        assert_eq!(written("mailto:a@b.org"), "mailto:a@b.org");
    }

    #[test]
    fn a_host_beyond_ascii_is_printed_as_the_net_knows_it() {
        let written = |address| String::from(Href::written(address));
        assert_eq!(
            written("https://müller.de/ä?ö#ü"),
            "https://xn--mller-kva.de/%C3%A4?%C3%B6#%C3%BC"
        );
        assert_eq!(written("//Bücher.example:80"), "//xn--bcher-kva.example:80");
        assert_eq!(written("https://u@ü.de:1/"), "https://u@xn--tda.de:1/");
    }

    #[test]
    fn a_query_and_a_fragment_stay_as_they_were_written() {
        let page = || Href(String::from("/a/"));
        let after = |rest| String::from(page().followed_by(rest));
        assert_eq!(after("?x=%41&y=a b#ü#z"), "/a/?x=%41&y=a%20b#%C3%BC%23z");
        assert_eq!(after("#a?b"), "/a/#a?b");
        assert_eq!(after(""), "/a/");
    }
}
