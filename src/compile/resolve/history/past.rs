//! Parses past versions of a matrix. Pure. [`Version`]s → [`Past`]s.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::base::path;
use crate::compile::parse::data_files;
use crate::data::document::{Document, Documents, Format};
use crate::data::toml;
use crate::diagnostic::{Code, Diagnostic};
use crate::matrix::raw::{self, Overlay, RawData, RawMatrix, RawSubject, Shared, shared_path};
use crate::matrix::{self, Matrix};
use crate::source::history::Version;
use crate::source::{FileId, Role};

/// A version with its parsed matrix.
pub(super) struct Past<'h> {
    pub(super) version: &'h Version,
    /// Shared by consecutive versions with the same files
    pub(super) matrix: Rc<Matrix>,
}

impl<'h> Past<'h> {
    /// Returns the paths and bytes of the guides.
    pub(super) fn guides(&self) -> impl Iterator<Item = (&'h String, &'h [u8])> + use<'h> {
        let files = self.version.files.iter();
        files.filter(|(path, _)| !is_own(path)).map(|(path, bytes)| (path, &**bytes))
    }
}

/// Returns the files of the matrix, without those of guides.
fn own(version: &Version) -> impl Iterator<Item = (&String, &Arc<[u8]>)> {
    version.files.iter().filter(|(path, _)| is_own(path))
}

fn is_own(path: &str) -> bool {
    path.ends_with(".toml")
}

/// Parses one version after another. A file that is unchanged since the previous version is not parsed
/// again.
pub(super) struct Reader<'h> {
    /// The path of `matrix.toml`, relative to the site's folder
    path: &'h str,
    today: &'h Matrix,
    last: Option<(&'h Version, Rc<Matrix>)>,
    files: HashMap<&'h str, Parsed<'h>>,
    documents: HashMap<&'h str, ReadDocument<'h>>,
}

/// A file with its parsed form; `None` if the file has errors that would have prevented a build.
struct Parsed<'h> {
    bytes: &'h Arc<[u8]>,
    raw: Option<Raw>,
}

/// A data file with the bytes that it was read from; `None` for one that cannot be read.
type ReadDocument<'h> = (&'h Arc<[u8]>, Option<Arc<Document>>);

#[derive(Clone)]
enum Raw {
    Matrix(Box<RawMatrix>),
    Subject(Box<RawSubject>),
    Shared(Shared),
}

impl<'h> Reader<'h> {
    pub(super) fn new(path: &'h str, today: &'h Matrix) -> Reader<'h> {
        Reader { path, today, last: None, files: HashMap::new(), documents: HashMap::new() }
    }

    /// Parses a version. `None` if it has errors that would have prevented a build.
    pub(super) fn read(&mut self, version: &'h Version) -> Option<Past<'h>> {
        let is_same = |last: &Version| own(version).eq(own(last)) && version.data == last.data;
        let same = self.last.as_ref().filter(|(last, _)| is_same(last));
        let matrix = match same {
            Some((_, matrix)) => Rc::clone(matrix),
            None => Rc::new(self.matrix(version)?),
        };
        self.last = Some((version, Rc::clone(&matrix)));
        Some(Past { version, matrix })
    }

    fn matrix(&mut self, version: &'h Version) -> Option<Matrix> {
        let (mut main, mut subjects, mut shared) = (None, Vec::new(), None);
        for (path, bytes) in own(version) {
            match self.raw(path, bytes)? {
                Raw::Matrix(raw) => main = Some(*raw),
                Raw::Subject(raw) => subjects.push(*raw),
                Raw::Shared(raw) => shared = Some((path, raw)),
            }
        }
        let (mut main, mut found) = (main?, Vec::new());
        let mut documents = self.documents(version, self.path, &main.data)?;
        if let Some(Overlay { path, .. }) = &main.overlay {
            // A version that shares another file than today's cannot be read.
            let named = shared_path(self.path, &path.as_ref()?.value);
            let (path, shared) = shared.filter(|(path, _)| Some(*path) == named.as_ref())?;
            for (id, document) in self.documents(version, path, &shared.data)? {
                documents.entry(id).or_insert(document);
            }
            main.share(&shared, path, &mut found);
        }
        let mut matrix = matrix::check(String::new(), main, subjects, &documents, &mut found);
        rename(&mut matrix, self.today);
        is_sound(&found).then_some(matrix)
    }

    /// Returns the data files of a version that a file declares; `None` if one is missing or cannot be read.
    fn documents(
        &mut self,
        version: &'h Version,
        of: &str,
        declared: &[RawData],
    ) -> Option<Documents> {
        let mut documents = Documents::new();
        for data in declared {
            let paths = data_files::candidates(of, &data.file.value);
            let (path, bytes) = paths.iter().find_map(|path| version.data.get_key_value(path))?;
            let known = self.documents.get(path.as_str()).filter(|known| known.0 == bytes);
            let document = match known {
                Some((_, document)) => document.clone(),
                None => {
                    let document = document(path, bytes, self.today.file).map(Arc::new);
                    self.documents.insert(path, (bytes, document.clone()));
                    document
                }
            };
            documents.entry(data.id.value.clone()).or_insert(document?);
        }
        Some(documents)
    }

    fn role(&self, path: &str) -> Role {
        let is_subject = path::parent(path) == path::join(path::parent(self.path), "subjects");
        match path == self.path {
            true => Role::Matrix,
            false if is_subject => Role::Subject,
            false => Role::Criteria,
        }
    }

    fn raw(&mut self, path: &'h str, bytes: &'h Arc<[u8]>) -> Option<Raw> {
        let known = self.files.get(path).filter(|known| known.bytes == bytes);
        if known.is_none() {
            let raw = parse(bytes, self.role(path), self.today.file);
            self.files.insert(path, Parsed { bytes, raw });
        }
        self.files[path].raw.clone()
    }
}

