//! Why there are no bytes. Pure.

use crate::base::failure::Failure;
use crate::diagnostic::Diagnostic;

/// Why there are no bytes.
#[derive(Debug)]
pub enum Stop {
    Author(Vec<Diagnostic>),
    Machine(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::Machine(failure)
    }
}

impl From<Diagnostic> for Stop {
    fn from(diagnostic: Diagnostic) -> Stop {
        Stop::Author(vec![diagnostic])
    }
}
