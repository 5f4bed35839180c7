//! IO: the folders that hold a site, to be watched: its own, and those within it that links lead to.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::list::{FOLDERS, leads_away, leads_up};

/// Folders with all that is in them but for what stands behind links, whose folders are named beside.
/// Nothing outside of the site is gone into, nor what is hidden in it.
pub fn folders(root: &Path) -> Vec<PathBuf> {
    let Ok(home) = root.canonicalize() else { return Vec::new() };
    let is_ours = |folder: &Path| folder.is_dir() && leads_away(folder, &home).is_none();
    let mut found = FOLDERS.map(|folder| root.join(folder)).to_vec();
    found.retain(|folder| is_ours(folder));
    let mut at = 0;
    while let Some(folder) = found.get(at) {
        // What is listed tells of itself whether it is a link, so that no file is asked.
        let entries = WalkDir::new(folder).min_depth(1).into_iter().flatten();
        let links = entries.filter(|entry| entry.file_type().is_symlink());
        let linked = links.map(walkdir::DirEntry::into_path).filter(|link| is_ours(link));
        // A link to a folder that it stands in would go on for ever.
        let linked: Vec<PathBuf> = linked.filter(|link| !is_round(link)).collect();
        found.extend(linked);
        at += 1;
    }
    found
}

/// Whether a link leads to a folder that it stands in, or was reached through.
fn is_round(link: &Path) -> bool {
    let Ok(target) = link.canonicalize() else { return true };
    let mut above = link.ancestors().skip(1);
    leads_up(link) || above.any(|folder| folder.canonicalize().is_ok_and(|folder| folder == target))
}
