//! Parses code, if the program has grammars. Pure.

#[cfg(not(feature = "code-parse"))]
use super::grammar::{Grammar, Parsed};
#[cfg(feature = "code-parse")]
pub(super) use super::trees::{first_error, parse};

/// Without the feature, no grammar can be used.
#[cfg(not(feature = "code-parse"))]
pub(super) fn parse(_: Grammar, _: &str) -> Parsed {
    Parsed::Unknown
}

#[cfg(not(feature = "code-parse"))]
pub(super) fn first_error(_: Grammar, _: &str) -> Option<usize> {
    None
}
