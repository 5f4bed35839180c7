//! `missing-alt`: an image without a text for readers who cannot see it. Pure.

use memchr::memmem;
use pulldown_cmark::{Event, Tag, TagEnd};

use super::Found;
use super::page::Page;
use crate::compile::parse::document::Part;
use crate::compile::parse::tags::{self, Form};
use crate::diagnostic::Diagnostic;

pub(super) fn check(page: &Page<'_>, found: &mut Found) {
    if page.has_images {
        for (at, part) in page.parts.iter().enumerate() {
            let Part::Markdown(Event::Start(Tag::Image { .. }), range) = part else { continue };
            let inner = page.parts[at + 1..].iter().take_while(|part| !is_end(part));
            let shows = |part: &Part<'_>| match part {
                Part::Markdown(Event::Text(text) | Event::Code(text), _) => !text.trim().is_empty(),
                Part::Markdown(Event::InlineMath(_) | Event::DisplayMath(_), _) => true,
                _ => false,
            };
            if !inner.into_iter().any(shows) {
                found.add(Diagnostic::missing_alt(page.span(range)));
            }
        }
    }
    if page.has_html && memmem::find(page.document.text().as_bytes(), b"<img").is_some() {
        page.parts.iter().for_each(|part| raw(page, part, found));
    }
}

/// Reports `<img>` without `alt`. An empty one says that the image is decoration.
fn raw(page: &Page<'_>, part: &Part<'_>, found: &mut Found) {
    let Part::Markdown(Event::Html(html) | Event::InlineHtml(html), range) = part else { return };
    if !html.contains("<img") {
        return;
    }
    for tag in tags::tags(html) {
        let is_hidden = tag.attribute("aria-hidden") == Some("true")
            || matches!(tag.attribute("role"), Some("presentation" | "none"))
            || tag.attribute("aria-label").is_some();
        let is_image = tag.name == "img" && tag.form != Form::End;
        if is_image && tag.attribute("alt").is_none() && !is_hidden {
            let end = (range.start + tag.place.end).min(range.end);
            let place = (range.start + tag.place.start).min(end)..end;
            let written = page.document.text()[place.clone()].find('>');
            let end = written.map_or(place.end, |at| place.start + at + 1);
            found.add(Diagnostic::missing_alt(page.span(&(place.start..end))));
        }
    }
}

fn is_end(part: &Part<'_>) -> bool {
    matches!(part, Part::Markdown(Event::End(TagEnd::Image), _))
}
