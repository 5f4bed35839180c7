//! Matrices with the subjects of their folders. Pure.

use crate::diagnostic::Diagnostic;
use crate::matrix::{self, Matrix};
use crate::parse::matrix::{RawMatrix, RawSubject};
use crate::source::{FileId, Sources};

/// The folder below `content/` that a file stands in; empty for `content/` itself.
pub(super) fn folder_of(sources: &Sources, file: FileId) -> &str {
    sources.get(file).inner.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folder that a matrix's id is made from.
fn id(folder: &str) -> String {
    if folder.is_empty() { "home".to_owned() } else { folder.to_owned() }
}

/// In path order, each with its folder.
pub(super) fn check(
    sources: &Sources,
    matrices: Vec<(FileId, RawMatrix)>,
    subjects: Vec<(FileId, RawSubject)>,
    found: &mut Vec<Diagnostic>,
) -> Vec<(String, Matrix)> {
    let mut by_folder: std::collections::HashMap<String, Vec<RawSubject>> =
        std::collections::HashMap::new();
    for (file, subject) in subjects {
        let folder = folder_of(sources, file);
        let beside = folder.rsplit_once('/').map_or("", |(parent, _)| parent);
        by_folder.entry(beside.to_owned()).or_default().push(subject);
    }
    matrices
        .into_iter()
        .map(|(file, raw)| {
            let folder = folder_of(sources, file).to_owned();
            let subjects = by_folder.remove(&folder).unwrap_or_default();
            let matrix = matrix::check(id(&folder), raw, subjects, found);
            (folder, matrix)
        })
        .collect()
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
