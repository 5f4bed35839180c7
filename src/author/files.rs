//! IO: creates authors' files, and replaces them atomically. Only `versus check --fix` and `--adopt`,
//! `versus fmt`, `versus new` and `versus set` write with these functions.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use crate::base::failure::{Failure, Tried};
use crate::base::folder::Folder;
use crate::compile::discover::repository;
use crate::source::{Role, SourceFile};

/// Creates a file and its parent folders. `path` is relative to `root`.
///
/// # Errors
/// Fails if the path exists, or if a symbolic link leads out of `root`.
pub fn create(root: &Path, path: &str, text: &str) -> Result<(), Failure> {
    let place = root.join(path);
    let folder = Folder::make(root).tried("create the folder", root)?;
    let mut file = folder.create_among_links(path).tried("create", &place)?;
    file.write_all(text.as_bytes()).tried("write", &place)
}

/// Replaces the text of a file in `content/`, or of a file of the repository that is checked with the site,
/// atomically, and keeps its permissions.
///
/// # Errors
/// Fails if the file is not writable, or if a symbolic link leads out of `content/`, or out of the repository.
pub fn replace(root: &Path, file: &SourceFile, text: &str) -> Result<(), Failure> {
    let path = root.join(&*file.path);
    let (home, called) = match file.role {
        Role::Companion => (repository::top_of(root), "the repository"),
        _ => (root.join("content"), "`content/`"),
    };
    let home = home.canonicalize().tried("open the folder", &home)?;
    let target = path.canonicalize().tried("read", &path)?;
    let folder = target.parent().filter(|_| target.starts_with(&home));
    let Some(folder) = folder else {
        let error = io::Error::other(format!("a symbolic link leads out of {called}"));
        return Err(Failure::new("write", &path, error));
    };
    let old = fs::OpenOptions::new().write(true).open(&target).tried("write", &path)?;
    let permissions = old.metadata().tried("read the permissions of", &path)?.permissions();
    drop(old);
    // The name of the temporary file begins with a dot, so that no build takes it for a page.
    let mut new = tempfile::NamedTempFile::new_in(folder).tried("write to", folder)?;
    new.write_all(text.as_bytes()).tried("write", &path)?;
    new.as_file().set_permissions(permissions).tried("write", &path)?;
    new.as_file().sync_all().tried("write", &path)?;
    new.persist(&target).map_err(|error| Failure::new("write", &path, error.error))?;
    Ok(())
}
