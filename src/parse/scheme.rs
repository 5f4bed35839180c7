//! Addresses that a policy for HTML keeps out of pages. Pure. The only file that names `url`.

use super::config::RawHtml;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// What an address is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    Link,
    Image,
}

/// Formats of images in which nothing can run.
const IMAGES: [&str; 5] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

/// Reports an address that could run a script in a page, as browsers read it: whatever its case, and without
/// white space and control characters that they pass over. Where HTML is allowed, it can do that anyway.
pub fn check((address, span): (&str, Span), used_as: Use, policy: RawHtml) -> Option<Diagnostic> {
    let scheme = refused(address, used_as, policy)?;
    let report = match used_as {
        Use::Link => Diagnostic::unsafe_link,
        Use::Image => Diagnostic::unsafe_image,
    };
    Some(report(span, &scheme, policy.name()))
}

/// The scheme of an address that is kept out.
fn refused(address: &str, used_as: Use, policy: RawHtml) -> Option<String> {
    if policy == RawHtml::Allow || !address.contains(':') {
        return None;
    }
    let url = url::Url::parse(address).ok()?;
    let is_refused = match url.scheme() {
        "javascript" | "vbscript" => true,
        "data" => used_as == Use::Link || !is_image(url.path()),
        _ => false,
    };
    is_refused.then(|| url.scheme().to_owned())
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
    fn scripts_are_refused_however_they_are_written() {
        let scripts = [
            "javascript:x",
            "JavaScript:x",
            " javascript:x",
            "\u{1}javascript:x",
            "java\tscr\nipt:x",
            "vbscript:x",
            "data:text/html,x",
            "data:,x",
        ];
        for address in scripts {
            for policy in [RawHtml::Sanitize, RawHtml::Escape] {
                assert!(refused(address, Use::Link, policy).is_some(), "{address}");
                assert!(refused(address, Use::Image, policy).is_some(), "{address}");
            }
            assert_eq!(refused(address, Use::Link, RawHtml::Allow), None);
        }
    }

    #[test]
    fn what_runs_nothing_is_not_refused() {
        let harmless = [
            "https://e.org/javascript:x",
            "a.md",
            "#javascript:x",
            "x:y",
            "mailto:a@b.c",
            "//e.org",
            "C:",
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
