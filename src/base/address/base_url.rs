//! The base URL of a site: its origin, and the sub-path that the site is published under. Pure.

use percent_encoding::percent_decode_str;
use url::Url;

use super::{Href, SitePath, WRITTEN, encode_path, encoded};

/// `https://host/sub/path/`, split into its origin and its path, both in printed form: `https://host` and
/// `/sub/path`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    origin: String,
    path: String,
    /// The percent-decoded path
    decoded_path: String,
}

impl BaseUrl {
    /// The base URL of a site that configures none: `http://localhost`.
    pub fn local() -> BaseUrl {
        let (path, decoded_path) = (String::new(), String::new());
        BaseUrl { origin: "http://localhost".to_owned(), path, decoded_path }
    }

    /// Parses an absolute `http` or `https` URL, or returns why a site cannot have it as its base URL.
    /// Scheme and host become lower case; a non-ASCII host becomes Punycode.
    pub fn parse(url: &str) -> Result<BaseUrl, &'static str> {
        let at_scheme = |scheme: &str| {
            let begins = url.get(..scheme.len()).is_some_and(|of| of.eq_ignore_ascii_case(scheme));
            begins.then(|| &url[scheme.len()..])
        };
        let Some(rest) = at_scheme("https://").or_else(|| at_scheme("http://")) else {
            return Err("it does not begin with `https://` or `http://`");
        };
        if url.contains(|c: char| c.is_whitespace() || c.is_control() || "\\\"<>^`{|}".contains(c))
        {
            return Err("it contains white space or a character that addresses cannot contain");
        }
        if url.contains(['?', '#']) {
            return Err("it has a query or a fragment");
        }
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if authority.contains('@') {
            return Err("it contains a user name");
        }
        let origin = Url::parse(&url[..url.len() - path.len()]).ok();
        let origin = origin.filter(|_| !authority.is_empty() && !authority.starts_with(':'));
        let Some(origin) = origin.map(|url| url.origin().ascii_serialization()) else {
            return Err("it has no valid host");
        };
        let path = path.strip_suffix('/').unwrap_or(path);
        let decoded = percent_decode_str(path).decode_utf8();
        let Ok(decoded_path) = decoded.map(std::borrow::Cow::into_owned) else {
            return Err("its path is not UTF-8 once decoded");
        };
        let is_wrong = |part: &str| matches!(part, "" | "." | "..");
        if decoded_path.split('/').skip(1).any(is_wrong) {
            return Err("a part of its path is empty or consists of dots");
        }
        Ok(BaseUrl { origin, path: encoded(path, WRITTEN).into_owned(), decoded_path })
    }

    /// The root-relative URL of a site path, including the sub-path.
    pub fn href(&self, path: &SitePath) -> Href {
        Href(format!("{}{}", self.path, encode_path(path.as_str())))
    }

    /// The absolute URL of a site path.
    pub fn absolute(&self, path: &SitePath) -> Href {
        self.with_origin(&self.href(path))
    }

    /// Adds the origin to a root-relative URL, or only the scheme to a `//host` URL. Returns any other URL
    /// unchanged.
    pub fn with_origin(&self, href: &Href) -> Href {
        let text = href.as_str();
        if text.starts_with("//") {
            let scheme = self.origin.split("//").next().unwrap_or_default();
            return Href(format!("{scheme}{text}"));
        }
        match text.starts_with('/') {
            true => Href(format!("{}{text}", self.origin)),
            false => href.clone(),
        }
    }

    /// Strips the sub-path from a decoded path. Returns `None` for a path outside the sub-path.
    pub fn below<'p>(&self, decoded: &'p str) -> Option<&'p str> {
        let below = decoded.strip_prefix(&self.decoded_path)?;
        below.starts_with('/').then_some(below)
    }

    /// The sub-path in printed form: empty, or with a leading slash and no trailing one.
    pub fn path(&self) -> &str {
        &self.path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(base: &str, path: &str) -> [String; 2] {
        let base = BaseUrl::parse(base).expect("valid");
        let path = SitePath::new(path);
        [base.href(&path).into(), base.absolute(&path).into()]
    }

    #[test]
    fn a_sub_path_stands_before_every_href() {
        assert_eq!(
            printed("https://example.org/sub/", "/a/"),
            ["/sub/a/", "https://example.org/sub/a/"]
        );
        assert_eq!(printed("http://localhost:8000", "/"), ["/", "http://localhost:8000/"]);
    }

    #[test]
    fn a_base_is_printed_in_its_canonical_form() {
        assert_eq!(
            printed("HTTPS://Bücher.Example:443/ä/%41", "/ö/"),
            ["/%C3%A4/%41/%C3%B6/", "https://xn--bcher-kva.example/%C3%A4/%41/%C3%B6/"]
        );
        let base = BaseUrl::parse("https://example.org/%C3%A4").expect("valid");
        assert_eq!(base.below("/ä/b"), Some("/b"));
        assert_eq!(base.below("/äb"), None);
    }

    #[test]
    fn an_invalid_base_url_is_rejected() {
        for wrong in [
            "example.org",
            "/sub",
            "https://",
            "https:///a",
            "https://:80/",
            "http:/x",
            "https://a b/",
            "https://a/?q",
            "https://a/#f",
            "https://u@a/",
            "https://a//sub/",
            "https://a/b//",
            "https://a/../b/",
            "https://a/%2E%2e/",
            "https://a\\b/",
            "https://a:b/",
            "https://a/%FF/",
        ] {
            assert!(BaseUrl::parse(wrong).is_err(), "{wrong}");
        }
    }
}
