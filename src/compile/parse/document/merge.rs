//! Text in one piece, which the parser gives in many. Pure.
//!
//! What pulldown-cmark has for it wants an iterator, which costs more than the merging once there is
//! something to change in the events before.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use super::part::Part;

/// The text of the last part, while there may be more of it.
#[derive(Default)]
pub(super) struct Merge {
    text: String,
}

impl Merge {
    /// Adds a text to the last part, if that is text as well.
    pub(super) fn add(&mut self, parts: &mut [Part<'_>], more: &str, at: &Range<usize>) -> bool {
        let Some(Part::Markdown(Event::Text(text), range)) = parts.last_mut() else { return false };
        if self.text.is_empty() {
            self.text.push_str(text);
        }
        self.text.push_str(more);
        range.end = at.end;
        true
    }

    /// Gives the last part the text that was added to it, if there was any.
    pub(super) fn finish(&mut self, parts: &mut [Part<'_>]) {
        if self.text.is_empty() {
            return;
        }
        if let Some(Part::Markdown(Event::Text(text), _)) = parts.last_mut() {
            *text = CowStr::from(std::mem::take(&mut self.text));
        }
    }
}
