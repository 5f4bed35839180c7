//! The results of parsing each file on its own.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::config::Config;
use super::front_matter::FrontMatter;
use super::outline::Outline;
use crate::base::hash::Hash;
use crate::data::document::Documents;
use crate::diagnostic::Diagnostic;
use crate::matrix::Matrix;
use crate::matrix::raw::{RawMatrix, RawSubject, Shared};
use crate::source::{FileId, Place, Span};
use crate::theme::Theme;

/// The result of parsing: every file of the site, each read on its own.
#[derive(Debug)]
pub struct Parsed {
    pub config: Config,
    pub theme: Arc<Theme>,
    /// In path order
    pub pages: Vec<ParsedPage>,
    /// Files that are checked, but not published, in path order
    pub companions: Vec<ParsedPage>,
    /// In path order
    pub matrices: Vec<ParsedMatrix>,
    /// Files of shared criteria, in path order
    pub criteria: Vec<ParsedCriteria>,
    /// Pages that could not be read in full: checks do not report what they lack
    pub unreadable: HashSet<FileId>,
    /// Hash of each text file that was read
    pub contents: HashMap<FileId, Hash>,
}

/// A parsed Markdown file. Cheap to clone, so that pages are not copied between one load and the next.
#[derive(Debug, Clone)]
pub struct ParsedPage {
    pub file: FileId,
    pub matter: Arc<FrontMatter>,
    pub outline: Arc<Outline>,
    pub body_at: usize,
    /// Hash of the whole file
    pub content: Hash,
    /// Whether the whole file could be read; always true for a page from the on-disk cache
    pub is_whole: bool,
}

impl ParsedPage {
    pub fn span(&self, place: Place) -> Span {
        place.in_file(self.file)
    }
}

/// A file of criteria that matrices share.
#[derive(Debug)]
pub struct ParsedCriteria {
    pub file: FileId,
    pub content: Hash,
    pub shared: Shared,
    /// Its data files
    pub data: DataRead,
    /// Whether the whole file could be read
    pub is_whole: bool,
}

/// The data files of a matrix or of shared criteria, as far as they could be read.
#[derive(Debug)]
pub struct DataRead {
    pub documents: Documents,
    /// The paths at which files were looked for
    pub(super) paths: Vec<String>,
    /// Whether all files could be read; if not, the result depends on more than these paths
    pub has_all: bool,
}

/// A matrix with the subjects of its folder.
#[derive(Debug)]
pub struct ParsedMatrix {
    pub file: FileId,
    /// The folder, relative to `content/`; empty for `content/` itself
    pub folder: String,
    /// Hash of all its inputs
    pub key: Hash,
    pub read: ReadMatrix,
}

#[derive(Debug)]
pub enum ReadMatrix {
    Raw(Box<RawFiles>),
    /// From the in-memory cache: already checked, and its diagnostics reported
    Remembered(Arc<Matrix>),
}

/// The parsed files of a matrix, each read on its own.
#[derive(Debug)]
pub struct RawFiles {
    pub matrix: RawMatrix,
    pub subjects: Vec<RawSubject>,
    /// The data files that could be read
    pub documents: Documents,
    /// Whether all data files could be read; if not, the result depends on more files than its key
    pub has_data: bool,
    /// Whether all files could be read in full; if not, checks do not report what they lack
    pub is_whole: bool,
    /// Diagnostics of the files, which have been reported already
    pub found: Vec<Diagnostic>,
}
