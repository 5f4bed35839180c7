//! A site that is open in an editor: its files on disk, overlaid with the documents open in the editor.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use rayon::ThreadPool;

use super::documents::Documents;
use crate::base::failure::Failure;
use crate::compile::discover::{is_beside, root};
use crate::compile::resolve::Selection;
use crate::compile::{Resolved, as_read};
use crate::diagnostic::{self, Diagnostic};
use crate::editor::Known;
use crate::source::{FileId, Role, SourceFile};
use crate::workspace::{Changed, Workspace};

pub(super) struct Served {
    workspace: Workspace,
    selection: Selection,
    pub(super) resolved: Arc<Resolved>,
    stale: Stale,
    /// Number of changes of its files so far
    changes: u64,
    state: State,
    /// The diagnostics that the editor shows, by file path
    pub(super) shown: BTreeMap<String, Shown>,
    /// The files that may have changed since `shown` was published
    pub(super) touched: Stale,
}

/// The diagnostics of a file, and their form as sent to the editor.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) found: Vec<Diagnostic>,
    pub(super) sent: Vec<lsp_types::Diagnostic>,
}

/// The state of the check of a site.
enum State {
    Unchecked,
    /// A check is running
    Checking,
    /// The value of `changes` when the check started, and its diagnostics, sorted by position
    Checked(u64, Vec<Diagnostic>),
}

/// The result of a check of the site in `root`, and the value of `changes` when it started.
pub(super) struct Report {
    pub(super) root: PathBuf,
    changes: u64,
    found: Result<Vec<Diagnostic>, Failure>,
}

/// Files that may have changed since they were read.
pub(super) enum Stale {
    /// These files, by their paths from the root
    Files(BTreeSet<String>),
    All,
}

impl Stale {
    pub(super) fn nothing() -> Stale {
        Stale::Files(BTreeSet::new())
    }

    fn add(&mut self, path: &str) {
        if let Stale::Files(files) = self {
            files.insert(path.to_owned());
        }
    }

    pub(super) fn has(&self, path: &str) -> bool {
        match self {
            Stale::Files(files) => files.contains(path),
            Stale::All => true,
        }
    }
}

impl Served {
    /// Reads the site in a folder.
    pub(super) fn open(root: &Path, selection: Selection) -> Result<Served, Failure> {
        let (workspace, resolved) = Workspace::open(root, None, selection)?;
        Ok(Served {
            workspace,
            selection,
            resolved: Arc::new(resolved),
            stale: Stale::nothing(),
            touched: Stale::nothing(),
            changes: 0,
            state: State::Unchecked,
            shown: BTreeMap::new(),
        })
    }

    pub(super) fn root(&self) -> &Path {
        self.workspace.root()
    }

    /// Takes the text of a file from its open document, or from disk if it is not open.
    pub(super) fn take(&mut self, path: &Path, documents: &Documents) {
        let Some(below) = self.below(path) else { return };
        let text = documents.get(path).map(|document| document.text.as_str());
        self.workspace.set_overlay(&below, text);
        self.touch(&below);
    }

    /// Marks a file as changed on disk.
    pub(super) fn changed_on_disk(&mut self, path: &Path) {
        if let Some(below) = self.below_and_ours(path) {
            self.touch(&below);
        }
    }

    /// Marks all files as changed, because files were added or removed: a client may name only the folder
    /// that contains them.
    pub(super) fn files_added_or_removed(&mut self, path: &Path) {
        // A file beside the site may be one of those that it names.
        let is_beside = root::path_of(self.root(), path).is_some_and(|path| is_beside(&path))
            && !self.resolved.site.config.check.also.is_empty();
        if is_beside || self.below_and_ours(path).is_some() {
            (self.stale, self.touched) = (Stale::All, Stale::All);
            self.changes += 1;
        }
    }

    fn below_and_ours(&self, path: &Path) -> Option<String> {
        let is_made =
            |below: &String| below.starts_with("public/") || below.starts_with(".versus/");
        self.below(path).filter(|below| !is_made(below))
    }

    fn touch(&mut self, below: &str) {
        self.changes += 1;
        self.stale.add(below);
        self.touched.add(below);
    }

