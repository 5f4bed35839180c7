//! A build: the stages in their order.

mod anew;
mod as_read;
pub mod check;
pub mod code;
pub mod discover;
mod edit;
#[cfg(feature = "external")]
pub mod emit;
pub mod last;
mod listed;
mod make;
pub mod parse;
pub mod plan;
pub mod refer;
pub mod render;
pub mod resolve;
pub mod site;
mod watch;

pub use self::as_read::{AsRead, as_read};
pub use self::watch::Watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use self::anew::Texts;
use self::listed::Listed;
use self::make::{Made, make};
use crate::base::address::BaseUrl;
use crate::base::failure::Failure;
use crate::base::timings::{Laps, Times, Timings};
use crate::cache::{Cache, KnownPages, Memory};
use crate::compile::check::Checked;
use crate::compile::check::numbers::{self, Numbers};
use crate::compile::code::KnownCode;
use crate::compile::discover::read::{self, Attached};
use crate::compile::discover::steady;
use crate::compile::emit::{Claim, Emitted, Make, Target};
use crate::compile::last::Last;
use crate::compile::parse::{Before, parse};
use crate::compile::plan::{Plan, plan};
use crate::compile::render::{ReadFile, Renderer};
use crate::compile::resolve::{Beside, Selection, resolve};
use crate::compile::site::Site;
use crate::diagnostic::print;
use crate::diagnostic::{self, Diagnostic};
use crate::highlight::Highlighter;
use crate::source::{SourceFile, Sources};

/// What a build is of, and where it goes.
#[derive(Debug, Clone)]
pub struct Request {
    pub root: PathBuf,
    pub out: PathBuf,
    /// Overrides the configuration's
    pub base_url: Option<BaseUrl>,
    pub selection: Selection,
    /// Whether what earlier builds remember is used
    pub memory: Memory,
}

/// The cache holds highlighted code of at most this many times the bytes of the Markdown, and this
/// many more.
const MOST_CODE: u64 = 4;
const LEAST_CODE_BYTES: u64 = 1 << 22;

/// How far the asking of other sites is: addresses asked, and addresses in all.
pub type OnProgress<'p> = dyn Fn(usize, usize) + Sync + 'p;

/// What became of a build, with all that its author should know.
pub struct Report {
    pub sources: Arc<Sources>,
    /// That messages speak of
    pub texts: AsRead,
    /// In the order of their places
    pub found: Vec<Diagnostic>,
    /// None when there are errors
    pub built: Option<Built>,
    pub timings: Timings,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Built {
    pub pages: usize,
    pub outputs: usize,
    pub emitted: Emitted,
}

/// A site that is read, resolved and planned: its outputs can be made one by one. Cheap to clone.
#[derive(Clone)]
pub struct Resolved {
    pub site: Arc<Site>,
    pub plan: Arc<Plan>,
    attached: Arc<Attached>,
    highlighter: Arc<Highlighter>,
    /// Before its files were listed, in nanoseconds since 1970
    looked_ns: u64,
    selection: Selection,
    numbers: Arc<Numbers>,
    /// What is wrong so far, in the order in which it was found
    pub found: Vec<Diagnostic>,
    /// How many of them were found in files alone
    found_in_files: usize,
}

impl Resolved {
    /// What checks may look at.
    pub fn checked(&self) -> Checked<'_> {
        Checked {
            site: &self.site,
            plan: &self.plan,
            attached: &self.attached,
            highlighter: &self.highlighter,
            today: self.selection.today,
        }
    }

    /// All that its author should know, in the order in which it was found.
    pub fn check(&self, root: &Path) -> Result<Vec<Diagnostic>, Failure> {
        let (site, mut found) = (&self.site, self.found.clone());
        check::check(&self.checked(), &mut found);
        let of_file = |file: &SourceFile| as_read(root, site, file);
        numbers::check(site, &self.numbers, &of_file, &mut found)?;
        Ok(found)
    }

