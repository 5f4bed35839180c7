//! How the values of a criterion are understood: which are better, on what scale, and what they say. Pure.

use crate::base::named::named;

named! {
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Better {
        Higher = "higher",
        Lower = "lower",
        /// Neither: the criterion has no utility
        None = "none",
    }
}

/// What the facts of a criterion say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// What a subject is or has
    Value,
    /// The least that it takes: `3.11` is 3.11 or later
    Minimum,
    /// The most that it allows: `5` is up to 5
    Limit,
}

impl Sense {
    /// Returns the key that gives a criterion this sense; `None` for the usual one.
    pub const fn key(self) -> Option<&'static str> {
        match self {
            Sense::Value => None,
            Sense::Minimum => Some("minimum"),
            Sense::Limit => Some("limit"),
        }
    }
}

/// The ends of a scale, as the numbers that [`super::kind::Measured`] gives to values of the criterion's kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub worst: f64,
    pub best: f64,
}
