//! The events that the server reports on the command line.

use std::collections::BTreeSet;
use std::time::Duration;

use super::watch::Watching;
use crate::base::failure::Failure;
use crate::compile::AsRead;
use crate::compile::site::Site;
use crate::diagnostic::Diagnostic;

/// A callback for the events of the server.
pub type OnNotice = dyn Fn(&Notice<'_>) + Send + Sync;

/// An event of the server.
pub enum Notice<'s> {
    /// Pages are now served at an address, although some may have errors
    Ready { url: &'s str, pages: usize, watching: Watching },
    /// The system's limit of watched folders is reached: from now on files are polled
    Polling,
    /// Files were read again; `None` means all
    Changed { files: Option<&'s BTreeSet<String>>, time: Duration },
    /// The diagnostics have changed
    Found { site: &'s Site, found: &'s [Diagnostic], texts: &'s AsRead },
    /// The site could not be read again
    Failed(&'s Failure),
}
