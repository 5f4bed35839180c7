//! IO: a second name for each file of the output, so that a folder that was deleted is put back
//! without making its files again, and without keeping their bytes twice.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::Cache;
use crate::hash::Hash;

/// Hard links to the files of one output folder, by the hash of their bytes. Where a file system has
/// none, nothing is kept.
pub struct Kept {
    folder: PathBuf,
}

impl Kept {
    /// Those of the output folder whose manifest has this name.
    pub fn of(cache: &Cache, manifest: &str) -> Kept {
        Kept { folder: cache.folder.join(format!("{manifest}-kept")) }
    }

    /// Remembers a file that holds bytes of this hash.
    pub fn keep(&self, hash: Hash, file: &Path) {
        let place = self.place(hash);
        let link = || fs::hard_link(file, &place);
        if link().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
            && let Some(folder) = place.parent()
            && fs::create_dir_all(folder).is_ok()
        {
            // What cannot be kept is made again.
            let _ = link();
        }
    }

    /// Gives a file with bytes of this hash its name back. False when there is none, or when somebody
    /// has written into it: both names are of one file.
    pub fn restore(&self, hash: Hash, file: &Path) -> bool {
        let place = self.place(hash);
        let is_whole = fs::read(&place).is_ok_and(|bytes| Hash::of(&bytes) == hash);
        if !is_whole {
            let _ = fs::remove_file(&place);
            return false;
        }
        let Some(folder) = file.parent() else { return false };
        fs::hard_link(&place, file).is_ok()
            || (fs::create_dir_all(folder).is_ok() && fs::hard_link(&place, file).is_ok())
    }

    /// Forgets the file with bytes of this hash.
    pub fn drop(&self, hash: Hash) {
        let _ = fs::remove_file(self.place(hash));
    }

    /// Forgets every file.
    pub(super) fn forget(&self) {
        let _ = fs::remove_dir_all(&self.folder);
    }

    /// Forgets every file but those with these hashes.
    pub fn sweep(&self, wanted: &HashSet<Hash>) {
        let names: HashSet<String> = wanted.iter().map(Hash::to_string).collect();
        for folder in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            for file in fs::read_dir(folder.path()).into_iter().flatten().flatten() {
                let known = file.file_name().to_str().is_some_and(|name| names.contains(name));
                if !known {
                    let _ = fs::remove_file(file.path());
                }
            }
        }
    }

    fn place(&self, hash: Hash) -> PathBuf {
        let name = hash.to_string();
        self.folder.join(&name[..2]).join(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_put_back_unless_somebody_wrote_into_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = Kept::of(&Cache::of(folder.path()), "m");
        let (file, again) = (folder.path().join("a"), folder.path().join("deep/er/b"));
        fs::write(&file, "bytes").expect("written");
        let hash = Hash::of(b"bytes");
        kept.keep(hash, &file);
        fs::remove_file(&file).expect("removed");
        assert!(kept.restore(hash, &again));
        assert_eq!(fs::read(&again).expect("read"), b"bytes");
        fs::write(&again, "other").expect("written");
        assert!(!kept.restore(hash, &file));
        assert!(!file.exists());
    }

    #[test]
    fn what_is_not_wanted_is_swept_away() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = Kept::of(&Cache::of(folder.path()), "m");
        let file = folder.path().join("a");
        let hashes = ["one", "two"].map(|text| {
            fs::write(&file, text).expect("written");
            let hash = Hash::of(text.as_bytes());
            kept.keep(hash, &file);
            fs::remove_file(&file).expect("removed");
            hash
        });
        kept.sweep(&HashSet::from([hashes[1]]));
        assert!(!kept.restore(hashes[0], &file));
        assert!(kept.restore(hashes[1], &file));
    }
}
