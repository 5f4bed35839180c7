//! Groups, criteria, sources, rates and data files that several matrices share, and what a matrix changes in them. Pure.

use super::RawMatrix;
use super::declared::Tables;
use super::query::{self, RawData};
use crate::base::path;
use crate::data::{Data, Reader, Table};
use crate::diagnostic::Diagnostic;
use crate::matrix::IdKind;
use crate::matrix::keys as known;
use crate::source::{FileId, Span, Spanned};

/// A file that matrices share, read on its own.
#[derive(Debug, Clone)]
pub struct Shared {
    file: FileId,
    tables: Tables,
    /// Their paths are relative to the folder of this file
    pub data: Vec<RawData>,
    /// The mistakes that do not depend on the matrix
    found: Vec<Diagnostic>,
}

/// The groups, criteria, sources and rates of a matrix that lie over those of a shared file.
#[derive(Debug, Clone)]
pub struct Overlay {
    /// The path of the shared file as written; `None` if it is not a string
    pub path: Option<Spanned<String>>,
    pub(super) tables: Tables,
}

/// A declaration of a shared file that a matrix changes.
#[derive(Debug, Clone)]
struct Change {
    shared: Table,
    /// The id in the matrix
    own: Span,
}

/// Reads a file of shared criteria.
///
/// Reports `unknown-key`, `missing-key`, `wrong-type`, `invalid-value`, `invalid-date`,
/// `invalid-url` and `invalid-weight`.
pub fn shared(mut table: Table, found: &mut Vec<Diagnostic>) -> Shared {
    let (file, before) = (table.span.file, found.len());
    if let Some(at) = table.entries.iter().position(|entry| entry.key.value == "criteria") {
        found.push(Diagnostic::nested_criteria(table.entries.remove(at).key.span));
    }
    let mut keys = Reader::new(table, &known::SHARED, found);
    let tables = Tables::read(&mut keys);
    let data = keys.tables("data");
    keys.finish();
    let data = data.into_iter().filter_map(|table| query::data(table, found)).collect();
    RawMatrix::empty(file).declare(tables.clone(), found);
    Shared { file, tables, data, found: found[before..].to_vec() }
}

/// Returns the path of the shared file that a matrix names, from the root of the site: relative to the folder
/// of the matrix, or from `content/` if it begins with `/`. `None` if it leads out of the site.
pub fn shared_path(matrix: &str, written: &str) -> Option<String> {
    match written.strip_prefix('/') {
        Some(below) => path::resolve("content", below),
        None => path::resolve(path::parent(matrix), written),
    }
}

impl Shared {
    /// Returns a matrix that has only what the file declares.
    pub fn alone(&self) -> RawMatrix {
        let mut matrix = RawMatrix::empty(self.file);
        matrix.declare(self.tables.clone(), &mut Vec::new());
        matrix.data.clone_from(&self.data);
        matrix
    }
}

impl RawMatrix {
    /// Adds the groups, criteria, sources, rates and data files of a shared file, with what the matrix changes in them, followed by
    /// those that the matrix adds. `path` is the path of the file.
    ///
    /// Reports what [`super::matrix`] reports, and what the matrix changes but the file does not have:
    /// `unknown-criterion`, `unknown-group` and `unknown-source`.
    pub fn share(&mut self, shared: &Shared, path: &str, found: &mut Vec<Diagnostic>) {
        let Some(Overlay { path: named, tables }) = self.overlay.take() else { return };
        let mut laying = Laying { path, changes: Vec::new(), found: Vec::new() };
        let tables = Tables {
            groups: laying.over(IdKind::Group, &shared.tables.groups, tables.groups),
            criteria: laying.over(IdKind::Criterion, &shared.tables.criteria, tables.criteria),
            sources: laying.over(IdKind::Source, &shared.tables.sources, tables.sources),
            rates: [shared.tables.rates.clone(), tables.rates].concat(),
        };
        // A data file of the matrix takes the place of one with the same id.
        let is_own = |of: &&RawData| self.data.iter().any(|own| own.id.value == of.id.value);
        let data: Vec<RawData> = shared.data.iter().filter(|of| !is_own(of)).cloned().collect();
        self.data.splice(..0, data);
        let named = named.map_or(Span::whole(self.file), |named| named.span);
        self.sharing = Some(Sharing { file: shared.file, named, changes: laying.changes });
        let mut of_all = laying.found;
        self.declare(tables, &mut of_all);
        of_all.retain(|diagnostic| !shared.found.contains(diagnostic));
        let errors = of_all.iter().chain(&shared.found).filter(|of| of.is_error());
        self.mistakes.extend(errors.map(|error| error.span));
        found.extend(of_all);
    }

