//! The state of the server: the part that changes with the site, and the part that is constant.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::edition::Edition;
use super::notice::OnNotice;
use super::problem::{Home, Problem};
use crate::compile::resolve::Selection;

/// The current state of the site.
#[derive(Clone)]
pub(super) struct Now {
    /// Number of changes so far
    pub number: u64,
    /// The newest edition whose pages can be rendered, if there has been one
    pub edition: Option<Arc<Edition>>,
    /// The number of the last change of each file that is served unchanged from disk, by address
    pub touched: Arc<BTreeMap<String, u64>>,
    pub problems: Arc<Vec<Problem>>,
}

/// The state that does not change while the server runs.
pub(super) struct Setting {
    pub home: Home,
    pub selection: Box<dyn Fn() -> Selection + Send + Sync>,
    pub on_notice: Box<OnNotice>,
}
