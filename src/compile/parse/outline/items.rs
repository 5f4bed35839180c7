//! The list items in `:::when`, which say what each side is recommended for. Pure.

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::compile::parse::text::Text;
use crate::source::Place;

/// A list item, and the directive that contains its list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListItem {
    /// Index into [`Outline::directives`](super::Outline::directives)
    pub directive: usize,
    /// The text of its first paragraph, without nested lists
    pub text: Text,
}

#[derive(Default)]
pub(super) struct Items {
    read: Vec<ListItem>,
    /// The list items around the current position, each with its index in `read` while its text is
    /// collected
    open: Vec<Option<usize>>,
}

impl Items {
    /// Processes an event, which is written as `source` at `span` in the file. `within` is the index of
    /// the `:::when` that directly contains it, if any.
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
            // The text after the first paragraph only explains the item.
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

    /// Returns the items in the order in which they begin.
    pub(super) fn finish(self) -> Vec<ListItem> {
        self.read
    }
}
