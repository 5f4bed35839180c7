//! The text of a data file → [`Document`]. Pure.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::sheet::{self, Sheet};
use super::{Data, Node, json, toml};
use crate::base::path;
use crate::diagnostic::Diagnostic;
use crate::source::FileId;

/// The data files of a matrix that could be read, by the id of their `[[data]]`.
pub type Documents = BTreeMap<String, Arc<Document>>;

/// A data file, with the places of its values.
#[derive(Debug)]
pub struct Document {
    pub file: FileId,
    /// Relative to the site's root
    pub path: Box<str>,
    pub content: Content,
    /// The whole text, for the digits of numbers
    pub text: String,
}

#[derive(Debug)]
pub enum Content {
    /// JSON or TOML
    Tree(Node),
    Sheet(Sheet),
}

/// The format of a data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Json,
    Toml,
    Csv,
}

impl Format {
    /// Returns the format that the ending of a path stands for.
    pub fn of(path: &str) -> Option<Format> {
        let (_, ending) = path::file_name(path).rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "json" => Some(Format::Json),
            "toml" => Some(Format::Toml),
            "csv" | "tsv" => Some(Format::Csv),
            _ => None,
        }
    }

    /// Parses a file; `None` if it cannot be read as a whole.
    ///
    /// Reports `invalid-json`, `invalid-toml` and `invalid-csv`.
    pub fn parse(self, text: &str, file: FileId, found: &mut Vec<Diagnostic>) -> Option<Content> {
        match self {
            Format::Json => json::parse(text, file, found).map(Content::Tree),
            Format::Csv => sheet::parse(text, file, found).map(Content::Sheet),
            Format::Toml => {
                let (table, is_whole) = toml::document(text, (file, 0), found);
                let span = table.span;
                is_whole.then_some(Content::Tree(Node { data: Data::Table(table), span }))
            }
        }
    }
}
