//! Line ends of text files, as defined in CommonMark 2.1. Pure.

use std::borrow::Cow;

/// Replaces each `\r` that is not followed by a `\n` with a `\n`, so that every line ends with a `\n`.
/// Offsets do not change.
pub fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_alone = |at: usize| bytes.get(at + 1) != Some(&b'\n');
    if !memchr::memchr_iter(b'\r', bytes).any(is_alone) {
        return Cow::Borrowed(text);
    }
    let mut with = String::with_capacity(text.len());
    for (at, line) in pieces(text) {
        with.push_str(line);
        if at < text.len() {
            with.push(if is_alone(at) { '\n' } else { '\r' });
        }
    }
    Cow::Owned(with)
}

/// The offsets of the line feeds of a text, which tell the line of an offset. A text of TOML has no other
/// line ends: its carriage returns are followed by line feeds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineEnds(Vec<u32>);

impl LineEnds {
    pub fn of(text: &[u8]) -> LineEnds {
        let feeds = memchr::memchr_iter(b'\n', text);
        LineEnds(feeds.map(|at| u32::try_from(at).expect("a text has at most 8 MiB")).collect())
    }

    /// Returns the line of a byte offset, counted from 1.
    pub fn line_at(&self, offset: u32) -> usize {
        1 + self.0.partition_point(|feed| *feed < offset)
    }
}

/// The parts of a text between its carriage returns, each with the offset of its end.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    text.split('\r').map(move |piece| {
        let at = end + piece.len();
        end = at + 1;
        (at, piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_counted_by_its_feeds() {
        let text = b"a\r\nbc\n\nd";
        let lines = LineEnds::of(text);
        let at = |offset| lines.line_at(offset);
        assert_eq!([0, 1, 2, 3, 4, 5, 6, 7, 8].map(at), [1, 1, 1, 2, 2, 2, 3, 4, 4]);
        assert_eq!(LineEnds::of(b"").line_at(0), 1);
    }

    #[test]
    fn a_carriage_return_alone_ends_a_line() {
        for (text, with) in [
            ("", ""),
            ("a\nb", "a\nb"),
            ("a\r\nb\r\n", "a\r\nb\r\n"),
            ("a\rb\r\rc\r", "a\nb\n\nc\n"),
            ("a\r\r\nb\r", "a\n\r\nb\n"),
        ] {
            assert_eq!(with_line_feeds(text), with, "{text:?}");
        }
        assert!(matches!(with_line_feeds("a\r\nb"), Cow::Borrowed(_)));
    }
}
