//! Where a site is read from: a folder, or anything else that has bytes at paths. Pure.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

/// Where the files of a site are: a [`Folder`](crate::Folder), [`Memory`], or whatever has bytes at paths,
/// such as an archive or a database.
///
/// A path goes from the site's root, with `/` between its names: `versus.toml`, `content/backend/_index.md`.
/// What a file is follows from its path, as in a folder. The files of a site are read once, before anything
/// is made of them, and then those that fences show.
///
/// ```
/// use std::io;
/// use std::sync::Arc;
///
/// /// Files that a program brings with it.
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
    /// Every file, each once, in any order; no folders. More files than a site has are no harm: fences may
    /// show parts of them.
    fn paths(&self) -> io::Result<Vec<String>>;

    /// The bytes of a file; [`ErrorKind::NotFound`] where there is none. It may be asked for paths that
    /// are not among [`paths`](Source::paths), because fences name files.
    fn read(&self, path: &str) -> io::Result<Arc<[u8]>>;

    /// The folder that this is, if it is one: then it is read as the program reads one, with the history
    /// that git has of it, and the other two are not asked.
    fn folder(&self) -> Option<&Path> {
        None
    }
}

impl dyn Source + '_ {
    /// Where the files are that are on a disk.
    pub(crate) fn root(&self) -> &Path {
        self.folder().unwrap_or(Path::new(""))
    }
}

/// A site that is in no folder. Nothing is read from a disk to build it, and nothing is written.
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
    /// Puts a file at a path, in place of the one that was there.
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

    /// Takes a file away, and returns whether there was one.
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
