//! The sort orders of a section.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SortBy {
    Date,
    Updated,
    Title,
    Weight,
}

impl SortBy {
    /// The values of the key `sort_by`
    pub const NAMES: [(&str, SortBy); 4] = [
        ("date", SortBy::Date),
        ("updated", SortBy::Updated),
        ("title", SortBy::Title),
        ("weight", SortBy::Weight),
    ];
}
