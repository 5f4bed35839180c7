//! A matrix as files for programs: JSON with all that its scores rest on, and comma-separated
//! values with a row for each fact. Pure.

mod csv;
mod json;

pub use self::csv::csv;
pub use self::json::{json, schema};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Json,
    Csv,
}

impl Format {
    pub fn file_name(self) -> &'static str {
        match self {
            Format::Json => "matrix.json",
            Format::Csv => "matrix.csv",
        }
    }
}

#[cfg(test)]
mod tests;
