//! A site in memory, for programs that keep running while its author works: the server and the editor support.
//! IO, through `discover`.
//!
//! After a change only the files that changed are read again. After an edit of the texts of pages, only these
//! pages are resolved again; after any other change, everything across files is. So what is served or reported
//! is what a build would make.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::base::address::BaseUrl;
use crate::base::failure::Failure;
use crate::base::timings::Laps;
use crate::cache::{Cache, CacheMode, CachedPages, PageCache};
use crate::compile::discover::{self, Folder};
use crate::compile::memory::SiteMemory;
use crate::compile::resolve::{Purpose, Selection};
use crate::compile::{Pipeline, Resolved, while_changing};
use crate::source::Sources;

/// A site in a folder, as it was last read.
pub struct Workspace {
    folder: Folder,
    /// Overrides the address in the configuration
    base_url: Option<BaseUrl>,
    memory: SiteMemory,
    /// The files on the disk as they were last listed
    listed: Arc<Sources>,
    /// Unsaved texts by path, which replace those on the disk
    overlay: BTreeMap<String, Arc<str>>,
    /// The site as it was last resolved
    resolved: Option<Resolved>,
}

/// How many times a site that changes while it is read is read.
const ATTEMPTS: usize = 3;

/// Which files may have changed.
#[derive(Debug, Clone, Copy)]
pub enum Changed<'c> {
    /// These, by their paths from the site's root
    Files(&'c BTreeSet<String>),
    /// Any
    All,
}

impl Workspace {
    /// Reads the site in `root` for the first time. Uses the pages that builds parsed, and stores those that it
    /// parses for the next build.
    pub fn open(
        root: &Path,
        base_url: Option<BaseUrl>,
        selection: Selection,
    ) -> Result<(Workspace, Resolved), Failure> {
        let mut workspace = Workspace {
            folder: Folder::new(root),
            base_url,
            memory: SiteMemory::default(),
            listed: Arc::default(),
            overlay: BTreeMap::new(),
            resolved: None,
        };
        let resolved = while_changing(ATTEMPTS, |_| workspace.read(selection))?;
        workspace.resolved = Some(resolved.clone());
        Ok((workspace, resolved))
    }

    /// Lists and reads all files.
    fn read(&mut self, selection: Selection) -> Result<Resolved, Failure> {
        self.listed = Arc::new(discover::walk(self.root())?);
        let pages = PageCache::ReadWrite(Cache::of(self.root()), CacheMode::Use);
        let pipeline = Pipeline { pages, ..self.pipeline(selection) };
        let (resolved, cached_pages) = self.resolve(&pipeline, Arc::clone(&self.listed))?;
        // In a folder that cannot be written to, the next start takes longer.
        let _ = cached_pages.close(&resolved.site.sources);
        Ok(resolved)
    }

    /// The files on the disk as they were last listed.
    pub fn sources(&self) -> &Arc<Sources> {
        &self.listed
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Replaces the text of a file, which need not exist on the disk. `None` removes the replacement.
    pub fn set_overlay(&mut self, path: &str, text: Option<&str>) {
        match text {
            Some(text) => self.overlay.insert(path.to_owned(), text.into()),
            None => self.overlay.remove(path),
        };
    }

    /// Whether the files on the disk are the same as when they were last listed.
    pub fn is_current(&self) -> Result<bool, Failure> {
        Ok(discover::walk(self.root())?.same_as(&self.listed))
    }

    /// Whether these files are the same on the disk as when they were last listed.
    pub fn is_as_listed(&self, paths: &BTreeSet<String>) -> bool {
        paths.iter().all(|path| discover::is_as_listed(self.root(), &self.listed, path))
    }

    /// Whether one of these files no longer exists, or is empty and was not when it was last listed: most often
    /// because an editor is about to write it.
    pub fn is_being_written(&self, paths: &BTreeSet<String>) -> bool {
        paths.iter().any(|path| discover::is_being_written(self.root(), &self.listed, path))
    }

    /// Reads what may have changed, and resolves the site again. `changed` need not be complete: if a file
    /// changes while it is read, all files are looked at.
    pub fn refresh(
        &mut self,
        changed: Changed<'_>,
        selection: Selection,
    ) -> Result<Resolved, Failure> {
        while_changing(ATTEMPTS, |attempt| match attempt {
            0 => self.refresh_once(changed, selection),
            _ => self.refresh_once(Changed::All, selection),
        })
    }

    fn refresh_once(
        &mut self,
        changed: Changed<'_>,
        selection: Selection,
    ) -> Result<Resolved, Failure> {
        let updated = match changed {
            Changed::Files(paths) => discover::again(self.root(), &self.listed, paths),
            Changed::All => None,
        };
        let is_listed_again = updated.is_none();
        self.listed = Arc::new(match updated {
            Some(listed) => listed,
            None => discover::walk(self.root())?,
        });
        let sources = match self.overlay.is_empty() {
            true => Arc::clone(&self.listed),
            false => Arc::new(discover::with_overlay(&self.listed, &self.overlay)),
        };
        let pipeline = self.pipeline(selection);
        let resolved = match self.edited(&pipeline, changed, &sources)? {
            Some(edited) => edited,
            None => self.resolve(&pipeline, sources)?.0,
        };
        if is_listed_again {
            self.memory.sweep_files(&resolved.site.sources);
        }
        self.resolved = Some(resolved.clone());
        Ok(resolved)
    }

    /// Returns the last site with the present texts of some of its pages, if nothing else changed.
    fn edited(
        &self,
        pipeline: &Pipeline<'_>,
        changed: Changed<'_>,
        sources: &Arc<Sources>,
    ) -> Result<Option<Resolved>, Failure> {
        let (Changed::Files(paths), Some(last)) = (changed, &self.resolved) else {
            return Ok(None);
        };
        if self.memory.histories.is_outdated(self.root()) {
            return Ok(None);
        }
        pipeline.edited(last, sources, paths)
    }

    /// The pipeline that reads the site again. It leaves the on-disk cache alone, which is older than what is in
    /// memory.
    fn pipeline(&self, selection: Selection) -> Pipeline<'_> {
        Pipeline {
            source: &self.folder,
            base_url: self.base_url.as_ref(),
            lang: None,
            selection,
            purpose: Purpose::Publish,
            pages: PageCache::Off,
            memory: Some(&self.memory),
        }
    }

    fn resolve(
        &self,
        pipeline: &Pipeline<'_>,
        sources: Arc<Sources>,
    ) -> Result<(Resolved, CachedPages), Failure> {
        // Inside the thread pool: a parallel step that another thread begins waits until a worker wakes up.
        // There are ten such steps, and waiting for them takes longer than the work.
        let resolved = rayon::scope(|_| pipeline.resolve(sources, &mut Laps::new()))?;
        self.memory.sweep();
        Ok(resolved)
    }
}
