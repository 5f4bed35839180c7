//! Finds the code of facts. Pure.

use super::sample::{InText, Shown, region};
use super::{sample_at, sample_paths};
use crate::base::path;
use crate::compile::discover::read::{Attached, Sample};
use crate::highlight::Highlighter;
use crate::matrix::Matrix;
use crate::matrix::code::{Code, Listing};
use crate::source::Sources;

/// What the code of facts is read from.
#[derive(Clone, Copy)]
pub struct Samples<'s> {
    pub sources: &'s Sources,
    pub attached: &'s Attached,
    pub highlighter: &'s Highlighter,
}

/// The code of a fact.
pub struct Found {
    pub shown: Shown,
    /// `None` if it is not known, or if the text is plain
    pub language: Option<String>,
}

/// Returns the candidate paths of a file that a fact of a matrix names.
pub fn code_paths(sources: &Sources, matrix: &Matrix, file: &str) -> Vec<String> {
    sample_paths(sources, Some(matrix.file), file)
}

impl<'s> Samples<'s> {
    /// Returns the code of a fact. `None` if its file or its region cannot be read.
    pub fn find(&self, matrix: &Matrix, code: &Code) -> Option<Found> {
        match code {
            Code::Here { text, language } => Some(Found {
                shown: Shown::whole(text.to_string(), InText::Same),
                language: language.as_deref().map(str::to_owned),
            }),
            Code::File { file, region } => {
                let text = self.text(matrix, file)?;
                let whole = Shown::whole(text.to_owned(), InText::Same);
                let shown = match region {
                    Some(name) => whole.cut(self::region(text, name).ok()?),
                    None => whole,
                };
                Some(Found { shown, language: self.language_of(file) })
            }
        }
    }

    /// Returns the text of the code of a fact.
    pub fn listing(&self, matrix: &Matrix, code: &Code) -> Option<Listing> {
        let Found { shown, language } = self.find(matrix, code)?;
        Some(Listing { text: shown.code, language })
    }

    /// Returns the text of a file that a fact names.
    pub fn text(&self, matrix: &Matrix, file: &str) -> Option<&'s str> {
        let paths = code_paths(self.sources, matrix, file);
        match sample_at(self.attached, &paths)? {
            Sample::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the language of a file, by the ending of its name.
    fn language_of(&self, file: &str) -> Option<String> {
        let name = path::file_name(file);
        let ending = name.rsplit_once('.').map_or(name, |(_, ending)| ending);
        self.highlighter.name_of(ending)
    }
}
