//! IO: the folders that hold a site, to be watched: its own, and those within it that links lead to.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::list::{FOLDERS, leads_away, leads_up};
use super::through::Budget;
use crate::source::MOST_LINKS;

/// Folders with all that is in them but for what stands behind links, whose folders are named beside.
/// Nothing outside of the site is gone into, nor what is hidden in it.
pub fn folders(root: &Path) -> Vec<PathBuf> {
    let Ok(home) = root.canonicalize() else { return Vec::new() };
    let is_ours = |folder: &Path| folder.is_dir() && leads_away(folder, &home).is_none();
    let mut found = FOLDERS.map(|folder| root.join(folder)).to_vec();
    found.retain(|folder| is_ours(folder));
    let own = found.len();
    // How many links lead to each, and whether what is in it has a price.
    let mut ways = vec![(0, false); own];
    let mut budget = Budget::new();
    let mut at = 0;
    while let Some(folder) = found.get(at).cloned() {
        let (count, has_price) = ways[at];
        // What is listed tells of itself whether it is a link, so that no file is asked.
        for entry in WalkDir::new(folder).min_depth(1).into_iter().flatten() {
            if has_price && !budget.pay() {
                // So far, no list follows links.
                found.truncate(own);
                return found;
            }
            let is_link = entry.file_type().is_symlink() && count < MOST_LINKS;
            // A link to a folder that it stands in would go on for ever.
            if is_link && is_ours(entry.path()) && !is_round(entry.path()) {
                ways.push((count + 1, budget.has_price(entry.path(), count + 1)));
                found.push(entry.into_path());
            }
        }
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
