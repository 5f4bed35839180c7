//! IO: opens and locks the output folder, for one build at a time.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::old;
use crate::base::failure::{Failure, Tried};
use crate::base::folder::Folder;
use crate::cache::Cache;

/// Maximum number of attempts to open a folder that other builds remove.
const ATTEMPTS: usize = 20;

/// An output folder, locked against other builds until this value is dropped.
pub struct Claim {
    pub(super) folder: Folder,
    /// Folders that were created for this claim, the deepest last; they are removed on drop if they are empty
    made: Vec<PathBuf>,
    /// Whether the claim had to wait for another build, so that data read earlier may be stale
    pub has_waited: bool,
    _lock: Option<File>,
}

impl Claim {
    /// Opens or creates the output folder of the site in `root`, and locks it. If another build holds the
    /// lock, calls `on_wait` and waits.
    pub fn of(
        root: &Path,
        out: &Path,
        cache: &Cache,
        on_wait: &dyn Fn(),
    ) -> Result<Claim, Failure> {
        let (mut has_waited, mut made) = (false, Vec::new());
        let mut attempts = 0;
        loop {
            attempts += 1;
            let folder = make(root, out, &mut made).map_err(suggest_out);
            let folder = folder.tried("create the folder", out)?;
            let (lock, waited) = lock(&folder, cache, on_wait).tried("lock", out)?;
            has_waited |= waited;
            // A failing build removes the folder that it created, so the lock may be on a removed folder. The
            // attempts are limited because some file systems report another inode number each time.
            let is_there = open(root, out).is_ok_and(|now| now.is(&folder));
            if is_there || attempts == ATTEMPTS {
                return Ok(Claim { folder, made, has_waited, _lock: lock });
            }
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        for folder in self.made.iter().rev() {
            // Fails if the folder is not empty, as intended.
            let _ = std::fs::remove_dir(folder);
        }
    }
}

/// Opens an existing output folder.
pub(super) fn open(root: &Path, out: &Path) -> io::Result<Folder> {
    match below(root, out) {
        Some((base, path)) => Folder::open(&base)?.inside(&path),
        None => Folder::open(out),
    }
}

fn make(root: &Path, out: &Path, made: &mut Vec<PathBuf>) -> io::Result<Folder> {
    let (base, path) = below(root, out).unwrap_or_else(|| {
        let there = out.ancestors().find(|above| above.is_dir()).unwrap_or(out);
        (there.to_owned(), out.strip_prefix(there).unwrap_or(Path::new("")).to_owned())
    });
    Folder::open(&base)?.make_inside(&path, made)
}

/// Adds a hint to the error for a symbolic link: name its target with `--out`.
fn suggest_out(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::Other => {
            io::Error::other(format!("{error}, or name the folder that it leads to with `--out`"))
        }
        _ => error,
    }
}

/// Returns a base folder, which is the site's folder or the current one, and the path of the output folder
/// relative to it. Symbolic links below the base may come from the author of the site and are not followed.
/// Links above it belong to the user who builds the site.
fn below(root: &Path, out: &Path) -> Option<(PathBuf, PathBuf)> {
    let full = lexical(&std::path::absolute(out).ok()?);
    if let Ok(home) = root.canonicalize() {
        // The site's folder may itself be reached through a link.
        let is_home = |above: &&Path| above.canonicalize().is_ok_and(|above| above == home);
        if let Some(above) = full.ancestors().skip(1).find(is_home) {
            return Some((above.to_owned(), full.strip_prefix(above).ok()?.to_owned()));
        }
    }
    let here = std::env::current_dir().ok().filter(|_| out.is_relative())?;
    let path = full.strip_prefix(&here).ok()?.to_owned();
    Some((here, path))
}

/// Removes `.` and `..` from a path lexically, like a shell.
fn lexical(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    plain
}

/// Locks the output folder, or a file in the cache if folders cannot be locked. Returns the lock, which is
/// `None` if the file system does not support locks, and whether another build held it.
fn lock(folder: &Folder, cache: &Cache, on_wait: &dyn Fn()) -> io::Result<(Option<File>, bool)> {
    let of_folder = || folder.as_file();
    let of_cache = || cache.lock_file(&old::manifest_name(folder.path()));
    for open in [&of_folder as &dyn Fn() -> io::Result<File>, &of_cache] {
        let Ok(file) = open() else { continue };
        match file.try_lock() {
            Ok(()) => return Ok((Some(file), false)),
            Err(TryLockError::WouldBlock) => {
                on_wait();
                file.lock()?;
                return Ok((Some(file), true));
            }
            // Some systems can only lock files, not folders.
            Err(TryLockError::Error(_)) => {}
        }
    }
    Ok((None, false))
}
