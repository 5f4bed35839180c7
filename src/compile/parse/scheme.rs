//! Checks URL schemes against the policy for raw HTML. Pure.
//!
//! Everything that outputs an author's address uses this check: Markdown links and images, raw HTML,
//! attributes of directives, front matter, `[extra]`, and the addresses that templates look up.

use super::config::RawHtml;
use crate::base::address::Use;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Schemes that every policy allows. An address without a scheme is relative.
pub(crate) const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Schemes that appear only where a link is meant.
const HARMFUL: [&str; 4] = ["javascript", "vbscript", "data", "file"];

/// Image formats that cannot contain scripts.
const IMAGES: [&str; 5] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

/// Returns a diagnostic if the policy does not allow the scheme of an address. `RawHtml::Allow` allows
/// every scheme, because authors can write any HTML anyway.
pub fn check(address: &str, span: Span, used_as: Use, policy: RawHtml) -> Option<Diagnostic> {
    let scheme = refused(address, used_as, policy)?;
    let report = match used_as {
        Use::Link => Diagnostic::unsafe_link,
        Use::Image => Diagnostic::unsafe_image,
    };
    Some(report(span, &scheme, policy.name()))
}

/// Returns the scheme of an address if the policy does not allow it.
pub fn refused(address: &str, used_as: Use, policy: RawHtml) -> Option<String> {
    match policy {
        RawHtml::Allow => None,
        RawHtml::Sanitize | RawHtml::Escape => unsafe_scheme(address, used_as),
    }
}

/// Whether the content of `<…>` is text under a policy, although Markdown parses everything with a colon
/// as an address: `<host:port>`, `<std::vector>`. Schemes that a browser would run are never text.
pub fn is_plain(address: &str, policy: RawHtml) -> bool {
    let is_plain = |scheme: String| !HARMFUL.contains(&&*scheme) && !address.contains("://");
    refused(address, Use::Link, policy).is_some_and(is_plain)
}

/// Returns the scheme of an address if it is unsafe: a browser might run a script, start a program or
/// read the reader's disk.
pub(crate) fn unsafe_scheme(address: &str, used_as: Use) -> Option<String> {
    let (scheme, rest) = scheme(address)?;
    let is_kept =
        SCHEMES.contains(&&*scheme) || used_as == Use::Image && scheme == "data" && is_image(rest);
    (!is_kept).then_some(scheme)
}

/// Splits an address into its scheme, in lower case, and the text after the colon, as browsers parse it:
/// leading white space and control characters are ignored, and so are tabs and line breaks inside (WHATWG
/// URL, 4.4).
fn scheme(address: &str) -> Option<(String, &str)> {
    let (before, rest) = address.trim_start_matches(|c: char| c <= ' ').split_once(':')?;
    let is_left_out = |c: &char| matches!(c, '\t' | '\n' | '\r');
    let scheme: String = before.chars().filter(|c| !is_left_out(c)).collect();
    let is_of_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let is_scheme =
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_of_scheme);
    is_scheme.then(|| (scheme.to_ascii_lowercase(), rest))
}

/// Whether the part after `data:` is an image that cannot contain scripts.
fn is_image(data: &str) -> bool {
    let kind = data.split([';', ',']).next().unwrap_or_default().trim();
    IMAGES.iter().any(|known| kind.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsafe_schemes_are_refused_however_they_are_written() {
        let refused_ones = [
            "javascript:x",
            "JavaScript:x",
            " javascript:x",
            "\u{1}javascript:x",
            "java\tscr\nipt\r:x",
            "javascript://[/%0ax",
            "vbscript:x",
            "data:text/html,x",
            "data:,x",
            "file:///etc/passwd",
            "blob:https://e.org/x",
            "view-source:https://e.org/",
            "ms-settings:x",
            "x:y",
        ];
        for address in refused_ones {
            for policy in [RawHtml::Sanitize, RawHtml::Escape] {
                assert!(refused(address, Use::Link, policy).is_some(), "{address}");
                assert!(refused(address, Use::Image, policy).is_some(), "{address}");
            }
            assert_eq!(refused(address, Use::Link, RawHtml::Allow), None);
        }
    }

    #[test]
    fn links_to_pages_and_people_are_allowed() {
        let harmless = [
            "https://e.org/javascript:x",
            "HTTP://e.org",
            "a.md",
            "#javascript:x",
            "?javascript:x",
            "./javascript:x",
            "mailto:a@b.c",
            "tel:+123",
            "//e.org",
            "1:2",
            "ä:b",
            "javascript%3Ax",
            ":x",
        ];
        for address in harmless {
            assert_eq!(refused(address, Use::Link, RawHtml::Escape), None, "{address}");
        }
    }

    #[test]
    fn images_can_be_data_urls() {
        for address in ["data:image/png;base64,AA", "data:IMAGE/GIF,x"] {
            assert_eq!(refused(address, Use::Image, RawHtml::Sanitize), None, "{address}");
            assert!(refused(address, Use::Link, RawHtml::Sanitize).is_some(), "{address}");
        }
        for address in ["data:image/svg+xml,<svg/>", "data:image/png2,x"] {
            assert!(refused(address, Use::Image, RawHtml::Sanitize).is_some(), "{address}");
        }
    }
}
