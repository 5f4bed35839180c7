//! The options of the server, and how a session ends.

use std::path::PathBuf;

use crate::compile::resolve::Selection;

/// The options that the server was started with.
#[derive(Debug, Clone)]
pub struct Options {
    /// Folder of the only site that is served; if `None`, the sites that the editor has open
    pub root: Option<PathBuf>,
    pub selection: Selection,
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The client sent `shutdown` before `exit`
    Orderly,
    /// The client sent `exit` without `shutdown`, or closed the connection
    Abandoned,
}
