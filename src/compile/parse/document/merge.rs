//! Merges adjacent text events into one. Pure.
//!
//! `TextMergeStream` of pulldown-cmark does the same for an iterator. Here, events are changed before
//! they are merged, and a further iterator for that would cost more than the merging.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use super::part::Part;

/// The text collected for the last part, while more may follow.
#[derive(Default)]
pub(super) struct Merge {
    text: String,
}

impl Merge {
    /// Appends text to the last part and returns true, if that part is text as well.
    pub(super) fn add(&mut self, parts: &mut [Part<'_>], more: &str, at: &Range<usize>) -> bool {
        let Some(Part::Markdown(Event::Text(text), range)) = parts.last_mut() else { return false };
        if self.text.is_empty() {
            self.text.push_str(text);
        }
        self.text.push_str(more);
        range.end = at.end;
        true
    }

    /// Stores the collected text in the last part, if any was added to it.
    pub(super) fn finish(&mut self, parts: &mut [Part<'_>]) {
        if self.text.is_empty() {
            return;
        }
        if let Some(Part::Markdown(Event::Text(text), _)) = parts.last_mut() {
            *text = CowStr::from(std::mem::take(&mut self.text));
        }
    }
}
