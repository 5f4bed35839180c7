//! What is remembered of files by whoever keeps their versions. Pure.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A matrix whose history is asked for. Paths are from the site's folder, such as
/// `content/backend/matrix.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its `matrix.toml`; the files of `subjects/` beside it belong to it
    pub matrix: String,
    /// Markdown files whose verdicts belong to it
    pub guides: Vec<String>,
}

/// What gives the histories of matrices, in the order asked for: git in a build, memory in a test.
pub type ReadHistory<'r> = dyn Fn(&[Wanted]) -> Result<Vec<History>, Unreadable> + Sync + 'r;

/// The versions of one matrix, back to its first one. It has none where the matrix is in no commit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// The newest first; two neighbours differ in a file
    pub versions: Vec<Version>,
    pub start: Start,
}

/// Why no version is older than the oldest one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Start {
    /// The matrix begins with it
    #[default]
    Matrix,
    /// The repository has no more: it is a shallow clone, or lacks objects
    Boundary,
    /// Older ones are left out
    Limit,
}

/// A commit that changed one of the files, and the files after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// In hexadecimal digits
    pub commit: String,
    /// When it was committed, in seconds since 1970
    pub seconds: i64,
    /// The first paragraph of its message, on one line
    pub summary: String,
    /// By path from the site's folder
    pub files: BTreeMap<String, Arc<[u8]>>,
}

/// Why the repository of a site cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable(pub String);
