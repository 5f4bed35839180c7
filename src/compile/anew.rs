//! What is done anew while files change. IO.

use std::thread;
use std::time::Duration;

use crate::base::failure::Failure;
use crate::compile::discover::{self, steady};
use crate::source::Sources;
use crate::source::given::Source;

/// Where the texts of a site are while it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    /// Where the source has them
    InPlace,
    /// Read once, because they change
    InMemory,
}

impl Texts {
    pub(super) fn list(self, source: &dyn Source) -> Result<Sources, Failure> {
        match (self, source.folder()) {
            (Texts::InMemory, Some(root)) => steady::in_memory(root),
            _ => discover::list(source),
        }
    }
}

const ATTEMPTS: usize = 10;
const PAUSE: Duration = Duration::from_millis(10);

/// Reads a site and makes something of it: once, but where a file changes meanwhile.
pub(super) fn while_it_changes<T>(
    mut make: impl FnMut(Texts) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut made = make(Texts::InPlace);
    for _ in 1..ATTEMPTS {
        if !made.as_ref().is_err_and(Failure::is_change) {
            break;
        }
        thread::sleep(PAUSE);
        made = make(Texts::InMemory);
    }
    made
}
