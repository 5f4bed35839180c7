//! How far something holds: yes, partial or no. Pure.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    No,
    Partial,
    Yes,
}

impl Level {
    /// All levels, the best first
    pub const ALL: [Level; 3] = [Level::Yes, Level::Partial, Level::No];

    /// Returns the word that authors and programs write.
    pub const fn as_str(self) -> &'static str {
        match self {
            Level::Yes => "yes",
            Level::Partial => "partial",
            Level::No => "no",
        }
    }
}
