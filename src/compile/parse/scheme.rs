//! Which addresses a policy for HTML lets into pages. Pure.
//!
//! Whatever prints an address of an author's asks here: links and images of Markdown, raw HTML, attributes
//! of directives, front matter, `[extra]`, and what templates ask for.

use super::config::RawHtml;
use crate::base::address::Use;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// What an address may begin with where there is a policy. One without a scheme is relative.
pub(crate) const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// What nobody writes but for a link.
const HARMFUL: [&str; 4] = ["javascript", "vbscript", "data", "file"];

/// Formats of images in which nothing can run.
const IMAGES: [&str; 5] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

/// Reports an address of a scheme that is kept out. Where HTML is allowed, none is: authors can write whatever
/// they like anyway.
pub fn check(address: &str, span: Span, used_as: Use, policy: RawHtml) -> Option<Diagnostic> {
    let scheme = refused(address, used_as, policy)?;
    let report = match used_as {
        Use::Link => Diagnostic::unsafe_link,
        Use::Image => Diagnostic::unsafe_image,
    };
    Some(report(span, &scheme, policy.name()))
}

/// The scheme of an address that a policy keeps out.
pub fn refused(address: &str, used_as: Use, policy: RawHtml) -> Option<String> {
    match policy {
        RawHtml::Allow => None,
        RawHtml::Sanitize | RawHtml::Escape => kept_out(address, used_as),
    }
}

/// Whether what stands between `<` and `>` is text under a policy, although Markdown takes all with a colon
/// for an address: `<host:port>`, `<std::vector>`. What browsers would run is none that was meant otherwise.
pub fn is_plain(address: &str, policy: RawHtml) -> bool {
    let is_plain = |scheme: String| !HARMFUL.contains(&&*scheme) && !address.contains("://");
    refused(address, Use::Link, policy).is_some_and(is_plain)
}

/// The scheme of an address that every policy keeps out: it might run a script, start a program, or read
/// what is on the reader's disk.
pub(crate) fn kept_out(address: &str, used_as: Use) -> Option<String> {
    let (scheme, rest) = scheme(address)?;
    let is_kept =
        SCHEMES.contains(&&*scheme) || used_as == Use::Image && scheme == "data" && is_image(rest);
    (!is_kept).then_some(scheme)
}

/// The scheme of an address in lower case, and what follows its colon, as browsers read it: they pass over
/// white space and control characters before it, and over tabs and line ends within (WHATWG URL, 4.4).
fn scheme(address: &str) -> Option<(String, &str)> {
    let (before, rest) = address.trim_start_matches(|c: char| c <= ' ').split_once(':')?;
    let is_left_out = |c: &char| matches!(c, '\t' | '\n' | '\r');
    let scheme: String = before.chars().filter(|c| !is_left_out(c)).collect();
    let is_of_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let is_scheme =
        scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(is_of_scheme);
    is_scheme.then(|| (scheme.to_ascii_lowercase(), rest))
}

/// Whether what follows `data:` is an image in which nothing can run.
fn is_image(data: &str) -> bool {
    let kind = data.split([';', ',']).next().unwrap_or_default().trim();
    IMAGES.iter().any(|known| kind.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_page_needs_is_refused_however_it_is_written() {
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
    fn what_leads_to_a_page_or_a_person_is_not_refused() {
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
    fn an_image_may_hold_its_pixels() {
        for address in ["data:image/png;base64,AA", "data:IMAGE/GIF,x"] {
            assert_eq!(refused(address, Use::Image, RawHtml::Sanitize), None, "{address}");
            assert!(refused(address, Use::Link, RawHtml::Sanitize).is_some(), "{address}");
        }
        for address in ["data:image/svg+xml,<svg/>", "data:image/png2,x"] {
            assert!(refused(address, Use::Image, RawHtml::Sanitize).is_some(), "{address}");
        }
    }
}
