//! IO: writes the schemas for editors to a folder that the author chooses. Only `versus schema --write`
//! uses these functions.

use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::base::failure::{Failure, Tried};
use crate::base::folder::Folder;

/// The result of writing a file that belongs to the author once it exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// The file was written
    Written,
    /// The file exists already, with this text
    There(String),
}

/// Writes or overwrites a generated file atomically, and creates its parent folders. `path` is relative to
/// `root`.
pub fn write(root: &Path, path: &str, text: &str) -> Result<(), Failure> {
    Folder::open(root).tried("open the folder", root)?.write(path, text.as_bytes())
}

/// Writes a file unless it exists.
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
