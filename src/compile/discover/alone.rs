//! IO: files that are read without a site around them.

use std::fs;
use std::path::{Path, PathBuf};

use super::list::leads_away;
use super::repository::top_of;
use super::role::is_hidden;
use super::{now_ns, source, with_theme};
use crate::base::failure::{Failure, Tried};
use crate::base::path;
use crate::source::{Layer, Origin, Role, SourceFile, Sources, Stamp};

/// The folder of the subjects of a matrix, beside it.
const SUBJECTS: &str = "subjects";

/// Files of a folder, each with the role that it would have in a site.
pub struct Alone<'a> {
    root: &'a Path,
    /// The root of the repository, with all symbolic links resolved
    home: PathBuf,
    files: Vec<SourceFile>,
    listed_ns: u64,
}

impl<'a> Alone<'a> {
    pub fn new(root: &'a Path) -> Result<Alone<'a>, Failure> {
        let listed_ns = now_ns();
        let top = top_of(root);
        let home = top.canonicalize().tried("open the folder", &top)?;
        Ok(Alone { root, home, files: Vec::new(), listed_ns })
    }

    /// Adds the file at a path relative to the root. `inner` is its path below `content/`, were it in a site.
    pub fn add(&mut self, path: &str, role: Role, inner: &str) -> Result<(), Failure> {
        let place = self.root.join(path);
        let origin = Origin::Disk(Stamp::of(&place.metadata().tried("read", &place)?));
        self.files.push(source(path, role, Layer::Site, inner, origin));
        Ok(())
    }

    /// Adds a file that another file names, if there is one that may be read.
    pub fn add_named(&mut self, path: &str, role: Role) -> Result<(), Failure> {
        let place = self.root.join(path);
        let is_known = self.files.iter().any(|file| &*file.path == path);
        if is_known || !place.is_file() || leads_away(&place, &self.home).is_some() {
            return Ok(());
        }
        self.add(path, role, path)
    }

    /// Adds the subjects in the folder beside a matrix.
    pub fn add_subjects(&mut self, matrix: &str) -> Result<(), Failure> {
        let folder = path::join(path::parent(matrix), SUBJECTS);
        let entries = fs::read_dir(self.root.join(&folder)).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        for name in names.filter(|name| name.ends_with(".toml") && !is_hidden(name)) {
            let path = path::join(&folder, &name);
            let place = self.root.join(&path);
            if place.is_file() && leads_away(&place, &self.home).is_none() {
                self.add(&path, Role::Subject, &path::join(SUBJECTS, &name))?;
            }
        }
        Ok(())
    }

    /// Returns the files, with those of the default theme.
    pub fn sources(&self) -> Sources {
        with_theme(self.files.clone(), self.listed_ns)
    }
}
