//! A pattern of a grammar that may be tried at a place.

use syntect::parsing::syntax_definition::MatchPattern;

use super::search::Regex;

#[derive(Clone, Copy)]
pub(super) struct Rule {
    pub pattern: &'static MatchPattern,
    /// Of the pattern as the grammar has it
    pub regex: &'static Regex,
    /// The same wherever the pattern is included
    pub number: u32,
}
