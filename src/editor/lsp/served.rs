//! A site that an editor works at: as its files are, with the texts of the editor laid over them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use rayon::ThreadPool;

use super::documents::Documents;
use crate::base::failure::Failure;
use crate::compile::resolve::Selection;
use crate::compile::{Resolved, as_read};
use crate::diagnostic::{self, Diagnostic};
use crate::editor::Known;
use crate::source::{FileId, SourceFile};
use crate::workspace::{Changed, Workspace};

pub(super) struct Served {
    workspace: Workspace,
    selection: Selection,
    pub(super) resolved: Arc<Resolved>,
    stale: Stale,
    /// Counts what has happened to its files
    changes: u64,
    state: State,
    /// What the editor shows now, by the path of each file
    pub(super) shown: BTreeMap<String, Shown>,
    /// What may have another text than when that was shown
    pub(super) touched: Stale,
}

/// The messages of a file, and what the editor was told of them.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) found: Vec<Diagnostic>,
    pub(super) told: Vec<lsp_types::Diagnostic>,
}

/// What is known of its mistakes.
enum State {
    Unchecked,
    /// Somebody looks for them
    Checking,
    /// In the order of their places, after so many changes
    Checked(u64, Vec<Diagnostic>),
}

/// What a check of the site in `root` has found, after so many changes.
pub(super) struct Report {
    pub(super) root: PathBuf,
    changes: u64,
    found: Result<Vec<Diagnostic>, Failure>,
}

/// What may be other than it was read.
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

    /// Takes the text of a document that is open, or of the disk where none is.
    pub(super) fn take(&mut self, path: &Path, documents: &Documents) {
        let Some(below) = self.below(path) else { return };
        let text = documents.get(path).map(|document| document.text.as_str());
        self.workspace.set_overlay(&below, text);
        self.touch(&below);
    }

    /// Notes that a file on the disk is another.
    pub(super) fn changed_on_disk(&mut self, path: &Path) {
        if let Some(below) = self.below_and_ours(path) {
            self.touch(&below);
        }
    }

    /// Notes that files have come or gone, of which there may be more than are named: a client may
    /// tell of their folder alone.
    pub(super) fn listed_anew(&mut self, path: &Path) {
        if self.below_and_ours(path).is_some() {
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

    /// Reads again what has changed.
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
                // A file may be gone while its folder is read; next time all is looked at.
                self.stale = Stale::All;
                Err(failure)
            }
        }
    }

    /// What is wrong with the site as it is now; none while that is not known.
    pub(super) fn found(&self) -> Option<&[Diagnostic]> {
        match &self.state {
            State::Checked(changes, found) if *changes == self.changes => Some(found),
            _ => None,
        }
    }

    pub(super) fn is_checking(&self) -> bool {
        matches!(self.state, State::Checking)
    }

    /// Whether something has changed that nobody looks at yet.
    pub(super) fn is_unchecked(&self) -> bool {
        !self.is_checking() && self.found().is_none()
    }

    /// Looks for mistakes in threads of their own, which send what they find: a site that binds every
    /// number takes its time.
    pub(super) fn check(
        &mut self,
        threads: &ThreadPool,
        reports: &Sender<Report>,
    ) -> Result<(), Failure> {
        let changes = self.changes;
        // What cannot be read now is not tried again before something else happens.
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
            // Nobody listens any more at the end of a session.
            let _ = reports.send(Report { root, changes, found });
        });
        Ok(())
    }

    /// Takes what a check has found.
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

    /// Its files have changed, of which nobody told.
    pub(super) fn read_all_again(&mut self) {
        (self.stale, self.state) = (Stale::All, State::Unchecked);
    }

    pub(super) fn ask<T>(&self, question: impl FnOnce(&Known<'_>) -> T) -> T {
        let (site, plan) = (&*self.resolved.site, &*self.resolved.plan);
        let read = |file: &SourceFile| as_read(self.root(), site, file);
        question(&Known { site, plan, read: &read, today: self.selection.today })
    }

    /// The path of a file from the root, with slashes.
    fn below(&self, path: &Path) -> Option<String> {
        let below = path.strip_prefix(self.root()).ok()?;
        let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    }

    pub(super) fn file(&self, path: &Path) -> Option<FileId> {
        self.resolved.site.sources.find(&self.below(path)?)
    }

    pub(super) fn path(&self, file: FileId) -> PathBuf {
        self.root().join(self.resolved.site.sources.path(file))
    }
}
