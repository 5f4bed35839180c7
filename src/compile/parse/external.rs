//! The external links of a page, with their places. Pure.
//!
//! They are read on demand: outlines do not contain them, because no build needs them.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::around::Around;
use super::bare_links::{self, Piece};
use super::dialect::Dialect;
use super::document::{Document, Part};
use super::outline::is_external;
use crate::source::{FileId, Span, Spanned};

/// Returns the external targets of links and images, and the bare addresses, of a body that begins at
/// byte `offset` of `file`, in order. Targets in raw HTML are not included.
pub fn read(body: &str, (file, offset): (FileId, usize), dialect: Dialect) -> Vec<Spanned<String>> {
    let document = Document::new(body, (file, offset), dialect, &mut Vec::new());
    let mut found = Vec::new();
    // How many tags are open in which a bare address is not a link: links, images, code blocks.
    let mut without_links = 0_usize;
    let mut around = Around::default();
    for part in document.parts() {
        let Part::Markdown(event, range) = part else { continue };
        around.event(&event, &range);
        match event {
            Event::Start(Tag::Link { link_type: LinkType::Email, .. } | Tag::CodeBlock(_)) => {
                without_links += 1;
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                without_links += 1;
                if is_external(&dest_url) {
                    let span = document.span_of(&dest_url, &range);
                    found.push(Spanned::new(dest_url.into_string(), span));
                }
            }
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => without_links -= 1,
            Event::Text(text)
                if without_links == 0 && text.contains("://") && !around.is_without_links() =>
            {
                bare(&document, &text, range, &mut found);
            }
            _ => {}
        }
    }
    found
}

/// Appends the bare addresses in a text.
fn bare(
    document: &Document<'_>,
    text: &str,
    range: Range<usize>,
    found: &mut Vec<Spanned<String>>,
) {
    let (source, whole) = (document.source(&range), document.span(&range));
    let mut from = 0;
    for piece in bare_links::pieces(text, source) {
        let Piece::Link(url) = piece else { continue };
        // An address that contains an entity does not occur as such in the source: the span is that of
        // the whole text.
        let span = match source[from..].find(url) {
            Some(at) => {
                let start = whole.start as usize + from + at;
                from += at + url.len();
                Span::new(whole.file, start..start + url.len())
            }
            None => whole,
        };
        found.push(Spanned::new(url.to_owned(), span));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns each address with its source text.
    fn links(body: &str) -> Vec<(String, &str)> {
        let place = (crate::source::tests::some_file(), 0);
        let found = read(body, place, Dialect::default());
        found.into_iter().map(|link| (link.value, &body[link.span.range()])).collect()
    }

    #[test]
    fn every_link_that_leaves_the_site_has_its_place() {
        let body = "[a](https://a.org/x#y) ![b](http://b.org/b.png) <https://c.org>\n\n\
                    ::toc\n\n[d][d] [in](in.md) <e@e.org> [f](fact:none \"why\")\n\n\
                    [d]: https://d.org/\n";
        let found = links(body);
        assert_eq!(found[0], ("https://a.org/x#y".to_owned(), "https://a.org/x#y"));
        assert_eq!(found[1], ("http://b.org/b.png".to_owned(), "http://b.org/b.png"));
        assert_eq!(found[2], ("https://c.org".to_owned(), "https://c.org"));
        assert_eq!(found[3], ("https://d.org/".to_owned(), "[d][d]"));
        assert_eq!(found[4].0, "fact:none");
        assert_eq!(found.len(), 5);
    }

    #[test]
    fn an_address_in_a_raw_link_or_raw_code_is_no_other_link() {
        let body = "<a href=\"https://a.org/\">https://a.org/</a> <code>https://b.org/</code>\n\n\
                    https://c.org/ <b>https://d.org/</b>\n";
        assert_eq!(
            links(body),
            [
                ("https://c.org/".to_owned(), "https://c.org/"),
                ("https://d.org/".to_owned(), "https://d.org/")
            ]
        );
    }

    #[test]
    fn a_bare_address_is_a_link_and_one_in_code_is_none() {
        let body = "# At https://a.org/\n\nSee https://a.org/ or https://a.org/. `https://b.org/`\n\n\
                    ```\nhttps://c.org/\n```\n\n[https://d.org/](x.md)\n";
        assert_eq!(links(body), vec![("https://a.org/".to_owned(), "https://a.org/"); 3]);
    }

    #[test]
    fn a_dollar_in_an_address_is_where_it_is_written() {
        let body = "$x$ at $5: https://a.org/?b=$c, [$6](https://a.org/$d) or <https://a.org/$e>";
        let wanted = ["https://a.org/?b=$c", "https://a.org/$d", "https://a.org/$e"];
        assert_eq!(links(body), wanted.map(|link| (link.to_owned(), link)));
    }
}
