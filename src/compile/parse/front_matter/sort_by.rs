//! The orders of a section.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SortBy {
    Date,
    Updated,
    Title,
    Weight,
}

impl SortBy {
    /// What `sort_by` may be
    pub const NAMES: [(&str, SortBy); 4] = [
        ("date", SortBy::Date),
        ("updated", SortBy::Updated),
        ("title", SortBy::Title),
        ("weight", SortBy::Weight),
    ];
}
