//! The error type of rendering. Pure.

use crate::base::failure::Failure;
use crate::diagnostic::Diagnostic;

/// The reason why an output could not be rendered.
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
