//! A site in memory, for programs that live as long as its author works. IO, through `discover`.
//!
//! After each change only the files that changed are read again; everything across files is resolved
//! anew, but after an edit of texts alone, so that what is served or reported is what a build would make.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use crate::base::address::BaseUrl;
use crate::base::failure::Failure;
use crate::base::hash::Hash;
use crate::base::timings::Laps;
use crate::cache::CacheMode;
use crate::cache::{Cache, CachedPages};
use crate::compile::discover;
use crate::compile::discover::{Folder, history};
use crate::compile::memory::SiteMemory;
use crate::compile::parse::ParseInputs;
use crate::compile::resolve::{ResolveInputs, Selection};
use crate::compile::{Asking, Resolved};
use crate::highlight::Highlighter;
use crate::source::Sources;
use crate::source::history::{History, Unreadable, Wanted};

pub struct Workspace {
    root: PathBuf,
    /// Overrides the configuration's
    base_url: Option<BaseUrl>,
    memory: SiteMemory,
    highlighter: Arc<Highlighter>,
    /// Files as they were listed on the disk
    listed: Arc<Sources>,
    /// By path, texts that stand for those on the disk
    laid_over: BTreeMap<String, Arc<str>>,
    history: Mutex<Option<HistoryMemory>>,
    /// As it was resolved last
    resolved: Option<Resolved>,
}

/// How often a site that changes while it is read is read again at once.
const ATTEMPTS: usize = 3;

/// Which files may be other than they were.
#[derive(Debug, Clone, Copy)]
pub enum Changed<'c> {
    /// These, by their paths from the site's root
    Files(&'c BTreeSet<String>),
    /// Any
    All,
}

/// What git told, and what it was asked.
struct HistoryMemory {
    head: Option<String>,
    wanted: Vec<Wanted>,
    histories: Vec<History>,
}

impl Workspace {
    /// Reads the site in `root` for the first time, from what builds know of its pages where they do,
    /// and lets the next build know.
    pub fn open(
        root: &Path,
        base_url: Option<BaseUrl>,
        selection: Selection,
    ) -> Result<(Workspace, Resolved), Failure> {
        let mut workspace = Workspace {
            root: root.to_owned(),
            base_url,
            memory: SiteMemory::default(),
            highlighter: Arc::new(Highlighter::new()),
            listed: Arc::default(),
            laid_over: BTreeMap::new(),
            history: Mutex::default(),
            resolved: None,
        };
        let mut opened = workspace.read(selection);
        for _ in 1..ATTEMPTS {
            if opened.as_ref().is_err_and(Failure::is_change) {
                opened = workspace.read(selection);
            }
        }
        let resolved = opened?;
        workspace.resolved = Some(resolved.clone());
        Ok((workspace, resolved))
    }

    /// Reads all files, from what builds know of its pages where they do.
    fn read(&mut self, selection: Selection) -> Result<Resolved, Failure> {
        let root = self.root.as_path();
        let looked_ns = discover::now_ns();
        self.listed = Arc::new(discover::walk(root)?);
        let cache = Cache::of(root);
        let pages = |options| CachedPages::open(&cache, CacheMode::Use, (looked_ns, options));
        let sources = Arc::clone(&self.listed);
        let (resolved, known) = self.resolve((sources, looked_ns), &pages, selection)?;
        // Who works in a folder that cannot be written to only waits longer the next time.
        let _ = known.close(&resolved.site.sources);
        Ok(resolved)
    }

