//! What the machine did wrong: a disk that is full, a folder that may not be written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// An input or output that failed, with its path and what was tried.
#[derive(Debug)]
pub struct Failure {
    tried: &'static str,
    path: PathBuf,
    source: io::Error,
}

impl Failure {
    /// `tried` follows "cannot": "read", "create the folder".
    pub fn new(tried: &'static str, path: &Path, source: io::Error) -> Failure {
        Failure { tried, path: path.to_owned(), source }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot {} `{}`: {}", self.tried, self.path.display(), self.source)
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Turns an IO result's error into a [`Failure`].
pub trait Tried<T> {
    fn tried(self, tried: &'static str, path: &Path) -> Result<T, Failure>;
}

impl<T> Tried<T> for io::Result<T> {
    fn tried(self, tried: &'static str, path: &Path) -> Result<T, Failure> {
        self.map_err(|source| Failure::new(tried, path, source))
    }
}
