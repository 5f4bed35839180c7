//! Combines matrices with the subject files of their folders and with shared criteria, and checks them. Pure.

use std::sync::Arc;

use super::ResolveMemory;
use crate::base::index::List;
use crate::base::path;
use crate::compile::parse::{ParsedCriteria, ParsedMatrix, RawFiles, ReadMatrix};
use crate::diagnostic::{Code, Diagnostic};
use crate::matrix::raw::{self, RawMatrix};
use crate::matrix::{self, Matrix};
use crate::source::{FileId, Sources, Span, Spanned};

/// The id of the matrix in `content/` itself.
const HOME: &str = "home";

/// Returns the id of the matrix in a folder.
fn id(folder: &str) -> String {
    if folder.is_empty() { HOME.to_owned() } else { folder.to_owned() }
}

/// Matrices with their folders, sorted by path.
pub(super) type InFolders = List<Matrix, (String, Arc<Matrix>)>;

/// The criteria that matrices can share.
pub(super) struct Shareable<'s> {
    pub(super) sources: &'s Sources,
    pub(super) criteria: &'s [ParsedCriteria],
}

/// Checks all matrices. Reports `missing-criteria`, `unused-criteria`, and what [`matrix::check`] reports.
pub(super) fn check(
    matrices: Vec<ParsedMatrix>,
    shareable: &Shareable<'_>,
    memory: Option<ResolveMemory<'_>>,
    found: &mut Vec<Diagnostic>,
) -> InFolders {
    let check = |ParsedMatrix { folder, key, read, .. }: ParsedMatrix| {
        let files = match read {
            ReadMatrix::Raw(files) => *files,
            ReadMatrix::Remembered(matrix) => return (folder, matrix),
        };
        let RawFiles {
            mut matrix,
            subjects,
            mut documents,
            mut has_data,
            mut is_whole,
            found: mut of_files,
        } = files;
        let mut of_matrix = Vec::new();
        let is_sharing = matrix.overlay.is_some();
        if let Some(span) = matrix.pages.shared.filter(|_| !is_sharing) {
            of_matrix.push(Diagnostic::nothing_shared(span));
        }
        let shared = shareable.share(&mut matrix, &mut of_matrix);
        is_whole &= !is_sharing || shared.is_some_and(|shared| shared.is_whole);
        if let Some(ParsedCriteria { data, .. }) = shared {
            has_data &= data.has_all;
            for (id, document) in &data.documents {
                documents.entry(id.clone()).or_insert_with(|| Arc::clone(document));
            }
        }
        let sharing = matrix.sharing.clone();
        let mut matrix = matrix::check(id(&folder), matrix, subjects, &documents, &mut of_matrix);
        if let Some(sharing) = sharing {
            of_matrix = of_matrix.into_iter().map(|mistake| sharing.explain(mistake)).collect();
        }
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
    for ParsedCriteria { file, .. } in shareable.criteria {
        if matrices.iter().all(|(_, matrix)| matrix.shared != Some(*file)) {
            found.push(Diagnostic::unused_criteria(Span::whole(*file)));
        }
    }
    let named = |folder: &str| matrices.iter().find(|(of, _)| of == folder).map(|(_, of)| of);
    if let (Some(top), Some(below)) = (named(""), named(HOME)) {
        found.push(Diagnostic::second_home_matrix(Span::whole(below.file), Span::whole(top.file)));
    }
    matrices
}

impl<'s> Shareable<'s> {
    /// Adds to a matrix the criteria that it shares. Returns their file. `None` if the matrix shares none, or if
    /// the file cannot be read: then what may be declared in it is not known.
    fn share(
        &self,
        matrix: &mut RawMatrix,
        found: &mut Vec<Diagnostic>,
    ) -> Option<&'s ParsedCriteria> {
        let written = matrix.overlay.as_ref()?.path.clone();
        let file = written.as_ref().and_then(|path| self.find(matrix.file, &path.value));
        let shared = self.criteria.iter().find(|criteria| Some(criteria.file) == file);
        match shared {
            Some(shared) => {
                matrix.share(&shared.shared, self.sources.path(shared.file), found);
            }
            None => {
                let is_unread = |file| self.sources.get(file).role.unread().is_some();
                let unread = file.is_some_and(is_unread);
                found.extend(written.filter(|_| !unread).map(|path| self.missing(&path)));
                matrix.unshared();
            }
        }
        shared
    }

    /// Returns the file at a path that a matrix names: relative to its folder, or from `content/`.
    fn find(&self, matrix: FileId, written: &str) -> Option<FileId> {
        self.sources.find(&raw::shared_path(self.sources.path(matrix), written)?)
    }

    fn missing(&self, written: &Spanned<String>) -> Diagnostic {
        let Spanned { value, span } = written;
        let from = path::parent(self.sources.path(span.file));
        let paths = self.criteria.iter().map(|criteria| self.sources.path(criteria.file));
        let known: Vec<String> = paths.map(|path| path::relative(from, path)).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        Diagnostic::missing_criteria(*span, value, &known)
    }
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
