//! The folders and files of a repository that are read. Pure.

use std::collections::BTreeMap;

use crate::base::path;

/// The paths of the site's top folders in the repository, by name. A folder may be a link to another place.
pub(super) type Prefixes = BTreeMap<String, Vec<String>>;

/// Filter for one folder of a tree: the entries that the walk reads.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub(super) folders: BTreeMap<String, Folder>,
    /// Files by name, each with its path relative to the site's folder
    pub(super) files: BTreeMap<String, String>,
    /// For a `subjects/` folder, its path relative to the site's folder: every subject in it is read
    pub(super) subjects: Option<String>,
}

impl Folder {
    /// Returns the entry for `path`, relative to the site's folder, and creates it if needed.
    pub(super) fn at(&mut self, prefixes: &Prefixes, path: &str) -> Option<&mut Folder> {
        let parts = parts(prefixes, path)?;
        Some(parts.fold(self, |at, part| at.folders.entry(part.to_owned()).or_default()))
    }

    pub(super) fn add_file(&mut self, prefixes: &Prefixes, path: &str) {
        let (folder, name) = path::split(path);
        if let Some(folder) = self.at(prefixes, folder) {
            folder.files.insert(name.to_owned(), path.to_owned());
        }
    }
}

/// Returns the components in the repository of the path of a folder, relative to the site's folder.
pub(super) fn parts<'p>(
    prefixes: &'p Prefixes,
    path: &'p str,
) -> Option<impl Iterator<Item = &'p str>> {
    let mut below = path.split('/');
    let prefix = prefixes.get(below.next()?)?;
    Some(prefix.iter().map(String::as_str).chain(below))
}
