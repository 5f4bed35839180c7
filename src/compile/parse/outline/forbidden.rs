//! Numeric character references, such as `&#27;`, to characters that no page can contain. Pure.

use std::ops::Range;

use super::Reader;
use crate::data::characters;
use crate::diagnostic::Diagnostic;

impl Reader<'_, '_> {
    /// Reports a forbidden character in the value of an attribute, which only a numeric reference can
    /// produce.
    pub(super) fn check_attribute(&mut self, value: &str, range: &Range<usize>) {
        if let Some(c) = value.chars().find(|c| characters::is_forbidden(*c)) {
            self.found.push(Diagnostic::invalid_character(self.document.span(range), c));
        }
    }

    /// Reports the numeric references in a text, such as `&#27;`, to forbidden characters.
    pub(super) fn check_references(&mut self, range: &Range<usize>) {
        for (reference, c) in characters::references(&self.document.text()[range.clone()]) {
            let span = range.start + reference.start..range.start + reference.end;
            let span = self.document.span(&span);
            self.found.push(Diagnostic::invalid_character(span, c));
        }
    }
}
