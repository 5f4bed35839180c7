//! What the machine did wrong: a disk that is full, a folder that may not be written, no network.

use std::fmt;
use std::io;
use std::path::Path;

use crate::base::printable;

/// What the machine did wrong, with what was tried: a disk that is full, a file that cannot be read.
///
/// ```
/// let nowhere = versus::Folder::new("no/such/folder");
/// let failure = versus::check(&nowhere, &versus::Options::default()).expect_err("there is none");
/// assert!(failure.to_string().starts_with("cannot open the folder `no/such/folder`: "));
/// ```
#[derive(Debug)]
pub struct Failure {
    /// Follows "cannot"
    tried: String,
    source: Box<dyn std::error::Error + Send + Sync>,
    is_change: bool,
}

impl Failure {
    /// `tried` follows "cannot": "read", "create the folder".
    pub(crate) fn new(tried: &'static str, path: &Path, source: io::Error) -> Failure {
        let tried = format!("{tried} `{}`", path.display());
        Failure { tried, source: source.into(), is_change: false }
    }

    /// A file is not what it was when it was looked at first, so that what is known of it is worth
    /// nothing: who reads all anew may succeed.
    pub(crate) fn of_change(path: &Path) -> Failure {
        let source =
            "it changed while it was being read; run this again when nothing is writing to it";
        let tried = format!("read `{}`", path.display());
        Failure { tried, source: source.into(), is_change: true }
    }

    /// Whether a file has changed while it was read, so that to try again may succeed.
    ///
    /// ```
    /// let nowhere = versus::Folder::new("no/such/folder");
    /// let failure = versus::check(&nowhere, &versus::Options::default()).expect_err("there is none");
    /// assert!(!failure.is_change());
    /// ```
    pub fn is_change(&self) -> bool {
        self.is_change
    }

    /// Of what is no file on the disk.
    pub(crate) fn of(
        tried: impl Into<String>,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Failure {
        Failure { tried: tried.into(), source: source.into(), is_change: false }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (tried, source) = (printable::line(&self.tried), self.source.to_string());
        write!(f, "cannot {tried}: {}", printable::line(&source))
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.source)
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
