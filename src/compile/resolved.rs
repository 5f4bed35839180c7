//! A site that is ready to be checked and rendered.

use std::path::Path;
use std::sync::Arc;

use super::as_read::{AsRead, as_read};
use super::check::numbers::{self, Numbers};
use super::check::reading::{self, Readings};
use super::check::{self, Checked};
use super::discover::read::Attached;
use super::discover::steady;
use super::plan::Plan;
use super::refer::Samples;
use super::render::outputs::Recipes;
use super::render::{ReadFile, RenderInputs, Renderer};
use super::resolve::Selection;
use super::site::Site;
use crate::base::failure::Failure;
use crate::cache::PageCache;
use crate::diagnostic::{Diagnostic, print};
use crate::highlight::Highlighter;
use crate::source::SourceFile;

/// A site after `plan`: its outputs can be rendered one by one. Cheap to clone.
#[derive(Clone)]
pub struct Resolved {
    pub site: Arc<Site>,
    pub plan: Arc<Plan>,
    pub(super) recipes: Arc<Recipes>,
    pub(super) attached: Arc<Attached>,
    pub(super) highlighter: Arc<Highlighter>,
    pub(super) selection: Selection,
    pub(super) numbers: Arc<Numbers>,
    pub(super) readings: Arc<Readings>,
    /// Where what pages state is stored
    pub(super) pages: PageCache,
    /// Diagnostics of `parse`, which looks at each file alone, in the order in which they were found
    pub(super) in_files: Vec<Diagnostic>,
    /// Diagnostics of `resolve` and `plan`, which look across files
    pub(super) across: Vec<Diagnostic>,
}

impl Resolved {
    /// What the checks may look at.
    pub fn checked(&self) -> Checked<'_> {
        Checked {
            site: &self.site,
            plan: &self.plan,
            attached: &self.attached,
            highlighter: &self.highlighter,
            today: self.selection.today,
        }
    }

    /// Returns the diagnostics before `check`, in the order in which they were found.
    pub fn found(&self) -> Vec<Diagnostic> {
        [self.in_files.as_slice(), &self.across].concat()
    }

    /// Checks the site. Returns all diagnostics, in the order in which they were found.
    pub fn check(&self, root: &Path) -> Result<Vec<Diagnostic>, Failure> {
        let (site, mut found) = (&self.site, self.found());
        check::check(&self.checked(), &self.pages, &mut found)?;
        let of_file = |file: &SourceFile| as_read(root, site, file);
        numbers::check(site, &self.numbers, &of_file, &mut found)?;
        let caches = (&*self.readings, &self.pages);
        reading::check(site, self.selection.today, caches, &of_file, &mut found)?;
        Ok(found)
    }

    /// Fails if a file was being written when the site was listed, and so may have been read half-written.
    pub(super) fn check_files(&self, root: &Path) -> Result<(), Failure> {
        steady::check(root, &self.site.sources)
    }

    /// Reads the texts that these diagnostics point into, as they were when they were parsed.
    pub fn texts(&self, root: &Path, found: &[Diagnostic]) -> Result<AsRead, Failure> {
        AsRead::of(root, &self.site, print::files(found))
    }

    /// The paths of the samples that its pages show, from the site's root.
    pub fn samples(&self) -> impl Iterator<Item = &str> {
        self.attached.samples.keys().map(String::as_str)
    }

    /// What the code of facts is read from.
    pub fn samples_of_facts(&self) -> Samples<'_> {
        let Resolved { site, attached, highlighter, .. } = self;
        Samples { sources: &site.sources, attached, highlighter }
    }

    /// Returns a renderer of its outputs.
    pub fn renderer(&self, root: &Path) -> Renderer {
        let (root, site) = (root.to_owned(), Arc::clone(&self.site));
        let read: ReadFile = Arc::new(move |file: &_| as_read(&root, &site, file));
        let inputs = RenderInputs {
            site: Arc::clone(&self.site),
            plan: Arc::clone(&self.plan),
            attached: Arc::clone(&self.attached),
            highlighter: Arc::clone(&self.highlighter),
            read,
        };
        Renderer::new(inputs, Arc::clone(&self.recipes))
    }
}

/// A site after `check`: everything but rendered.
pub struct Loaded {
    pub(super) resolved: Resolved,
    /// In the order in which they were found
    pub found: Vec<Diagnostic>,
}

impl Loaded {
    pub fn site(&self) -> &Arc<Site> {
        &self.resolved.site
    }

    pub fn plan(&self) -> &Plan {
        &self.resolved.plan
    }

    pub fn has_errors(&self) -> bool {
        self.found.iter().any(Diagnostic::is_error)
    }

    pub(crate) fn renderer(&self, root: &Path) -> Renderer {
        self.resolved.renderer(root)
    }

    /// Reads the texts that its diagnostics point into.
    pub fn texts(&self, root: &Path) -> Result<AsRead, Failure> {
        self.resolved.texts(root, &self.found)
    }
}
