//! IO: what is remembered of output folders that nobody has built into for long.

use std::path::Path;

use super::cached_files::CachedFiles;
use crate::cache::{self, Cache};

/// Of so many output folders everything is remembered.
const MOST: usize = 8;

/// What stands before the name of an output folder in that of its manifest.
const MANIFEST: &str = "outputs-";

/// One manifest for each output folder of a site.
pub fn manifest_name(folder: &Path) -> String {
    format!("{MANIFEST}{}", cache::name_of(folder))
}

/// The name under which the last build into a folder is stored, by that of the folder.
pub fn last_name(folder: &str) -> String {
    format!("last-{folder}")
}

impl Cache {
    /// Of all output folders but those whose manifests are the newest, forgets what only saves time;
    /// and the manifest itself where its folder `is_gone`.
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
