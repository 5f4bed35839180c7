//! The compiler: [`Pipeline`] runs the stages in their order. Each stage has a folder; what they share while
//! a site is compiled is beside them.

mod as_read;
mod build;
pub mod cached_build;
pub mod cached_code;
pub mod check;
#[cfg(test)]
mod contract;
pub mod discover;
mod edit;
pub mod emit;
pub mod files;
pub mod memo;
pub mod memory;
pub mod parse;
pub mod plan;
pub mod refer;
pub mod render;
mod request;
pub mod resolve;
mod resolved;
mod retry;
mod run;
pub mod site;
mod watch;

pub use self::as_read::{AsRead, as_read};
pub use self::build::build;
pub use self::request::{Built, OnProgress, Report, Request, check_out};
pub use self::resolved::{Loaded, Resolved};
pub(crate) use self::retry::while_changing;
pub(crate) use self::run::Outcome;
pub use self::watch::Watch;

use std::path::Path;
use std::sync::Arc;

use self::discover::{Folder, history, read, repository};
use self::emit::Make;
use self::memory::SiteMemory;
use self::parse::config::Config;
use self::parse::{ParseInputs, parse};
use self::plan::Plan;
use self::render::{Stop, outputs};
use self::resolve::{Purpose, ResolveInputs, Selection, resolve};
use self::retry::Texts;
use self::site::Site;
use crate::base::address::BaseUrl;
use crate::base::failure::Failure;
use crate::base::timings::Laps;
use crate::cache::{Cache, CachedPages, PageCache};
use crate::diagnostic::print;
use crate::diagnostic::{self, Diagnostic};
use crate::highlight::Highlighter;
use crate::source::given::Source;
use crate::source::history::Wanted;
use crate::source::{SourceFile, Sources};

/// The stages for one site, with their inputs.
#[derive(Clone)]
pub(crate) struct Pipeline<'p> {
    pub source: &'p dyn Source,
    /// Overrides the address in the configuration
    pub base_url: Option<&'p BaseUrl>,
    /// Overrides the language in the configuration
    pub lang: Option<&'p str>,
    pub selection: Selection,
    pub purpose: Purpose,
    /// Pages that earlier builds parsed
    pub pages: PageCache,
    /// What this program computed before; `None` in a program that compiles a site once
    pub memory: Option<&'p SiteMemory>,
}

