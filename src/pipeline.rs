//! A build: the stages in their order.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::cache::Cache;
use crate::check::{self, Checked};
use crate::diagnostic::{self, Diagnostic};
use crate::discover;
use crate::discover::history::{self, Wanted};
use crate::discover::read::{self, Attached};
use crate::emit::{self, Emitted, Target};
use crate::failure::Failure;
use crate::parse::config::BaseUrl;
use crate::parse::parse;
use crate::plan::{Output, Plan, plan};
use crate::render::highlight::Highlighter;
use crate::render::{self, Renderer, Stop};
use crate::resolve::{Selection, resolve};
use crate::site::{Page, Site};
use crate::source::{SourceFile, Sources};
use crate::upkeep::coverage;

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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Memory {
    Use,
    /// `--force`
    Ignore,
}

/// How far a build is: outputs made, and outputs in all.
pub type OnProgress<'p> = dyn Fn(usize, usize) + Sync + 'p;

/// What became of a build, with all that its author should know.
pub struct Report {
    pub sources: Arc<Sources>,
    /// In the order of their places
    pub found: Vec<Diagnostic>,
    /// None when there are errors
    pub built: Option<Built>,
}

#[derive(Debug, Clone, Copy)]
pub struct Built {
    pub pages: usize,
    pub outputs: usize,
    pub emitted: Emitted,
}

/// A site that is read, resolved, planned and checked: everything but rendered.
pub struct Loaded {
    pub site: Arc<Site>,
    pub plan: Arc<Plan>,
    attached: Attached,
    highlighter: Arc<Highlighter>,
    /// What its author should know, in the order in which it was found
    pub found: Vec<Diagnostic>,
}

impl Loaded {
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(Diagnostic::is_error)
    }
}

/// Runs the stages up to `check`. `base_url` overrides the configuration's.
pub fn load(
    root: &Path,
    base_url: Option<&BaseUrl>,
    selection: Selection,
) -> Result<Loaded, Failure> {
    let mut found = Vec::new();
    let sources = discover::walk(root)?;
    let mut parsed = parse(&sources, &|file| read::bytes(root, file), &mut found)?;
    if let Some(base_url) = base_url {
        parsed.config.base_url = base_url.clone();
    }
    let history = |wanted: &[Wanted]| history::read(root, wanted);
    let site = Arc::new(resolve(sources, (parsed, &history), selection, &mut found));
    let plan = Arc::new(plan(&site, &mut found));
    let (samples, images) = check::wanted(&site, &plan);
    let attached = read::attached(root, &site.sources, samples, images)?;
    let highlighter = Arc::new(Highlighter::new());
    let checked = Checked {
        site: &site,
        plan: &plan,
        attached: &attached,
        highlighter: &highlighter,
        today: selection.today,
    };
    check::check(&checked, &mut found);
    let wants_claims = |page: &Page| check::guides::wants_claims(&site, page);
    let of_file = |file: &SourceFile| read::bytes(root, file);
    for coverage in coverage::coverage(&site, &wants_claims, &of_file)? {
        check::guides::unbound_numbers(&site, &coverage, &mut found);
    }
    Ok(Loaded { site, plan, attached, highlighter, found })
}

/// Builds a site. The author's mistakes are in the report; a failure is the machine's.
pub fn build(request: &Request, on_progress: &OnProgress<'_>) -> Result<Report, Failure> {
    let loaded = load(&request.root, request.base_url.as_ref(), request.selection)?;
    let is_page = |output: &&Output| output.path.ends_with(".html");
    let pages = loaded.plan.outputs().iter().filter(is_page).count();
    let outputs = loaded.plan.outputs().len();
    let cache = Cache::of(&request.root);
    let target = Target { folder: &request.out, cache: &cache, memory: request.memory };
    let write = |plan: &Plan, render: &Render<'_>| emit::emit(plan, &target, render);
    let Made { site, found, made } = make(loaded, &request.root, on_progress, write)?;
    let built = made.map(|emitted| Built { pages, outputs, emitted });
    Ok(Report { sources: Arc::clone(&site.sources), found, built })
}

/// A site that has been checked as a build checks it.
pub struct Checkup {
    pub site: Arc<Site>,
    /// In the order of their places
    pub found: Vec<Diagnostic>,
}

/// Finds all that a build finds, also what only shows when pages are rendered, and writes nothing.
pub fn check(
    root: &Path,
    base_url: Option<&BaseUrl>,
    selection: Selection,
    on_progress: &OnProgress<'_>,
) -> Result<Checkup, Failure> {
    let loaded = load(root, base_url, selection)?;
    let drop_all = |plan: &Plan, render: &Render<'_>| {
        render::each(plan.outputs(), |output| render(output).map(drop))
    };
    let Made { site, found, .. } = make(loaded, root, on_progress, drop_all)?;
    Ok(Checkup { site, found })
}

/// Makes the bytes of an output.
type Render<'r> = dyn Fn(&Output) -> Result<Cow<'static, [u8]>, Stop> + Sync + 'r;

/// What became of the recipes of a site.
struct Made<T> {
    site: Arc<Site>,
    /// In the order of their places
    found: Vec<Diagnostic>,
    /// None when there are errors
    made: Option<T>,
}

/// Lets `make_all` run the recipes of a site without errors, and finds what is wrong in them.
fn make<T>(
    loaded: Loaded,
    root: &Path,
    on_progress: &OnProgress<'_>,
    make_all: impl FnOnce(&Plan, &Render<'_>) -> Result<T, Stop>,
) -> Result<Made<T>, Failure> {
    let has_errors = loaded.has_errors();
    let Loaded { site, plan, attached, highlighter, mut found } = loaded;
    let made = if has_errors {
        None
    } else {
        let home = root.to_owned();
        let read = Arc::new(move |file: &_| read::bytes(&home, file));
        let (site, outputs) = (Arc::clone(&site), plan.outputs().len());
        let renderer = Renderer::new(site, Arc::clone(&plan), attached, (highlighter, read));
        let done = AtomicUsize::new(0);
        let made = make_all(&plan, &|output| {
            let bytes = renderer.render(&output.recipe);
            on_progress(done.fetch_add(1, Ordering::Relaxed) + 1, outputs);
            bytes
        });
        match made {
            Ok(made) => Some(made),
            Err(Stop::Machine(failure)) => return Err(failure),
            Err(Stop::Author(more)) => {
                found.extend(more);
                None
            }
        }
    };
    diagnostic::sort(&mut found);
    diagnostic::merge_pages(&mut found);
    Ok(Made { site, found, made })
}
