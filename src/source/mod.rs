//! Source files with their ids, and spans in them. Pure.
//!
//! A diagnostic needs only a [`Span`]; lines and columns are computed when a report is printed.

pub mod given;
pub mod history;
pub mod line_ends;
pub mod pattern;
mod role;
mod span;
mod stamp;

use std::sync::Arc;

pub use self::role::{
    LARGEST_TEXT_BYTES, Layer, MOST_LINKS, MOST_THROUGH_LINKS, PUBLISHED, Role, Stem, Unread, stem,
};
pub use self::span::{FileId, Place, Placed, Span, Spanned};
pub use self::stamp::Stamp;
use crate::base::path;

/// The location of a file's content.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// On the disk, at [`SourceFile::path`] below the site's root
    Disk(Stamp),
    /// In the binary, as part of the default theme
    Embedded(&'static [u8]),
    /// In memory: an editor's buffer, which may be unsaved, or a file of a source that is no folder
    Open(Arc<[u8]>),
}

impl Origin {
    pub fn size_bytes(&self) -> u64 {
        match self {
            Origin::Disk(stamp) => stamp.size_bytes,
            Origin::Embedded(bytes) => bytes.len() as u64,
            Origin::Open(bytes) => bytes.len() as u64,
        }
    }
}

/// A file of the site or of a theme.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Relative to the site's root, with `/` as separator on every system
    pub path: Arc<str>,
    pub role: Role,
    pub layer: Layer,
    /// The part of the path that `role` and `layer` do not imply: below `content/`, `static/`,
    /// `templates/`, …
    pub inner: Arc<str>,
    pub origin: Origin,
}

impl SourceFile {
    /// The folder of `inner`; empty for a file directly in `content/`.
    pub fn folder(&self) -> &str {
        path::parent(&self.inner)
    }
}

/// Every file of the site and its theme, sorted by path.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    listed_ns: u64,
}

impl Sources {
    /// Returns whether a file belongs to the site, the default theme or the chosen theme. Files of other
    /// themes are listed, but not used.
    pub fn is_in_use(&self, file: FileId, theme: &str) -> bool {
        let file = self.get(file);
        file.layer != Layer::Theme || file.path.split('/').nth(1) == Some(theme)
    }

    /// Sorts the files, so that a [`FileId`] does not depend on the order in which a file system lists them.
    ///
    /// `listed_ns` is a time before the first file was listed, in nanoseconds since 1970.
    pub fn new(mut files: Vec<SourceFile>, listed_ns: u64) -> Sources {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Sources { files, listed_ns }
    }

    /// The time at which the files were listed, in nanoseconds since 1970. A file that was modified later
    /// may have other bytes than its stamp says: see [`Stamp::is_racy`].
    pub fn listed_ns(&self) -> u64 {
        self.listed_ns
    }

    /// The same files, listed at another time.
    pub fn listed_at(self, listed_ns: u64) -> Sources {
        Sources { listed_ns, ..self }
    }

    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.files[id.index()]
    }

    pub fn path(&self, id: FileId) -> &str {
        &self.get(id).path
    }

    pub fn find(&self, path: &str) -> Option<FileId> {
        let at = self.files.binary_search_by(|file| (*file.path).cmp(path)).ok()?;
        Some(FileId::new(at))
    }

    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// Returns whether both have the same files with the same stamps.
    pub fn same_as(&self, other: &Sources) -> bool {
        let stamp = |file: &SourceFile| match &file.origin {
            Origin::Disk(stamp) => Some(*stamp),
            Origin::Embedded(_) | Origin::Open(_) => None,
        };
        let is_same = |(one, two): (&SourceFile, &SourceFile)| {
            one.path == two.path && one.role == two.role && stamp(one) == stamp(two)
        };
        self.files.len() == other.files.len() && self.files.iter().zip(&other.files).all(is_same)
    }

    /// The files whose origin is different in `other`. Returns `None` if the two do not have the same
    /// files.
    pub fn changed_from(&self, other: &Sources) -> Option<Vec<FileId>> {
        let is_same = |(one, two): (&SourceFile, &SourceFile)| {
            (Arc::ptr_eq(&one.path, &two.path) || one.path == two.path) && one.role == two.role
        };
        let both = || self.files.iter().zip(&other.files);
        if self.files.len() != other.files.len() || !both().all(is_same) {
            return None;
        }
        let is_other = |(at, (one, two)): (usize, (&SourceFile, &SourceFile))| {
            (one.origin != two.origin).then(|| FileId::new(at))
        };
        Some(both().enumerate().filter_map(is_other).collect())
    }

    /// Returns whether a folder contains files, directly or below.
    pub fn has_folder(&self, path: &str) -> bool {
        self.below(path).next().is_some()
    }

    /// The files below a folder, in path order.
    pub fn below(&self, path: &str) -> impl Iterator<Item = (FileId, &SourceFile)> {
        let below = format!("{path}/");
        let at = self.files.partition_point(|file| *file.path < *below);
        let files = self.files[at..].iter().zip(at..);
        let files = files.take_while(move |(file, _)| file.path.starts_with(&below));
        files.map(|(file, at)| (FileId::new(at), file))
    }

    /// All files, in path order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId::new(at), file))
    }

    /// Replaces the origins of some files. The ids stay the same.
    pub fn with_origins(&self, origins: impl IntoIterator<Item = (FileId, Origin)>) -> Sources {
        let mut files = self.files.clone();
        for (id, origin) in origins {
            files[id.index()].origin = origin;
        }
        Sources { files, listed_ns: self.listed_ns }
    }

    /// The size of all Markdown files, in bytes.
    pub fn text_bytes(&self) -> u64 {
        self.with_role(Role::Markdown).map(|(_, file)| file.origin.size_bytes()).sum()
    }

    /// The files with a role, in path order.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.iter().filter(move |(_, file)| file.role == role)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An id for tests that need only one file.
    pub(crate) fn some_file() -> FileId {
        FileId::new(0)
    }

    #[test]
    fn files_are_numbered_by_path_and_found_by_it() {
        let file = |path: &str| SourceFile {
            path: path.into(),
            role: Role::Asset,
            layer: Layer::Site,
            inner: path.into(),
            origin: Origin::Embedded(b""),
        };
        let sources = Sources::new(vec![file("b/x"), file("a.md"), file("b-c")], 0);
        let paths: Vec<&str> = sources.iter().map(|(_, file)| &*file.path).collect();
        assert_eq!(paths, ["a.md", "b-c", "b/x"]);
        assert_eq!(sources.find("b/x"), Some(FileId::new(2)));
        assert_eq!(sources.find("b"), None);
    }
}
