//! IO: the on-disk cache, in `.versus/`. It is never trusted: entries that are damaged, foreign or of
//! another version of versus are ignored, and the folder may be deleted at any time.

#![cfg_attr(test, expect(clippy::disallowed_methods, reason = "tests make files and damage them"))]

mod log;
mod pages;

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

pub use log::{Keep, Log};
pub use pages::{CachedPages, PageCache};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::base::failure::{Failure, Tried};
use crate::base::folder::Folder;
use crate::base::hash::{Hash, Hasher};
use crate::source::Stamp;

/// The cache folder, below a site's root.
pub const FOLDER: &str = ".versus";

/// Whether a build uses the results of earlier builds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CacheMode {
    Use,
    /// `--force`
    Ignore,
}

/// The on-disk cache of a site.
#[derive(Debug, Clone)]
pub struct Cache {
    root: PathBuf,
    /// Opened on first use
    folder: Arc<OnceLock<Folder>>,
    /// Identifies the executable, because another build of the same version may make different output
    pub program: Hash,
}

/// The start of every stored file. A checksum follows, to detect damage.
const MAGIC: &[u8] = concat!("versus ", env!("CARGO_PKG_VERSION"), " cache 2\n").as_bytes();

fn program() -> Hash {
    let program = std::env::current_exe().and_then(std::fs::metadata).ok();
    let program = program.map(|metadata| Stamp::of(&metadata));
    Hasher::default().debug(&program).finish()
}

/// A name for the cached data of an output folder.
pub fn name_of(folder: &Path) -> String {
    let full = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    Hash::of(full.as_os_str().as_encoded_bytes()).to_string()[..16].to_owned()
}

impl Cache {
    pub fn of(root: &Path) -> Cache {
        Cache { root: root.to_owned(), folder: Arc::default(), program: program() }
    }

    /// The cache folder, if it exists. A symbolic link to a folder is ignored.
    pub fn folder(&self) -> Option<&Folder> {
        if self.folder.get().is_none()
            && let Ok(folder) =
                Folder::open(&self.root).and_then(|root| root.inside(FOLDER.as_ref()))
        {
            let _ = self.folder.set(folder);
        }
        self.folder.get()
    }

    /// The cache folder, which is created if it does not exist.
    pub fn made_folder(&self) -> Result<&Folder, Failure> {
        if let Some(folder) = self.folder() {
            return Ok(folder);
        }
        let path = self.root.join(FOLDER);
        let make = || {
            let root = Folder::open(&self.root)?;
            let folder = root.make_inside(FOLDER.as_ref(), &mut Vec::new())?;
            if let Ok(mut ignore) = folder.create(".gitignore") {
                ignore.write_all(b"*\n")?;
            }
            Ok(folder)
        };
        let folder = make().tried("create the folder", &path)?;
        Ok(self.folder.get_or_init(|| folder))
    }

    /// Loads the value that was stored under a name, if its checksum is right.
    pub fn load<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let bytes = self.folder()?.read(name).ok()?;
        let rest = bytes.strip_prefix(MAGIC)?;
        let (sum, data) = rest.split_at_checked(blake3::OUT_LEN)?;
        (blake3::hash(data).as_bytes() == sum).then_some(())?;
        postcard::from_bytes(data).ok()
    }

    pub fn remove(&self, name: &str) {
        if let Some(folder) = self.folder() {
            let _ = folder.remove_file(name);
        }
    }

    /// Opens a file by which builds lock the resource with this name.
    pub fn lock_file(&self, name: &str) -> io::Result<File> {
        let (name, folder) =
            (format!("lock-{name}"), self.made_folder().map_err(io::Error::other)?);
        folder.create(&name).or_else(|_| folder.write_to(&name))
    }

    /// Stores a value under a name, atomically.
    pub fn store<T: Serialize>(&self, name: &str, value: &T) -> Result<(), Failure> {
        let data = postcard::to_stdvec(value).expect("what is stored is plain data");
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(blake3::hash(&data).as_bytes());
        bytes.extend_from_slice(&data);
        self.made_folder()?.write(name, &bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn damaged_and_foreign_entries_are_ignored() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::of(folder.path());
        assert_eq!(cache.load::<Vec<String>>("x"), None);
        cache.store("x", &vec!["a".to_owned()]).expect("written");
        assert_eq!(cache.load("x"), Some(vec!["a".to_owned()]));
        let path = folder.path().join(FOLDER).join("x");
        let mut bytes = fs::read(&path).expect("read");
        *bytes.last_mut().expect("not empty") ^= 1;
        fs::write(&path, &bytes).expect("written");
        assert_eq!(cache.load::<Vec<String>>("x"), None);
        fs::write(&path, "versus 0.0.0\n").expect("written");
        assert_eq!(cache.load::<Vec<String>>("x"), None);
    }
}
