//! Headings: their text, and the source text that their ids are derived from. Pure.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Reader;
use super::anchors::PendingHeading;
use super::items::{self, Within};
use crate::compile::parse::document::Part;
use crate::compile::parse::text::as_written;
use crate::source::{Placed, Spanned};

impl<'d> Reader<'d, '_> {
    /// Consumes the parts up to the end of a heading, and records what they contain. Returns the
    /// heading's text, and the text that its id is derived from.
    pub(super) fn inner_text(
        &mut self,
        end: TagEnd,
        rest: &mut impl Iterator<Item = Part<'d>>,
    ) -> (String, String) {
        let (mut text, mut source) = (String::new(), String::new());
        let mut images = 0;
        while let Some(Part::Markdown(event, range)) = rest.next() {
            self.claim_text(&event, &range);
            self.around(&event, &range);
            match &event {
                Event::End(tag) if *tag == end => break,
                Event::Start(Tag::Image { .. }) => images += 1,
                Event::End(TagEnd::Image) => images -= 1,
                Event::Text(inner) | Event::Code(inner) | Event::InlineMath(inner) => {
                    text.push_str(inner);
                    // Git hosts derive ids from the text before smart punctuation, and without the text
                    // of images.
                    if images == 0 {
                        let written = self.document.source(&range);
                        source.push_str(&as_written(inner, written));
                    }
                }
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                _ => {}
            }
            self.inline(&event, &range);
        }
        (text.trim().to_owned(), source)
    }

    pub(super) fn heading(
        &mut self,
        level: u8,
        id: Option<&str>,
        ((text, source), range): ((String, String), &Range<usize>),
    ) {
        let place = |id: &str| self.document.span_of(&format!("#{id}"), range);
        let id = id.map(|id| Spanned::new(id.to_owned(), place(id)));
        let span = self.document.place(range);
        if self.title.as_ref() == Some(range) && !text.is_empty() {
            self.outline.leading_title = Some(Placed::new(text.clone(), span));
        }
        let recommended = items::recommended(&text).map(str::to_owned);
        self.recommending = recommended.map(Within::Heading);
        self.anchors.heading(PendingHeading {
            level,
            id,
            text,
            source,
            in_note: self.notes > 0,
            span,
        });
    }
}
