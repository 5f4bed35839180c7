//! Sentences: what prose states of one subject and one criterion, or of a set of subjects. Pure.

mod hedge;
mod split;

pub(super) use hedge::hedges;
pub use split::split;

#[cfg(test)]
mod tests;
