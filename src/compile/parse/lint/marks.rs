//! The characters that the checks of writing look for, found in one pass over each text. Pure.

/// A set of kinds of characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks(u16);

impl Marks {
    /// `*` and `_`
    pub const EMPHASIS: Marks = Marks(1);
    pub const BRACKET: Marks = Marks(1 << 1);
    pub const AMPERSAND: Marks = Marks(1 << 2);
    pub const BACKSLASH: Marks = Marks(1 << 3);
    pub const BACKTICK: Marks = Marks(1 << 4);
    /// `|` and `+`
    pub const EDGE: Marks = Marks(1 << 5);
    pub const DIGIT: Marks = Marks(1 << 6);
    pub const CAPITAL: Marks = Marks(1 << 7);
    /// A byte of a character that is not in ASCII
    pub const HIGH: Marks = Marks(1 << 8);

    /// Returns the marks of a text.
    pub fn of(text: &str) -> Marks {
        Marks(text.bytes().fold(0, |found, byte| found | KINDS[usize::from(byte)]))
    }

    pub fn add(&mut self, other: Marks) {
        self.0 |= other.0;
    }

    pub const fn or(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }

    /// Whether it has one of some marks.
    pub fn has(self, marks: Marks) -> bool {
        self.0 & marks.0 != 0
    }
}

/// The kind of each byte
const KINDS: [u16; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'*' | b'_' => Marks::EMPHASIS.0,
            b']' => Marks::BRACKET.0,
            b'&' => Marks::AMPERSAND.0,
            b'\\' => Marks::BACKSLASH.0,
            b'`' => Marks::BACKTICK.0,
            b'|' | b'+' => Marks::EDGE.0,
            b'0'..=b'9' => Marks::DIGIT.0,
            b'A'..=b'Z' => Marks::CAPITAL.0,
            128.. => Marks::HIGH.0,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};
