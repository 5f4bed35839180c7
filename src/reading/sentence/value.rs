//! The value that a clause states of one criterion: a number, a day, a version or a word. Pure.

use std::ops::Range;

use super::page::Page;
use super::token::Token;
use crate::base::index::Index;
use crate::matrix::{Criterion, Subject};
use crate::reading::statement::About;

/// A sentence, as its values are read.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'s> {
    /// The text of the block
    pub(super) text: &'s str,
    pub(super) range: &'s Range<usize>,
    pub(super) tokens: &'s [Token],
    /// The criterion of the section
    pub(super) topic: Option<Index<Criterion>>,
    /// Whether it is the first of an answer to a question for the value of the topic, or follows its name and a colon
    pub(super) is_answer: bool,
}

/// The words of a value, and the criterion that it is of.
#[derive(Debug, PartialEq)]
pub(super) struct Found {
    pub(super) criterion: Index<Criterion>,
    /// In the block
    pub(super) range: Range<usize>,
}

impl Found {
    /// Returns the value of these subjects.
    pub(super) fn with(self, subjects: &[Index<Subject>]) -> Value {
        let Found { criterion, range } = self;
        let about = subjects.iter().map(|subject| About { subject: *subject, criterion });
        Value { about: about.collect(), range }
    }
}

/// A value that a clause states.
pub(super) struct Value {
    pub(super) about: Vec<About>,
    pub(super) range: Range<usize>,
}

/// Whether a word does not say what a value is of.
pub(super) fn is_light(token: &Token, page: &Page<'_>) -> bool {
    page.words.light.has(&token.text) || page.words.verbs.has(&token.text)
}
