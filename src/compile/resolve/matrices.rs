//! Matrices with the subjects of their folders. Pure.

use std::collections::HashSet;
use std::sync::Arc;

use super::ResolveMemory;
use crate::compile::parse::{ParsedMatrix, ReadMatrix};
use crate::diagnostic::{Code, Diagnostic};
use crate::matrix::{self, Matrix};
use crate::source::{FileId, Role, Sources, Span};

/// The folder below `content/` that a file stands in; empty for `content/` itself.
pub(super) fn folder_of(sources: &Sources, file: FileId) -> &str {
    sources.get(file).inner.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The id of the matrix in `content/` itself.
const HOME: &str = "home";

/// The id of the matrix in a folder.
fn id(folder: &str) -> String {
    if folder.is_empty() { HOME.to_owned() } else { folder.to_owned() }
}

/// The folder of the matrix that a file in `subjects/` belongs to.
fn matrix_folder(sources: &Sources, subject: FileId) -> &str {
    folder_of(sources, subject).rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// In path order, each with its folder.
pub(super) fn check(
    sources: &Sources,
    (matrices, memory): (Vec<ParsedMatrix>, Option<ResolveMemory<'_>>),
    unreadable: &HashSet<FileId>,
    found: &mut Vec<Diagnostic>,
) -> Vec<(String, Arc<Matrix>)> {
    let broken: HashSet<&str> = unreadable
        .iter()
        .filter_map(|file| match sources.get(*file).role {
            Role::Matrix => Some(folder_of(sources, *file)),
            Role::Subject => Some(matrix_folder(sources, *file)),
            // It has no role of its own.
            Role::Unread(_) => match sources.path(*file).strip_prefix("content/")? {
                path if path.ends_with("matrix.toml") => Some(folder_of(sources, *file)),
                path if path.ends_with(".toml") => Some(matrix_folder(sources, *file)),
                _ => None,
            },
            _ => None,
        })
        .collect();
    let check = |parsed: ParsedMatrix| {
        let ParsedMatrix { file, folder, key, read } = parsed;
        let (raw, subjects) = match read {
            ReadMatrix::Raw(matrix, subjects) => (matrix, subjects),
            ReadMatrix::Held(matrix) => return (folder, matrix),
        };
        let before = found.len();
        let mut matrix = matrix::check(id(&folder), *raw, subjects, found);
        let is_broken = broken.contains(folder.as_str());
        if is_broken {
            matrix.complete = false;
            let rest = found.split_off(before);
            found.extend(rest.into_iter().filter(|diagnostic| !is_of_lack(diagnostic.code)));
        }
        let matrix = Arc::new(matrix);
        // What it lacks may be nothing that its key tells of.
        if let Some(memory) = memory.filter(|_| !is_broken) {
            let is_of_it = |diagnostic: &&Diagnostic| {
                let of = diagnostic.span.file;
                of == file
                    || (sources.get(of).role == Role::Subject
                        && matrix_folder(sources, of) == folder)
            };
            let found = found.iter().filter(is_of_it).cloned().collect();
            memory.matrices.hold(key, (Arc::clone(&matrix), found));
        }
        (folder, matrix)
    };
    let matrices: Vec<_> = matrices.into_iter().map(check).collect();
    let named = |folder: &str| matrices.iter().find(|(of, _)| of == folder).map(|(_, of)| of);
    if let (Some(top), Some(below)) = (named(""), named(HOME)) {
        found.push(Diagnostic::second_home_matrix(Span::whole(below.file), Span::whole(top.file)));
    }
    matrices
}

/// Whether a mistake may be that something stands in a file that cannot be read.
fn is_of_lack(code: Code) -> bool {
    matches!(
        code,
        Code::UnknownSubject | Code::UnknownCriterion | Code::UnknownGroup | Code::UnknownSource
    )
}

/// The matrix that pages in `folder` are bound to: the nearest upwards.
pub(super) fn nearest(matrices: &[(String, Arc<Matrix>)], folder: &str) -> Option<usize> {
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