impl<'p> Pipeline<'p> {
    /// A pipeline that uses the pages of earlier builds and writes nothing.
    pub(crate) fn read_only(
        source: &'p dyn Source,
        base_url: Option<&'p BaseUrl>,
        selection: Selection,
    ) -> Pipeline<'p> {
        let cache = source.folder().map(Cache::of);
        let pages = cache.map_or(PageCache::Off, PageCache::ReadOnly);
        Pipeline {
            source,
            base_url,
            lang: None,
            selection,
            purpose: Purpose::Publish,
            pages,
            memory: None,
        }
    }

    /// Runs the stages `parse`, `resolve` and `plan`, and reads the files that pages embed. Returns with the
    /// site the cache of pages, which the caller closes to store what was added.
    pub(crate) fn resolve(
        &self,
        sources: Arc<Sources>,
        laps: &mut Laps,
    ) -> Result<(Resolved, CachedPages), Failure> {
        let Pipeline { source, memory, selection, .. } = *self;
        let (mut in_files, mut across) = (Vec::new(), Vec::new());
        let of_file = |file: &SourceFile| read::bytes(source.root(), file);
        let (mut parsed, cached_pages) =
            parse(&sources, self.parse_inputs(&of_file), &mut in_files)?;
        if let Some(base_url) = self.base_url {
            parsed.config.base_url = base_url.clone();
        }
        if let Some(lang) = self.lang {
            lang.clone_into(&mut parsed.config.lang);
        }
        let folder = self.folder_of(&parsed.config);
        if let Some(published) = &mut parsed.config.publish.repository
            && !published.is_placed
        {
            published.at = published.at.clone().in_folder(&folder);
        }
        laps.lap("parse");
        let history = |wanted: &[Wanted]| match (self.purpose, memory) {
            (Purpose::CheckFiles, _) => Ok(Vec::new()),
            (Purpose::Publish, Some(memory)) => memory.histories.read(source, wanted),
            (Purpose::Publish, None) => history::of(source, wanted),
        };
        let memory_of_resolve = memory.map(SiteMemory::of_resolve);
        let inputs = ResolveInputs {
            selection,
            purpose: self.purpose,
            folder: &folder,
            history: &history,
            memory: memory_of_resolve,
        };
        let site = Arc::new(resolve(sources, parsed, &inputs, &mut across));
        laps.lap("resolve");
        let (plan, recipes) = outputs::plan(&site, &mut across);
        laps.lap("plan");
        let pages = site.pages.iter().map(|page| &**page);
        let mut attachments = check::attachments(&site, &plan, pages);
        check::attachments_of_matrices(&site, &plan, &mut attachments);
        let images = memory.map(|memory| &memory.images);
        let attached = read::attached(source, &site.sources, attachments, images)?;
        let new_highlighter = || Arc::new(Highlighter::new());
        let resolved = Resolved {
            site,
            plan: Arc::new(plan),
            recipes: Arc::new(recipes),
            attached: Arc::new(attached),
            highlighter: memory.map_or_else(new_highlighter, |memory| memory.highlighter.clone()),
            selection,
            numbers: memory.map(|memory| Arc::clone(&memory.numbers)).unwrap_or_default(),
            readings: memory.map(|memory| Arc::clone(&memory.readings)).unwrap_or_default(),
            pages: self.pages.clone(),
            in_files,
            across,
        };
        Ok((resolved, cached_pages))
    }

    /// Returns the path of the site's folder in its repository, if this configuration needs it.
    fn folder_of(&self, config: &Config) -> String {
        match self.source.folder() {
            Some(root) if config.publish.repository.is_some() || !config.check.also.is_empty() => {
                repository::folder_of(root)
            }
            _ => String::new(),
        }
    }

    fn parse_inputs<'i>(&'i self, read: &'i parse::Read<'i>) -> ParseInputs<'i> {
        let memory = self.memory.map(|memory| &memory.parse);
        ParseInputs { read, pages: &self.pages, memory }
    }

    /// Runs the stages from `parse` to `check`.
    fn load(
        &self,
        sources: Arc<Sources>,
        laps: &mut Laps,
    ) -> Result<(Loaded, CachedPages), Failure> {
        let (resolved, cached_pages) = self.resolve(sources, laps)?;
        let found = resolved.check(self.source.root())?;
        laps.lap("check");
        Ok((Loaded { resolved, found }, cached_pages))
    }

    /// Runs the stages from `discover` to `check`.
    fn load_from(&self, texts: Texts) -> Result<Loaded, Failure> {
        let sources = Arc::new(texts.list(self.source)?);
        Ok(self.load(sources, &mut Laps::new())?.0)
    }

    /// Runs the stages from `discover` to `check`, again if a file changes meanwhile.
    pub(crate) fn open(&self) -> Result<Loaded, Failure> {
        retry::compiled(|texts| {
            let loaded = self.load_from(texts)?;
            loaded.resolved.check_files(self.source.root())?;
            Ok(loaded)
        })
    }

    /// Runs the stages from `discover` to `check`; if the site has no errors, lets `run_all` run its recipes.
    pub(crate) fn run<T>(
        &self,
        watch: &dyn Watch,
        run_all: impl Fn(&Plan, &dyn Make) -> Result<T, Stop>,
    ) -> Result<Outcome<T>, Failure> {
        retry::compiled(|texts| {
            run::recipes(self.load_from(texts)?, self.source.root(), watch, &run_all)
        })
    }

    /// Reports all that a build reports, also what only rendering shows. Drops the outputs.
    pub(crate) fn check(&self, watch: &dyn Watch) -> Result<Checkup, Failure> {
        let drop_all = |plan: &Plan, maker: &dyn Make| {
            render::each(plan.outputs(), |output| {
                let made = maker.make(output).map(drop);
                maker.is_done();
                made
            })?;
            maker.check_files()
        };
        let Outcome { site, texts, found, .. } = self.run(watch, drop_all)?;
        Ok(Checkup { site, texts, found })
    }
}

/// Runs the stages from `discover` to `check` for the site in `root`. `base_url` overrides the address in the
/// configuration. Pages that earlier builds parsed are used, and nothing is written.
pub fn load(
    root: &Path,
    base_url: Option<&BaseUrl>,
    selection: Selection,
) -> Result<Loaded, Failure> {
    Pipeline::read_only(&Folder::new(root), base_url, selection).open()
}

/// Checks the site in `root`: reports all that a build reports, and writes nothing.
pub fn check(
    root: &Path,
    base_url: Option<&BaseUrl>,
    selection: Selection,
    watch: &dyn Watch,
) -> Result<Checkup, Failure> {
    Pipeline::read_only(&Folder::new(root), base_url, selection).check(watch)
}

/// A site that was checked as a build checks it.
pub struct Checkup {
    pub site: Arc<Site>,
    /// The texts that diagnostics point into
    pub texts: AsRead,
    /// In the order of their places
    pub found: Vec<Diagnostic>,
}

impl Checkup {
    /// Adds the diagnostics of another check.
    pub fn add(&mut self, root: &Path, found: Vec<Diagnostic>) -> Result<(), Failure> {
        self.found.extend(found);
        diagnostic::sort(&mut self.found);
        self.texts = AsRead::of(root, &self.site, print::files(&self.found))?;
        Ok(())
    }
}
