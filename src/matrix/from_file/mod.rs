//! Facts that are taken from data files. Pure. Document + query → value, with its provenance.
//!
//! A query chooses one value by a JSON pointer, or rows by the values of their columns. Several values become one
//! by a [`Take`](super::Take). The value is then read by the kind of its criterion, as if it had been written in the matrix.

mod choose;
mod pointer;
mod records;
mod typed;
mod value;

pub(super) use choose::{Base, base, choose, day_at, day_of, place_of};
pub(super) use records::{Column, Record, Records, scalar};
pub(super) use value::Reading;

#[cfg(test)]
mod tests;
