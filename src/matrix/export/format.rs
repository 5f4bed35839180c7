//! The file formats of published data.

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