/// Parses a file of a past version. Its spans point into `file`, the current matrix, which is harmless
/// because diagnostics of past versions are dropped.
fn parse(bytes: &[u8], role: Role, file: FileId) -> Option<Raw> {
    let mut found = Vec::new();
    let text = std::str::from_utf8(bytes).ok()?;
    let table = toml::parse(text, file, 0, &mut found);
    let raw = match role {
        Role::Matrix => Raw::Matrix(Box::new(raw::matrix(table, text, &mut found))),
        Role::Criteria => Raw::Shared(raw::shared(table, &mut found)),
        _ => Raw::Subject(Box::new(raw::subject(table, text, &mut found)?)),
    };
    is_sound(&found).then_some(raw)
}

/// Parses a data file of a past version, with spans as in [`parse`].
fn document(path: &str, bytes: &[u8], file: FileId) -> Option<Document> {
    let text = std::str::from_utf8(bytes).ok()?;
    let content = Format::of(path)?.parse(text, file, &mut Vec::new())?;
    Some(Document { file, path: path.into(), content, text: text.to_owned() })
}

/// Whether there is no error that affects values or scores. Other errors are ignored: they may be errors only
/// by today's rules, and must not hide a valid version.
fn is_sound(found: &[Diagnostic]) -> bool {
    let is_harmless =
        |code| matches!(code, Code::UnknownKey | Code::UnknownSource | Code::InvalidUrl);
    found.iter().all(|diagnostic| !diagnostic.is_error() || is_harmless(diagnostic.code))
}

/// Replaces names with the current ones.
fn rename(matrix: &mut Matrix, today: &Matrix) {
    for subject in matrix.subjects.iter_mut() {
        let address = subject.variant.as_ref().map(|variant| variant.address.as_str());
        let by_address = address.and_then(|address| today.subject(address));
        if let Some(at) = by_address.or_else(|| today.subject(&subject.id)) {
            subject.name.clone_from(&today.subjects[at].name);
        }
    }
    for criterion in matrix.criteria.iter_mut() {
        if let Some(at) = today.criterion(&criterion.id) {
            criterion.name.clone_from(&today.criteria[at].name);
        }
    }
    for group in matrix.groups.iter_mut() {
        if let Some(at) = today.group(&group.id) {
            group.name.clone_from(&today.groups[at].name);
        }
    }
    for scenario in matrix.scenarios.iter_mut() {
        if let Some(at) = today.scenario(&scenario.id) {
            scenario.name.clone_from(&today.scenarios[at].name);
        }
    }
}
