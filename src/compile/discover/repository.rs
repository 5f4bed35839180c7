//! IO: the git repository that a site stands in.
//!
//! Only what is named `.git` is one: git keeps no such name in a repository, so nobody can send it with a
//! change. A folder that merely looks like a repository inside may be sent, with a history that never was.

use std::path::{Path, PathBuf};

/// The nearest `.git` above a folder, or in it: a folder, or a file that leads to the repository of a
/// worktree or a submodule.
pub fn git_of(folder: &Path) -> Option<PathBuf> {
    // Canonical, because `.` has no ancestors. Of a folder that cannot be opened, others report.
    let folder = folder.canonicalize().ok()?;
    let mut above = folder.ancestors().map(|above| above.join(".git"));
    above.find(|git| git.exists())
}

/// Returns the site's folder as programs that look at the whole repository name it: `docs/`, with a
/// slash at its end; empty at the top of a repository, and outside of one.
pub fn folder_of(root: &Path) -> String {
    let Some(git) = git_of(root) else { return String::new() };
    let (root, top) = (root.canonicalize().unwrap_or_default(), git.parent().unwrap_or(&git));
    let below = root.strip_prefix(top).unwrap_or(Path::new(""));
    below.iter().map(|part| format!("{}/", part.to_string_lossy())).collect()
}
