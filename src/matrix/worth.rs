//! Whether there is enough to say about a subject, a criterion or a pair for a page of its own.
//! Pure.

use super::Matrix;
use super::view::differs;

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
pub fn known(matrix: &Matrix, subject: usize) -> (usize, usize) {
    let values = || (0..matrix.criteria.len()).map(|at| &matrix.fact(subject, at).value);
    let known = values().filter(|value| value.is_known()).count();
    (known, values().filter(|value| value.is_applicable()).count())
}

/// Whether enough of the facts of a subject are known for it to be one side of a pair.
pub fn is_known_enough(matrix: &Matrix, subject: usize) -> bool {
    let (known, applicable) = known(matrix, subject);
    known as f64 >= KNOWN_SHARE * applicable as f64
}

/// Whether two subjects of whom enough is known differ enough. Stops as soon as that is certain.
pub fn differ_enough(matrix: &Matrix, first: usize, second: usize) -> bool {
    let differing = (0..matrix.criteria.len()).filter(|at| differs(matrix, &[first, second], *at));
    differing.take(DIFFERING).count() == DIFFERING
}

/// The number of subjects whose fact for a criterion is known.
pub fn known_on(matrix: &Matrix, criterion: usize) -> usize {
    let subjects = 0..matrix.subjects.len();
    subjects.filter(|subject| matrix.fact(*subject, criterion).value.is_known()).count()
}
