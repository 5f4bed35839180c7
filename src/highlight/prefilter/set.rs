//! Sets of ASCII characters that may be partly unknown. Pure.

/// The characters that a class certainly contains, and those that it may contain, as a bit for each ASCII
/// character.
#[derive(Clone, Copy)]
pub(super) struct Set {
    pub(super) surely: u128,
    pub(super) maybe: u128,
}

impl Set {
    pub(super) const NONE: Set = Set { surely: 0, maybe: 0 };
    pub(super) const UNKNOWN: Set = Set { surely: 0, maybe: u128::MAX };

    pub(super) fn exactly(bits: u128) -> Set {
        Set { surely: bits, maybe: bits }
    }

    pub(super) fn not(self) -> Set {
        Set { surely: !self.maybe, maybe: !self.surely }
    }

    pub(super) fn or(self, other: Set) -> Set {
        Set { surely: self.surely | other.surely, maybe: self.maybe | other.maybe }
    }

    pub(super) fn and(self, other: Set) -> Set {
        Set { surely: self.surely & other.surely, maybe: self.maybe & other.maybe }
    }

    /// Adds the other case of each letter to the characters that the set may contain.
    pub(super) fn any_case(self) -> Set {
        let upper = self.maybe & range('A', 'Z');
        let lower = self.maybe & range('a', 'z');
        Set { surely: self.surely, maybe: self.maybe | upper << 32 | lower >> 32 }
    }
}

pub(super) fn bit(c: char) -> u128 {
    if c.is_ascii() { 1 << u32::from(c) } else { 0 }
}

pub(super) fn range(from: char, to: char) -> u128 {
    (from..=to).take_while(char::is_ascii).fold(0, |bits, c| bits | bit(c))
}

pub(super) fn digits() -> u128 {
    range('0', '9')
}

fn letters() -> u128 {
    range('a', 'z') | range('A', 'Z')
}

pub(super) fn word() -> u128 {
    letters() | digits() | bit('_')
}

/// White space. Engines differ on whether it includes the vertical tab.
pub(super) fn space() -> Set {
    let surely = bit(' ') | range('\t', '\n') | range('\x0c', '\r');
    Set { surely, maybe: surely | bit('\x0b') }
}

/// The class that has this name in `\p{…}` or `[:…:]`.
pub(super) fn named(name: &str) -> Set {
    match name.to_ascii_lowercase().as_str() {
        "alpha" | "l" | "letter" => Set::exactly(letters()),
        "digit" | "n" | "nd" => Set::exactly(digits()),
        "alnum" => Set::exactly(letters() | digits()),
        "upper" | "lu" => Set::exactly(range('A', 'Z')),
        "lower" | "ll" => Set::exactly(range('a', 'z')),
        "word" => Set::exactly(word()),
        "xdigit" => Set::exactly(digits() | range('a', 'f') | range('A', 'F')),
        "blank" => Set::exactly(bit(' ') | bit('\t')),
        "space" => space(),
        _ => Set::UNKNOWN,
    }
}
