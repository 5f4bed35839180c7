//! The source of a site: a folder, or anything else that has files at paths. Pure.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

/// The source of a site's files: a [`Folder`](crate::Folder), [`Memory`], or anything else that has bytes
/// at paths, such as an archive or a database.
///
/// Paths are relative to the site's root, with `/` as separator: `versus.toml`,
/// `content/backend/_index.md`. The path of a file determines its meaning, as in a folder. The files of a
/// site are read once, before anything is built, followed by the files that code fences include.
///
/// ```
/// use std::io;
/// use std::sync::Arc;
///
/// /// Files that are compiled into the program.
/// struct Included(&'static [(&'static str, &'static str)]);
///
/// impl versus::Source for Included {
///     fn paths(&self) -> io::Result<Vec<String>> {
///         Ok(self.0.iter().map(|(path, _)| path.to_string()).collect())
///     }
///
///     fn read(&self, path: &str) -> io::Result<Arc<[u8]>> {
///         let file = self.0.iter().find(|(known, _)| *known == path);
///         file.map(|(_, text)| text.as_bytes().into()).ok_or(io::ErrorKind::NotFound.into())
///     }
/// }
///
/// let manual = Included(&[("content/_index.md", "# The manual\n")]);
/// assert!(versus::check(&manual, &versus::Options::default())?.diagnostics.is_empty());
/// # Ok::<(), versus::Failure>(())
/// ```
pub trait Source: Sync {
    /// Lists every file once, in any order, without folders. Files that are not part of the site do no
    /// harm: code fences can include them.
    fn paths(&self) -> io::Result<Vec<String>>;

    /// Reads a file, or returns [`ErrorKind::NotFound`] if it does not exist. Paths that are not among
    /// [`paths`](Source::paths) can be requested, because code fences name files. At the path of a folder, and
    /// at one that ends with `/` or has a part `..`, there is no file.
    fn read(&self, path: &str) -> io::Result<Arc<[u8]>>;

    /// Returns the folder, if this source is one. Then it is read as the program reads a folder, with its
    /// git history, and the other two methods are not called.
    fn folder(&self) -> Option<&Path> {
        None
    }
}

impl dyn Source + '_ {
    /// The root folder of files on the disk; empty if the source is no folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder().unwrap_or(Path::new(""))
    }
}

/// A site in memory. Building it reads and writes nothing on a disk.
///
/// ```
/// let mut site = versus::Memory::from([("content/_index.md", "# Compared\n")]);
/// site.insert("static/logo.svg", "<svg/>");
/// let built = versus::build(&site, &versus::Options::default())?;
/// assert_eq!(built.outputs["logo.svg"], b"<svg/>");
/// # Ok::<(), versus::Failure>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Memory(BTreeMap<String, Arc<[u8]>>);

impl Memory {
    /// Adds a file, or replaces the one at the same path.
    ///
    /// ```
    /// let mut site = versus::Memory::default();
    /// site.insert("content/_index.md", "# One\n");
    /// site.insert("content/_index.md", "# Another\n");
    /// let built = versus::build(&site, &versus::Options::default())?;
    /// assert!(String::from_utf8_lossy(&built.outputs["index.html"]).contains("Another"));
    /// # Ok::<(), versus::Failure>(())
    /// ```
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl AsRef<[u8]>) {
        self.0.insert(path.into(), bytes.as_ref().into());
    }

    /// Removes a file, and returns whether it existed.
    ///
    /// ```
    /// let mut site = versus::Memory::from([("static/old.txt", "")]);
    /// assert!(site.remove("static/old.txt"));
    /// assert!(!site.remove("static/old.txt"));
    /// ```
    pub fn remove(&mut self, path: &str) -> bool {
        self.0.remove(path).is_some()
    }
}

impl<P: Into<String>, B: AsRef<[u8]>> FromIterator<(P, B)> for Memory {
    fn from_iter<F: IntoIterator<Item = (P, B)>>(files: F) -> Memory {
        let mut memory = Memory::default();
        files.into_iter().for_each(|(path, bytes)| memory.insert(path, bytes));
        memory
    }
}

impl<P: Into<String>, B: AsRef<[u8]>, const N: usize> From<[(P, B); N]> for Memory {
    fn from(files: [(P, B); N]) -> Memory {
        files.into_iter().collect()
    }
}

impl Source for Memory {
    fn paths(&self) -> io::Result<Vec<String>> {
        Ok(self.0.keys().cloned().collect())
    }

    fn read(&self, path: &str) -> io::Result<Arc<[u8]>> {
        self.0.get(path).cloned().ok_or(ErrorKind::NotFound.into())
    }
}
