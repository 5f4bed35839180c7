//! A site that is ready to be rendered.

use std::path::Path;
use std::sync::Arc;

use super::as_read::{AsRead, as_read};
use super::check::numbers::{self, Numbers};
use super::check::{self, Checked};
use super::discover::read::Attached;
use super::discover::steady;
use super::plan::Plan;
use super::render::outputs::Recipes;
use super::render::{ReadFile, RenderInputs, Renderer};
use super::resolve::Selection;
use super::site::Site;
use crate::base::failure::Failure;
use crate::diagnostic::{Diagnostic, print};
use crate::highlight::Highlighter;
use crate::source::SourceFile;

/// A site that is read, resolved and planned: its outputs can be made one by one. Cheap to clone.
#[derive(Clone)]
pub struct Resolved {
    pub site: Arc<Site>,
    pub plan: Arc<Plan>,
    pub(super) recipes: Arc<Recipes>,
    pub(super) attached: Arc<Attached>,
    pub(super) highlighter: Arc<Highlighter>,
    /// Before its files were listed, in nanoseconds since 1970
    pub(super) looked_ns: u64,
    pub(super) selection: Selection,
    pub(super) numbers: Arc<Numbers>,
    /// What is wrong in files alone, and across them, each in the order in which it was found
    pub(super) in_files: Vec<Diagnostic>,
    pub(super) across: Vec<Diagnostic>,
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

    /// What is wrong so far, in the order in which it was found.
    pub fn found(&self) -> Vec<Diagnostic> {
        [self.in_files.as_slice(), &self.across].concat()
    }

    /// All that its author should know, in the order in which it was found.
    pub fn check(&self, root: &Path) -> Result<Vec<Diagnostic>, Failure> {
        let (site, mut found) = (&self.site, self.found());
        check::check(&self.checked(), &mut found);
        let of_file = |file: &SourceFile| as_read(root, site, file);
        numbers::check(site, &self.numbers, &of_file, &mut found)?;
        Ok(found)
    }

    /// Fails where a file was being written when the site was listed, and so may be half of what its
    /// author wrote.
    pub(super) fn check_files(&self, root: &Path) -> Result<(), Failure> {
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
        let inputs = RenderInputs {
            site: Arc::clone(&self.site),
            plan: Arc::clone(&self.plan),
            attached: Arc::clone(&self.attached),
            highlighter: Arc::clone(&self.highlighter),
            read,
            looked_ns: self.looked_ns,
        };
        Renderer::new(inputs, Arc::clone(&self.recipes))
    }
}

/// A site that is read, resolved, planned and checked: everything but rendered.
pub struct Loaded {
    pub(super) resolved: Resolved,
    pub site: Arc<Site>,
    pub plan: Arc<Plan>,
    /// What its author should know, in the order in which it was found
    pub found: Vec<Diagnostic>,
}

impl Loaded {
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(Diagnostic::is_error)
    }

    pub(crate) fn renderer(&self, root: &Path) -> Renderer {
        self.resolved.renderer(root)
    }

    /// The texts that its messages speak of.
    pub fn texts(&self, root: &Path) -> Result<AsRead, Failure> {
        AsRead::of(root, &self.site, print::files(&self.found))
    }
}
