//! Past versions of files, from version control. Pure.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A request for the history of a matrix. Paths are relative to the site's folder, such as
/// `content/backend/matrix.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The path of `matrix.toml`; the files of `subjects/` next to it belong to the matrix
    pub matrix: String,
    /// The path of the file of criteria that the matrix shares with others
    pub shared: Option<String>,
    /// The Markdown files whose verdicts belong to the matrix
    pub guides: Vec<String>,
    /// The data files that the matrix takes facts from
    pub data: Vec<String>,
}

/// Returns the histories of matrices, in the order of the requests: from git in a build, from memory in a
/// test.
pub type ReadHistory<'r> = dyn Fn(&[Wanted]) -> Result<Vec<History>, Unreadable> + Sync + 'r;

/// The versions of one matrix, back to the first. Empty if no commit contains the matrix.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// Newest first; each differs from the next in at least one file
    pub versions: Vec<Version>,
    pub start: Start,
}

/// The reason why there is no older version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Start {
    /// The matrix was created in the oldest version
    #[default]
    Matrix,
    /// The repository has no older commits: it is a shallow clone, or lacks objects
    Boundary,
    /// Older versions are left out
    Limit,
}

/// A commit that changed at least one of the files, with the files as of that commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// In hexadecimal digits
    pub commit: String,
    /// The time of the commit, in seconds since 1970
    pub seconds: i64,
    /// The first paragraph of its message, on one line
    pub summary: String,
    /// The files of the matrix and its guides, by path relative to the site's folder
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// The data files, by path
    pub data: BTreeMap<String, Arc<[u8]>>,
}

/// The reason why the repository of a site cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable(pub String);
