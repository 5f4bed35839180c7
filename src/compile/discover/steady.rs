//! IO: files that change while they are read.
//!
//! Most builds read each file as it was listed, and pages twice. Where a file changes meanwhile, all is
//! done anew with every text in memory, read once: then nothing can be of two versions.

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

/// Who writes a file has written all of it after this time.
const SETTLED: Duration = Duration::from_millis(15);

/// Who empties a file to write it has begun to after this time, as busy as the machine may be.
const SETTLED_EMPTY: Duration = Duration::from_millis(120);

/// How often a file that is being written is read.
const TRIES: usize = 50;

/// Lists a site like [`walk`], with the texts of its files in memory.
pub fn in_memory(root: &Path) -> Result<Sources, Failure> {
    let sources = walk(root)?;
    let files: Vec<(FileId, &SourceFile)> = sources.iter().collect();
    let origins = files.into_par_iter().filter_map(|(id, file)| {
        if !matches!(file.origin, Origin::Disk(_)) || file.role.unread().is_some() {
            return None;
        }
        if matches!(file.role, Role::Asset | Role::Static) {
            return Some(Ok((id, Origin::Disk(Stamp::RESTLESS))));
        }
        let text = bytes(&root.join(&*file.path));
        Some(text.map(|text| (id, Origin::Open(Arc::from(text)))))
    });
    let origins: Vec<(FileId, Origin)> = origins.collect::<Result<_, Failure>>()?;
    Ok(sources.with_origins(origins))
}

/// The bytes of a file, with its stamp after they were read.
pub(super) fn once(path: &Path) -> io::Result<(Vec<u8>, Stamp)> {
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok((bytes, Stamp::of(&file.metadata()?)))
}

/// The bytes of a file, when nobody has written to it for a moment. Another file may take its place
/// meanwhile: what was read is whole.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    for _ in 0..TRIES {
        let whole = match whole(path) {
            // It may be about to be written.
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

/// Whether files that had changed just before they were listed are still as they were: what was read
/// of one that is not may have been half of what its author wrote.
pub fn check(root: &Path, sources: &Sources) -> Result<(), Failure> {
    let files: Vec<&SourceFile> = sources.iter().map(|(_, file)| file).collect();
    let changed = files.into_par_iter().find_any(|file| match file.origin {
        Origin::Disk(listed)
            if listed != Stamp::RESTLESS && listed.is_racy(sources.listed_ns()) =>
        {
            let now = root.join(&*file.path).metadata();
            !now.is_ok_and(|now| listed.is_same_text(Stamp::of(&now)))
        }
        Origin::Disk(_) | Origin::Embedded(_) | Origin::Open(_) => false,
    });
    changed.map_or(Ok(()), |file| Err(Failure::of_change(&root.join(&*file.path))))
}
