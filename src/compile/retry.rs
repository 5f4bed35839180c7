//! Retries, for sites whose files change while they are read. IO.

use std::thread;
use std::time::Duration;

use crate::base::failure::Failure;
use crate::compile::discover::{self, steady};
use crate::source::Sources;
use crate::source::given::Source;

/// Whether the files of a site are read when a stage needs them, or all at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    /// Read where the source has them, some more than once
    InPlace,
    /// Read once and kept in memory, because they change
    InMemory,
}

impl Texts {
    /// Lists the files of a site.
    pub(super) fn list(self, source: &dyn Source) -> Result<Sources, Failure> {
        match (self, source.folder()) {
            (Texts::InMemory, Some(root)) => steady::in_memory(root),
            _ => discover::list(source),
        }
    }
}

const ATTEMPTS: usize = 10;
const PAUSE: Duration = Duration::from_millis(10);

/// Compiles a site, and begins again with its texts in memory if a file changes meanwhile.
pub(super) fn compiled<T>(
    mut compile: impl FnMut(Texts) -> Result<T, Failure>,
) -> Result<T, Failure> {
    while_changing(ATTEMPTS, |attempt| match attempt {
        0 => compile(Texts::InPlace),
        _ => {
            thread::sleep(PAUSE);
            compile(Texts::InMemory)
        }
    })
}

/// Calls `attempt` with 0, 1, … until it succeeds or fails for another reason than that a file changed,
/// at most `attempts` times. Returns what the last call returned.
pub(crate) fn while_changing<T>(
    attempts: usize,
    mut attempt: impl FnMut(usize) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut made = attempt(0);
    for number in 1..attempts {
        if !made.as_ref().is_err_and(Failure::is_change) {
            break;
        }
        made = attempt(number);
    }
    made
}
