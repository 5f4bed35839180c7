//! Where the mistakes are that are reported of a matrix. Pure.

use std::collections::BTreeMap;

use crate::matrix::{Matrix, Soundness};
use crate::source::Span;

/// Marks what has a mistake, so that later checks do not report what follows from it: a fact that could
/// not be read is unknown, and a source that is not there is no source.
pub(super) fn mark(matrix: &mut Matrix, mistakes: &[Span]) {
    if mistakes.is_empty() {
        return;
    }
    matrix.soundness = Soundness::FlawedFacts;
    let keys = matrix.facts.iter().enumerate();
    let keys: BTreeMap<Span, usize> =
        keys.filter_map(|(at, fact)| Some((fact.span?, at))).collect();
    for mistake in mistakes {
        // A mistake in a fact stands after its key, and before the next.
        let before = Span { end: u32::MAX, ..*mistake };
        match keys.range(..=before).next_back().filter(|(key, _)| key.file == mistake.file) {
            Some((_, at)) => matrix.facts[*at].is_flawed = true,
            None if mistake.file == matrix.file => matrix.soundness = Soundness::Flawed,
            None => {}
        }
    }
}
