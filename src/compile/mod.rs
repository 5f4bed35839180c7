//! A build: the stages in their order.

mod anew;
mod as_read;
pub mod cached_build;
pub mod cached_code;
pub mod check;
#[cfg(test)]
mod contract;
pub mod discover;
mod edit;
pub mod emit;
mod listed;
mod make;
pub mod memo;
pub mod memory;
pub mod parse;
pub mod plan;
pub mod refer;
pub mod render;
mod request;
pub mod resolve;
mod resolved;
pub mod site;
mod watch;

pub use self::as_read::{AsRead, as_read};
pub use self::watch::Watch;

use std::path::Path;
use std::sync::Arc;

use self::anew::Texts;
use self::listed::Listed;
pub(crate) use self::make::Made;
use self::make::make;
use self::memory::SiteMemory;
pub use self::request::{Built, OnProgress, Report, Request, check_out};
pub use self::resolved::{Loaded, Resolved};
use crate::base::address::BaseUrl;
use crate::base::failure::Failure;
use crate::base::timings::{Laps, Times};
use crate::cache::{Cache, CacheMode, CachedPages};
use crate::compile::cached_build::CachedBuild;
use crate::compile::cached_code::CachedCode;
use crate::compile::discover::{Folder, read};
use crate::compile::emit::{Claim, Make, Target};
use crate::compile::parse::{ParseInputs, parse};
use crate::compile::plan::Plan;
use crate::compile::render::{Stop, outputs};
use crate::compile::resolve::{ResolveInputs, Selection, resolve};
use crate::compile::site::Site;
use crate::diagnostic::print;
use crate::diagnostic::{self, Diagnostic};
use crate::highlight::Highlighter;
use crate::source::given::Source;
use crate::source::{SourceFile, Sources};

/// The cache holds highlighted code of at most this many times the bytes of the Markdown, and this
/// many more.
const MOST_CODE: u64 = 4;
const LEAST_CODE_BYTES: u64 = 1 << 22;

/// Runs the stages up to `check`. `base_url` overrides the configuration's. What an earlier build
/// knows of pages is used, and nothing is written.
pub fn load(
    root: &Path,
    base_url: Option<&BaseUrl>,
    selection: Selection,
) -> Result<Loaded, Failure> {
    Asking { source: &Folder::new(root), base_url, selection, memory: None }.load()
}

/// Which site is asked for.
#[derive(Clone, Copy)]
pub(crate) struct Asking<'a> {
    pub source: &'a dyn Source,
    pub base_url: Option<&'a BaseUrl>,
    pub selection: Selection,
    /// What this program has made of it before
    pub memory: Option<&'a SiteMemory>,
}

impl Asking<'_> {
    /// Runs the stages up to `check`, as [`load`](self::load) does.
    pub(crate) fn load(self) -> Result<Loaded, Failure> {
        anew::while_it_changes(|texts| {
            let loaded = self.load_once(texts)?;
            loaded.resolved.check_files(self.source.root())?;
            Ok(loaded)
        })
    }

    fn load_once(self, texts: Texts) -> Result<Loaded, Failure> {
        let listed = Listed::now(self.source, texts)?;
        let cache = self.source.folder().map(Cache::of);
        let pages = |options| match &cache {
            Some(cache) => CachedPages::look(cache, (listed.looked_ns, options)),
            None => CachedPages::nothing(&Cache::of(Path::new("")), (listed.looked_ns, options)),
        };
        Ok(listed.load(self, &pages, &mut Laps::new())?.0)
    }

    /// Finds all that a build finds, also what only shows when pages are rendered, and keeps nothing.
    pub(crate) fn check(self, watch: &dyn Watch) -> Result<Checkup, Failure> {
        let drop_all = |plan: &Plan, maker: &dyn Make| {
            render::each(plan.outputs(), |output| {
                let made = maker.make(output).map(drop);
                maker.is_done();
                made
            })?;
            maker.check_files()
        };
        let Made { site, texts, found, .. } = self.make(watch, drop_all)?;
        Ok(Checkup { site, texts, found })
    }

    /// Runs all stages but the last, in place of which `make_all` has the recipes of the site.
    pub(crate) fn make<T>(
        self,
        watch: &dyn Watch,
        make_all: impl Fn(&Plan, &dyn Make) -> Result<T, Stop>,
    ) -> Result<Made<T>, Failure> {
        let root = self.source.root();
        anew::while_it_changes(|texts| make(self.load_once(texts)?, (root, watch), &make_all))
    }

    fn load_from(
        self,
        sources: Arc<Sources>,
        known: (&ParseInputs<'_>, &ResolveInputs<'_>),
        laps: &mut Laps,
    ) -> Result<(Loaded, CachedPages), Failure> {
        let highlighter = Arc::new(Highlighter::new());
        let (resolved, pages) = self.resolve(sources, known, highlighter, laps)?;
        let found = resolved.check(self.source.root())?;
        laps.lap("check");
        let (site, plan) = (Arc::clone(&resolved.site), Arc::clone(&resolved.plan));
        Ok((Loaded { resolved, site, plan, found }, pages))
    }

    /// Runs the stages up to `plan`, and reads what belongs to pages.
    pub(crate) fn resolve(
        self,
        sources: Arc<Sources>,
        (before, inputs): (&ParseInputs<'_>, &ResolveInputs<'_>),
        highlighter: Arc<Highlighter>,
        laps: &mut Laps,
    ) -> Result<(Resolved, CachedPages), Failure> {
        let Asking { source, base_url, selection, memory } = self;
        let (mut in_files, mut across) = (Vec::new(), Vec::new());
        let of_file = |file: &SourceFile| read::bytes(source.root(), file);
        let (mut parsed, known) = parse(&sources, (&of_file, before), &mut in_files)?;
        if let Some(base_url) = base_url {
            parsed.config.base_url = base_url.clone();
        }
        laps.lap("parse");
        let site = Arc::new(resolve(sources, (parsed, inputs), selection, &mut across));
        laps.lap("resolve");
        let (plan, recipes) = outputs::plan(&site, &mut across);
        let (plan, recipes) = (Arc::new(plan), Arc::new(recipes));
        laps.lap("plan");
        let pages = site.pages.iter().map(|page| &**page);
        let (samples, images) = check::wanted(&site, &plan, pages);
        let of_images = memory.map(|memory| &memory.images);
        let attached = read::attached(source, &site.sources, (samples, images), of_images)?;
        let numbers = memory.map(|memory| Arc::clone(&memory.numbers)).unwrap_or_default();
        let resolved = Resolved {
            site,
            plan,
            recipes,
            attached: Arc::new(attached),
            highlighter,
            looked_ns: before.looked_ns,
            selection,
            numbers,
            in_files,
            across,
        };
        Ok((resolved, known))
    }
}

