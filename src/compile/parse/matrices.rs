//! Parses each matrix with the subjects of its folder. Pure.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

use super::data_files;
use super::memory::ParseMemory;
use super::{DataRead, ParsedCriteria, ParsedMatrix, RawFiles, ReadMatrix, Reader, each, text_of};
use crate::base::failure::Failure;
use crate::base::hash::{Hash, Hasher};
use crate::base::path;
use crate::data::document::Documents;
use crate::data::{Table, toml};
use crate::diagnostic::Diagnostic;
use crate::matrix::raw::{RawMatrix, matrix, shared, subject};
use crate::source::{FileId, Role, SourceFile, Sources, Span, Unread};

/// Returns all files of shared criteria in path order.
pub(super) fn criteria(
    reader: &Reader<'_>,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<ParsedCriteria>, Failure> {
    each(reader.sources, Role::Criteria, found, |file, found| {
        let (_, bytes, content) = reader.bytes(file)?;
        let text = text_of(file, bytes, found);
        let read = text.as_deref().map(|text| toml::document(text, (file, 0), found));
        let (table, is_whole) = read.unwrap_or((Table::empty(Span::whole(file)), false));
        let shared = shared(table, found);
        let data = data_files::read(reader, file, &shared.data, found)?;
        Ok(ParsedCriteria { file, content, shared, data, is_whole })
    })
}

/// Returns all matrices in path order. A matrix may share each of `criteria`.
pub(super) fn matrices(
    reader: &Reader<'_>,
    criteria: &[ParsedCriteria],
    memory: Option<&ParseMemory>,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<ParsedMatrix>, Failure> {
    let mut shared = Hasher::default();
    for ParsedCriteria { file, content, data, .. } in criteria {
        let content = data_files::key(reader, *content, &data.paths)?;
        shared.text(reader.sources.path(*file)).debug(file).hash(content);
    }
    let reading = Reading { reader, memory, shared: shared.finish() };
    let mut subjects: BTreeMap<&str, Vec<FileId>> = BTreeMap::new();
    let mut all = oversized_matrices(reader.sources);
    for (file, source) in reader.sources.with_role(Role::Subject) {
        subjects.entry(path::parent(source.folder())).or_default().push(file);
    }
    let of_subjects = oversized_files(reader.sources).filter(|(_, source)| !is_matrix(source));
    let lacking: HashSet<&str> =
        of_subjects.map(|(_, source)| path::parent(source.folder())).collect();
    let files: Vec<FileId> = reader.sources.with_role(Role::Matrix).map(|(file, _)| file).collect();
    let read: Result<Vec<(ParsedMatrix, Vec<Diagnostic>)>, Failure> = files
        .into_par_iter()
        .map(|file| {
            let mut found = Vec::new();
            let own = reader.sources.get(file).folder();
            let subjects = subjects.get(own).map_or(&[][..], Vec::as_slice);
            // The key does not cover subjects that are too large, so the cache is not used if there are
            // any.
            let lacks = lacking.contains(own);
            let memory = reading.memory.filter(|_| !lacks);
            let reading = Reading { memory, ..reading };
            let (key, mut read) = read(reading, file, subjects, &mut found)?;
            if let ReadMatrix::Raw(raw) = &mut read {
                raw.is_whole &= !lacks;
            }
            Ok((ParsedMatrix { file, folder: own.to_owned(), key, read }, found))
        })
        .collect();
    for (matrix, mut of_matrix) in read? {
        all.push(matrix);
        found.append(&mut of_matrix);
    }
    all.sort_by_key(|matrix| matrix.file);
    Ok(all)
}

/// Returns an empty matrix for each matrix file that is too large, so that no page reports the matrix as
/// missing.
fn oversized_matrices(sources: &Sources) -> Vec<ParsedMatrix> {
    let parsed = |(file, source): (FileId, &SourceFile)| ParsedMatrix {
        file,
        folder: source.folder().to_owned(),
        key: key(sources, Hash::of(&[]), &[(file, Cow::Borrowed(&[]), Hash::of(&[]))]),
        read: ReadMatrix::Raw(Box::new(RawFiles {
            matrix: RawMatrix::empty(file),
            subjects: Vec::new(),
            documents: Documents::new(),
            has_data: true,
            is_whole: false,
            found: Vec::new(),
        })),
    };
    oversized_files(sources).filter(|(_, source)| is_matrix(source)).map(parsed).collect()
}

/// Files of matrices and subjects that exceed the size limit.
fn oversized_files(sources: &Sources) -> impl Iterator<Item = (FileId, &SourceFile)> {
    let files = sources.with_role(Role::Unread(Unread::Large));
    files.filter(|(_, file)| file.path.starts_with("content/") && file.path.ends_with(".toml"))
}

fn is_matrix(file: &SourceFile) -> bool {
    file.path.ends_with("/matrix.toml")
}

/// What reading a matrix needs beside its files.
#[derive(Clone, Copy)]
struct Reading<'r> {
    reader: &'r Reader<'r>,
    memory: Option<&'r ParseMemory>,
    /// Hash of all files of shared criteria
    shared: Hash,
}

