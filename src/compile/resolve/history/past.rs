//! Versions of a matrix as they were. Pure. [`Version`]s → [`Past`]s.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::data::toml;
use crate::diagnostic::{Code, Diagnostic};
use crate::matrix::raw;
use crate::matrix::raw::{RawMatrix, RawSubject};
use crate::matrix::{self, Matrix};
use crate::source::FileId;
use crate::source::history::Version;

pub(super) struct Past<'h> {
    pub(super) version: &'h Version,
    /// The same one for neighbours whose files are the same
    pub(super) matrix: Rc<Matrix>,
}

impl<'h> Past<'h> {
    /// The guides, each with its path.
    pub(super) fn guides(&self) -> impl Iterator<Item = (&'h String, &'h [u8])> + use<'h> {
        let files = self.version.files.iter();
        files.filter(|(path, _)| !is_own(path)).map(|(path, bytes)| (path, &**bytes))
    }
}

/// What belongs to the matrix and not to a guide.
fn own(version: &Version) -> impl Iterator<Item = (&String, &Arc<[u8]>)> {
    version.files.iter().filter(|(path, _)| is_own(path))
}

fn is_own(path: &str) -> bool {
    path.ends_with(".toml")
}

/// Reads one version after the other. Most files are as they were in the one before, and are not
/// parsed again.
pub(super) struct Reader<'h> {
    /// The `matrix.toml`, from the site's folder
    path: &'h str,
    today: &'h Matrix,
    last: Option<(&'h Version, Rc<Matrix>)>,
    files: HashMap<&'h str, Parsed<'h>>,
}

/// A file with what was made of it; nothing when it could not have been published.
struct Parsed<'h> {
    bytes: &'h Arc<[u8]>,
    raw: Option<Raw>,
}

#[derive(Clone)]
enum Raw {
    Matrix(RawMatrix),
    Subject(RawSubject),
}

impl<'h> Reader<'h> {
    pub(super) fn new(path: &'h str, today: &'h Matrix) -> Reader<'h> {
        Reader { path, today, last: None, files: HashMap::new() }
    }

    /// None for a version that could not have been published.
    pub(super) fn read(&mut self, version: &'h Version) -> Option<Past<'h>> {
        let same = self.last.as_ref().filter(|(last, _)| own(version).eq(own(last)));
        let matrix = match same {
            Some((_, matrix)) => Rc::clone(matrix),
            None => Rc::new(self.matrix(version)?),
        };
        self.last = Some((version, Rc::clone(&matrix)));
        Some(Past { version, matrix })
    }

    fn matrix(&mut self, version: &'h Version) -> Option<Matrix> {
        let (mut main, mut subjects) = (None, Vec::new());
        for (path, bytes) in own(version) {
            match self.raw(path, bytes)? {
                Raw::Matrix(raw) => main = Some(raw),
                Raw::Subject(raw) => subjects.push(raw),
            }
        }
        let mut found = Vec::new();
        let mut matrix = matrix::check(String::new(), main?, subjects, &mut found);
        rename(&mut matrix, self.today);
        is_sound(&found).then_some(matrix)
    }

    fn raw(&mut self, path: &'h str, bytes: &'h Arc<[u8]>) -> Option<Raw> {
        let known = self.files.get(path).filter(|known| known.bytes == bytes);
        if known.is_none() {
            let raw = parse(bytes, path == self.path, self.today.file);
            self.files.insert(path, Parsed { bytes, raw });
        }
        self.files[path].raw.clone()
    }
}

/// Every place in it is one of `file`: nothing is reported of what is past.
fn parse(bytes: &[u8], is_matrix: bool, file: FileId) -> Option<Raw> {
    let mut found = Vec::new();
    let text = std::str::from_utf8(bytes).ok()?;
    let table = toml::parse(text, file, 0, &mut found);
    let raw = match is_matrix {
        true => Raw::Matrix(raw::matrix(table, text, &mut found)),
        false => Raw::Subject(raw::subject(table, text, &mut found)?),
    };
    is_sound(&found).then_some(raw)
}

/// Whether values and scores are what their author meant. The mistakes that do not bear on them may
/// be mistakes of today only, and must not hide what was true then.
fn is_sound(found: &[Diagnostic]) -> bool {
    let is_harmless =
        |code| matches!(code, Code::UnknownKey | Code::UnknownSource | Code::InvalidUrl);
    found.iter().all(|diagnostic| !diagnostic.is_error() || is_harmless(diagnostic.code))
}

/// Calls everything as it is called now.
fn rename(matrix: &mut Matrix, today: &Matrix) {
    for subject in matrix.subjects.iter_mut() {
        if let Some(at) = today.subject(&subject.id) {
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
