//! IO: schemas for editors, in a folder that the author names. Only `versus schema --write` writes
//! here.

use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::base::failure::{Failure, Tried};
use crate::base::folder::Folder;

/// What is in the place of a file that is the author's as soon as it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// Ours, written now
    Written,
    /// The author's, with its text
    There(String),
}

/// Writes a file that is always ours in one step, with the folders above it. `path` is relative to `root`.
pub fn write(root: &Path, path: &str, text: &str) -> Result<(), Failure> {
    Folder::open(root).tried("open the folder", root)?.write(path, text.as_bytes())
}

/// Writes a file unless there is one.
pub fn write_once(root: &Path, path: &str, text: &str) -> Result<Kept, Failure> {
    let place = root.join(path);
    let folder = Folder::open(root).tried("open the folder", root)?;
    match folder.create(path) {
        Ok(mut file) => {
            file.write_all(text.as_bytes()).tried("write", &place)?;
            Ok(Kept::Written)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let bytes = folder.read(path).tried("read", &place)?;
            Ok(Kept::There(String::from_utf8_lossy(&bytes).into_owned()))
        }
        Err(error) => Err(Failure::new("create", &place, error)),
    }
}
