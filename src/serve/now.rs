//! The site that is served: as it is now, and what stays.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::edition::Edition;
use super::problem::{Home, Problem};
use super::said::OnSaid;
use crate::compile::resolve::Selection;

/// The site as it is now.
#[derive(Clone)]
pub(super) struct Now {
    /// Counts changes
    pub number: u64,
    /// The last from which pages can be made; none if there was none yet
    pub edition: Option<Arc<Edition>>,
    /// By address, the number of the last change of each file that is served as it is
    pub touched: Arc<BTreeMap<String, u64>>,
    pub problems: Arc<Vec<Problem>>,
}

/// What does not change while the server runs.
pub(super) struct Setting {
    pub home: Home,
    pub selection: Box<dyn Fn() -> Selection + Send + Sync>,
    pub on_said: Box<OnSaid>,
}
