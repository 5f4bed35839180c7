//! The in-memory caches of all stages, for programs that keep running. Pure.

use std::collections::HashSet;
use std::sync::Arc;

use super::check::numbers::Numbers;
use super::check::reading::Readings;
use super::discover::history::HistoryMemory;
use super::discover::images::ImageMemory;
use super::memo::Memo;
use super::parse::memory::ParseMemory;
use super::resolve::ResolveMemory;
use crate::highlight::Highlighter;
use crate::matrix::changes::Changes;
use crate::source::Sources;

/// What the stages computed for one site, and may use again.
#[derive(Default)]
pub struct SiteMemory {
    pub histories: HistoryMemory,
    pub images: ImageMemory,
    pub parse: ParseMemory,
    /// The changes of each matrix, from its history
    pub changes: Memo<Arc<Changes>>,
    /// Numbers in guides that no fact supports
    pub numbers: Arc<Numbers>,
    /// What pages state without being bound
    pub readings: Arc<Readings>,
    pub highlighter: Arc<Highlighter>,
}

impl SiteMemory {
    pub fn of_resolve(&self) -> ResolveMemory<'_> {
        ResolveMemory { matrices: &self.parse.matrices, changes: &self.changes }
    }

    /// Drops what the last run of the stages did not use.
    pub fn sweep(&self) {
        self.parse.themes.sweep();
        self.parse.matrices.sweep();
        self.parse.data_files.sweep();
        self.changes.sweep();
    }

    /// Drops what belongs to files that no longer exist.
    pub fn sweep_files(&self, sources: &Sources) {
        let live: HashSet<&str> = sources.iter().map(|(_, file)| &*file.path).collect();
        self.parse.sweep_files(&live);
        self.images.sweep_files(&live);
    }
}
