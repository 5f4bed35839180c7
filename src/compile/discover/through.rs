//! IO: limits how far symbolic links to folders are followed.
//!
//! Folders that link to one another can have more paths than can be walked.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::source::MOST_THROUGH_LINKS;

/// How many more entries one walk of a site may reach through links.
pub(super) struct Budget {
    left: usize,
    met: HashSet<PathBuf>,
}

impl Budget {
    pub(super) fn new() -> Budget {
        Budget { left: MOST_THROUGH_LINKS, met: HashSet::new() }
    }

    /// Whether the entries of a linked folder count against the budget: the folder was reached before, or
    /// `count`, the number of links on the way to it, is more than one.
    pub(super) fn limits(&mut self, link: &Path, count: usize) -> bool {
        let is_new = link.canonicalize().is_ok_and(|folder| self.met.insert(folder));
        count > 1 || !is_new
    }

    /// Counts one entry. Returns `false` if the budget was already used up.
    pub(super) fn spend(&mut self) -> bool {
        let is_left = self.left > 0;
        self.left = self.left.saturating_sub(1);
        is_left
    }
}
