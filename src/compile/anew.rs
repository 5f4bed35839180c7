//! What is done anew while files change. IO.

use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::base::failure::Failure;
use crate::compile::discover::{self, steady};
use crate::source::Sources;

/// Where the texts of a site are while it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    OnDisk,
    /// Read once, because they change
    InMemory,
}

impl Texts {
    pub(super) fn list(self, root: &Path) -> Result<Sources, Failure> {
        match self {
            Texts::OnDisk => discover::walk(root),
            Texts::InMemory => steady::in_memory(root),
        }
    }
}

const ATTEMPTS: usize = 10;
const PAUSE: Duration = Duration::from_millis(10);

/// Reads a site and makes something of it: once, but where a file changes meanwhile.
pub(super) fn while_it_changes<T>(
    mut make: impl FnMut(Texts) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut made = make(Texts::OnDisk);
    for _ in 1..ATTEMPTS {
        if !made.as_ref().is_err_and(Failure::is_change) {
            break;
        }
        thread::sleep(PAUSE);
        made = make(Texts::InMemory);
    }
    made
}
