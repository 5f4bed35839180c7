//! How a percentage compares two values. Pure.

/// How a percentage is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Less,
    More,
    Faster,
    Slower,
    /// `40 % of the price`
    Share,
}

impl Way {
    /// Returns the words of a message between the percentage and the other fact.
    pub fn as_str(self) -> &'static str {
        match self {
            Way::Less => "less than",
            Way::More => "more than",
            Way::Faster => "faster than",
            Way::Slower => "slower than",
            Way::Share => "of",
        }
    }

    pub fn opposite(self) -> Way {
        match self {
            Way::Less => Way::More,
            Way::More => Way::Less,
            Way::Faster => Way::Slower,
            Way::Slower => Way::Faster,
            Way::Share => Way::Share,
        }
    }
}
