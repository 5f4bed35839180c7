//! IO: the folders to watch for a site: its own, and the targets of the symbolic links in them.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::list::{leads_away, leads_up};
use super::role::FOLDERS;
use super::through::Budget;
use crate::source::MOST_LINKS;

/// Returns the folders to watch recursively. A recursive watch does not follow symbolic links, so each
/// linked folder is listed separately. Links to hidden folders and out of the site are not followed.
pub fn folders(root: &Path) -> Vec<PathBuf> {
    let Ok(home) = root.canonicalize() else { return Vec::new() };
    let is_ours = |folder: &Path| folder.is_dir() && leads_away(folder, &home).is_none();
    let mut found = FOLDERS.map(|folder| root.join(folder)).to_vec();
    found.retain(|folder| is_ours(folder));
    let own = found.len();
    // For each folder, the number of links on its path, and whether its entries count against the budget.
    let mut links = vec![(0, false); own];
    let mut budget = Budget::new();
    let mut at = 0;
    while let Some(folder) = found.get(at).cloned() {
        let (count, is_limited) = links[at];
        // The listing of a folder says which entries are links, so no file needs a `stat`.
        for entry in WalkDir::new(folder).min_depth(1).into_iter().flatten() {
            if is_limited && !budget.spend() {
                // The walk of such a site does not follow links either.
                found.truncate(own);
                return found;
            }
            let is_link = entry.file_type().is_symlink() && count < MOST_LINKS;
            // A link to a folder that contains the link would never end.
            if is_link && is_ours(entry.path()) && !is_cycle(entry.path()) {
                links.push((count + 1, budget.limits(entry.path(), count + 1)));
                found.push(entry.into_path());
            }
        }
        at += 1;
    }
    found
}

/// Whether a link leads to a folder that contains it, or through which it was reached.
fn is_cycle(link: &Path) -> bool {
    let Ok(target) = link.canonicalize() else { return true };
    let mut above = link.ancestors().skip(1);
    leads_up(link) || above.any(|folder| folder.canonicalize().is_ok_and(|folder| folder == target))
}
