//! Facts that are taken from data files. Pure. Document + query → value, with its provenance.
//!
//! A query chooses one value by a JSON pointer, or rows by the values of their columns. Several values become one
//! by a [`Take`]. The value is then read by the kind of its criterion, as if it had been written in the matrix.

mod choose;
mod pointer;
mod records;
mod typed;
mod value;

use super::FactValue;
use crate::base::index::Index;
use crate::source::Span;
pub(super) use choose::{Base, base, choose, day_at, day_of, place};
pub(super) use records::{Column, Record, Records, scalar};
pub(super) use value::Reading;

/// A data file that a matrix declares.
#[derive(Debug)]
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

/// What becomes of several values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    Median,
    Min,
    Max,
    Mean,
    Count,
}

impl Take {
    /// Allowed values of `take`
    pub const NAMES: [(&str, Take); 5] = [
        (Take::Median.as_str(), Take::Median),
        (Take::Min.as_str(), Take::Min),
        (Take::Max.as_str(), Take::Max),
        (Take::Mean.as_str(), Take::Mean),
        (Take::Count.as_str(), Take::Count),
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Take::Median => "median",
            Take::Min => "min",
            Take::Max => "max",
            Take::Mean => "mean",
            Take::Count => "count",
        }
    }
}

#[cfg(test)]
mod tests;
