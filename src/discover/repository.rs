//! IO: where in a git repository a site stands.

use std::path::Path;

/// Returns the site's folder as programs that look at the whole repository name it: `docs/`, with a
/// slash at its end; empty at the top of a repository, and outside of one.
pub fn folder_of(root: &Path) -> String {
    // Canonical, because `.` has no ancestors. Of a folder that cannot be opened, others report.
    let Ok(root) = root.canonicalize() else { return String::new() };
    // A file of this name leads to the repository of a worktree or a submodule.
    let top = root.ancestors().find(|folder| folder.join(".git").exists());
    let below = top.and_then(|top| root.strip_prefix(top).ok()).unwrap_or(Path::new(""));
    below.iter().map(|part| format!("{}/", part.to_string_lossy())).collect()
}
