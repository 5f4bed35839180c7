//! Errors of the environment: a full disk, a folder without write permission, no network.

use std::fmt;
use std::io;
use std::path::Path;

use crate::base::printable;

/// An error of the environment, not of a site's author, with the operation that failed: a full disk, an
/// unreadable file.
///
/// ```
/// let nowhere = versus::Folder::new("no/such/folder");
/// let failure = versus::check(&nowhere, &versus::Options::default()).expect_err("there is none");
/// assert_eq!(failure.to_string(), "cannot open a site: there is no folder `no/such/folder`");
/// ```
#[derive(Debug)]
pub struct Failure {
    /// The operation, as it follows "cannot" in the message
    tried: String,
    source: Box<dyn std::error::Error + Send + Sync>,
    is_change: bool,
}

impl Failure {
    /// Describes a failed operation on a file or folder. `tried` follows "cannot" in the message: "read",
    /// "create the folder".
    pub(crate) fn new(tried: &'static str, path: &Path, source: io::Error) -> Failure {
        let tried = format!("{tried} `{}`", path.display());
        Failure { tried, source: source.into(), is_change: false }
    }

    /// Reports that a file has changed since it was first read. Everything derived from it is then invalid,
    /// but a retry that reads all files again may succeed.
    pub(crate) fn of_change(path: &Path) -> Failure {
        let source =
            "it changed while it was being read; run this again when nothing is writing to it";
        let tried = format!("read `{}`", path.display());
        Failure { tried, source: source.into(), is_change: true }
    }

    /// Describes a change of a file after the site was opened, if the failure is a change. A retry must then
    /// open the site again.
    pub(crate) fn since_opened(self) -> Failure {
        let source = match self.is_change {
            true => "it has changed since the site was opened; open the site again".into(),
            false => self.source,
        };
        Failure { source, ..self }
    }

    /// Returns whether a file changed while it was being read. If so, a retry may succeed.
    ///
    /// ```
    /// let nowhere = versus::Folder::new("no/such/folder");
    /// let failure = versus::check(&nowhere, &versus::Options::default()).expect_err("there is none");
    /// assert!(!failure.is_change());
    /// ```
    pub fn is_change(&self) -> bool {
        self.is_change
    }

    /// Describes a failed operation that concerns no file.
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

/// Converts the error of an IO result to a [`Failure`].
pub trait Tried<T> {
    fn tried(self, tried: &'static str, path: &Path) -> Result<T, Failure>;
}

impl<T> Tried<T> for io::Result<T> {
    fn tried(self, tried: &'static str, path: &Path) -> Result<T, Failure> {
        self.map_err(|source| Failure::new(tried, path, source))
    }
}