fn read(
    Reading { reader, memory, shared }: Reading<'_>,
    file: FileId,
    subjects: &[FileId],
    found: &mut Vec<Diagnostic>,
) -> Result<(Hash, ReadMatrix), Failure> {
    let files = std::iter::once(&file).chain(subjects);
    let bytes = files.map(|file| reader.bytes(*file)).collect::<Result<Vec<_>, Failure>>()?;
    let own_key = key(reader.sources, shared, &bytes);
    if let Some(memory) = memory
        && let Some(paths) = memory.data_files.recall(own_key, &mut Vec::new())
    {
        let key = data_files::key(reader, own_key, &paths)?;
        if let Some(matrix) = memory.matrices.recall(key, found) {
            return Ok((key, ReadMatrix::Remembered(matrix)));
        }
    }
    let mut is_whole = true;
    let mut table = |file: FileId, bytes, found: &mut Vec<Diagnostic>| {
        let text = text_of(file, bytes, found);
        is_whole &= text.is_some();
        text.map(|text| {
            let (table, is_read) = toml::document(&text, (file, 0), found);
            is_whole &= is_read;
            (table, text)
        })
    };
    let mut files = bytes.into_iter();
    let (file, bytes, _) = files.next().expect("the matrix is the first");
    let mut matrix = match table(file, bytes, found) {
        Some((table, text)) => matrix(table, &text, found),
        None => RawMatrix::empty(file),
    };
    let mut read = Vec::with_capacity(subjects.len());
    for (file, bytes, _) in files {
        let Some((table, text)) = table(file, bytes, found) else { continue };
        read.extend(subject(table, &text, found));
    }
    let DataRead { documents, paths, has_all } =
        data_files::read(reader, matrix.file, &matrix.data, found)?;
    let key = data_files::key(reader, own_key, &paths)?;
    if let Some(memory) = memory {
        memory.data_files.remember(own_key, (paths.into(), Vec::new()));
    }
    let errors = found.iter().filter(|diagnostic| diagnostic.is_error());
    matrix.mistakes = errors.map(|error| error.span).collect();
    let found = found.clone();
    let files = RawFiles { matrix, subjects: read, documents, has_data: has_all, is_whole, found };
    Ok((key, ReadMatrix::Raw(Box::new(files))))
}

/// Hash of the paths, the ids and the contents of the files, and of those that are shared.
fn key(sources: &Sources, shared: Hash, files: &[(FileId, Cow<'static, [u8]>, Hash)]) -> Hash {
    let mut hasher = Hasher::default();
    hasher.hash(shared);
    for (file, _, content) in files {
        hasher.text(sources.path(*file)).debug(file).hash(*content);
    }
    hasher.finish()
}
