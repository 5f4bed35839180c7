//! Matrices with the subjects of their folders. Pure.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::matrix::{self, Matrix};
use crate::parse::matrix::{RawMatrix, RawSubject};
use crate::source::{FileId, Role, Sources};

/// The folder below `content/` that a file stands in; empty for `content/` itself.
pub(super) fn folder_of(sources: &Sources, file: FileId) -> &str {
    sources.get(file).inner.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folder that a matrix's id is made from.
fn id(folder: &str) -> String {
    if folder.is_empty() { "home".to_owned() } else { folder.to_owned() }
}

/// The folder of the matrix that a file in `subjects/` belongs to.
fn matrix_folder(sources: &Sources, subject: FileId) -> &str {
    folder_of(sources, subject).rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// What was parsed, each with its file.
type InFile<T> = Vec<(FileId, T)>;

/// In path order, each with its folder.
pub(super) fn check(
    sources: &Sources,
    (matrices, subjects): (InFile<RawMatrix>, InFile<RawSubject>),
    unreadable: &HashSet<FileId>,
    found: &mut Vec<Diagnostic>,
) -> Vec<(String, Matrix)> {
    let mut by_folder: HashMap<String, Vec<RawSubject>> = HashMap::new();
    for (file, subject) in subjects {
        let beside = matrix_folder(sources, file).to_owned();
        by_folder.entry(beside).or_default().push(subject);
    }
    let broken: HashSet<&str> = unreadable
        .iter()
        .filter_map(|file| match sources.get(*file).role {
            Role::Matrix => Some(folder_of(sources, *file)),
            Role::Subject => Some(matrix_folder(sources, *file)),
            _ => None,
        })
        .collect();
    matrices
        .into_iter()
        .map(|(file, raw)| {
            let folder = folder_of(sources, file).to_owned();
            let subjects = by_folder.remove(&folder).unwrap_or_default();
            let before = found.len();
            let mut matrix = matrix::check(id(&folder), raw, subjects, found);
            if broken.contains(folder.as_str()) {
                matrix.complete = false;
                let rest = found.split_off(before);
                found.extend(rest.into_iter().filter(|diagnostic| !is_of_lack(diagnostic.code)));
            }
            (folder, matrix)
        })
        .collect()
}

/// Whether a mistake may be that something stands in a file that cannot be read.
fn is_of_lack(code: Code) -> bool {
    matches!(
        code,
        Code::UnknownSubject | Code::UnknownCriterion | Code::UnknownGroup | Code::UnknownSource
    )
}

/// The matrix that pages in `folder` are bound to: the nearest upwards.
pub(super) fn nearest(matrices: &[(String, Matrix)], folder: &str) -> Option<usize> {
    let mut at = Some(folder);
    while let Some(folder) = at {
        if let Some(found) = matrices.iter().position(|(of, _)| of == folder) {
            return Some(found);
        }
        at = match folder {
            "" => None,
            folder => Some(folder.rsplit_once('/').map_or("", |(parent, _)| parent)),
        };
    }
    None
}
