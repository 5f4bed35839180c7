//! What files are read as, each alone.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::config::Config;
use super::front_matter::FrontMatter;
use super::outline::Outline;
use crate::base::hash::Hash;
use crate::diagnostic::Diagnostic;
use crate::matrix::Matrix;
use crate::matrix::raw::{RawMatrix, RawSubject};
use crate::source::{FileId, Place, Span};
use crate::theme::Theme;

/// Every file of the site, read on its own.
#[derive(Debug)]
pub struct Parsed {
    pub config: Config,
    pub theme: Arc<Theme>,
    /// In path order
    pub pages: Vec<ParsedPage>,
    /// In path order
    pub matrices: Vec<ParsedMatrix>,
    /// Pages of which a part or all could not be read: nothing is said of what they lack
    pub unreadable: HashSet<FileId>,
    /// Of the text files that were read
    pub contents: HashMap<FileId, Hash>,
}

/// Cheap to clone, so that what is held from one load to the next is not copied.
#[derive(Debug, Clone)]
pub struct ParsedPage {
    pub file: FileId,
    pub matter: Arc<FrontMatter>,
    pub outline: Arc<Outline>,
    pub body_at: usize,
    /// Of the whole file
    pub content: Hash,
    /// Whether all of it could be read: what is stored is
    pub is_whole: bool,
}

impl ParsedPage {
    pub fn span(&self, place: Place) -> Span {
        place.in_file(self.file)
    }
}

/// A matrix with the subjects of its folder.
#[derive(Debug)]
pub struct ParsedMatrix {
    pub file: FileId,
    /// The folder below `content/`; empty for `content/` itself
    pub folder: String,
    /// Of all that it is read from
    pub key: Hash,
    pub read: ReadMatrix,
}

#[derive(Debug)]
pub enum ReadMatrix {
    Raw(Box<RawFiles>),
    /// As it was checked before, with what is wrong with it reported already
    Remembered(Arc<Matrix>),
}

/// What the files of a matrix say, each read alone.
#[derive(Debug)]
pub struct RawFiles {
    pub matrix: RawMatrix,
    pub subjects: Vec<RawSubject>,
    /// Whether all of them could be read: nothing is said of what they lack otherwise
    pub is_whole: bool,
    /// What is wrong with them, which is reported already
    pub found: Vec<Diagnostic>,
}
