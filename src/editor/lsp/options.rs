//! How the server is started, and how it ends.

use std::path::PathBuf;

use crate::compile::resolve::Selection;

/// What the server was started with.
#[derive(Debug, Clone)]
pub struct Options {
    /// The only site that is served; without it, those that the editor has open
    pub root: Option<PathBuf>,
    pub selection: Selection,
}

/// How a session came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The client said `shutdown` before `exit`
    Orderly,
    /// It did not, or is gone
    Abandoned,
}
