//! The summary of a page: the text before `<!-- more -->`. Pure.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::compile::parse::around::is_more_marker;
use crate::compile::parse::document::Part;

/// Returns the text before the marker, without markup and on one line; `None` without a marker. It takes
/// the parts of the whole page, because link labels are defined at its end.
pub(super) fn of(parts: &[Part<'_>]) -> Option<String> {
    let is_marker = |part: &Part<'_>| match part {
        Part::Markdown(Event::Html(html) | Event::InlineHtml(html), _) => is_more_marker(html),
        _ => false,
    };
    let marker = parts.iter().position(is_marker)?;
    let mut text = String::new();
    // How many tags are open whose text is not part of the summary.
    let mut skipped = 0_usize;
    for part in &parts[..marker] {
        match part {
            Part::Markdown(Event::Start(tag), _) if is_skipped(tag) => skipped += 1,
            Part::Markdown(Event::End(tag), _) if is_skipped_end(*tag) => skipped -= 1,
            Part::Markdown(event, _) => match event {
                Event::Text(inner) | Event::Code(inner) if skipped == 0 => text.push_str(inner),
                Event::InlineMath(inner) | Event::DisplayMath(inner) if skipped == 0 => {
                    text.push_str(inner);
                }
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                Event::InlineHtml(html) | Event::Html(html) if is_break(html) => text.push(' '),
                Event::End(tag) if !is_inline(*tag) => text.push(' '),
                _ => {}
            },
            Part::Directive(..) => text.push(' '),
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    Some(words.join(" "))
}

/// Whether an HTML tag is `<br>`.
fn is_break(html: &str) -> bool {
    html.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}

fn is_skipped(tag: &Tag<'_>) -> bool {
    is_skipped_end(tag.to_end())
}

fn is_skipped_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Image | TagEnd::FootnoteDefinition
    )
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}
