//! Whether there is enough to say about a subject, a criterion or a pair for a page of its own.
//! Pure.

use super::view::differs;
use super::{Criterion, Matrix, Subject};
use crate::base::index::Index;

/// A pair is worth a page with at least this many known facts that differ…
pub const DIFFERING: usize = 5;

/// …and this share of the facts that apply known on both sides.
pub const KNOWN_SHARE: f64 = 0.6;

/// A subject is worth a search engine's time with at least this many known facts.
pub const KNOWN_OF_SUBJECT: usize = 5;

/// A criterion with the facts of at least this many subjects.
pub const KNOWN_ON_CRITERION: usize = 2;

/// What is known of a subject, in facts, whatever their weights: known and applicable.
///
/// # Panics
/// When the subject is not of this matrix.
pub fn known(matrix: &Matrix, subject: Index<Subject>) -> (usize, usize) {
    let values = || matrix.criteria.indices().map(|at| &matrix.fact(subject, at).value);
    let known = values().filter(|value| value.is_known()).count();
    (known, values().filter(|value| value.is_applicable()).count())
}

/// Whether enough of the facts of a subject are known for it to be one side of a pair.
pub fn is_known_enough(matrix: &Matrix, subject: Index<Subject>) -> bool {
    let (known, applicable) = known(matrix, subject);
    known as f64 >= KNOWN_SHARE * applicable as f64
}

/// Whether two subjects of whom enough is known differ enough. Stops as soon as that is certain.
pub fn differ_enough(matrix: &Matrix, first: Index<Subject>, second: Index<Subject>) -> bool {
    let differing = matrix.criteria.indices().filter(|at| differs(matrix, &[first, second], *at));
    differing.take(DIFFERING).count() == DIFFERING
}

/// The number of subjects whose fact for a criterion is known.
pub fn known_on(matrix: &Matrix, criterion: Index<Criterion>) -> usize {
    let subjects = matrix.subjects.indices();
    subjects.filter(|subject| matrix.fact(*subject, criterion).value.is_known()).count()
}
