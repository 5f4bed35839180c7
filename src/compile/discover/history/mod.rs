//! IO: the git history of a site's matrices and guides. The only file that uses `gix`.
//!
//! The repository is the one that contains `content/`; its root may be above the site's folder. Only
//! objects at the requested paths are read. No program is run, and no configuration except the
//! repository's own is read.

mod folder;
mod memory;

pub use self::memory::HistoryMemory;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use gix::ObjectId;
use gix::bstr::ByteSlice;
use gix::commitgraph::Graph;
use gix::objs::TreeRefIter;

use self::folder::{Folder, Prefixes, parts};
use super::repository;
use crate::base::path;
use crate::source::given::Source;
use crate::source::history::{History, Start, Unreadable, Version, Wanted};

/// Maximum number of versions read per matrix, counted from the newest.
const LIMIT: usize = 500;

/// Maximum number of bytes read per matrix in addition to those of its newest version. A site keeps all
/// versions in memory at once.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

impl From<gix::Error> for Unreadable {
    fn from(error: gix::Error) -> Unreadable {
        Unreadable(error.to_string())
    }
}

/// Reads the histories of a site like [`read`]. They are empty if the source is not a folder.
pub fn of(source: &dyn Source, wanted: &[Wanted]) -> Result<Vec<History>, Unreadable> {
    match source.folder() {
        Some(root) => read(root, wanted),
        None => Ok(vec![History::default(); wanted.len()]),
    }
}

/// Reads the histories of the site in `root`, one for each element of `wanted`. A history has no
/// versions if the matrix is in no commit.
///
/// History is followed along one line: at a merge, to the first parent in which the matrix is the
/// same, otherwise to the first parent. A change is therefore attributed to the commit that made it;
/// if both branches changed the matrix, the combined change is attributed to their merge.
pub fn read(root: &Path, wanted: &[Wanted]) -> Result<Vec<History>, Unreadable> {
    let nothing = || Ok(vec![History::default(); wanted.len()]);
    let content = root.join("content");
    if wanted.is_empty() {
        return nothing();
    }
    let Some(repository) = open(&content)? else { return nothing() };
    if prefix(&repository, &content).is_none() {
        return nothing();
    }
    let mut head = repository.head()?;
    let Some(head) = head.try_peel_to_id()? else { return nothing() };
    let walk = Walk::new(&repository, root, wanted)?;
    walk.histories(head.detach(), wanted)
}

/// Returns the id of the commit that histories are read from. `None` outside git, or if it cannot be read.
pub fn head(root: &Path) -> Option<String> {
    let repository = open(&root.join("content")).ok()??;
    let id = repository.head().ok()?.try_peel_to_id().ok()??;
    Some(id.to_string())
}

/// Opens the repository that contains `folder`. `None` outside git.
fn open(folder: &Path) -> Result<Option<gix::Repository>, Unreadable> {
    let git = repository::git_of(folder).filter(|git| gix::discover::is_git(git).is_ok());
    let Some(git) = git else { return Ok(None) };
    // The user's own git configuration must not influence the output.
    let isolated = gix::open::Options::isolated().open_path_as_is(true);
    Ok(Some(gix::ThreadSafeRepository::open_opts(git, isolated)?.to_thread_local()))
}

/// Returns the components of the path of a top folder, such as `content/`, relative to the repository's root.
/// `None` for a bare repository, and for a folder outside of it.
fn prefix(repository: &gix::Repository, folder: &Path) -> Option<Vec<String>> {
    let top = repository.workdir()?.canonicalize().ok()?;
    let folder = folder.canonicalize().ok()?;
    let below = folder.strip_prefix(top).ok()?;
    below.iter().map(|part| part.to_str().map(str::to_owned)).collect()
}

/// The entries of a folder at a commit that pass the filter. Commits share equal values, so a commit
/// that changed only other files needs no memory.
#[derive(Debug)]
struct Seen {
    /// The id of a tree with these entries
    tree: ObjectId,
    folders: BTreeMap<String, Rc<Seen>>,
    /// Blobs by path relative to the site's folder
    files: BTreeMap<String, ObjectId>,
}

impl Seen {
    fn holds_the_same(&self, other: &Seen) -> bool {
        let folders = || self.folders.iter().zip(&other.folders);
        self.files == other.files
            && self.folders.len() == other.folders.len()
            && folders().all(|((a, one), (b, two))| a == b && Rc::ptr_eq(one, two))
    }
}

/// The parts of a commit that the walk needs.
#[derive(Debug, Clone)]
struct Step {
    parents: Vec<ObjectId>,
    seen: Rc<Seen>,
}

/// The files of one matrix at a commit.
#[derive(Debug, PartialEq, Eq)]
struct Snapshot {
    /// With its subjects and data files
    matrix: BTreeMap<String, ObjectId>,
    guides: BTreeMap<String, ObjectId>,
}

/// Running total of the size of one matrix's versions.
#[derive(Debug, Default)]
struct Size {
    known: HashSet<ObjectId>,
    bytes: u64,
    newest: Option<u64>,
}

