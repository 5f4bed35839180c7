//! What the server tells who started it.

use std::collections::BTreeSet;
use std::time::Duration;

use super::watch::Watching;
use crate::base::failure::Failure;
use crate::compile::AsRead;
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// Whom it tells.
pub type OnSaid = dyn Fn(&Said<'_>) + Send + Sync;

pub enum Said<'s> {
    /// Pages are served at an address, whatever is wrong with some
    Ready { url: &'s str, pages: usize, watching: Watching },
    /// The system watches no more folders: from now on files are polled
    Polling,
    /// Files were read again, all where none are named
    Changed { files: Option<&'s BTreeSet<String>>, time: Duration },
    /// What is wrong is other than it was
    Found { sources: &'s Sources, found: &'s [Diagnostic], texts: &'s AsRead },
    /// The site could not be read again
    Failed(&'s Failure),
}
