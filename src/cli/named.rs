//! Looks up the matrices and subjects that arguments name. Errors are messages with help.

use std::sync::Arc;

use crate::base::index::Index;
use crate::diagnostic::{did_you_mean, one_of};
use crate::matrix::{Matrix, Subject};

/// Returns the matrix with an id; without an id, the only matrix of the site.
pub(super) fn matrix<'m>(
    id: Option<&str>,
    matrices: &'m [Arc<Matrix>],
) -> Result<&'m Matrix, String> {
    let ids: Vec<&str> = matrices.iter().map(|matrix| matrix.id.as_str()).collect();
    match (id, matrices) {
        (_, []) => Err("this site has no matrix".to_owned()),
        (None, [only]) => Ok(only),
        (None, _) => Err(format!("this site has {} matrices; name {}", ids.len(), one_of(&ids))),
        (Some(id), _) => matrices
            .iter()
            .map(|matrix| &**matrix)
            .find(|matrix| matrix.id == id)
            .ok_or_else(|| unknown("matrix of this site", id, &ids)),
    }
}

pub(super) fn subject(id: &str, matrix: &Matrix) -> Result<Index<Subject>, String> {
    let wrong = || match matrix.subject_called(id) {
        Some(meant) => unknown("subject of this matrix", id, &[meant]),
        None => unknown("subject of this matrix", id, &matrix.subject_ids()),
    };
    matrix.subject(id).ok_or_else(wrong)
}

pub(super) fn unknown(what: &str, id: &str, known: &[&str]) -> String {
    let help = did_you_mean(id, known, "the matrix declares them");
    format!("`{id}` is not a {what}; {help}")
}
