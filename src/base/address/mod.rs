//! Site paths and URLs: unencoded paths inside the site, and their percent-encoded form. Pure.
//!
//! Links are resolved by file names as they are on the disk, but a printed URL contains `%23` for a `#` in
//! a name. The two forms therefore have separate types, and a [`SitePath`] is never printed: everything
//! that browsers, feed readers or other programs read takes an [`Href`], which only the encoding functions
//! create.

mod base_url;
mod repository;
mod text_fragment;

use std::borrow::Cow;
use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use schemars::JsonSchema;
use serde::Serialize;

pub use base_url::BaseUrl;
pub use repository::{Forge, Repository, repository_host};

/// Characters to percent-encode in a URL path: all except `pchar` and the slash (RFC 3986).
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

/// Characters to percent-encode in a query or a fragment, after its leading `?` or `#`.
const QUERY: &AsciiSet = &PATH.remove(b'?');

/// Characters to percent-encode in a complete URL that an author wrote.
const WRITTEN: &AsciiSet = &QUERY.remove(b'#').remove(b'[').remove(b']');

/// A path inside the site with unencoded names, such as `/backend/C#.pdf`.
///
/// It is used for look-ups and in messages to authors, never in output.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// Creates a site path from a path that begins with a slash.
    pub fn new(path: impl Into<String>) -> SitePath {
        SitePath(path.into())
    }

    /// Creates a site path from a path below the output folder, such as `backend/C#.pdf`.
    pub fn of_file(path: &str) -> SitePath {
        SitePath(format!("/{path}"))
    }

    pub fn home() -> SitePath {
        SitePath("/".to_owned())
    }

    /// Appends `below` to a path that ends with a slash.
    pub fn join(&self, below: &str) -> SitePath {
        SitePath(format!("{}{below}", self.0))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A URL in printed form: ASCII only (RFC 3986).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Href(String);

impl Href {
    /// Encodes an author's link to another site: only characters that a URI may not contain are encoded,
    /// and a non-ASCII host becomes Punycode. The rest stays as written.
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

    /// Appends a query and a fragment as an author wrote them. `rest` is empty or begins with `?` or `#`.
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

/// Percent-encodes file names as a URL path. A `%` in a name is an ordinary character, and is encoded.
pub fn encode_path(names: &str) -> Cow<'_, str> {
    utf8_percent_encode(names, PATH).into()
}

/// Encodes file names as the target of a Markdown link: readable, but without characters that would end the
/// target, begin a query or a fragment, or be percent-decoded.
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

/// Percent-encodes the characters of `set`, but leaves existing escapes such as `%41` unchanged.
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

/// Splits a URL that contains `//` into the text before its host, the host, and the text after it.
fn host(address: &str) -> Option<(&str, &str, &str)> {
    let begin = address.find("//")? + 2;
    let end = address[begin..].find(['/', '?', '#']).map_or(address.len(), |end| begin + end);
    let begin = address[begin..end].rfind('@').map_or(begin, |at| begin + at + 1);
    let end = address[begin..end].find(':').map_or(end, |port| begin + port);
    Some((&address[..begin], &address[begin..end], &address[end..]))
}

/// The purpose of a URL in a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    Link,
    Image,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_encoded_including_percent_signs() {
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
    fn a_non_ascii_host_becomes_punycode() {
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
