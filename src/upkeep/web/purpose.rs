//! Decides, by a URL alone, whether it leads readers to a page.

use reqwest::Url;

/// Domains for examples (RFC 2606; `example.edu` is not in it).
const EXAMPLES: [&str; 4] = ["example.com", "example.edu", "example.net", "example.org"];

/// Top-level domains that are never registered (RFC 6761).
const RESERVED: [&str; 4] = [".example", ".invalid", ".localhost", ".test"];

/// Hosts that show pages only to users with an account.
const MEMBERS_ONLY: [&str; 1] = ["twitter.com"];

/// Hosts whose URLs are names of XML namespaces.
const SCHEMAS: [&str; 3] =
    ["schemas.microsoft.com", "schemas.openxmlformats.org", "schemas.zune.net"];

/// URL prefixes of XML namespaces, without the scheme, on a host that also has pages.
const NAMESPACES: [&str; 4] = [
    "www.w3.org/1999/xhtml",
    "www.w3.org/1999/xlink",
    "www.w3.org/2000/svg",
    "www.w3.org/2001/XMLSchema-instance",
];

/// Returns whether a URL may lead a reader to a page: it is no example, no name of a namespace, and no API
/// endpoint.
pub(super) fn is_page(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_end_matches('.');
    let is_reserved = RESERVED.iter().any(|end| host.ends_with(end));
    let after_scheme = url.as_str().split_once("://").map_or("", |(_, rest)| rest);
    let is_namespace = SCHEMAS.contains(&host)
        || NAMESPACES.iter().any(|namespace| after_scheme.starts_with(namespace));
    let is_for_programs = url.query().is_none() && url.path().ends_with("/xmlrpc.php");
    let is_left_out = is_reserved || is_within(host, &EXAMPLES) || is_within(host, &MEMBERS_ONLY);
    !(is_left_out || is_namespace || is_for_programs)
}

/// Returns whether a host is one of these, or a subdomain of one.
fn is_within(host: &str, names: &[&str]) -> bool {
    let is_below = |rest: &str| rest.is_empty() || rest.ends_with('.');
    names.iter().any(|name| host.strip_suffix(name).is_some_and(is_below))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(address: &str) -> bool {
        is_page(&Url::parse(address).expect("an address"))
    }

    #[test]
    fn examples_namespaces_and_api_endpoints_are_no_pages() {
        for address in [
            "https://example.org/",
            "https://www.example.com/a",
            "https://a.b.example.net./",
            "http://host.test:8080/",
            "http://no.example/",
            "http://a.invalid/",
            "http://a.localhost/",
            "https://twitter.com/a",
            "https://mobile.twitter.com/a",
            "http://schemas.microsoft.com/office/2006",
            "https://www.w3.org/1999/xhtml",
            "http://www.w3.org/2000/svg",
            "https://blog.org/xmlrpc.php",
        ] {
            assert!(!page(address), "{address}");
        }
    }

    #[test]
    fn other_urls_are_for_readers() {
        for address in [
            "https://examples.org/",
            "https://notexample.org/",
            "https://notatwitter.com/",
            "https://www.w3.org/TR/xlink/",
            "https://microsoft.com/",
            "https://blog.org/xmlrpc.php?rsd",
            "http://127.0.0.1/",
            "http://localhost/",
            "http://test/",
        ] {
            assert!(page(address), "{address}");
        }
    }
}
