//! A matrix as files for programs: JSON with everything that its scores depend on, and comma-separated
//! values with a row for each fact. Pure.

mod csv;
pub(crate) mod format;
mod json;

pub use self::csv::{csv, csv_of};
pub use self::format::Format;
pub use self::json::{Addresses, Worded, fact_json, json, schema};

#[cfg(test)]
mod tests;
