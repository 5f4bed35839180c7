//! Characters that are written by their numbers, as in `&#27;`, and that no page can hold. Pure.

use std::ops::Range;

use super::Reader;
use crate::data::characters;
use crate::diagnostic::Diagnostic;

impl Reader<'_, '_> {
    /// Reports what an attribute says that is written by its number, and cannot be.
    pub(super) fn named(&mut self, value: &str, range: &Range<usize>) {
        if let Some(c) = value.chars().find(|c| characters::is_forbidden(*c)) {
            self.found.push(Diagnostic::invalid_character(self.document.span(range), c));
        }
    }

    /// Reports what is written by its number, as in `&#27;`, and cannot be.
    pub(super) fn references(&mut self, range: &Range<usize>) {
        for (reference, c) in characters::references(&self.document.text()[range.clone()]) {
            let span = range.start + reference.start..range.start + reference.end;
            let span = self.document.span(&span);
            self.found.push(Diagnostic::invalid_character(span, c));
        }
    }
}
