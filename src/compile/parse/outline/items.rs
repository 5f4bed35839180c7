//! Items of the lists in `:::when`: what each side is recommended for. Pure.

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::compile::parse::text::Text;
use crate::source::Place;

/// An item with the directive whose list it stands in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListItem {
    /// Index into [`Outline::directives`](super::Outline::directives)
    pub directive: usize,
    /// Its first paragraph, without what lists within it say
    pub text: Text,
}

#[derive(Default)]
pub(super) struct Items {
    read: Vec<ListItem>,
    /// The items around this place, each by its index while its text is being read
    open: Vec<Option<usize>>,
}

impl Items {
    /// Takes note of an event, whose text the file has as `source` at `span`. `within` is the
    /// `:::when` that it stands directly in, if any.
    pub(super) fn event(
        &mut self,
        event: &Event<'_>,
        source: &str,
        span: Place,
        within: Option<usize>,
    ) {
        match event {
            Event::Start(Tag::Item) => {
                self.open.push(within.map(|_| self.read.len()));
                self.read
                    .extend(within.map(|at| ListItem { directive: at, text: Text::default() }));
            }
            Event::End(TagEnd::Item) => {
                self.open.pop();
            }
            // What follows explains the item.
            Event::End(TagEnd::Paragraph) | Event::Start(Tag::List(_)) => {
                self.open.last_mut().map(Option::take);
            }
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => {
                self.text(text, source, span);
            }
            Event::SoftBreak | Event::HardBreak => self.text(" ", source, span),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, source: &str, span: Place) {
        if let Some(item) = self.open.last().copied().flatten() {
            self.read[item].text.push(text, source, span);
        }
    }

    /// In the order in which they begin.
    pub(super) fn finish(self) -> Vec<ListItem> {
        self.read
    }
}
