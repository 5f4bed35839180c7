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

/// The address of the data of a matrix that is shown at the address `page`.
pub fn address(page: &str, format: Format) -> String {
    let name = match format {
        Format::Json => "matrix.json",
        Format::Csv => "matrix.csv",
    };
    format!("{page}{name}")
}

#[cfg(test)]
mod tests;
