//! Functions on Markdown events that need no other data. Pure.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::compile::parse::document::Part;

/// Whether a list, a quote or a definition list begins in these events without ending.
pub(super) fn is_in_container(events: &[Event<'_>]) -> bool {
    let begins = |event: &&Event<'_>| {
        matches!(event, Event::Start(Tag::List(_) | Tag::BlockQuote(_) | Tag::DefinitionList))
    };
    let ends = |event: &&Event<'_>| {
        matches!(
            event,
            Event::End(TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::DefinitionList)
        )
    };
    events.iter().filter(begins).count() > events.iter().filter(ends).count()
}

/// Returns the index of the first part that is this end tag.
pub(super) fn length(parts: &[Part<'_>], end: TagEnd) -> usize {
    let is_end =
        |part: &Part<'_>| matches!(part, Part::Markdown(Event::End(tag), _) if *tag == end);
    parts.iter().position(is_end).expect("the parser closes what it opens")
}

/// Whether a paragraph consists of one image.
pub(super) fn is_lone_image(parts: &[Part<'_>]) -> bool {
    let Some(Part::Markdown(Event::Start(Tag::Image { .. }), _)) = parts.get(1) else {
        return false;
    };
    let end = 1 + length(&parts[1..], TagEnd::Image);
    matches!(parts.get(end + 1), Some(Part::Markdown(Event::End(TagEnd::Paragraph), _)))
}

/// Whether a list item begins with a check box.
pub(super) fn is_task(parts: &[Part<'_>]) -> bool {
    parts[1..]
        .iter()
        .take(2)
        .any(|part| matches!(part, Part::Markdown(Event::TaskListMarker(_), _)))
}

pub(super) fn text_of(parts: &[Part<'_>]) -> String {
    let mut text = String::new();
    for part in parts {
        if let Part::Markdown(event, _) = part {
            push_text(&mut text, event);
        }
    }
    text
}

pub(super) fn text_of_events(events: &[Event<'_>]) -> String {
    let mut text = String::new();
    for event in events {
        push_text(&mut text, event);
    }
    text
}

pub(super) fn push_text(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(inner) | Event::Code(inner) | Event::InlineMath(inner) => text.push_str(inner),
        Event::SoftBreak | Event::HardBreak => text.push(' '),
        _ => {}
    }
}

pub(super) fn heading_level(level: u8) -> pulldown_cmark::HeadingLevel {
    usize::from(level).try_into().expect("a level is 1 to 6")
}
