//! IO: the output folder, for one build at a time.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Component, Path, PathBuf};

use super::old;
use crate::base::failure::{Failure, Tried};
use crate::base::folder::Folder;
use crate::cache::Cache;

/// How often a folder is opened that others take away.
const ATTEMPTS: usize = 20;

/// An output folder into which nobody else builds as long as this lives.
pub struct Claim {
    pub(super) folder: Folder,
    /// The folders that were made for it, the deepest last; they go again unless something is in them
    made: Vec<PathBuf>,
    /// Whether another build had to end first: then what was read before may be old
    pub has_waited: bool,
    _lock: Option<File>,
}

impl Claim {
    /// Opens the output folder of the site in `root`, or makes it. While another build writes there,
    /// calls `on_wait` once, and waits.
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
            let folder = make(root, out, &mut made).map_err(with_way_out);
            let folder = folder.tried("create the folder", out)?;
            let (lock, waited) = lock(&folder, cache, on_wait).tried("lock", out)?;
            has_waited |= waited;
            // A build that fails takes with it the folder that it had made. Some file systems give a folder
            // another number at each look, and would never be believed.
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
            // It fails where something is in it.
            let _ = std::fs::remove_dir(folder);
        }
    }
}

/// Opens an output folder that is there.
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

/// Whoever wants the folder that a link leads to can say so.
fn with_way_out(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::Other => {
            io::Error::other(format!("{error}, or name the folder that it leads to with `--out`"))
        }
        _ => error,
    }
}

/// The site's folder, or the current one, and the path of the output folder from there. Below these,
/// links are of whoever wrote the site, and none is followed; others are of whoever builds it.
fn below(root: &Path, out: &Path) -> Option<(PathBuf, PathBuf)> {
    let full = lexical(&std::path::absolute(out).ok()?);
    if let Ok(home) = root.canonicalize() {
        // The site may be reached through a link, too.
        let is_home = |above: &&Path| above.canonicalize().is_ok_and(|above| above == home);
        if let Some(above) = full.ancestors().skip(1).find(is_home) {
            return Some((above.to_owned(), full.strip_prefix(above).ok()?.to_owned()));
        }
    }
    let here = std::env::current_dir().ok().filter(|_| out.is_relative())?;
    let path = full.strip_prefix(&here).ok()?.to_owned();
    Some((here, path))
}

/// A path without `.` and `..`, as a shell understands it.
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

/// Returns the lock, and whether it had to be waited for. Where the disk knows of no locks, there is none.
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
            // Some systems lock files only, and no folders.
            Err(TryLockError::Error(_)) => {}
        }
    }
    Ok((None, false))
}
