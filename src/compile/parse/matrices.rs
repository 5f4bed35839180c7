//! Each matrix with the subjects of its folder. Pure.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{ParsedMatrix, ReadMatrix, Reader, text_of};
use crate::base::failure::Failure;
use crate::base::hash::{Hash, Hasher};
use crate::data;
use crate::data::toml;
use crate::diagnostic::Diagnostic;
use crate::matrix::raw::{RawMatrix, matrix, subject};
use crate::source::{FileId, Role, SourceFile, Sources, Span, Unread};
use crate::workspace::held::Held;

/// In path order.
pub(super) fn matrices(
    reader: &Reader<'_>,
    held: Option<&Held>,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<ParsedMatrix>, Failure> {
    let mut subjects: BTreeMap<&str, Vec<FileId>> = BTreeMap::new();
    let mut all = unread(reader.sources);
    for (file, source) in reader.sources.with_role(Role::Subject) {
        subjects.entry(folder(folder(&source.inner))).or_default().push(file);
    }
    let files: Vec<FileId> = reader.sources.with_role(Role::Matrix).map(|(file, _)| file).collect();
    let read: Result<Vec<(ParsedMatrix, Vec<Diagnostic>)>, Failure> = files
        .into_par_iter()
        .map(|file| {
            let mut found = Vec::new();
            let own = folder(&reader.sources.get(file).inner);
            let subjects = subjects.get(own).map_or(&[][..], Vec::as_slice);
            let (key, read) = read((reader, held), file, subjects, &mut found)?;
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

/// Matrices that are too large, of which no page is to say that there is none.
fn unread(sources: &Sources) -> Vec<ParsedMatrix> {
    let files = sources.with_role(Role::Unread(Unread::Large));
    let files = files.filter(|(_, source)| source.path.ends_with("/matrix.toml"));
    let parsed = |(file, source): (FileId, &SourceFile)| ParsedMatrix {
        file,
        folder: folder(&source.inner).to_owned(),
        key: key(sources, &[(file, Cow::Borrowed(&[]), Hash::of(&[]))]),
        read: ReadMatrix::Raw(Box::new(nothing(file)), Vec::new()),
    };
    files.filter(|(_, source)| source.path.starts_with("content/")).map(parsed).collect()
}

fn nothing(file: FileId) -> RawMatrix {
    matrix(data::Table::empty(Span::whole(file)), "", &mut Vec::new())
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn read(
    (reader, held): (&Reader<'_>, Option<&Held>),
    file: FileId,
    subjects: &[FileId],
    found: &mut Vec<Diagnostic>,
) -> Result<(Hash, ReadMatrix), Failure> {
    let files = std::iter::once(&file).chain(subjects);
    let bytes = files.map(|file| reader.bytes(*file)).collect::<Result<Vec<_>, Failure>>()?;
    let key = key(reader.sources, &bytes);
    if let Some(matrix) = held.and_then(|held| held.matrices.recall(key, found)) {
        return Ok((key, ReadMatrix::Held(matrix)));
    }
    let mut texts = bytes.into_iter().map(|(file, bytes, _)| (file, bytes));
    let (file, bytes) = texts.next().expect("the matrix is the first");
    let mut matrix = raw_matrix((file, bytes), found);
    let mut read = Vec::with_capacity(subjects.len());
    for (file, bytes) in texts {
        let Some(text) = text_of(file, bytes, found) else { continue };
        let table = toml::parse(&text, file, 0, found);
        read.extend(subject(table, &text, found));
    }
    let errors = found.iter().filter(|diagnostic| diagnostic.is_error());
    matrix.mistakes = errors.map(|error| error.span).collect();
    Ok((key, ReadMatrix::Raw(Box::new(matrix), read)))
}

fn raw_matrix(
    (file, bytes): (FileId, Cow<'static, [u8]>),
    found: &mut Vec<Diagnostic>,
) -> RawMatrix {
    let Some(text) = text_of(file, bytes, found) else {
        return nothing(file);
    };
    let table = toml::parse(&text, file, 0, found);
    matrix(table, &text, found)
}

/// Of where the files are, their numbers and what is in them.
fn key(sources: &Sources, files: &[(FileId, Cow<'static, [u8]>, Hash)]) -> Hash {
    let mut hasher = Hasher::default();
    for (file, _, content) in files {
        hasher.text(sources.path(*file)).debug(file).hash(*content);
    }
    hasher.finish()
}
