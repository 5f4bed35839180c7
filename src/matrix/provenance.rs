//! Which place of a data file a fact is taken from.

use super::FactValue;
use crate::base::index::Index;
use crate::base::named::named;
use crate::source::Span;

/// A data file that a matrix declares.
#[derive(Debug, Clone)]
pub struct DataFile {
    pub id: String,
    /// As the author wrote it
    pub written: String,
    /// Relative to the site's root; empty if the file could not be read
    pub path: Box<str>,
    /// Span of its id
    pub span: Span,
}

/// Where a fact was taken from.
#[derive(Debug, Clone, PartialEq)]
pub struct FromFile {
    pub data: Index<DataFile>,
    /// The value in the file; if it is computed from several, the first of them
    pub span: Span,
    /// What was chosen in the file, for people: a JSON pointer, or a column and the values that its rows have
    pub place: Box<str>,
    pub taken: Option<Taken>,
    /// The id of the subject, or the address of the variant, if its row was found by that
    pub id: Option<Box<str>>,
}

/// How a fact was computed from several values.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    pub take: Take,
    /// How many values there were, without those that are unknown
    pub count: usize,
    /// The least and the greatest of the values; `None` if values were only counted
    pub spread: Option<(FactValue, FactValue)>,
}

named! {
    /// What becomes of several values.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Take {
        Median = "median",
        Min = "min",
        Max = "max",
        Mean = "mean",
        Count = "count",
    }
}
