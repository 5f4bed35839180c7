//! IO: how far symbolic links of folders are followed.
//!
//! Folders that lead to one another through links have more paths than anybody can walk.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::source::MOST_THROUGH_LINKS;

/// What is left to be met through links in one walk of a site.
pub(super) struct Budget {
    left: usize,
    met: HashSet<PathBuf>,
}

impl Budget {
    pub(super) fn new() -> Budget {
        Budget { left: MOST_THROUGH_LINKS, met: HashSet::new() }
    }

    /// Whether what is in the folder that a link leads to is to be paid for. `count` links lead to it.
    pub(super) fn has_price(&mut self, link: &Path, count: usize) -> bool {
        let is_new = link.canonicalize().is_ok_and(|folder| self.met.insert(folder));
        count > 1 || !is_new
    }

    /// Whether there was something left.
    pub(super) fn pay(&mut self) -> bool {
        let is_left = self.left > 0;
        self.left = self.left.saturating_sub(1);
        is_left
    }
}
