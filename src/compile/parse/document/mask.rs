//! A text with parts replaced, and where each of its places was before. Pure.

use std::ops::Range;

/// What is put in the place of a part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) at: Range<usize>,
    pub(super) put: &'static str,
}

#[derive(Debug)]
pub(super) struct Mask {
    /// None where nothing is replaced
    text: Option<String>,
    /// From this byte on, the text before was this much further
    shifts: Vec<(usize, isize)>,
}

impl Mask {
    /// `edits` are in order and do not overlap.
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

    /// The masked text of `text`, of which this is the mask.
    pub(super) fn of<'t>(&'t self, text: &'t str) -> &'t str {
        self.text.as_deref().unwrap_or(text)
    }

    /// Where a byte of the masked text was before.
    pub(super) fn place(&self, at: usize) -> usize {
        let shift = self.shifts.partition_point(|(from, _)| *from <= at);
        let Some((_, shift)) = shift.checked_sub(1).map(|last| self.shifts[last]) else {
            return at;
        };
        at.saturating_add_signed(shift)
    }

    /// Where the replacement of each edit begins in the masked text, of the edits that it has.
    pub(super) fn starts<'e>(&self, edits: &'e [Edit]) -> impl Iterator<Item = (usize, &'e Edit)> {
        edits.iter().zip(self.shifts.clone()).map(|(edit, (end, _))| (end - edit.put.len(), edit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_mapped_back_over_what_is_longer_and_what_is_shorter() {
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
