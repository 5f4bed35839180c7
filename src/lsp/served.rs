//! A site that an editor works at: as its files are, with the texts of the editor laid over them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::Diagnostic as Shown;

use super::documents::Documents;
use crate::cache::{Cache, KnownPages};
use crate::check::{self, Checked};
use crate::diagnostic::{self, Diagnostic};
use crate::discover::history::{self, Wanted};
use crate::discover::{self, read};
use crate::failure::Failure;
use crate::language::Known;
use crate::parse::{Read, parse};
use crate::plan::{Plan, plan};
use crate::render::highlight::Highlighter;
use crate::resolve::{Selection, resolve};
use crate::site::Site;
use crate::source::{FileId, SourceFile};

pub(super) struct Served {
    pub(super) root: PathBuf,
    selection: Selection,
    highlighter: Highlighter,
    /// Whether something has changed since it was read
    pub(super) is_stale: bool,
    pub(super) site: Arc<Site>,
    pub(super) plan: Arc<Plan>,
    /// In the order of their places
    pub(super) found: Vec<Diagnostic>,
    /// What the editor shows now, by the path of each file
    pub(super) shown: BTreeMap<String, Vec<Shown>>,
}

impl Served {
    pub(super) fn open(
        root: PathBuf,
        selection: Selection,
        documents: &Documents,
    ) -> Result<Served, Failure> {
        let highlighter = Highlighter::new();
        let (site, plan, found) = load(&root, selection, documents, &highlighter)?;
        let shown = BTreeMap::new();
        Ok(Served { root, selection, highlighter, is_stale: false, site, plan, found, shown })
    }

    /// Reads again what has changed.
    pub(super) fn refresh(&mut self, documents: &Documents) -> Result<(), Failure> {
        if self.is_stale {
            let loaded = load(&self.root, self.selection, documents, &self.highlighter)?;
            (self.site, self.plan, self.found) = loaded;
            self.is_stale = false;
        }
        Ok(())
    }

    pub(super) fn ask<T>(
        &self,
        documents: &Documents,
        question: impl FnOnce(&Known<'_>) -> T,
    ) -> T {
        let read = |file: &SourceFile| bytes(&self.root, documents, file);
        let (site, plan, today) = (&*self.site, &*self.plan, self.selection.today);
        question(&Known { site, plan, read: &read, today })
    }

    pub(super) fn file(&self, path: &Path) -> Option<FileId> {
        let below = path.strip_prefix(&self.root).ok()?;
        let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
        self.site.sources.find(&parts?.join("/"))
    }

    pub(super) fn path(&self, file: FileId) -> PathBuf {
        self.root.join(self.site.sources.path(file))
    }
}

fn bytes(
    root: &Path,
    documents: &Documents,
    file: &SourceFile,
) -> Result<Cow<'static, [u8]>, Failure> {
    match documents.get(&root.join(&*file.path)) {
        Some(document) => Ok(Cow::Owned(document.text.clone().into_bytes())),
        None => read::bytes(root, file),
    }
}

type State = (Arc<Site>, Arc<Plan>, Vec<Diagnostic>);

fn load(
    root: &Path,
    selection: Selection,
    documents: &Documents,
    highlighter: &Highlighter,
) -> Result<State, Failure> {
    let sources = discover::walk(root)?;
    let mut found = Vec::new();
    let of_file = |file: &SourceFile| bytes(root, documents, file);
    let read: &Read<'_> = &of_file;
    let known = |options| KnownPages::look(&Cache::of(root), (0, options));
    let (parsed, _) = parse(&sources, (read, &known), &mut found)?;
    let history = |wanted: &[Wanted]| history::read(root, wanted);
    let site = resolve(sources, (parsed, &history), selection, &mut found);
    let plan = plan(&site, &mut found);
    let (samples, images) = check::wanted(&site, &plan);
    let attached = read::attached(root, &site.sources, samples, images)?;
    let today = selection.today;
    let checked = Checked { site: &site, plan: &plan, attached: &attached, highlighter, today };
    check::check(&checked, &mut found);
    diagnostic::sort(&mut found);
    diagnostic::merge_pages(&mut found);
    Ok((Arc::new(site), Arc::new(plan), found))
}
