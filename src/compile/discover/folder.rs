//! IO: a folder on the disk as a [`Source`].

#![expect(clippy::disallowed_methods, reason = "this module is where files are read")]

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::given::why_impossible;
use super::list::leads_away;
use super::walk;
use crate::source::Origin;
use crate::source::given::Source;

/// A site in a folder on the disk, with its history in git.
///
/// Only files in the folder and the git history of the site are read. Hidden files in the folder are not
/// read, except for the cache of earlier builds in `.versus/`.
///
/// ```
/// let folder = versus::Folder::new("tests/sites/verdict");
/// assert!(!versus::check(&folder, &versus::Options::default())?.has_errors());
/// # Ok::<(), versus::Failure>(())
/// ```
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

impl Folder {
    /// The site in the folder at `path`. The folder need not exist yet.
    ///
    /// ```
    /// let nowhere = versus::Folder::new("no/such/folder");
    /// assert!(versus::check(&nowhere, &versus::Options::default()).is_err());
    /// ```
    pub fn new(path: impl Into<PathBuf>) -> Folder {
        Folder(path.into())
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Source for Folder {
    fn paths(&self) -> io::Result<Vec<String>> {
        let sources = walk(&self.0).map_err(io::Error::other)?;
        let is_own = |origin: &Origin| matches!(origin, Origin::Disk(_));
        let files = sources.iter().map(|(_, file)| file);
        let own = files.filter(|file| is_own(&file.origin) && file.role.unread().is_none());
        // Files that only a folder with its repository has
        let own = own.filter(|file| why_impossible(&file.path).is_none());
        Ok(own.map(|file| file.path.to_string()).collect())
    }

    fn read(&self, path: &str) -> io::Result<Arc<[u8]>> {
        let full = self.0.join(path);
        // Also for a hidden file: whether it exists must not be revealed.
        if why_impossible(path).is_some() || leads_away(&full, &self.0.canonicalize()?).is_some() {
            return Err(ErrorKind::NotFound.into());
        }
        match full.metadata() {
            Ok(metadata) if metadata.is_file() => fs::read(full).map(Arc::from),
            Ok(_) => Err(ErrorKind::NotFound.into()),
            // The path leads through a file.
            Err(error) if error.kind() == ErrorKind::NotADirectory => {
                Err(ErrorKind::NotFound.into())
            }
            Err(error) => Err(error),
        }
    }

    fn folder(&self) -> Option<&Path> {
        Some(&self.0)
    }
}
