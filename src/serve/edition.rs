//! A snapshot of the site after one change, which renders a page when it is requested. IO, through the
//! renderer's reader.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use percent_encoding::percent_decode_str;

use super::problem::{Home, Problem, problems};
use crate::base::address::{Href, SitePath};
use crate::base::failure::Failure;
use crate::base::hash::Hash;
use crate::base::index::Index;
use crate::compile::Resolved;
use crate::compile::check;
use crate::compile::plan::{About, Output, Plan};
use crate::compile::render::{Renderer, Stop};
use crate::compile::site::Page;
use crate::diagnostic::Diagnostic;
use crate::source::{Origin, Role};

/// A snapshot of the site.
pub(super) struct Edition {
    home: Home,
    resolved: Arc<Resolved>,
    renderer: Renderer,
    /// The diagnostics of reading and resolving the site and of its theme; pages are checked on request
    found: Vec<Diagnostic>,
}

/// The outputs of a plan that are known to render without errors.
pub(super) struct Rendered {
    plan: Arc<Plan>,
    /// For each output that was rendered, the hash of its input: for a page its text
    from: Vec<Option<Hash>>,
}

/// Which outputs to render.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// One output for each template: an error in a template affects most of its outputs
    OnePerTemplate,
    All,
}

/// The result of a request to an edition.
pub(super) enum Answer {
    Made(Made),
    /// A file on disk, to be served unchanged
    File(PathBuf),
    /// Redirect to another address
    Moved(Href),
    Nothing,
    /// The page or its templates have errors
    Wrong(Vec<Problem>),
    /// A file has changed since the site was read; a newer edition will follow
    Changed(Failure),
}

/// A rendered output.
pub(super) struct Made {
    /// Path relative to the output folder
    pub path: String,
    pub bytes: Cow<'static, [u8]>,
}

impl Edition {
    pub(super) fn new(home: &Home, resolved: Arc<Resolved>) -> Edition {
        let mut found = resolved.found();
        found.extend(check::theme(&resolved.checked()));
        let renderer = resolved.renderer(&home.root);
        let home = home.clone();
        Edition { home, resolved, renderer, found }
    }

    pub(super) fn resolved(&self) -> &Arc<Resolved> {
        &self.resolved
    }

    /// Returns which outputs are known to render, taken from an earlier edition if its plan is the same.
    pub(super) fn rendered(&self, before: Option<Rendered>) -> Rendered {
        let plan = &self.resolved.plan;
        let is_same = |before: &Rendered| Arc::ptr_eq(&before.plan, plan);
        before.filter(is_same).unwrap_or_else(|| Rendered {
            plan: Arc::clone(plan),
            from: vec![None; plan.outputs().len()],
        })
    }

    /// Renders the outputs that are not known to render, and returns their diagnostics. Returns `None` if the
    /// edition or one of its files becomes outdated in the meantime.
    pub(super) fn render_share(
        &self,
        share: Share,
        rendered: &mut Rendered,
        is_old: impl Fn() -> bool,
    ) -> Option<Vec<Diagnostic>> {
        let Resolved { site, plan, .. } = &*self.resolved;
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        for (output, made_from) in plan.outputs().iter().zip(&mut rendered.from) {
            let (from, own_template) = match output.about {
                About::File(_) => continue,
                About::Page { page, .. } => {
                    let page = &site.pages[page];
                    (page.content, page.matter.template.as_ref())
                }
                _ => (Hash::of(b""), None),
            };
            if *made_from == Some(from) {
                continue;
            }
            let template = (self.renderer.template(output), own_template.map(|of| &of.value));
            if share == Share::OnePerTemplate && !seen.insert(template) {
                continue;
            }
            if is_old() {
                return None;
            }
            match self.renderer.render(output) {
                Ok(_) => *made_from = Some(from),
                Err(Stop::Author(wrong)) => found.extend(wrong),
                Err(Stop::Machine(_)) => return None,
            }
        }
        Some(found)
    }

    /// Reports whether pages can be rendered: all known errors are in pages.
    pub(super) fn is_sound(&self) -> bool {
        let sources = &self.resolved.site.sources;
        let role = |of: &Diagnostic| sources.get(of.span.file).role;
        let is_of_page = |of: &Diagnostic| matches!(role(of), Role::Markdown | Role::Companion);
        self.found.iter().filter(|of| of.is_error()).all(is_of_page)
    }

    /// Returns the address for the path of a request, or `None` for a path outside of the site.
    fn address(&self, path: &str) -> Option<SitePath> {
        let path = percent_decode_str(path).decode_utf8().ok()?;
        self.resolved.site.config.base_url.below(&path).map(SitePath::new)
    }

    /// Answers a request for a path.
    pub(super) fn answer(&self, path: &str) -> Answer {
        let base = &self.resolved.site.config.base_url;
        let Some(address) = self.address(path) else {
            let is_above = path == "/" || path == base.path();
            return match is_above {
                true => Answer::Moved(base.href(&SitePath::home())),
                false => Answer::Nothing,
            };
        };
        let plan = &self.resolved.plan;
        if let Some(output) = plan.at(&address) {
            return self.make(output);
        }
        let with_slash = address.join("/");
        match plan.at(&with_slash) {
            // Use the address of the output: a path that begins with `//` would redirect to another host.
            Some(output) => Answer::Moved(base.href(&output.address())),
            None => Answer::Nothing,
        }
    }

    /// Renders the site's own 404 page.
    pub(super) fn not_found(&self) -> Answer {
        let output = self.resolved.plan.find("404.html").expect("each site has one");
        self.make(output)
    }

    fn make(&self, output: &Output) -> Answer {
        let site = &self.resolved.site;
        if let About::File(file) = output.about
            && let file = site.sources.get(file)
            && matches!(file.origin, Origin::Disk(_))
        {
            return Answer::File(self.home.root.join(&*file.path));
        }
        if let About::Page { page, .. } = output.about {
            let wrong = self.wrong_with(page);
            if !wrong.is_empty() {
                return self.wrong(&wrong);
            }
        }
        match self.renderer.render(output) {
            Ok((bytes, _)) => Answer::Made(Made { path: output.path.clone(), bytes }),
            Err(Stop::Author(wrong)) => self.wrong(&wrong),
            Err(Stop::Machine(failure)) => Answer::Changed(failure),
        }
    }

    fn wrong(&self, found: &[Diagnostic]) -> Answer {
        match self.resolved.texts(&self.home.root, found) {
            Ok(texts) => {
                let sources = &self.resolved.site.sources;
                Answer::Wrong(problems(found, sources, &texts, &self.home))
            }
            Err(failure) => Answer::Changed(failure),
        }
    }

    /// Returns the errors of one page.
    fn wrong_with(&self, page: Index<Page>) -> Vec<Diagnostic> {
        let page = &self.resolved.site.pages[page];
        let known = self.found.iter().filter(|of| Some(of.span.file) == page.file).cloned();
        let checked = check::page(&self.resolved.checked(), page);
        known.chain(checked).filter(Diagnostic::is_error).collect()
    }
}
