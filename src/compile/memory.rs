//! What all stages remember in a program that lives on. Pure.

use std::collections::HashSet;
use std::sync::Arc;

use super::check::numbers::Numbers;
use super::discover::images::ImageMemory;
use super::memo::Memo;
use super::parse::memory::ParseMemory;
use super::resolve::ResolveMemory;
use crate::matrix::changes::Changes;
use crate::source::Sources;

#[derive(Debug, Default)]
pub struct SiteMemory {
    pub parse: ParseMemory,
    /// Of each matrix, as git tells them
    pub changes: Memo<Arc<Changes>>,
    /// Of guides, that no fact bears out
    pub numbers: Arc<Numbers>,
    pub images: ImageMemory,
}

impl SiteMemory {
    pub fn of_resolve(&self) -> ResolveMemory<'_> {
        ResolveMemory { matrices: &self.parse.matrices, changes: &self.changes }
    }

    /// Forgets what the last load did not use.
    pub fn sweep(&self) {
        self.parse.themes.sweep();
        self.parse.matrices.sweep();
        self.changes.sweep();
    }

    /// Forgets files that are gone.
    pub fn sweep_files(&self, sources: &Sources) {
        let live: HashSet<&str> = sources.iter().map(|(_, file)| &*file.path).collect();
        self.parse.sweep_files(&live);
        self.images.sweep_files(&live);
    }
}
