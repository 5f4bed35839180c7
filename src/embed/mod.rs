//! The public library: builds or checks a site from any source, or renders single outputs. It composes the
//! stages as the program does; nothing in the program depends on it.

mod options;
mod report;

pub use self::options::Options;
pub use self::report::{Diagnostic, Report};

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::base::failure::Failure;
use crate::cache::CacheMode;
use crate::compile::discover::{Folder, root};
use crate::compile::emit::Make;
use crate::compile::plan::Plan;
use crate::compile::render::{Renderer, Stop, each};
use crate::compile::{self, Loaded, Outcome, Pipeline, Request, check_out};
use crate::diagnostic;
use crate::source::given::Source;

/// The result of [`build`].
///
/// ```
/// let site = versus::Memory::from([("content/_index.md", "# Compared\n\nSee [this](gone.md).\n")]);
/// let built = versus::build(&site, &versus::Options::default())?;
/// assert_eq!(built.report.diagnostics[0].code, "dead-link");
/// assert!(built.outputs.is_empty());
/// # Ok::<(), versus::Failure>(())
/// ```
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Build {
    /// Files by their paths below the root folder of a server, such as `backend/index.html`; empty if the
    /// report has errors
    pub outputs: BTreeMap<String, Vec<u8>>,
    /// The errors and warnings for the site's author
    pub report: Report,
}

/// Builds a site in memory. Nothing is written, even if the source is a folder.
///
/// Pages are rendered in parallel, on the global thread pool of rayon. The same source and options give the
/// same bytes, provided that the day is the same: see [`Options::today`].
///
/// Templates are programs, and a template with an endless loop is not stopped. Build untrusted sites in a
/// separate process.
///
/// # Errors
///
/// Returns a failure if the source cannot be read, or is a folder without a site. Mistakes of the author are in
/// the report.
///
/// ```
/// let site = versus::Memory::from([("content/_index.md", "# Compared\n")]);
/// let built = versus::build(&site, &versus::Options::default())?;
/// let home = String::from_utf8_lossy(&built.outputs["index.html"]);
/// assert!(home.contains("Compared</h1>"));
/// # Ok::<(), versus::Failure>(())
/// ```
pub fn build(source: &dyn Source, options: &Options) -> Result<Build, Failure> {
    let keep_all = |plan: &Plan, maker: &dyn Make| {
        let made = each(plan.outputs(), |output| {
            let (bytes, _) = maker.make(output)?;
            Ok((output.path.clone(), bytes.into_owned()))
        })?;
        maker.check_files()?;
        Ok(made.into_iter().collect())
    };
    let outcome = pipeline(source, options)?.run(&|_, _| {}, keep_all)?;
    let Outcome { site, texts, found, result, .. } = outcome;
    let report = Report::of((&site.sources, &texts), &found);
    Ok(Build { outputs: result.unwrap_or_default(), report })
}

/// Builds the site in a folder into another folder, as `versus build` does: outputs that would be the same
/// are not rendered again, changed outputs are written after all have been rendered, and stale files are
/// removed. The cache is in `.versus/`, in the folder of the site. If another build is writing into `out`,
/// waits until it has finished.
///
/// # Errors
///
/// Returns a failure if a file cannot be read or written, if there is no site in the folder, or if `out` is
/// a folder that the site is read from. If the report has errors, nothing is written to `out`; the cache may be.
///
/// ```
/// # let (site, out) = (tempfile::tempdir()?, tempfile::tempdir()?);
/// # let (site, out) = (site.path(), out.path());
/// std::fs::create_dir(site.join("content"))?;
/// std::fs::write(site.join("content/_index.md"), "# Compared\n")?;
/// let folder = versus::Folder::new(site);
/// let report = versus::build_to(&folder, out, &versus::Options::default())?;
/// assert!(!report.has_errors());
/// assert!(out.join("index.html").is_file());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn build_to(
    folder: &Folder,
    out: impl AsRef<Path>,
    options: &Options,
) -> Result<Report, Failure> {
    let (root, out) = (folder.path().to_owned(), out.as_ref().to_owned());
    check_site(&root)?;
    check_out(&root, &out).map_err(|why| Failure::of("build a site", why))?;
    let (base_url, selection) = (options.base_url.clone(), options.selection());
    let request = Request { root, out, base_url, selection, cache_mode: CacheMode::Use };
    let compile::Report { sources, texts, found, .. } = compile::build(&request, &|_, _| {})?;
    Ok(Report::of((&sources, &texts), &found))
}

/// Finds all problems of a site, including those that only rendering its pages can find. Keeps and writes
/// nothing.
///
/// # Errors
///
/// Returns a failure if the source cannot be read. A folder must have `versus.toml` or `content/`. Mistakes of
/// the author are in the report.
///
/// ```
/// let no_site = tempfile::tempdir()?;
/// let failure = versus::check(&versus::Folder::new(no_site.path()), &versus::Options::default());
/// let failure = failure.expect_err("the folder is empty").to_string();
/// assert!(failure.ends_with("it has neither `versus.toml` nor `content/`"), "{failure}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Code fences show files of the source:
///
/// ```
/// let site = versus::Memory::from([("content/_index.md", "# Compared\n\n```rust {file=\"main.rs\"}\n```\n")]);
/// let report = versus::check(&site, &versus::Options::default())?;
/// assert_eq!(report.diagnostics[0].code, "missing-sample");
/// # Ok::<(), versus::Failure>(())
/// ```
pub fn check(source: &dyn Source, options: &Options) -> Result<Report, Failure> {
    let compile::Checkup { site, texts, found } = pipeline(source, options)?.check(&|_, _| {})?;
    Ok(Report::of((&site.sources, &texts), &found))
}

