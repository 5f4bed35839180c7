//! Byte offsets ↔ positions of the protocol: line, and character in the client's encoding. Pure.

use std::borrow::Cow;
use std::ops::Range;

use lsp_types::{self as lsp, Position, PositionEncodingKind};

/// The unit in which clients count characters of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    /// UTF-16 code units, which every client supports
    Utf16,
}

impl Encoding {
    /// Chooses UTF-8 if the client offers it, else UTF-16.
    pub(super) fn chosen(offered: Option<&[PositionEncodingKind]>) -> Encoding {
        let offered = offered.unwrap_or_default();
        if offered.contains(&PositionEncodingKind::UTF8) { Encoding::Utf8 } else { Encoding::Utf16 }
    }

    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn width(self, c: char) -> usize {
        match self {
            Encoding::Utf8 => c.len_utf8(),
            Encoding::Utf16 => c.len_utf16(),
        }
    }
}

/// A text with the offsets of its lines.
pub(super) struct Lines<'t> {
    pub(super) text: Cow<'t, str>,
    encoding: Encoding,
    starts: Vec<usize>,
}

const MARK: char = '\u{feff}';

impl<'t> Lines<'t> {
    pub(super) fn of(text: impl Into<Cow<'t, str>>, encoding: Encoding) -> Lines<'t> {
        let text = text.into();
        // Editors do not count a byte order mark as part of the text.
        let mark = if text.starts_with(MARK) { MARK.len_utf8() } else { 0 };
        let bytes = text.bytes().enumerate();
        let ends = bytes.filter(|(at, byte)| {
            *byte == b'\n' || (*byte == b'\r' && text.as_bytes().get(at + 1) != Some(&b'\n'))
        });
        let starts = std::iter::once(mark).chain(ends.map(|(at, _)| at + 1)).collect();
        Lines { text, encoding, starts }
    }

    /// Returns the offset of a position, moved back to the end of the line if it is beyond, and to the start
    /// of a character if it is inside one.
    pub(super) fn byte(&self, position: Position) -> usize {
        let line = position.line as usize;
        let Some(start) = self.starts.get(line).copied() else { return self.text.len() };
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let line = self.text[start..end].trim_end_matches(['\n', '\r']);
        let wanted = position.character as usize;
        let mut counted = 0;
        for (at, c) in line.char_indices() {
            counted += self.encoding.width(c);
            if counted > wanted {
                return start + at;
            }
        }
        start + line.len()
    }

    pub(super) fn position(&self, byte: usize) -> Position {
        let mut byte = byte.clamp(self.starts[0], self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= byte) - 1;
        let before = self.text[self.starts[line]..byte].chars();
        let character: usize = before.map(|c| self.encoding.width(c)).sum();
        let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
        Position::new(number(line), number(character))
    }

    pub(super) fn range(&self, range: &Range<usize>) -> lsp::Range {
        lsp::Range::new(self.position(range.start), self.position(range.end.max(range.start)))
    }

    pub(super) fn bytes(&self, range: lsp::Range) -> Range<usize> {
        let start = self.byte(range.start);
        start..self.byte(range.end).max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_counted_as_the_client_counts() {
        let text = "\u{feff}a\r\né😀b\n";
        let b = text.find('b').expect("there");
        for (encoding, character) in [(Encoding::Utf8, 6), (Encoding::Utf16, 3)] {
            let lines = Lines::of(text, encoding);
            assert_eq!(lines.position(b), Position::new(1, character));
            assert_eq!(lines.byte(Position::new(1, character)), b);
            assert_eq!(lines.byte(Position::new(0, 0)), 3);
            assert_eq!(lines.position(0), Position::new(0, 0));
            assert_eq!(lines.byte(Position::new(0, 99)), 4);
            assert_eq!(lines.byte(Position::new(99, 0)), text.len());
            assert_eq!(lines.position(text.len()), Position::new(2, 0));
        }
        // Between the two code units of a surrogate pair.
        let lines = Lines::of(text, Encoding::Utf16);
        assert_eq!(lines.byte(Position::new(1, 2)), b - '😀'.len_utf8());
    }
}
