//! IO: what builds remember, in `.versus/`. Never trusted: what is damaged, foreign or of another
//! version of versus counts as nothing, and it may be deleted at any time.

#![expect(
    clippy::disallowed_methods,
    reason = "this module is where the cache is read and written"
)]

mod answers;
mod code;
mod kept;
mod last;
mod log;
mod old;
mod pages;

use std::fs;
use std::path::{Path, PathBuf};

pub use answers::KnownAnswers;
pub use code::KnownCode;
pub use kept::Kept;
pub use last::Last;
pub use old::manifest_name;
pub use pages::KnownPages;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::discover;
use crate::failure::{Failure, Tried};
use crate::hash::{Hash, Hasher};

/// The folder, below a site's root.
pub const FOLDER: &str = ".versus";

#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
    /// Tells the program from others: the same version compiled anew may make other bytes.
    pub program: Hash,
}

/// Stands before everything that is stored. The check sum finds damage.
const MAGIC: &[u8] = concat!("versus ", env!("CARGO_PKG_VERSION"), " cache 2\n").as_bytes();

fn program() -> Hash {
    let program = std::env::current_exe().and_then(fs::metadata).ok();
    let program = program.map(|metadata| discover::stamp(&metadata));
    Hasher::default().debug(&program).finish()
}

/// A name for an output folder, for what is remembered of it.
fn name_of(folder: &Path) -> String {
    let full = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    Hash::of(full.as_os_str().as_encoded_bytes()).to_string()[..16].to_owned()
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).tried("create the folder", folder)?;
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        fs::write(&ignore, "*\n").tried("write", &ignore)?;
    }
    Ok(())
}

impl Cache {
    pub fn of(root: &Path) -> Cache {
        Cache { folder: root.join(FOLDER), program: program() }
    }

    /// What was stored under a name, if all of it is as it was.
    pub fn load<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let bytes = fs::read(self.folder.join(name)).ok()?;
        let rest = bytes.strip_prefix(MAGIC)?;
        let (sum, data) = rest.split_at_checked(blake3::OUT_LEN)?;
        (blake3::hash(data).as_bytes() == sum).then_some(())?;
        postcard::from_bytes(data).ok()
    }

    pub fn remove(&self, name: &str) {
        let _ = fs::remove_file(self.folder.join(name));
    }

    /// Stores a value under a name, in one step.
    pub fn store<T: Serialize>(&self, name: &str, value: &T) -> Result<(), Failure> {
        let path = self.folder.join(name);
        make_folder(&self.folder)?;
        let data = postcard::to_stdvec(value).expect("what is stored is plain data");
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(blake3::hash(&data).as_bytes());
        bytes.extend_from_slice(&data);
        let mut file =
            tempfile::NamedTempFile::new_in(&self.folder).tried("write to", &self.folder)?;
        std::io::Write::write_all(&mut file, &bytes).tried("write", &path)?;
        file.persist(&path).map_err(|error| Failure::new("write", &path, error.error))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_damaged_or_foreign_counts_as_nothing() {
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
