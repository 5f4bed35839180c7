//! Mistakes in pages, their addresses and their links.

use super::suggest::did_you_mean;
use super::{Code, Diagnostic};
use crate::source::Span;

impl Diagnostic {
    pub fn invalid_address(span: Span, address: &str, why: &str) -> Diagnostic {
        Diagnostic::error(Code::InvalidAddress, span, format!("`{address}` is no address: {why}"))
            .help("write the parts between slashes, such as `guides/node-vs-python`")
    }

    /// `first` and `second` say what each output is, such as "the page" or "an alias".
    pub fn address_collision(
        address: &str,
        first: (Span, &str),
        second: (Span, &str),
    ) -> Diagnostic {
        let message = format!("{} is at `{address}`, where {} is already", second.1, first.1);
        Diagnostic::error(Code::AddressCollision, second.0, message)
            .related(first.0, "the other one")
            .help("give one of them another `slug` or `path`, or remove it")
    }

    pub fn dead_link(span: Span, target: &str, near: Option<&str>) -> Diagnostic {
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "link to a file that exists, by its path relative to this one".to_owned(),
        };
        let message = format!("`{target}` leads to no page or file of this site");
        Diagnostic::error(Code::DeadLink, span, message).help(help)
    }

    pub fn dead_anchor(span: Span, anchor: &str, page: &str, known: &[&str]) -> Diagnostic {
        let message = format!("`{page}` has no heading `#{anchor}`");
        let otherwise = "give the heading an id, as in `## Title {#id}`";
        Diagnostic::error(Code::DeadAnchor, span, message).help(did_you_mean(
            anchor,
            known.iter().copied(),
            otherwise,
        ))
    }

    pub fn unpublished_link(span: Span, target: &str, why: &str) -> Diagnostic {
        let message = format!("`{target}` is left out of this build ({why})");
        Diagnostic::warning(Code::UnpublishedLink, span, message)
            .help("its text is shown without a link until the page is published")
    }

    pub fn unreadable_image(span: Span, target: &str) -> Diagnostic {
        let message = format!("the width and height of `{target}` cannot be read");
        Diagnostic::warning(Code::UnreadableImage, span, message)
            .help("save it as PNG, JPEG, GIF, WebP, AVIF, or SVG with `width` and `height`")
    }

    pub fn outside_site(span: Span, target: &str) -> Diagnostic {
        let message = format!("`{target}` lies outside the site's folder");
        Diagnostic::error(Code::OutsideSite, span, message)
            .help("copy the file into the site: nothing outside it is read")
    }
}
