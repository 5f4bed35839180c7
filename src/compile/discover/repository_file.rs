//! IO: files of the repository that are sources of facts. Only whether they exist is looked at, and the number of
//! their lines; they need not be part of the site.

#![expect(clippy::disallowed_methods, reason = "this module is where these files are looked at")]

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::Path;

use super::given;
use super::list::leads_away;
use super::repository::git_of;
use crate::base::failure::{Failure, Tried};
use crate::source::Unread;
use crate::source::given::Source;

/// What is at a path of the repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RepositoryEntry {
    /// A file with this number of lines
    File {
        lines: usize,
    },
    Folder,
    Missing,
    /// Outside the repository, because of a symbolic link
    Outside,
    /// Hidden in the repository, because of a symbolic link
    Hidden,
    /// Not known: the site is alone, without its repository around it
    OutOfReach,
}

/// Looks at `path`, relative to the root of the repository: the folder with `.git` that contains the site, else the
/// site's folder. `folder` is the path of the site in its repository, empty or with a trailing slash, which
/// tells where the site is if there is no `.git`.
pub(super) fn look_at(
    source: &dyn Source,
    path: &str,
    folder: &str,
) -> Result<RepositoryEntry, Failure> {
    let root = source.folder();
    if let Some(git) = root.and_then(git_of) {
        return below(git.parent().unwrap_or(&git), path);
    }
    let Some(in_site) = path.strip_prefix(folder) else { return Ok(RepositoryEntry::OutOfReach) };
    match root {
        Some(root) => below(root, in_site),
        None => Ok(match given::bytes(source, in_site)? {
            Some(bytes) => RepositoryEntry::File { lines: lines_of(&*bytes).unwrap_or(0) },
            None if given::has_folder(source, in_site)? => RepositoryEntry::Folder,
            None => RepositoryEntry::Missing,
        }),
    }
}

fn below(top: &Path, path: &str) -> Result<RepositoryEntry, Failure> {
    let (full, home) = (top.join(path), top.canonicalize().tried("open the folder", top)?);
    // What exists outside must not be revealed, so folders are looked at first.
    let folder = full.ancestors().skip(1).find(|above| above.exists()).unwrap_or(top);
    if leads_away(folder, &home) == Some(Unread::Outside) {
        return Ok(RepositoryEntry::Outside);
    }
    let metadata = match fs::metadata(&full) {
        Err(error) if is_missing(&error) => return Ok(RepositoryEntry::Missing),
        metadata => metadata.tried("look at", &full)?,
    };
    match leads_away(&full, &home) {
        Some(Unread::Outside) => return Ok(RepositoryEntry::Outside),
        Some(_) => return Ok(RepositoryEntry::Hidden),
        None if metadata.is_dir() => return Ok(RepositoryEntry::Folder),
        // A pipe or a device has no lines, and reading it may never end.
        None if !metadata.is_file() => return Ok(RepositoryEntry::Missing),
        None => {}
    }
    let file = File::open(&full).tried("read", &full)?;
    let lines = lines_of(BufReader::new(file)).tried("read", &full)?;
    Ok(RepositoryEntry::File { lines })
}

fn is_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::InvalidFilename
    )
}

/// Counts lines without keeping them. The last one need not have an end.
fn lines_of(mut text: impl BufRead) -> io::Result<usize> {
    let (mut ends, mut last) = (0, b'\n');
    loop {
        let part = text.fill_buf()?;
        let Some(end) = part.last() else { break };
        last = *end;
        ends += memchr::memchr_iter(b'\n', part).count();
        let length = part.len();
        text.consume(length);
    }
    Ok(ends + usize::from(last != b'\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_need_not_end() {
        let count = |text: &str| lines_of(text.as_bytes()).expect("memory can be read");
        assert_eq!(["", "a", "a\n", "a\nb", "a\n\n"].map(count), [0, 1, 1, 2, 2]);
    }
}