    /// Fails where a file was being written when the site was listed, and so may be half of what its
    /// author wrote.
    fn check_files(&self, root: &Path) -> Result<(), Failure> {
        steady::check(root, &self.site.sources, self.looked_ns)
    }

    /// The texts that these messages speak of, as they were when the site was made from them.
    pub fn texts(&self, root: &Path, found: &[Diagnostic]) -> Result<AsRead, Failure> {
        AsRead::of(root, &self.site, print::files(found))
    }

    /// Paths of the samples that its pages show, from the site's root.
    pub fn samples(&self) -> impl Iterator<Item = &str> {
        self.attached.samples.keys().map(String::as_str)
    }

    /// What makes its outputs, from the texts that the site was made from.
    pub fn renderer(&self, root: &Path) -> Renderer {
        let (root, site) = (root.to_owned(), Arc::clone(&self.site));
        let read: ReadFile = Arc::new(move |file: &_| as_read(&root, &site, file));
        let attached = (Arc::clone(&self.attached), self.looked_ns);
        let (site, plan) = (Arc::clone(&self.site), Arc::clone(&self.plan));
        Renderer::new(site, plan, attached, (Arc::clone(&self.highlighter), read))
    }
}

/// A site that is read, resolved, planned and checked: everything but rendered.
pub struct Loaded {
    resolved: Resolved,
    pub site: Arc<Site>,
    pub plan: Arc<Plan>,
    /// What its author should know, in the order in which it was found
    pub found: Vec<Diagnostic>,
}

impl Loaded {
    pub fn has_errors(&self) -> bool {
        has_errors(&self.found)
    }

    /// The texts that its messages speak of.
    pub fn texts(&self, root: &Path) -> Result<AsRead, Failure> {
        AsRead::of(root, &self.site, print::files(&self.found))
    }
}

fn has_errors(found: &[Diagnostic]) -> bool {
    found.iter().any(Diagnostic::is_error)
}

/// Runs the stages up to `check`. `base_url` overrides the configuration's. What an earlier build
/// knows of pages is used, and nothing is written.
pub fn load(
    root: &Path,
    base_url: Option<&BaseUrl>,
    selection: Selection,
) -> Result<Loaded, Failure> {
    anew::while_it_changes(|texts| {
        let loaded = load_once((root, texts), base_url, selection)?;
        loaded.resolved.check_files(root)?;
        Ok(loaded)
    })
}

fn load_once(
    (root, texts): (&Path, Texts),
    base_url: Option<&BaseUrl>,
    selection: Selection,
) -> Result<Loaded, Failure> {
    let listed = Listed::now(root, texts)?;
    let pages = |options| KnownPages::look(&Cache::of(root), (listed.looked_ns, options));
    let asking = Asking { root, base_url, selection };
    Ok(listed.load(asking, &pages, &mut Laps::new())?.0)
}

/// Which site is asked for.
#[derive(Clone, Copy)]
pub(crate) struct Asking<'a> {
    pub root: &'a Path,
    pub base_url: Option<&'a BaseUrl>,
    pub selection: Selection,
}

