//! IO: removes cached data of output folders that have not been built for long.

use std::path::Path;

use super::cached_files::CachedFiles;
use crate::cache::{self, Cache};

/// Number of output folders whose cached data is kept.
const MOST: usize = 8;

/// Prefix of the names of manifests.
const MANIFEST: &str = "outputs-";

/// Returns the name of the manifest of an output folder. A site has one manifest for each output folder.
pub fn manifest_name(folder: &Path) -> String {
    format!("{MANIFEST}{}", cache::name_of(folder))
}

/// Returns the name under which the cache stores the last build into a folder, given the folder's name in the
/// cache.
pub fn last_name(folder: &str) -> String {
    format!("last-{folder}")
}

impl Cache {
    /// Removes the cached files and the last build of all output folders except those with the newest
    /// manifests. Also removes the manifest if its folder `is_gone`; otherwise it is needed to know the files
    /// to remove.
    pub fn forget_old(&self, is_gone: impl Fn(&str) -> bool) {
        let Some(folder) = self.folder() else { return };
        let mut all = Vec::new();
        for (name, is_folder) in folder.names().unwrap_or_default() {
            if name.starts_with(MANIFEST) && !is_folder {
                all.push((folder.modified(&name), name));
            }
        }
        all.sort_by(|a, b| b.cmp(a));
        for (_, manifest) in all.into_iter().skip(MOST) {
            CachedFiles::of(self, &manifest).forget();
            self.remove(&last_name(manifest.trim_start_matches(MANIFEST)));
            if is_gone(&manifest) {
                self.remove(&manifest);
            }
        }
    }
}
