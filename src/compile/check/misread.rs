//! The facts that an earlier stage could not read as they stand. Pure.

use std::collections::{BTreeSet, HashSet};

use crate::compile::site::Site;
use crate::diagnostic::Diagnostic;
use crate::matrix::{Fact, Matrix};
use crate::source::{FileId, Role, Span, Unread};

/// What is wrong already, so that nothing reports it a second time: a fact that could not be read
/// is unknown, and a source that is not there is no source.
#[derive(Default)]
pub struct Misread {
    facts: HashSet<Span>,
    /// Matrices with mistakes outside their facts, such as in the kind of a criterion
    matrices: HashSet<FileId>,
    /// Whether any file of any matrix has a mistake
    any: bool,
}

impl Misread {
    pub fn of(site: &Site, found: &[Diagnostic]) -> Misread {
        let errors: Vec<&Diagnostic> = found.iter().filter(|of| of.is_error()).collect();
        if errors.is_empty() {
            return Misread::default();
        }
        let keys: BTreeSet<Span> = site
            .matrices
            .iter()
            .flat_map(|matrix| matrix.cells())
            .filter_map(|(.., fact)| fact.span)
            .collect();
        let mut misread = Misread::default();
        for error in errors {
            let role = site.sources.get(error.span.file).role;
            let is_large = role == Role::Unread(Unread::Large);
            misread.any |= is_large || matches!(role, Role::Matrix | Role::Subject);
            // A mistake in a fact stands after its key, and before the next.
            let before = Span { end: u32::MAX, ..error.span };
            match keys.range(..=before).next_back().filter(|key| key.file == error.span.file) {
                Some(key) => misread.facts.insert(*key),
                None => misread.matrices.insert(error.span.file),
            };
        }
        misread
    }

    pub(super) fn has_fact(&self, fact: &Fact) -> bool {
        fact.span.is_some_and(|span| self.facts.contains(&span))
    }

    /// Whether facts may be missing because a table of them could not be read.
    pub(super) fn has_any(&self) -> bool {
        self.any
    }

    pub(super) fn has_criteria_of(&self, matrix: &Matrix) -> bool {
        self.matrices.contains(&matrix.file)
    }
}
