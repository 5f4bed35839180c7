//! The summary of a page: what stands before `<!-- more -->`. Pure.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::parse::document;

/// `<!-- more -->`, with spaces or without.
pub fn is_more_marker(html: &str) -> bool {
    let inner = html.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inner.is_some_and(|inner| inner.trim() == "more")
}

/// The text of Markdown, without its marks, on one line.
pub(super) fn plain_text(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut heading = false;
    for event in Parser::new_ext(markdown, document::options(true)) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = true,
            Event::End(TagEnd::Heading(_)) => heading = false,
            Event::Text(inner) | Event::Code(inner) if !heading => text.push_str(&inner),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                text.push(' ');
            }
            _ => {}
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
