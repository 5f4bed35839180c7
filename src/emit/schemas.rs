//! IO: schemas for editors, in a folder that the author names. Only `versus schema --write` writes
//! here.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Tried};

/// What is in the place of a file that is the author's as soon as it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// Ours, written now
    Written,
    /// The author's, with its text
    There(String),
}

/// Writes a file that is always ours, with the folders above it.
pub fn write(path: &Path, text: &str) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).tried("create the folder", folder)?;
    }
    fs::write(path, text).tried("write", path)
}

/// Writes a file unless there is one.
pub fn write_once(path: &Path, text: &str) -> Result<Kept, Failure> {
    if path.exists() {
        return fs::read_to_string(path).map(Kept::There).tried("read", path);
    }
    write(path, text).map(|()| Kept::Written)
}