    /// Reads the stale files again.
    pub(super) fn refresh(&mut self) -> Result<(), Failure> {
        let changed = match &self.stale {
            Stale::Files(files) if files.is_empty() => return Ok(()),
            Stale::Files(files) => Changed::Files(files),
            Stale::All => Changed::All,
        };
        match self.workspace.refresh(changed, self.selection) {
            Ok(resolved) => {
                self.resolved = Arc::new(resolved);
                self.stale = Stale::nothing();
                Ok(())
            }
            Err(failure) => {
                // A file may have been removed while its folder was read; the next refresh reads all.
                self.stale = Stale::All;
                Err(failure)
            }
        }
    }

    /// Returns the diagnostics of the current state, or `None` while it has not been checked.
    pub(super) fn found(&self) -> Option<&[Diagnostic]> {
        match &self.state {
            State::Checked(changes, found) if *changes == self.changes => Some(found),
            _ => None,
        }
    }

    pub(super) fn is_checking(&self) -> bool {
        matches!(self.state, State::Checking)
    }

    /// Reports whether the current state is neither checked nor being checked.
    pub(super) fn is_unchecked(&self) -> bool {
        !self.is_checking() && self.found().is_none()
    }

    /// Refreshes the site and starts a check on another thread, which sends its report. A check of a large
    /// site takes too long for the thread that answers requests.
    pub(super) fn check(
        &mut self,
        threads: &ThreadPool,
        reports: &Sender<Report>,
    ) -> Result<(), Failure> {
        let changes = self.changes;
        // If the refresh fails, do not check again until the next change.
        self.state = State::Checked(changes, Vec::new());
        self.refresh()?;
        self.state = State::Checking;
        let (root, resolved) = (self.root().to_owned(), Arc::clone(&self.resolved));
        let reports = reports.clone();
        threads.spawn(move || {
            let found = resolved.check(&root).map(|mut found| {
                diagnostic::sort(&mut found);
                diagnostic::merge_pages(&mut found);
                found
            });
            // At the end of a session, there is no receiver.
            let _ = reports.send(Report { root, changes, found });
        });
        Ok(())
    }

    /// Takes the report of a check.
    pub(super) fn checked(&mut self, report: Report) -> Result<(), Failure> {
        let Report { changes, found, .. } = report;
        if found.as_ref().is_err_and(Failure::is_change) {
            self.read_all_again();
            return Ok(());
        }
        self.state = State::Checked(changes, Vec::new());
        self.state = State::Checked(changes, found?);
        Ok(())
    }

    /// Marks all files as stale, because some have changed without a notification.
    pub(super) fn read_all_again(&mut self) {
        (self.stale, self.state) = (Stale::All, State::Unchecked);
    }

    pub(super) fn ask<T>(&self, question: impl FnOnce(&Known<'_>) -> T) -> T {
        let (site, plan) = (&*self.resolved.site, &*self.resolved.plan);
        let read = |file: &SourceFile| as_read(self.root(), site, file);
        question(&Known { site, plan, read: &read, today: self.selection.today })
    }

    /// Returns the path of a file by which the site has it: below the root, or beside it for a companion. `None` for
    /// other files.
    fn below(&self, path: &Path) -> Option<String> {
        let own = root::path_of(self.root(), path)?;
        (path.starts_with(self.root()) || self.has_companion(&own)).then_some(own)
    }

    fn has_companion(&self, path: &str) -> bool {
        let sources = &self.resolved.site.sources;
        sources.find(path).is_some_and(|file| sources.get(file).role == Role::Companion)
    }

    /// Whether the site checks a file that it does not publish.
    pub(super) fn checks(&self, path: &Path) -> bool {
        root::path_of(self.root(), path).is_some_and(|path| self.has_companion(&path))
    }

    pub(super) fn file(&self, path: &Path) -> Option<FileId> {
        self.resolved.site.sources.find(&self.below(path)?)
    }

    pub(super) fn path(&self, file: FileId) -> PathBuf {
        root::place(self.root(), self.resolved.site.sources.path(file))
    }
}
