//! Finds the heading that is the page's title: a level-1 heading before all visible content. Pure.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use crate::compile::parse::document::{Document, Part};

/// Returns the range of that heading. Comments, footnote definitions and empty headings before it are
/// skipped, because they show nothing there; link definitions emit no event.
pub(super) fn leading_heading(document: &Document<'_>, parts: &[Part<'_>]) -> Option<Range<usize>> {
    let mut at = 0;
    loop {
        let Part::Markdown(event, range) = parts.get(at)? else { return None };
        let end = match event {
            Event::Start(Tag::FootnoteDefinition(_)) => TagEnd::FootnoteDefinition,
            Event::Start(Tag::HtmlBlock) if is_invisible(document.source(range)) => {
                TagEnd::HtmlBlock
            }
            Event::Start(Tag::Paragraph) if is_invisible(document.source(range)) => {
                TagEnd::Paragraph
            }
            Event::Start(Tag::Heading { level, .. }) => match parts.get(at + 1)? {
                Part::Markdown(Event::End(end @ TagEnd::Heading(_)), _) => *end,
                _ => return (*level == HeadingLevel::H1).then(|| range.clone()),
            },
            _ => return None,
        };
        let is_end =
            |part: &Part<'_>| matches!(part, Part::Markdown(Event::End(it), _) if *it == end);
        at += parts[at..].iter().position(is_end)? + 1;
    }
}

/// Whether HTML shows nothing: comments, declarations, and `<a>` without a link and a text.
fn is_invisible(html: &str) -> bool {
    let mut rest = html.trim();
    while !rest.is_empty() {
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<!") || rest.starts_with("<?") || rest.starts_with("<a ") => ">",
            _ => return false,
        };
        let (tag, after) = rest.split_once(end).unwrap_or((rest, ""));
        rest = match tag.starts_with("<a ") {
            true => match after.trim_start().strip_prefix("</a>") {
                Some(after) if !tag.contains("href") => after,
                _ => return false,
            },
            false => after,
        }
        .trim_start();
    }
    true
}
