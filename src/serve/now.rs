//! The state of the server: the part that changes with the site, and the part that is constant.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::edition::Edition;
use super::notice::OnNotice;
use super::problem::{Home, Problem};
use crate::compile::resolve::Selection;

/// The current state of the site.
#[derive(Clone, Default)]
pub(super) struct Now {
    /// Number of changes so far
    pub number: u64,
    /// The newest edition whose pages can be rendered, if there has been one
    pub edition: Option<Arc<Edition>>,
    /// Whether `edition` is older than the last change, because the newer state of the site cannot be
    /// rendered
    pub is_outdated: bool,
    /// The number of the last change of each file that is served unchanged from disk, by address
    pub touched: Arc<BTreeMap<String, u64>>,
    pub problems: Arc<Vec<Problem>>,
    /// Number of the change after which `problems` were found
    pub problems_of: u64,
}

impl Now {
    /// Sets the problems of the site after the last change.
    pub(super) fn set_problems(&mut self, problems: Arc<Vec<Problem>>) {
        self.problems = problems;
        self.problems_of = self.number;
    }

    /// Reports whether the problems are those of the site after the last change.
    pub(super) fn is_checked(&self) -> bool {
        self.problems_of == self.number
    }
}

/// The state that does not change while the server runs.
pub(super) struct Setting {
    pub home: Home,
    pub selection: Box<dyn Fn() -> Selection + Send + Sync>,
    pub on_notice: Box<OnNotice>,
}
