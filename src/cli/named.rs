//! Looks up the matrices, subjects and facts that arguments name. Errors are messages with help.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::index::Index;
use crate::diagnostic::{did_you_mean, one_of};
use crate::matrix::reserved::UNKNOWN;
use crate::matrix::view::Cell;
use crate::matrix::{Matrix, Subject, selection};

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

/// Returns the fact that a text such as `nodejs/http2` names.
pub(super) fn cell_of(cell: &str, matrix: &Matrix) -> Result<Cell, String> {
    let (of, on) = parts_of(cell)?;
    let wrong = || unknown("criterion of this matrix", on, &matrix.criterion_ids());
    Ok((subject(of, matrix)?, matrix.criterion(on).ok_or_else(wrong)?))
}

/// Splits `nodejs/http2` into the ids of a subject and a criterion.
pub(super) fn parts_of(cell: &str) -> Result<(&str, &str), String> {
    let parts = cell.split_once('/');
    parts.filter(|(of, on)| !of.is_empty() && !on.is_empty()).ok_or_else(|| {
        format!("`{cell}` is not a fact; write the ids of its subject and criterion: `SUBJECT/CRITERION`")
    })
}

/// Refuses to write the value of a fact that comes from a data file, where it has to be changed. `unknown` in
/// place of a value of a whole criterion hides it.
pub(super) fn check_writable(cell: &selection::Cell<'_>, value: &[String]) -> Result<(), String> {
    let Some(from_file) = &cell.fact.from_file else { return Ok(()) };
    let is_own = cell.span().file == cell.subject().file;
    let hides = matches!(value, [only] if only.trim() == UNKNOWN);
    if (is_own && value.is_empty()) || (!is_own && hides) {
        return Ok(());
    }
    let (name, path, place) = (cell.name(), cell.data_file().unwrap_or_default(), &from_file.place);
    Err(format!("`{name}` comes from a data file; change it there: `{path}`, {place}"))
}

/// Returns the matrix with an id; without an id, the only matrix that has the subject and the criterion of a
/// cell.
pub(super) fn matrix_with<'m>(
    id: Option<&str>,
    cell: &str,
    matrices: &'m [Arc<Matrix>],
) -> Result<&'m Matrix, String> {
    if id.is_some() || matrices.len() < 2 {
        return matrix(id, matrices);
    }
    let (of, on) = parts_of(cell)?;
    let with_subject: Vec<&Matrix> = matrices
        .iter()
        .map(|matrix| &**matrix)
        .filter(|of_all| of_all.subject(of).is_some())
        .collect();
    let has_both = |matrix: &&&Matrix| matrix.criterion(on).is_some();
    let with: Vec<&Matrix> = with_subject.iter().filter(has_both).copied().collect();
    match (with.as_slice(), with_subject.as_slice()) {
        ([only], _) => Ok(only),
        ([], []) => {
            let known = ids_of(matrices.iter().map(|matrix| &**matrix), Matrix::subject_ids);
            Err(unknown("subject of this site", of, &known))
        }
        ([], some) => {
            let known = ids_of(some.iter().copied(), Matrix::criterion_ids);
            let what = format!("criterion of a matrix with `{of}`");
            Err(unknown(&what, on, &known))
        }
        (several, _) => {
            let ids: Vec<&str> = several.iter().map(|matrix| matrix.id.as_str()).collect();
            let count = ids.len();
            Err(format!("{count} matrices have `{cell}`; name {} with --matrix", one_of(&ids)))
        }
    }
}

/// Returns the ids of several matrices, each once, in alphabetical order.
pub(super) fn ids_of<'m>(
    matrices: impl Iterator<Item = &'m Matrix>,
    ids: impl Fn(&'m Matrix) -> Vec<&'m str>,
) -> Vec<&'m str> {
    let all: BTreeSet<&str> = matrices.flat_map(ids).collect();
    all.into_iter().collect()
}

pub(super) fn unknown(what: &str, id: &str, known: &[&str]) -> String {
    let help = did_you_mean(id, known, "the matrix declares them");
    format!("`{id}` is not a {what}; {help}")
}
