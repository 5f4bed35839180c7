//! Marks the parts of a matrix that have reported mistakes. Pure.

use std::collections::BTreeMap;

use crate::matrix::{Matrix, Soundness};
use crate::source::{FileId, Span};

/// Marks the matrix and its facts by the spans of the mistakes, so that later checks do not report the
/// consequences: a fact that could not be read is unknown, and an unknown source is no source.
pub(super) fn mark(matrix: &mut Matrix, mistakes: &[Span]) {
    if mistakes.is_empty() {
        return;
    }
    matrix.soundness = Soundness::FlawedFacts;
    // Variants of a subject may share a fact.
    let mut keys: BTreeMap<Span, Vec<usize>> = BTreeMap::new();
    for (at, fact) in matrix.facts.iter().enumerate() {
        if let Some(span) = fact.span {
            keys.entry(span).or_default().push(at);
        }
    }
    for mistake in mistakes {
        // A mistake in a fact is between the key of the fact and the next key.
        let before = Span { end: u32::MAX, ..*mistake };
        match keys.range(..=before).next_back().filter(|(key, _)| key.file == mistake.file) {
            Some((_, facts)) => {
                facts.iter().for_each(|at| matrix.facts[*at].is_flawed = true);
            }
            None if declares(matrix, mistake.file) => matrix.soundness = Soundness::Flawed,
            None => {}
        }
    }
}

/// Whether a file has criteria of the matrix.
fn declares(matrix: &Matrix, file: FileId) -> bool {
    file == matrix.file || Some(file) == matrix.shared
}
