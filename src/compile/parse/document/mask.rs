//! A text in which parts are replaced, with a mapping from its offsets to those of the original. Pure.

use std::ops::Range;

/// A replacement of a range of the original text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) at: Range<usize>,
    pub(super) put: &'static str,
}

#[derive(Debug)]
pub(super) struct Mask {
    /// `None` if nothing is replaced
    text: Option<String>,
    /// Pairs of an offset in the masked text, and the number to add to offsets from there on to get those
    /// in the original
    shifts: Vec<(usize, isize)>,
}

impl Mask {
    /// Creates a mask from edits, which are in order and do not overlap.
    pub(super) fn new(text: &str, edits: &[Edit]) -> Mask {
        if edits.is_empty() {
            return Mask { text: None, shifts: Vec::new() };
        }
        let mut masked = String::with_capacity(text.len() + 8 * edits.len());
        let mut shifts = Vec::with_capacity(edits.len());
        let mut copied = 0;
        for Edit { at, put } in edits {
            masked.push_str(&text[copied..at.start]);
            masked.push_str(put);
            copied = at.end;
            shifts.push((masked.len(), copied.cast_signed() - masked.len().cast_signed()));
        }
        masked.push_str(&text[copied..]);
        Mask { text: Some(masked), shifts }
    }

    /// Returns the masked text. `text` is the original that the mask was created with.
    pub(super) fn of<'t>(&'t self, text: &'t str) -> &'t str {
        self.text.as_deref().unwrap_or(text)
    }

    /// Returns the offset in the original of an offset in the masked text.
    pub(super) fn place(&self, at: usize) -> usize {
        let shift = self.shifts.partition_point(|(from, _)| *from <= at);
        let Some((_, shift)) = shift.checked_sub(1).map(|last| self.shifts[last]) else {
            return at;
        };
        at.saturating_add_signed(shift)
    }

    /// Returns each edit that the mask was created with, and the offset of its replacement in the masked
    /// text.
    pub(super) fn starts<'e>(&self, edits: &'e [Edit]) -> impl Iterator<Item = (usize, &'e Edit)> {
        edits.iter().zip(self.shifts.clone()).map(|(edit, (end, _))| (end - edit.put.len(), edit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_mapped_over_longer_and_shorter_replacements() {
        let edits = [
            Edit { at: 1..1, put: "\\" },
            Edit { at: 3..9, put: "<>" },
            Edit { at: 9..10, put: "\u{fffd}" },
        ];
        let text = "a$b012345\u{0}c";
        let mask = Mask::new(text, &edits);
        assert_eq!(mask.of(text), "a\\$b<>\u{fffd}c");
        let before: Vec<usize> = [0, 1, 2, 3, 4, 6, 9, 10].map(|at| mask.place(at)).into();
        assert_eq!(before, [0, 1, 1, 2, 3, 9, 10, 11]);
        assert_eq!(mask.starts(&edits).map(|(at, _)| at).collect::<Vec<_>>(), [1, 4, 6]);
        assert_eq!(Mask::new(text, &[]).of(text), text);
    }
}
