//! IO: handles files that change while they are read.
//!
//! A build normally reads each file as it was listed, and reads pages twice. If a file changes in between,
//! the build starts again with all texts in memory, each read once, so it never mixes two versions of a file.

#![expect(clippy::disallowed_methods, reason = "this module is where files are read")]

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use rayon::prelude::*;

use super::{now_ns, walk};
use crate::base::failure::{Failure, Tried};
use crate::source::{FileId, Origin, Role, SourceFile, Sources, Stamp};

/// A file that has not changed for this time is assumed to be complete.
const SETTLED: Duration = Duration::from_millis(15);

/// The same for an empty file. A program that truncates a file to write it starts to write within this time,
/// even on a busy machine.
const SETTLED_EMPTY: Duration = Duration::from_millis(120);

/// Maximum number of attempts to read a file that is being written.
const TRIES: usize = 50;

/// Lists a site like [`walk`], and reads the files that are text into memory.
pub fn in_memory(root: &Path) -> Result<Sources, Failure> {
    let sources = walk(root)?;
    let files: Vec<(FileId, &SourceFile)> = sources.iter().collect();
    let origins = files.into_par_iter().filter_map(|(id, file)| {
        if !matches!(file.origin, Origin::Disk(_)) || file.role.unread().is_some() {
            return None;
        }
        if matches!(file.role, Role::Asset | Role::Static) {
            return Some(Ok((id, Origin::Disk(Stamp::UNSTABLE))));
        }
        let text = bytes(&root.join(&*file.path));
        Some(text.map(|text| (id, Origin::Open(Arc::from(text)))))
    });
    let origins: Vec<(FileId, Origin)> = origins.collect::<Result<_, Failure>>()?;
    Ok(sources.with_origins(origins))
}

/// Returns the bytes of a file, and its stamp after they were read.
pub(super) fn once(path: &Path) -> io::Result<(Vec<u8>, Stamp)> {
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok((bytes, Stamp::of(&file.metadata()?)))
}

/// Returns the bytes of a file once it has not been written to for [`SETTLED`]. If another file replaces it
/// meanwhile, the bytes are those of the old file, and complete.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    for _ in 0..TRIES {
        let whole = match whole(path) {
            // An editor may be replacing the file.
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            whole => whole.tried("read", path)?,
        };
        if let Some(bytes) = whole {
            return Ok(bytes);
        }
        thread::sleep(SETTLED / 2);
    }
    Err(Failure::of_change(path))
}

fn whole(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let mut file = File::open(path)?;
    let before = Stamp::of(&file.metadata()?);
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let age = Duration::from_nanos(now_ns().saturating_sub(before.modified_ns));
    let settled = if bytes.is_empty() { SETTLED_EMPTY } else { SETTLED };
    thread::sleep(settled.saturating_sub(age));
    let after = Stamp::of(&file.metadata()?);
    let text = |stamp: Stamp| (stamp.size_bytes, stamp.modified_ns);
    Ok((text(before) == text(after) && bytes.len() as u64 == after.size_bytes).then_some(bytes))
}

/// Fails if a file that had been modified shortly before it was listed has changed since: the file may have
/// been half-written when it was read.
pub fn check(root: &Path, sources: &Sources) -> Result<(), Failure> {
    let files: Vec<&SourceFile> = sources.iter().map(|(_, file)| file).collect();
    let changed = files.into_par_iter().find_any(|file| match file.origin {
        Origin::Disk(listed)
            if listed != Stamp::UNSTABLE && listed.is_racy(sources.listed_ns()) =>
        {
            let now = root.join(&*file.path).metadata();
            !now.is_ok_and(|now| listed.is_same_content(Stamp::of(&now)))
        }
        Origin::Disk(_) | Origin::Embedded(_) | Origin::Open(_) => false,
    });
    changed.map_or(Ok(()), |file| Err(Failure::of_change(&root.join(&*file.path))))
}
