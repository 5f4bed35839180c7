//! Mistakes in pages, their addresses and their links.

use super::suggest::did_you_mean;
use super::{Code, Diagnostic};
use crate::source::Span;

impl Diagnostic {
    pub fn invalid_address(span: Span, address: &str, why: &str) -> Diagnostic {
        let address = if address.is_empty() { "this".to_owned() } else { format!("`{address}`") };
        Diagnostic::error(Code::InvalidAddress, span, format!("{address} is no address: {why}"))
            .help("write the parts between slashes, such as `guides/node-vs-python`")
    }

    /// The name of a tag or an author that no address can be made from.
    pub fn invalid_term(span: Span, name: &str) -> Diagnostic {
        let message = format!("`{name}` makes no address: it has no letter and no digit");
        Diagnostic::error(Code::InvalidAddress, span, message)
            .help("write it with a letter or a digit, or remove it")
    }

    /// `(span, what)` is the output to blame, such as "this alias"; `other` says what is there,
    /// such as "a page", and where it is asked for unless it is made for every site.
    pub fn address_collision(
        (span, what): (Span, &str),
        address: &str,
        other: (Option<Span>, &str),
        help: &str,
    ) -> Diagnostic {
        let message = format!("{what} is at `{address}`, where {} is already", other.1);
        let error = Diagnostic::error(Code::AddressCollision, span, message).help(help);
        match other.0 {
            Some(other) => error.related(other, "the other one"),
            None => error,
        }
    }

    /// An output below an address that is no folder, because another one is a file there.
    pub fn address_below_file(
        (span, what): (Span, &str),
        address: &str,
        (other, file): (Option<Span>, &str),
        help: &str,
    ) -> Diagnostic {
        let message = format!("{what} is at `{address}`, but `{file}` is a file and no folder");
        let error = Diagnostic::error(Code::AddressCollision, span, message).help(help);
        match other {
            Some(other) => error.related(other, "what makes the file"),
            None => error,
        }
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
    /// An id that an author wrote where only the theme prints its own.
    pub fn id_of_the_theme(span: Span, id: &str) -> Diagnostic {
        let message = format!("`{id}` begins with `v-`, as the ids of the theme do");
        Diagnostic::error(Code::InvalidId, span, message).help("give it another id")
    }

    /// Two elements of a page with one id.
    pub fn repeated_anchor(span: Span, id: &str, first: Span) -> Diagnostic {
        Diagnostic::error(Code::DuplicateId, span, format!("this page has the id `{id}` already"))
            .related(first, "the first one")
            .help("give one of them another id, or remove it")
    }
}