struct Walk<'r> {
    repository: &'r gix::Repository,
    graph: Option<Graph>,
    /// Commits of a shallow clone whose parents are missing
    boundary: Vec<ObjectId>,
    prefixes: Prefixes,
    looked_at: Folder,
    steps: HashMap<ObjectId, Step>,
    blobs: HashMap<ObjectId, Arc<[u8]>>,
}

impl<'r> Walk<'r> {
    fn new(
        repository: &'r gix::Repository,
        root: &Path,
        wanted: &[Wanted],
    ) -> Result<Walk<'r>, Unreadable> {
        let mut prefixes = Prefixes::new();
        let paths = wanted.iter().flat_map(|one| one.data.iter().chain([&one.matrix]));
        for top in paths.filter_map(|path| path.split('/').next()) {
            if !prefixes.contains_key(top)
                && let Some(prefix) = prefix(repository, &root.join(top))
            {
                prefixes.insert(top.to_owned(), prefix);
            }
        }
        let mut looked_at = Folder::default();
        for one in wanted {
            let subjects = subjects_of(&one.matrix);
            if let Some(folder) = looked_at.at(&prefixes, &subjects) {
                folder.subjects = Some(subjects);
            }
            let files = one.guides.iter().chain(&one.data).chain(&one.shared).chain([&one.matrix]);
            files.for_each(|file| looked_at.add_file(&prefixes, file));
        }
        let boundary = repository.shallow_commits()?;
        Ok(Walk {
            repository,
            // The commit graph only saves time, so a damaged one is ignored.
            graph: repository.commit_graph_if_enabled().ok().flatten(),
            boundary: boundary.map_or_else(Vec::new, |ids| ids.iter().copied().collect()),
            prefixes,
            looked_at,
            steps: HashMap::new(),
            blobs: HashMap::new(),
        })
    }

    fn histories(mut self, head: ObjectId, wanted: &[Wanted]) -> Result<Vec<History>, Unreadable> {
        // Only an unreadable newest commit is an error. Other errors end the history.
        self.step(head, None)?;
        Ok(wanted.iter().map(|one| self.history(head, one)).collect())
    }

    fn history(&mut self, head: ObjectId, wanted: &Wanted) -> History {
        let mut history = History::default();
        let Ok(mut step) = self.step(head, None) else { return history };
        let (mut at, mut here) = (head, Rc::new(self.snapshot(&step, wanted)));
        let mut size = Size::default();
        while here.matrix.contains_key(&wanted.matrix) {
            if history.versions.len() == LIMIT {
                history.start = Start::Limit;
                break;
            }
            let older = self.older(at, (&step, &here), wanted);
            if older.is_err() || self.boundary.contains(&at) {
                history.start = Start::Boundary;
            }
            let older = older.ok().flatten();
            if older.as_ref().is_none_or(|(.., snapshot)| *snapshot != here) {
                if !self.has_room(&here, &mut size) && !history.versions.is_empty() {
                    history.start = Start::Limit;
                    break;
                }
                let Ok(version) = self.version(at, &here, wanted) else {
                    history.start = Start::Boundary;
                    break;
                };
                history.versions.push(version);
            }
            let Some(next) = older else { break };
            (at, step, here) = next;
        }
        history
    }

    /// Adds the files of one more version to `size`, without those that other versions share, and reports
    /// whether the total is within [`MOST_BYTES`].
    fn has_room(&self, files: &Snapshot, size: &mut Size) -> bool {
        for blob in files.matrix.values().chain(files.guides.values()) {
            if size.known.insert(*blob) {
                // A missing blob is handled when the version is read.
                size.bytes += self.repository.find_header(*blob).map_or(0, |of| of.size());
            }
        }
        *size.newest.get_or_insert(size.bytes) + MOST_BYTES >= size.bytes
    }

    /// Returns the previous commit on the line of history that is followed. `None` before the first.
    fn older(
        &mut self,
        at: ObjectId,
        (step, here): (&Step, &Rc<Snapshot>),
        wanted: &Wanted,
    ) -> gix::Result<Option<(ObjectId, Step, Rc<Snapshot>)>> {
        if self.boundary.contains(&at) {
            return Ok(None);
        }
        let mut first = None;
        for parent in &step.parents {
            let before = self.step(*parent, Some(&step.seen))?;
            let snapshot = match Rc::ptr_eq(&before.seen, &step.seen) {
                true => Rc::clone(here),
                false => Rc::new(self.snapshot(&before, wanted)),
            };
            let is_same = snapshot.matrix == here.matrix;
            let older = (*parent, before, snapshot);
            if is_same {
                return Ok(Some(older));
            }
            first = first.or(Some(older));
        }
        Ok(first)
    }

    /// Reads a commit. `near` has the entries of a neighbouring commit, most of which can be shared.
    fn step(&mut self, id: ObjectId, near: Option<&Rc<Seen>>) -> gix::Result<Step> {
        if let Some(step) = self.steps.get(&id) {
            return Ok(step.clone());
        }
        let (tree, parents) = self.commit(id)?;
        let seen = self.see(tree, &self.looked_at, near)?;
        let step = Step { parents, seen };
        self.steps.insert(id, step.clone());
        Ok(step)
    }

    /// Returns the id of a commit's tree and the ids of its parents.
    fn commit(&self, id: ObjectId) -> gix::Result<(ObjectId, Vec<ObjectId>)> {
        let in_graph = self.graph.as_ref().and_then(|graph| Some((graph, graph.commit_by_id(id)?)));
        if let Some((graph, commit)) = in_graph {
            let parents: gix::Result<Vec<ObjectId>> =
                commit.iter_parents().map(|at| Ok(graph.id_at(at?).to_owned())).collect();
            return Ok((commit.root_tree_id().to_owned(), parents?));
        }
        let commit = self.repository.find_commit(id)?;
        let parents = commit.parent_ids().map(gix::Id::detach).collect();
        Ok((commit.tree_id()?.detach(), parents))
    }

    fn see(
        &self,
        tree: ObjectId,
        folder: &Folder,
        near: Option<&Rc<Seen>>,
    ) -> gix::Result<Rc<Seen>> {
        if let Some(near) = near.filter(|near| near.tree == tree) {
            return Ok(Rc::clone(near));
        }
        let object = self.repository.find_tree(tree)?;
        let mut seen = Seen { tree, folders: BTreeMap::new(), files: BTreeMap::new() };
        for entry in TreeRefIter::from_bytes(&object.data, tree.kind()) {
            let entry = entry?;
            let Ok(name) = entry.filename.to_str() else { continue };
            if entry.mode.is_tree() {
                if let Some(inner) = folder.folders.get(name) {
                    let near = near.and_then(|near| near.folders.get(name));
                    let below = self.see(entry.oid.to_owned(), inner, near)?;
                    seen.folders.insert(name.to_owned(), below);
                }
            } else if entry.mode.is_blob() {
                let path = folder.files.get(name).cloned();
                let subject = || folder.subjects.as_ref().filter(|_| is_subject(name));
                let path = path.or_else(|| subject().map(|folder| format!("{folder}/{name}")));
                if let Some(path) = path {
                    seen.files.insert(path, entry.oid.to_owned());
                }
            }
        }
        match near.filter(|near| near.holds_the_same(&seen)) {
            Some(near) => Ok(Rc::clone(near)),
            None => Ok(Rc::new(seen)),
        }
    }

    fn snapshot(&self, step: &Step, wanted: &Wanted) -> Snapshot {
        let folder = |path: &str| {
            parts(&self.prefixes, path)?.try_fold(&step.seen, |at, part| at.folders.get(part))
        };
        let file =
            |path: &String| Some((path.clone(), *folder(path::parent(path))?.files.get(path)?));
        let own = [&wanted.matrix].into_iter().chain(&wanted.shared);
        let subjects = folder(&subjects_of(&wanted.matrix));
        let subjects = subjects.into_iter().flat_map(|seen| &seen.files);
        let subjects = subjects.map(|(path, id)| (path.clone(), *id));
        Snapshot {
            matrix: own
                .filter_map(file)
                .chain(subjects)
                .chain(wanted.data.iter().filter_map(file))
                .collect(),
            guides: wanted.guides.iter().filter_map(file).collect(),
        }
    }

    fn version(&mut self, id: ObjectId, files: &Snapshot, wanted: &Wanted) -> gix::Result<Version> {
        let (mut bytes, mut data) = (BTreeMap::new(), BTreeMap::new());
        for (path, blob) in files.matrix.iter().chain(&files.guides) {
            let of = if wanted.data.contains(path) { &mut data } else { &mut bytes };
            of.insert(path.clone(), self.blob(*blob)?);
        }
        let commit = self.repository.find_commit(id)?;
        Ok(Version {
            commit: id.to_string(),
            seconds: commit.time()?.seconds,
            summary: crate::data::characters::without_forbidden(
                commit.message()?.summary().to_str_lossy().trim(),
            )
            .into_owned(),
            files: bytes,
            data,
        })
    }

    fn blob(&mut self, id: ObjectId) -> gix::Result<Arc<[u8]>> {
        if let Some(bytes) = self.blobs.get(&id) {
            return Ok(Arc::clone(bytes));
        }
        let bytes: Arc<[u8]> = self.repository.find_blob(id)?.take_data().into();
        self.blobs.insert(id, Arc::clone(&bytes));
        Ok(bytes)
    }
}

/// Returns the path of the `subjects/` folder next to a `matrix.toml`.
fn subjects_of(matrix: &str) -> String {
    path::join(path::parent(matrix), "subjects")
}

/// Whether [`super::walk`] would list a file with this name in `subjects/` as a subject.
fn is_subject(name: &str) -> bool {
    name.ends_with(".toml") && !name.starts_with('.')
}