    /// The files on the disk as they were listed last.
    pub fn sources(&self) -> &Arc<Sources> {
        &self.listed
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Lets a text stand for that of a file, which need not be on the disk; none takes it away.
    pub fn lay_over(&mut self, path: &str, text: Option<&str>) {
        match text {
            Some(text) => self.laid_over.insert(path.to_owned(), text.into()),
            None => self.laid_over.remove(path),
        };
    }

    /// Whether the files on the disk are those that were listed last.
    pub fn is_current(&self) -> Result<bool, Failure> {
        Ok(discover::walk(&self.root)?.same_as(&self.listed))
    }

    /// Whether these files are on the disk as they were listed last.
    pub fn is_as_listed(&self, paths: &BTreeSet<String>) -> bool {
        paths.iter().all(|path| discover::is_as_listed(&self.root, &self.listed, path))
    }

    /// Whether something that was listed last is not there, or is empty, and was not: most often
    /// because an editor is about to write it.
    pub fn is_being_written(&self, paths: &BTreeSet<String>) -> bool {
        paths.iter().any(|path| discover::is_being_written(&self.root, &self.listed, path))
    }

    /// Reads what may have changed, and resolves the site again. More may have changed than is told,
    /// and more does while files are read: then all are looked at.
    pub fn refresh(
        &mut self,
        changed: Changed<'_>,
        selection: Selection,
    ) -> Result<Resolved, Failure> {
        let mut resolved = self.refresh_once(changed, selection);
        for _ in 1..ATTEMPTS {
            if resolved.as_ref().is_err_and(Failure::is_change) {
                resolved = self.refresh_once(Changed::All, selection);
            }
        }
        resolved
    }

    fn refresh_once(
        &mut self,
        changed: Changed<'_>,
        selection: Selection,
    ) -> Result<Resolved, Failure> {
        let looked_ns = discover::now_ns();
        let again = match changed {
            Changed::Files(paths) => discover::again(&self.root, &self.listed, paths),
            Changed::All => None,
        };
        let is_listed_anew = again.is_none();
        self.listed = Arc::new(match again {
            Some(listed) => listed,
            None => discover::walk(&self.root)?,
        });
        let sources = match self.laid_over.is_empty() {
            true => Arc::clone(&self.listed),
            false => Arc::new(discover::laid_over(&self.listed, &self.laid_over)),
        };
        let resolved = match self.edited(changed, (&sources, looked_ns), selection)? {
            Some(edited) => edited,
            None => {
                let pages = |options| self.no_pages(looked_ns, options);
                self.resolve((sources, looked_ns), &pages, selection)?.0
            }
        };
        if is_listed_anew {
            self.memory.sweep_files(&resolved.site.sources);
        }
        self.resolved = Some(resolved.clone());
        Ok(resolved)
    }

    /// The last site with other texts of some of its pages, if nothing else changed.
    fn edited(
        &self,
        changed: Changed<'_>,
        (sources, looked_ns): (&Arc<Sources>, u64),
        selection: Selection,
    ) -> Result<Option<Resolved>, Failure> {
        let (Changed::Files(paths), Some(resolved)) = (changed, &self.resolved) else {
            return Ok(None);
        };
        if self.has_new_history() {
            return Ok(None);
        }
        let pages = |options| self.no_pages(looked_ns, options);
        let before = ParseInputs { pages: &pages, memory: Some(&self.memory.parse), looked_ns };
        resolved.edited(&self.root, (sources, paths), selection, &before)
    }

    fn resolve(
        &self,
        (sources, looked_ns): (Arc<Sources>, u64),
        pages: &crate::compile::parse::OpenPages<'_>,
        selection: Selection,
    ) -> Result<(Resolved, CachedPages), Failure> {
        let history = |wanted: &[Wanted]| self.histories(wanted);
        let before = ParseInputs { pages, memory: Some(&self.memory.parse), looked_ns };
        let memory = Some(self.memory.of_resolve());
        let inputs = ResolveInputs { history: &history, memory };
        let base_url = self.base_url.as_ref();
        let source = &Folder::new(&self.root);
        let asking = Asking { source, base_url, selection, memory: Some(&self.memory) };
        let highlighter = Arc::clone(&self.highlighter);
        // On a thread of the pool, because each step that is shared out from elsewhere waits until one
        // wakes up: ten times, that is longer than the work.
        let made = rayon::scope(|_| {
            asking.resolve(sources, (&before, &inputs), highlighter, &mut Laps::new())
        })?;
        self.memory.sweep();
        Ok(made)
    }

    /// What builds know is asked for once, when the site is opened.
    fn no_pages(&self, looked_ns: u64, options: Hash) -> CachedPages {
        CachedPages::nothing(&Cache::of(&self.root), (looked_ns, options))
    }

    /// Whether there is a commit that git was not asked about.
    fn has_new_history(&self) -> bool {
        let last = self.history.lock().expect("no thread panicked");
        last.as_ref().is_some_and(|last| last.head != history::head(&self.root))
    }

    /// Git is asked again when there is a new commit, or something else is asked.
    fn histories(&self, wanted: &[Wanted]) -> Result<Vec<History>, Unreadable> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let head = history::head(&self.root);
        let mut last = self.history.lock().expect("no thread panicked");
        if let Some(last) = &*last
            && last.head == head
            && last.wanted == wanted
        {
            return Ok(last.histories.clone());
        }
        let histories = history::read(&self.root, wanted)?;
        let wanted = wanted.to_vec();
        *last = Some(HistoryMemory { head, wanted, histories: histories.clone() });
        Ok(histories)
    }
}