/// Builds a site. The author's mistakes are in the report; a failure is the machine's.
///
/// While another build writes into the same folder, says so once, and waits.
pub fn build(request: &Request, watch: &dyn Watch) -> Result<Report, Failure> {
    anew::while_it_changes(|texts| build_once(request, texts, watch))
}

fn build_once(request: &Request, texts: Texts, watch: &dyn Watch) -> Result<Report, Failure> {
    let mut laps = Laps::new();
    let (root, cache) = (request.root.as_path(), Cache::of(&request.root));
    let source = &Folder::new(root);
    let mut listed = Listed::now(source, texts)?;
    laps.lap("discover");
    let cached = CachedBuild::of(&cache, &request.out);
    if request.cache_mode == CacheMode::Use
        && let Some(built) = cached.still_holds(request, &listed.sources)
        && emit::is_intact(root, &request.out, &cache)
    {
        laps.lap("compare");
        let timings = laps.finish(Times::default());
        let (sources, built) = (listed.sources, Some(built));
        let (texts, found) = (AsRead::default(), Vec::new());
        return Ok(Report { sources, texts, found, built, timings });
    }
    cached.forget();
    let (base_url, selection) = (request.base_url.as_ref(), request.selection);
    let asking = Asking { source, base_url, selection, memory: None };
    let load = |listed: &Listed, laps: &mut Laps| {
        let at = |options| (listed.looked_ns, options);
        let pages = |options| CachedPages::open(&cache, request.cache_mode, at(options));
        listed.load(asking, &pages, laps)
    };
    let (mut loaded, mut known) = load(&listed, &mut laps)?;
    // Where there are errors, nothing is written.
    let claim = match loaded.has_errors() {
        true => None,
        false => Some(Claim::of(root, &request.out, (&cache, &|| watch.waits()))?),
    };
    if claim.as_ref().is_some_and(|claim| claim.has_waited) {
        // Who writes last has read last.
        cached.forget();
        listed = Listed::now(source, texts)?;
        (loaded, known) = load(&listed, &mut laps)?;
    }
    let samples: Vec<String> = loaded.resolved.attached.samples.keys().cloned().collect();
    known.close(&loaded.site.sources)?;
    laps.lap("remember");
    let pages = loaded.plan.pages();
    let outputs = loaded.plan.outputs().len();
    let cached_code = Arc::new(CachedCode::of(&cache, request.cache_mode));
    loaded.resolved.highlighter.remember_in(Arc::clone(&cached_code) as _);
    let write = |plan: &Plan, maker: &dyn Make| {
        let claim = claim.as_ref().expect("a site without errors has its folder");
        let (path, cache, cache_mode) = (request.out.as_path(), &cache, request.cache_mode);
        emit::emit(plan, &Target { path, claim, cache, cache_mode }, maker)
    };
    let Made { site, texts, found, made, times } = make(loaded, (root, watch), write)?;
    laps.lap("render and write");
    let built = made.map(|emitted| Built { pages, outputs, emitted });
    if let Some(built) = built {
        if let Some(cached_code) = Arc::into_inner(cached_code) {
            cached_code.close(MOST_CODE * site.sources.text_bytes() + LEAST_CODE_BYTES)?;
        }
        if found.is_empty() {
            cached.store(request, (&site, listed.looked_ns), (samples, built))?;
        }
        laps.lap("remember");
    }
    let timings = laps.finish(times);
    Ok(Report { sources: Arc::clone(&site.sources), texts, found, built, timings })
}

/// A site that has been checked as a build checks it.
pub struct Checkup {
    pub site: Arc<Site>,
    /// That messages speak of
    pub texts: AsRead,
    /// In the order of their places
    pub found: Vec<Diagnostic>,
}

impl Checkup {
    /// Takes what was found beside.
    pub fn add(&mut self, root: &Path, found: Vec<Diagnostic>) -> Result<(), Failure> {
        self.found.extend(found);
        diagnostic::sort(&mut self.found);
        self.texts = AsRead::of(root, &self.site, print::files(&self.found))?;
        Ok(())
    }
}

/// Checks the site in `root`, and writes nothing.
pub fn check(
    root: &Path,
    base_url: Option<&BaseUrl>,
    selection: Selection,
    watch: &dyn Watch,
) -> Result<Checkup, Failure> {
    Asking { source: &Folder::new(root), base_url, selection, memory: None }.check(watch)
}
