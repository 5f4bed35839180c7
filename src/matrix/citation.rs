//! Titles of the sources that facts name by address, made from the addresses alone. Pure.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use percent_encoding::percent_decode_str;

use crate::base::printable;

/// The length of the path in a title, in characters. A longer one is shortened.
const LONGEST: usize = 44;

/// The title of each address. Any two of them differ.
#[derive(Debug, Clone, Default)]
pub(super) struct Citations(HashMap<Box<str>, String>);

impl Citations {
    pub(super) fn of<'u>(addresses: impl Iterator<Item = &'u str>) -> Citations {
        let mut waiting: BTreeSet<&str> = addresses.collect();
        let mut titles = HashMap::new();
        let mut taken = BTreeSet::new();
        for title in [by_path, by_path_and_rest, ToString::to_string as fn(&str) -> String] {
            let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
            for address in std::mem::take(&mut waiting) {
                alike.entry(title(address)).or_default().push(address);
            }
            for (title, addresses) in alike {
                match addresses.as_slice() {
                    [only] if taken.insert(title.clone()) => {
                        drop(titles.insert((*only).into(), title))
                    }
                    _ => waiting.extend(addresses),
                }
            }
        }
        Citations(titles)
    }

    /// Returns the title of an address; the address itself if it is not one of the matrix.
    pub(super) fn title<'c>(&'c self, address: &'c str) -> &'c str {
        self.0.get(address).map_or(address, String::as_str)
    }
}

/// Returns the host and the path: `https://www.example.org/docs/a.html?q` → `example.org: docs/a`.
fn by_path(address: &str) -> String {
    let (host, rest) = split(address);
    let path = rest.split(['?', '#']).next().unwrap_or(rest);
    title(host, path)
}

/// Returns the host and the path with its query and its fragment.
fn by_path_and_rest(address: &str) -> String {
    let (host, rest) = split(address);
    title(host, rest)
}

/// Splits an address into its host, without `www.`, and the rest.
fn split(address: &str) -> (&str, &str) {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (host, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    (host.strip_prefix("www.").unwrap_or(host), rest)
}

fn title(host: &str, path: &str) -> String {
    let decoded = percent_decode_str(path).decode_utf8();
    let is_plain = |path: &str| {
        matches!(printable::line(path), Cow::Borrowed(_)) && !path.contains(char::is_whitespace)
    };
    let path = match &decoded {
        Ok(decoded) if is_plain(decoded) => decoded,
        _ => path,
    };
    let path = path.trim_matches('/');
    let endings = [".html", ".htm"];
    let path = endings.into_iter().find_map(|ending| path.strip_suffix(ending)).unwrap_or(path);
    let folder = path.strip_suffix("index").filter(|of| of.is_empty() || of.ends_with('/'));
    let path = folder.unwrap_or(path).trim_end_matches('/');
    match path.is_empty() {
        true => host.to_owned(),
        false => format!("{host}: {}", shortened(path)),
    }
}

/// Leaves out the beginning of a long path, or the middle of a long last part.
fn shortened(path: &str) -> String {
    let length = |text: &str| text.chars().count();
    if length(path) <= LONGEST {
        return path.to_owned();
    }
    let ends = path.match_indices('/').map(|(at, _)| &path[at..]);
    if let Some(end) = ends.filter(|end| end.len() > 1).find(|end| length(end) < LONGEST) {
        return format!("…{end}");
    }
    let last = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(path);
    let (all, half) = (length(last), LONGEST / 2);
    if all <= LONGEST {
        return format!("…/{last}");
    }
    let begin: String = last.chars().take(half).collect();
    let end: String = last.chars().skip(all - half).collect();
    format!("{begin}…{end}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn titles(addresses: &[&str]) -> Vec<String> {
        let citations = Citations::of(addresses.iter().copied());
        addresses.iter().map(|address| citations.title(address).to_owned()).collect()
    }

    #[test]
    fn a_title_is_the_host_with_the_path() {
        assert_eq!(titles(&["https://www.example.org/"]), ["example.org"]);
        assert_eq!(titles(&["https://example.org:8080?q=1"]), ["example.org:8080"]);
        assert_eq!(titles(&["https://a.org/docs/16/tls.html"]), ["a.org: docs/16/tls"]);
        assert_eq!(titles(&["https://a.org/docs/index.html"]), ["a.org: docs"]);
        assert_eq!(titles(&["https://a.org/reindex/"]), ["a.org: reindex"]);
        assert_eq!(titles(&["https://a.org/wiki/C%2B%2B"]), ["a.org: wiki/C++"]);
        assert_eq!(titles(&["https://a.org/%E2%80%AEx/%20"]), ["a.org: %E2%80%AEx/%20"]);
    }

    #[test]
    fn a_long_path_is_shortened_at_its_beginning() {
        let long = "https://a.org/first/second/third/fourth/fifth/sixth/seventh/eighth.md";
        assert_eq!(titles(&[long]), ["a.org: …/third/fourth/fifth/sixth/seventh/eighth.md"]);
        let one = format!("https://a.org/{}END", "x".repeat(80));
        let [title] = titles(&[&one]).try_into().expect("one");
        assert!(title.ends_with("xxxEND") && title.contains('…'), "{title}");
    }

    #[test]
    fn addresses_that_look_alike_are_told_apart() {
        let alike = ["https://a.org/page?id=1", "https://a.org/page?id=2", "https://a.org/page#x"];
        assert_eq!(titles(&alike), ["a.org: page?id=1", "a.org: page?id=2", "a.org: page#x"]);
        let hosts = ["https://a.org/x", "https://www.a.org/x", "https://a.org/x/"];
        assert_eq!(titles(&hosts), hosts);
    }

    proptest! {
        #[test]
        fn no_two_addresses_have_one_title(
            paths in prop::collection::btree_set("[a/.?#%2é]{0,60}", 0..12),
        ) {
            let addresses: Vec<String> =
                paths.iter().map(|path| format!("https://a.org/{path}")).collect();
            let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
            let mut titles = titles(&addresses);
            titles.sort();
            titles.dedup();
            prop_assert_eq!(titles.len(), addresses.len());
        }
    }
}
