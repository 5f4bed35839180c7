//! Whether enough is known about a subject, a criterion or a pair of subjects for a page of its own.
//! Pure.

use super::view::differs;
use super::{Criterion, Matrix, Subject};
use crate::base::index::Index;

/// Minimum number of known facts in which a pair must differ to be worth a page.
pub const DIFFERING: usize = 5;

/// Minimum share of the applicable facts that must be known of each subject of such a pair.
pub const KNOWN_SHARE: f64 = 0.6;

/// Minimum number of known facts of a subject for search engines to index its page.
pub const KNOWN_OF_SUBJECT: usize = 5;

/// Minimum number of subjects with a known fact for search engines to index a criterion's page.
pub const KNOWN_ON_CRITERION: usize = 2;

/// Returns the numbers of known and of applicable facts of a subject, regardless of weights.
///
/// # Panics
/// When the subject belongs to another matrix.
pub fn known(matrix: &Matrix, subject: Index<Subject>) -> (usize, usize) {
    let values = || matrix.criteria.indices().map(|at| &matrix.fact(subject, at).value);
    let known = values().filter(|value| value.is_known()).count();
    (known, values().filter(|value| value.is_applicable()).count())
}

/// Returns whether enough facts of a subject are known for a page about a pair with it.
pub fn is_known_enough(matrix: &Matrix, subject: Index<Subject>) -> bool {
    let (known, applicable) = known(matrix, subject);
    known as f64 >= KNOWN_SHARE * applicable as f64
}

/// Returns whether two subjects differ enough for a page. Stops counting once [`DIFFERING`] is reached.
pub fn differ_enough(matrix: &Matrix, first: Index<Subject>, second: Index<Subject>) -> bool {
    let differing = matrix.criteria.indices().filter(|at| differs(matrix, &[first, second], *at));
    differing.take(DIFFERING).count() == DIFFERING
}

/// Returns the number of subjects whose fact for a criterion is known.
pub fn known_on(matrix: &Matrix, criterion: Index<Criterion>) -> usize {
    let subjects = matrix.listed();
    subjects.filter(|subject| matrix.fact(*subject, criterion).value.is_known()).count()
}
