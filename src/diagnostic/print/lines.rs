//! Byte offsets in a text → lines and columns. Pure.

/// Distance between marks. A position is counted from the mark before it: counting from the beginning of
/// the line is slow for 20,000 messages about one line.
const STEP_BYTES: usize = 1_024;

/// Marks in a text: the line and the column at each multiple of [`STEP_BYTES`], both from 1.
#[derive(Debug)]
pub(super) struct Lines(Vec<(usize, usize)>);

impl Lines {
    pub(super) fn of(text: &str) -> Lines {
        let mut marks = vec![(1, 1)];
        let (mut at, mut place) = (0, (1, 1));
        while at + STEP_BYTES <= text.len() {
            place = count(place, &text.as_bytes()[at..at + STEP_BYTES]);
            at += STEP_BYTES;
            marks.push(place);
        }
        Lines(marks)
    }

    /// Returns the line and column of an offset in `text`, the column in characters. The marks must be those
    /// of `text`.
    pub(super) fn place(&self, text: &str, offset: usize) -> (usize, usize) {
        let mut at = offset.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let mark = at / STEP_BYTES;
        count(self.0[mark], &text.as_bytes()[mark * STEP_BYTES..at])
    }
}

/// Advances a line and column over bytes. A character counts at its first byte, so a step may end inside it.
fn count((line, column): (usize, usize), bytes: &[u8]) -> (usize, usize) {
    let characters = |bytes: &[u8]| bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
    let feeds = memchr::memchr_iter(b'\n', bytes).count();
    match memchr::memrchr(b'\n', bytes) {
        Some(last) => (line + feeds, 1 + characters(&bytes[last + 1..])),
        None => (line, column + characters(bytes)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_place_is_as_if_counted_from_the_beginning(
            parts in proptest::collection::vec("[a\u{e9}\u{1f600}\n]{0,900}", 0..6),
            offset in 0usize..9_000,
        ) {
            let text = parts.concat();
            let mut at = offset.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let before = &text[..at];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            prop_assert_eq!(Lines::of(&text).place(&text, offset), (line, column));
        }
    }
}
