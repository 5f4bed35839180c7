//! IO: keeps a hard link to each output file in the cache. A deleted output folder can be restored without
//! rendering its files again, and the bytes are not stored twice.

use std::collections::HashSet;

use crate::base::folder::Folder;
use crate::base::hash::Hash;
use crate::cache::Cache;

/// Hard links to the files of one output folder, by the hash of their bytes. Empty on a file system without
/// hard links.
pub struct CachedFiles<'c> {
    cache: &'c Cache,
    name: String,
}

impl CachedFiles<'_> {
    /// Returns the cached files of the output folder whose manifest has this name.
    pub fn of<'c>(cache: &'c Cache, manifest: &str) -> CachedFiles<'c> {
        CachedFiles { cache, name: format!("{manifest}-kept") }
    }

    /// Links a file whose bytes have this hash into the cache.
    pub fn keep(&self, hash: Hash, folder: &Folder, file: &str) {
        if let Ok(kept) = self.cache.made_folder() {
            // If linking fails, the file is rendered again when it is needed.
            let _ = folder.link_deep(file, kept, &self.place(hash));
        }
    }

    /// Links the cached file with this hash to `file` in `folder`. Returns `false` if there is none, or if
    /// its bytes have changed: whoever writes to the output file also writes to the cached one.
    pub fn restore(&self, hash: Hash, folder: &Folder, file: &str) -> bool {
        let (Some(kept), place) = (self.cache.folder(), self.place(hash)) else { return false };
        let is_whole = kept.read(&place).is_ok_and(|bytes| Hash::of(&bytes) == hash);
        if !is_whole {
            let _ = kept.remove_file(&place);
            return false;
        }
        kept.link_deep(&place, folder, file).is_ok()
    }

    /// Removes the file with this hash.
    pub fn drop(&self, hash: Hash) {
        self.cache.remove(&self.place(hash));
    }

    /// Removes all files.
    pub(super) fn forget(&self) {
        if let Some(kept) = self.cache.folder() {
            let _ = kept.remove_all(&self.name);
        }
    }

    /// Removes all files except those with these hashes.
    pub fn sweep(&self, wanted: &HashSet<Hash>) {
        let Some(kept) = self.cache.folder() else { return };
        let names: HashSet<String> = wanted.iter().map(Hash::to_string).collect();
        let all_in = |path: &str| {
            let folder = kept.inside(path.as_ref()).and_then(|folder| folder.names());
            folder.unwrap_or_default()
        };
        for (folder, _) in all_in(&self.name) {
            let folder = format!("{}/{folder}", self.name);
            for (file, _) in all_in(&folder) {
                if !names.contains(&file) {
                    let _ = kept.remove_file(&format!("{folder}/{file}"));
                }
            }
        }
    }

    fn place(&self, hash: Hash) -> String {
        let hash = hash.to_string();
        format!("{}/{}/{hash}", self.name, &hash[..2])
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests make files, and read and remove them")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_is_restored_unless_it_was_modified() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::of(folder.path());
        let (kept, out) =
            (CachedFiles::of(&cache, "m"), Folder::open(folder.path()).expect("open"));
        let (file, again) = (folder.path().join("a"), folder.path().join("deep/er/b"));
        fs::write(&file, "bytes").expect("written");
        let hash = Hash::of(b"bytes");
        kept.keep(hash, &out, "a");
        fs::remove_file(&file).expect("removed");
        assert!(kept.restore(hash, &out, "deep/er/b"));
        assert_eq!(fs::read(&again).expect("read"), b"bytes");
        fs::write(&again, "other").expect("written");
        assert!(!kept.restore(hash, &out, "a"));
        assert!(!file.exists());
    }

    #[test]
    fn files_that_are_not_wanted_are_swept() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::of(folder.path());
        let (kept, out) =
            (CachedFiles::of(&cache, "m"), Folder::open(folder.path()).expect("open"));
        let file = folder.path().join("a");
        let hashes = ["one", "two"].map(|text| {
            fs::write(&file, text).expect("written");
            let hash = Hash::of(text.as_bytes());
            kept.keep(hash, &out, "a");
            fs::remove_file(&file).expect("removed");
            hash
        });
        kept.sweep(&HashSet::from([hashes[1]]));
        assert!(!kept.restore(hashes[0], &out, "a"));
        assert!(kept.restore(hashes[1], &out, "a"));
    }
}