fn pipeline<'a>(source: &'a dyn Source, options: &'a Options) -> Result<Pipeline<'a>, Failure> {
    source.folder().map_or(Ok(()), check_site)?;
    Ok(Pipeline::read_only(source, options.base_url.as_ref(), options.selection()))
}

fn check_site(folder: &Path) -> Result<(), Failure> {
    root::check(folder).map_err(|why| Failure::of("open a site", why))
}

/// A site that has been read and checked, and whose outputs are rendered one by one on request, for servers
/// and previews. Any number of threads can share it.
///
/// ```
/// let source = versus::Memory::from([("content/_index.md", "# Compared\n")]);
/// let site = versus::Site::open(&source, &versus::Options::default())?;
/// let page = site.render("index.html").expect("it is there");
/// assert!(String::from_utf8_lossy(&page).contains("Compared"));
/// # Ok::<(), versus::Failure>(())
/// ```
pub struct Site {
    root: PathBuf,
    loaded: Loaded,
    renderer: Renderer,
    report: Report,
}

impl Site {
    /// Reads a site, and runs all checks that do not require rendering.
    ///
    /// # Errors
    ///
    /// Returns a failure if the source cannot be read, or is a folder without a site.
    ///
    /// ```
    /// let outside = versus::Memory::from([("../content/_index.md", "# Compared\n")]);
    /// assert!(versus::Site::open(&outside, &versus::Options::default()).is_err());
    /// ```
    pub fn open(source: &dyn Source, options: &Options) -> Result<Site, Failure> {
        let root = source.root().to_owned();
        let mut loaded = pipeline(source, options)?.open()?;
        diagnostic::sort(&mut loaded.found);
        let report = Report::read(&root, loaded.site(), &loaded.found)?;
        let renderer = loaded.renderer(&root);
        Ok(Site { root, loaded, renderer, report })
    }

    /// The problems found when the site was opened. If there are errors, no output is rendered.
    ///
    /// ```
    /// let source = versus::Memory::from([("versus.toml", "titel = \"Compared\"\n")]);
    /// let site = versus::Site::open(&source, &versus::Options::default())?;
    /// assert!(site.report().has_errors());
    /// # Ok::<(), versus::Failure>(())
    /// ```
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The paths of the outputs, sorted.
    ///
    /// ```
    /// let source = versus::Memory::from([("content/_index.md", "# Compared\n")]);
    /// let site = versus::Site::open(&source, &versus::Options::default())?;
    /// assert!(site.paths().any(|path| path == "sitemap.xml"));
    /// # Ok::<(), versus::Failure>(())
    /// ```
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.loaded.plan().outputs().iter().map(|output| output.path.as_str())
    }

    /// Renders an output, and returns its bytes.
    ///
    /// # Errors
    ///
    /// See [`RenderError`].
    ///
    /// ```
    /// let source = versus::Memory::from([("content/_index.md", "# Compared\n")]);
    /// let site = versus::Site::open(&source, &versus::Options::default())?;
    /// assert!(site.render("sitemap.xml").is_ok());
    /// assert!(matches!(site.render("no-such.xml"), Err(versus::RenderError::NoOutput)));
    /// # Ok::<(), versus::Failure>(())
    /// ```
    pub fn render(&self, path: &str) -> Result<Vec<u8>, RenderError> {
        if self.report.has_errors() {
            return Err(RenderError::Author(self.report.clone()));
        }
        let output = self.loaded.plan().find(path).ok_or(RenderError::NoOutput)?;
        match self.renderer.render(output) {
            Ok((bytes, _)) => Ok(bytes.into_owned()),
            Err(Stop::Machine(failure)) => Err(RenderError::Machine(failure.since_opened())),
            Err(Stop::Author(found)) => {
                match Report::read(&self.root, self.loaded.site(), &found) {
                    Ok(report) => Err(RenderError::Author(report)),
                    Err(failure) => Err(RenderError::Machine(failure.since_opened())),
                }
            }
        }
    }
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Site").field("report", &self.report).finish_non_exhaustive()
    }
}

/// The reason why an output was not rendered.
///
/// ```
/// let source = versus::Memory::from([
///     ("content/_index.md", "# Compared\n"),
///     ("templates/home.html", "{{ no.such.thing }}"),
/// ]);
/// let site = versus::Site::open(&source, &versus::Options::default())?;
/// let error = site.render("index.html").expect_err("the template fails");
/// assert!(matches!(error, versus::RenderError::Author(_)));
/// # Ok::<(), versus::Failure>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum RenderError {
    /// The site has no output at this path.
    NoOutput,
    /// The site has errors.
    Author(Report),
    /// A file could not be read. If [`Failure::is_change`], it has changed since the site was opened: open
    /// the site again.
    Machine(Failure),
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RenderError::NoOutput => f.write_str("the site has no output at this path"),
            RenderError::Author(report) => report.fmt(f),
            RenderError::Machine(failure) => failure.fmt(f),
        }
    }
}

impl std::error::Error for RenderError {}
