//! Finds and parses the data files of a matrix. Pure.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{DataRead, Reader, text_of};
use crate::base::failure::Failure;
use crate::base::hash::{Hash, Hasher};
use crate::base::path;
use crate::compile::discover;
use crate::data::document::{Document, Documents, Format};
use crate::diagnostic::{Diagnostic, nearest};
use crate::matrix::raw::RawData;
use crate::source::{
    FileId, LARGEST_TEXT_BYTES, Layer, Role, SourceFile, Sources, Span, Spanned, Unread,
};

/// Reads the data files that a file of a matrix or of shared criteria declares.
///
/// Reports `missing-data`, `outside-site`, `unreadable-file`, `invalid-utf8`, `invalid-json`, `invalid-csv` and
/// `invalid-toml`.
pub(super) fn read(
    reader: &Reader<'_>,
    of: FileId,
    declared: &[RawData],
    found: &mut Vec<Diagnostic>,
) -> Result<DataRead, Failure> {
    let of_file = reader.sources.path(of);
    let mut read = DataRead { documents: Documents::new(), paths: Vec::new(), has_all: true };
    // Several `[[data]]` may have the same file.
    let mut known: BTreeMap<FileId, Option<Arc<Document>>> = BTreeMap::new();
    for data in declared {
        let candidates = candidates(of_file, &data.file.value);
        let at = locate(reader.sources, &data.file, &candidates);
        read.paths.extend(candidates);
        let document = match at {
            Err(wrong) => {
                found.push(*wrong);
                None
            }
            Ok((file, format)) => match known.get(&file) {
                Some(document) => document.clone(),
                None => {
                    let document = document(reader, file, format, found)?;
                    known.insert(file, document.clone());
                    document
                }
            },
        };
        read.has_all &= document.is_some();
        if let Some(document) = document {
            read.documents.entry(data.id.value.clone()).or_insert(document);
        }
    }
    Ok(read)
}

/// Returns the hash of the files of a matrix, whose own files have the hash `own`, and of its data files.
/// `paths` are those at which data files may be.
pub(super) fn key(reader: &Reader<'_>, own: Hash, paths: &[String]) -> Result<Hash, Failure> {
    if paths.is_empty() {
        return Ok(own);
    }
    let mut hasher = Hasher::default();
    hasher.hash(own);
    for path in paths {
        let file = reader.sources.find(path);
        hasher.text(path).debug(&file.map(|file| (file, reader.sources.get(file).role)));
        if let Some(file) = file.filter(|file| is_readable(reader.sources.get(*file))) {
            let (_, _, content) = reader.bytes(file)?;
            hasher.hash(content);
        }
    }
    Ok(hasher.finish())
}

/// Returns the paths at which a data file may be: beside the file that declares it, then at the site's root. Empty
/// if it can be at neither.
pub(crate) fn candidates(declared_in: &str, written: &str) -> Vec<String> {
    let at = |folder: &str, written: &str| {
        path::resolve(folder, written).filter(|path| !path.is_empty() && !is_hidden(path))
    };
    if let Some(from_root) = written.strip_prefix('/') {
        return at("", from_root).into_iter().collect();
    }
    let mut paths: Vec<String> = at(path::parent(declared_in), written).into_iter().collect();
    paths.extend(at("", written).filter(|path| !paths.contains(path)));
    paths
}

fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') || part.contains('\\'))
}

/// Returns the file with its format, or the reason why there is none.
fn locate(
    sources: &Sources,
    written: &Spanned<String>,
    candidates: &[String],
) -> Result<(FileId, Format), Box<Diagnostic>> {
    let Spanned { value, span } = written;
    let span = *span;
    if candidates.is_empty() {
        let why = "it is outside the site, or hidden";
        return Err(Box::new(Diagnostic::misplaced_data(span, value, why)));
    }
    let found = candidates.iter().find_map(|path| sources.find(path));
    let Some(file) = found else {
        if let Some(above) = candidates.iter().find_map(|path| unread_above(sources, path)) {
            return Err(Box::new(above(span)));
        }
        let files = sources.iter().filter(|(_, file)| is_readable(file));
        let files = files.filter(|(_, file)| Format::of(&file.path).is_some());
        let known: Vec<String> = files.map(|(_, file)| format!("/{}", file.path)).collect();
        let wanted: Vec<String> = candidates.iter().map(|path| format!("/{path}")).collect();
        let near = wanted.iter().find_map(|path| nearest(path, known.iter().map(String::as_str)));
        return Err(Box::new(match Format::of(value) {
            None if near.is_none() => Diagnostic::unknown_format(span, value),
            _ => Diagnostic::missing_data(span, value, near),
        }));
    };
    let source = sources.get(file);
    if let Some(why) = source.role.unread() {
        let lower = || discover::in_lower_case(&source.path);
        return Err(Box::new(Diagnostic::unread(span, &source.path, why, lower)));
    }
    if source.origin.size_bytes() > LARGEST_TEXT_BYTES {
        let large = Diagnostic::unread(span, &source.path, Unread::Large, || None);
        return Err(Box::new(large));
    }
    if !is_readable(source) {
        let why = "versus reads it as another part of the site";
        return Err(Box::new(Diagnostic::misplaced_data(span, value, why)));
    }
    let format = Format::of(&source.path);
    format
        .map(|format| (file, format))
        .ok_or_else(|| Box::new(Diagnostic::unknown_format(span, value)))
}

/// Returns the report of a folder above a path that is not read.
fn unread_above(sources: &Sources, path: &str) -> Option<impl FnOnce(Span) -> Diagnostic> {
    let mut above = path::above(path).filter_map(|path| sources.find(path));
    let folder = above.find_map(|file| {
        let file = sources.get(file);
        Some((file.path.to_string(), file.role.unread()?))
    });
    folder.map(|(path, why)| move |span| Diagnostic::unread(span, &path, why, || None))
}

/// Whether matrices may read a file as data.
pub(crate) fn is_readable(file: &SourceFile) -> bool {
    file.layer == Layer::Site && matches!(file.role, Role::Data | Role::Asset | Role::Static)
}

fn document(
    reader: &Reader<'_>,
    file: FileId,
    format: Format,
    found: &mut Vec<Diagnostic>,
) -> Result<Option<Arc<Document>>, Failure> {
    let (_, bytes, _) = reader.bytes(file)?;
    let Some(text) = text_of(file, bytes, found) else { return Ok(None) };
    let content = format.parse(&text, file, found);
    let path = reader.sources.path(file).into();
    Ok(content.map(|content| Arc::new(Document { file, path, content, text })))
}