    /// Reads the groups, criteria, sources and rates of the matrix without those of the shared file, which cannot be
    /// read. What a declaration lacks may be there, so nothing is reported.
    pub fn unshared(&mut self) {
        if let Some(Overlay { tables, .. }) = self.overlay.take() {
            self.declare(tables, &mut Vec::new());
        }
    }
}

impl Change {
    fn is_of(&self, mistake: &Diagnostic) -> bool {
        let contains = |part: Span| {
            let (span, place) = (mistake.span, part.file);
            place == span.file && part.start <= span.start && span.end <= part.end
        };
        let entries = self.shared.entries.iter();
        let mut parts = entries.flat_map(|entry| [entry.key.span, entry.node.span]);
        parts.any(contains) || self.shared.span == mistake.span
    }
}

/// How a matrix shares criteria, for messages about what it shares.
#[derive(Debug, Clone)]
pub struct Sharing {
    /// The shared file
    pub file: FileId,
    /// Where the matrix names it
    named: Span,
    changes: Vec<Change>,
}

impl Sharing {
    /// Adds to a mistake in the shared file the place at which the matrix changes what is wrong, else the place
    /// at which it shares it.
    pub fn explain(&self, mistake: Diagnostic) -> Diagnostic {
        if mistake.span.file != self.file {
            return mistake;
        }
        match self.changes.iter().find(|change| change.is_of(&mistake)) {
            Some(change) => mistake.where_changed(change.own),
            None => mistake.where_shared(self.named),
        }
    }
}

/// The tables of a matrix on their way over those of a shared file.
struct Laying<'p> {
    /// The path of the shared file
    path: &'p str,
    changes: Vec<Change>,
    found: Vec<Diagnostic>,
}

impl Laying<'_> {
    fn over(&mut self, kind: IdKind, shared: &[Table], own: Vec<Table>) -> Vec<Table> {
        let mut all = shared.to_vec();
        let mut changed: Vec<(usize, Span)> = Vec::new();
        for table in own {
            let Some(id) = id_of(&table) else {
                all.push(table);
                continue;
            };
            let is_same = |of: &Table| id_of(of).is_some_and(|of| of.value == id.value);
            let Some(at) = shared.iter().position(is_same) else {
                match lacks_all(&table, kind) {
                    true => self.unknown(kind, &id, shared),
                    false => all.push(table),
                }
                continue;
            };
            if let Some((_, first)) = changed.iter().find(|(of, _)| *of == at) {
                let repeated = Diagnostic::duplicate_id(id.span, kind.as_str(), &id.value, *first);
                self.found.push(repeated);
                continue;
            }
            changed.push((at, id.span));
            self.changes.push(Change { shared: shared[at].clone(), own: id.span });
            lay(&mut all[at], table);
        }
        all
    }

    fn unknown(&mut self, kind: IdKind, id: &Spanned<String>, shared: &[Table]) {
        let ids: Vec<Spanned<String>> = shared.iter().filter_map(id_of).collect();
        let known: Vec<&str> = ids.iter().map(|id| id.value.as_str()).collect();
        let what = kind.as_str();
        let unknown = Diagnostic::unknown_shared(id, what, self.path, &known, needed(kind));
        self.found.push(unknown);
    }
}

/// The keys without which a declaration is a change of a shared one.
fn needed(kind: IdKind) -> &'static [&'static str] {
    match kind {
        IdKind::Criterion => &["name", "kind"],
        IdKind::Source => &["title", "url"],
        IdKind::Data => &["file"],
        IdKind::Group | IdKind::Subject | IdKind::Variant | IdKind::Scenario => &["name"],
    }
}

fn lacks_all(table: &Table, kind: IdKind) -> bool {
    let has = |key: &&str| table.entries.iter().any(|entry| entry.key.value == *key);
    !needed(kind).iter().any(has)
}

fn id_of(table: &Table) -> Option<Spanned<String>> {
    let entry = table.entries.iter().find(|entry| entry.key.value == "id")?;
    match &entry.node.data {
        Data::Text(id) => Some(Spanned::new(id.clone(), entry.node.span)),
        _ => None,
    }
}

/// Replaces the values of a shared table, key by key. The id stays where it is declared.
fn lay(shared: &mut Table, own: Table) {
    for entry in own.entries.into_iter().filter(|entry| entry.key.value != "id") {
        match shared.entries.iter_mut().find(|of| of.key.value == entry.key.value) {
            Some(before) => *before = entry,
            None => shared.entries.push(entry),
        }
    }
}
