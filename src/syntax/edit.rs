//! An edit that would make code valid. Pure.

use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub range: Range<usize>,
    pub text: String,
}

impl Edit {
    pub(super) fn insert(at: usize, text: &str) -> Edit {
        Edit { range: at..at, text: text.to_owned() }
    }

    /// Deletes one ASCII character.
    pub(super) fn delete(at: usize) -> Edit {
        Edit { range: at..at + 1, text: String::new() }
    }

    /// Replaces one ASCII character.
    pub(super) fn replace(at: usize, with: char) -> Edit {
        Edit { range: at..at + 1, text: with.to_string() }
    }

    pub(super) fn apply(&self, code: &str) -> String {
        [&code[..self.range.start], &self.text, &code[self.range.end..]].concat()
    }
}
