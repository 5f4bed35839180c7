//! IO: the git repository that contains a site.
//!
//! Only an entry named `.git` counts as a repository: git refuses to track that name, so a contributor cannot
//! add one with a commit. A folder of another name with the layout of a repository could be committed, with
//! a forged history.

use std::path::{Path, PathBuf};

/// Returns the nearest `.git` in a folder or above it: a folder, or the file with which a worktree or a
/// submodule refers to its repository.
pub fn git_of(folder: &Path) -> Option<PathBuf> {
    // Canonical, because `.` has no ancestors. Other code reports a folder that cannot be opened.
    let folder = folder.canonicalize().ok()?;
    let mut above = folder.ancestors().map(|above| above.join(".git"));
    above.find(|git| git.exists())
}

/// Returns the root of the repository that contains a folder; the folder itself if there is none.
pub fn top_of(folder: &Path) -> PathBuf {
    let git = git_of(folder);
    git.as_deref().and_then(Path::parent).unwrap_or(folder).to_owned()
}

/// Returns the path of the site's folder relative to the root of the repository, with a trailing slash:
/// `docs/`. Empty at the root of a repository, and outside a repository.
pub fn folder_of(root: &Path) -> String {
    let Some(git) = git_of(root) else { return String::new() };
    let (root, top) = (root.canonicalize().unwrap_or_default(), git.parent().unwrap_or(&git));
    let below = root.strip_prefix(top).unwrap_or(Path::new(""));
    below.iter().map(|part| format!("{}/", part.to_string_lossy())).collect()
}