impl Asking<'_> {
    fn load(
        self,
        sources: Arc<Sources>,
        known: (&Before<'_>, &Beside<'_>),
        laps: &mut Laps,
    ) -> Result<(Loaded, KnownPages), Failure> {
        let highlighter = Arc::new(Highlighter::new());
        let (resolved, pages) = self.resolve(sources, known, highlighter, laps)?;
        let found = resolved.check(self.root)?;
        laps.lap("check");
        let (site, plan) = (Arc::clone(&resolved.site), Arc::clone(&resolved.plan));
        Ok((Loaded { resolved, site, plan, found }, pages))
    }

    /// Runs the stages up to `plan`, and reads what belongs to pages.
    pub(crate) fn resolve(
        self,
        sources: Arc<Sources>,
        (before, beside): (&Before<'_>, &Beside<'_>),
        highlighter: Arc<Highlighter>,
        laps: &mut Laps,
    ) -> Result<(Resolved, KnownPages), Failure> {
        let Asking { root, base_url, selection } = self;
        let mut found = Vec::new();
        let of_file = |file: &SourceFile| read::bytes(root, file);
        let (mut parsed, known) = parse(&sources, (&of_file, before), &mut found)?;
        if let Some(base_url) = base_url {
            parsed.config.base_url = base_url.clone();
        }
        laps.lap("parse");
        let found_in_files = found.len();
        let site = Arc::new(resolve(sources, (parsed, beside), selection, &mut found));
        laps.lap("resolve");
        let plan = Arc::new(plan(&site, &mut found));
        laps.lap("plan");
        let pages = site.pages.iter().map(|page| &**page);
        let (samples, images) = check::wanted((&site, &plan), pages);
        let attached = read::attached(root, &site.sources, (samples, images), beside.held)?;
        let numbers = beside.held.map(|held| Arc::clone(&held.numbers)).unwrap_or_default();
        let resolved = Resolved {
            site,
            plan,
            attached: Arc::new(attached),
            highlighter,
            looked_ns: before.looked_ns,
            selection,
            numbers,
            found,
            found_in_files,
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
    let mut listed = Listed::now(root, texts)?;
    laps.lap("discover");
    let last = Last::of(&cache, &request.out);
    if request.memory == Memory::Use
        && let Some(built) = last.still_holds(request, &listed.sources)
        && emit::is_intact((root, &request.out), &cache)
    {
        laps.lap("compare");
        let timings = laps.finish(Times::default());
        let (sources, built) = (listed.sources, Some(built));
        let (texts, found) = (AsRead::default(), Vec::new());
        return Ok(Report { sources, texts, found, built, timings });
    }
    last.forget();
    let asking = Asking { root, base_url: request.base_url.as_ref(), selection: request.selection };
    let load = |listed: &Listed, laps: &mut Laps| {
        let at = |options| (listed.looked_ns, options);
        let pages = |options| KnownPages::open(&cache, request.memory, at(options));
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
        last.forget();
        listed = Listed::now(root, texts)?;
        (loaded, known) = load(&listed, &mut laps)?;
    }
    let samples: Vec<String> = loaded.resolved.attached.samples.keys().cloned().collect();
    known.close(&loaded.site.sources)?;
    laps.lap("remember");
    let pages = loaded.plan.pages();
    let outputs = loaded.plan.outputs().len();
    let known_code = Arc::new(KnownCode::of(&cache, request.memory));
    loaded.resolved.highlighter.remember_in(Arc::clone(&known_code) as _);
    let write = |plan: &Plan, maker: &dyn Make| {
        let claim = claim.as_ref().expect("a site without errors has its folder");
        let (path, cache, memory) = (request.out.as_path(), &cache, request.memory);
        emit::emit(plan, &Target { path, claim, cache, memory }, maker)
    };
    let Made { site, texts, found, made, times } = make(loaded, (root, watch), write)?;
    laps.lap("render and write");
    let built = made.map(|emitted| Built { pages, outputs, emitted });
    if let Some(built) = built {
        if let Some(known_code) = Arc::into_inner(known_code) {
            known_code.close(MOST_CODE * site.sources.text_bytes() + LEAST_CODE_BYTES)?;
        }
        if found.is_empty() {
            last.store(request, (&site, listed.looked_ns), (samples, built))?;
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

/// Finds all that a build finds, also what only shows when pages are rendered, and writes nothing.
pub fn check(
    root: &Path,
    base_url: Option<&BaseUrl>,
    selection: Selection,
    watch: &dyn Watch,
) -> Result<Checkup, Failure> {
    anew::while_it_changes(|texts| {
        let loaded = load_once((root, texts), base_url, selection)?;
        let drop_all = |plan: &Plan, maker: &dyn Make| {
            render::each(plan.outputs(), |output| {
                let made = maker.make(output).map(drop);
                maker.is_done();
                made
            })?;
            maker.check_files()
        };
        let Made { site, texts, found, .. } = make(loaded, (root, watch), drop_all)?;
        Ok(Checkup { site, texts, found })
    })
}
