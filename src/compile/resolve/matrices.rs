//! Combines matrices with the subject files of their folders, and checks them. Pure.

use std::sync::Arc;

use super::ResolveMemory;
use crate::base::index::List;
use crate::compile::parse::{ParsedMatrix, RawFiles, ReadMatrix};
use crate::diagnostic::{Code, Diagnostic};
use crate::matrix::{self, Matrix};
use crate::source::Span;

/// The id of the matrix in `content/` itself.
const HOME: &str = "home";

/// Returns the id of the matrix in a folder.
fn id(folder: &str) -> String {
    if folder.is_empty() { HOME.to_owned() } else { folder.to_owned() }
}

/// Matrices with their folders, sorted by path.
pub(super) type InFolders = List<Matrix, (String, Arc<Matrix>)>;

pub(super) fn check(
    matrices: Vec<ParsedMatrix>,
    memory: Option<ResolveMemory<'_>>,
    found: &mut Vec<Diagnostic>,
) -> InFolders {
    let check = |ParsedMatrix { folder, key, read, .. }: ParsedMatrix| {
        let files = match read {
            ReadMatrix::Raw(files) => *files,
            ReadMatrix::Remembered(matrix) => return (folder, matrix),
        };
        let RawFiles { matrix, subjects, documents, has_data, is_whole, found: mut of_files } =
            files;
        let mut of_matrix = Vec::new();
        let mut matrix = matrix::check(id(&folder), matrix, subjects, &documents, &mut of_matrix);
        matrix.complete = is_whole;
        if !is_whole {
            of_matrix.retain(|diagnostic| !is_unknown_id(diagnostic.code));
        }
        found.extend_from_slice(&of_matrix);
        let matrix = Arc::new(matrix);
        // An incomplete matrix is not cached, because its key may not cover the files that it lacks.
        if let Some(memory) = memory.filter(|_| is_whole && has_data) {
            of_files.append(&mut of_matrix);
            memory.matrices.remember(key, (Arc::clone(&matrix), of_files));
        }
        (folder, matrix)
    };
    let matrices: InFolders = matrices.into_iter().map(check).collect();
    let named = |folder: &str| matrices.iter().find(|(of, _)| of == folder).map(|(_, of)| of);
    if let (Some(top), Some(below)) = (named(""), named(HOME)) {
        found.push(Diagnostic::second_home_matrix(Span::whole(below.file), Span::whole(top.file)));
    }
    matrices
}

/// Whether an error may only be due to a file that could not be read: the id may be declared there.
fn is_unknown_id(code: Code) -> bool {
    matches!(
        code,
        Code::UnknownSubject
            | Code::UnknownCriterion
            | Code::UnknownGroup
            | Code::UnknownSource
            | Code::UnknownData
            | Code::UnusedData
    )
}
