//! Stage 6 of 7. Pure: one [`Recipe`] → its bytes.
//!
//! A recipe reads the Site and the bytes it is given, and nothing else; so any number of them run
//! at once, in any order.

mod changes;
mod code;
mod code_stylesheet;
mod directives;
mod feed;
mod inputs;
mod made;
mod markdown;
mod pages;
pub mod reads;
mod robots;
mod shared;
mod shown;
mod structured;

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use rayon::prelude::*;

pub use shared::{ReadFile, Shared};

use self::reads::{Asked, Question};
use crate::base::failure::Failure;
use crate::base::hash::Hash;
use crate::compile::discover::read::Attached;
use crate::compile::plan::{Output, Plan, Recipe};
use crate::compile::site::Site;
use crate::data::characters::without_forbidden;
use crate::diagnostic::Diagnostic;
use crate::highlight;
use crate::matrix::export::{self, Format};
use crate::matrix::view::{Drawn, Kept};
use crate::theme::{Engine, Value, Variables};

/// All that recipes need, shared between threads.
pub struct Renderer {
    shared: Arc<Shared>,
    engine: Engine,
    /// By matrix
    kept: Vec<Kept>,
    /// What was asked for what many pages share, and so for each of them
    asked_for_all: Mutex<Asked>,
}

/// Why there are no bytes.
#[derive(Debug)]
pub enum Stop {
    Author(Vec<Diagnostic>),
    Machine(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Stop {
        Stop::Machine(failure)
    }
}

impl From<Diagnostic> for Stop {
    fn from(diagnostic: Diagnostic) -> Stop {
        Stop::Author(vec![diagnostic])
    }
}

/// Makes something of every output, in parallel, and returns it in their order.
///
/// The author's mistakes are those of all outputs; a failure of the machine comes before them.
pub fn each<T: Send>(
    outputs: &[Output],
    make: impl Fn(&Output) -> Result<T, Stop> + Sync,
) -> Result<Vec<T>, Stop> {
    let results: Vec<Result<T, Stop>> = outputs.par_iter().map(&make).collect();
    let mut made = Vec::with_capacity(results.len());
    let mut found = Vec::new();
    for result in results {
        match result {
            Ok(one) => made.push(one),
            Err(Stop::Author(mut more)) => found.append(&mut more),
            Err(machine) => return Err(machine),
        }
    }
    if found.is_empty() { Ok(made) } else { Err(Stop::Author(found)) }
}

impl Renderer {
    pub fn new(
        site: Arc<Site>,
        plan: Arc<Plan>,
        (attached, looked_ns): (Arc<Attached>, u64),
        (highlighter, read): (Arc<highlight::Highlighter>, ReadFile),
    ) -> Renderer {
        let shared = Arc::new(Shared::new(site, plan, (attached, looked_ns), (highlighter, read)));
        let strings = Arc::clone(&shared.strings);
        let engine = shared.site.theme.engine.answered_by(Arc::clone(&shared) as _, strings);
        let kept = shared.site.matrices.iter().map(|matrix| Kept::new(matrix)).collect();
        Renderer { shared, engine, kept, asked_for_all: Mutex::default() }
    }

    /// Runs `show` with a matrix and with what it takes to show its facts.
    fn with_matrix<T>(&self, at: usize, show: impl FnOnce(&Drawn<'_>) -> T) -> T {
        let draw = |component: &str, arguments: &[(&'static str, Value)]| {
            let mut variables = Variables::default();
            for (name, value) in arguments {
                variables.set(name, value.clone());
            }
            let scope = Variables::default();
            let render = || self.engine.render_component(component, &variables, &scope, None);
            let (html, asked) = reads::noting(render);
            if !asked.is_empty() {
                self.asked_for_all.lock().expect("no thread panicked").extend(asked);
            }
            html
        };
        let kept = &self.kept[at];
        self.shared.with_matrix(at, |of| show(&Drawn { of: *of, kept, draw: &draw }))
    }

    /// What a recipe makes its output from, but for what its templates ask; none for what is always
    /// made again.
    pub fn made_from(&self, recipe: &Recipe) -> Option<Hash> {
        inputs::of(&self.shared, recipe)
    }

    /// What a question is answered now.
    pub fn answer(&self, question: &Question) -> Option<Hash> {
        reads::answer(&self.shared, question)
    }

    /// What was asked so far for what many pages share.
    pub fn asked_for_all(&self) -> Asked {
        self.asked_for_all.lock().expect("no thread panicked").clone()
    }

    /// The template that shows what a recipe makes, if one does.
    pub fn template(&self, recipe: &Recipe) -> Option<&'static str> {
        let site = &self.shared.site;
        Some(match recipe {
            Recipe::Page { page, .. } => site.pages[*page].kind.template(),
            Recipe::Terms(_) => "terms.html",
            Recipe::Term { .. } => "term.html",
            Recipe::NotFound => "404.html",
            Recipe::Made(page) => made::template(site.made[*page].about),
            Recipe::Redirect { .. } | Recipe::OtherOrder { .. } => "redirect.html",
            Recipe::Changes { .. } => "changes.html",
            Recipe::Copy(_)
            | Recipe::Data { .. }
            | Recipe::HighlightStylesheet
            | Recipe::Feed
            | Recipe::ChangesFeed { .. }
            | Recipe::Sitemap { .. }
            | Recipe::SitemapIndex
            | Recipe::Robots => return None,
        })
    }

    /// Runs a recipe.
    pub fn render(&self, recipe: &Recipe) -> Result<Cow<'static, [u8]>, Stop> {
        let site = &self.shared.site;
        let text = match recipe {
            Recipe::Copy(file) => return Ok((self.shared.read)(site.sources.get(*file))?),
            Recipe::Page { page, number } => pages::page(self, *page, *number)?,
            Recipe::Terms(kind) => pages::terms(self, *kind)?,
            Recipe::Term { kind, term } => pages::term(self, *kind, *term)?,
            Recipe::NotFound => pages::not_found(self)?,
            Recipe::Made(page) => made::page(self, &site.made[*page])?,
            Recipe::Redirect { page } => {
                let page = &site.pages[*page];
                pages::redirect(self, (&page.address, &page.title), site.span_of(page))?
            }
            Recipe::OtherOrder { matrix, pair } => made::other_order(self, *matrix, *pair)?,
            Recipe::Data { matrix, format } => self.data(*matrix, *format),
            Recipe::HighlightStylesheet => self.highlight_stylesheet(),
            Recipe::Feed => xml(feed::atom(&self.shared)),
            Recipe::Changes { matrix } => changes::page(self, *matrix)?,
            Recipe::ChangesFeed { matrix } => xml(feed::changes(&self.shared, *matrix)),
            Recipe::Sitemap { number } => xml(robots::sitemap(site, *number)),
            Recipe::SitemapIndex => xml(robots::sitemap_index(site, &self.shared.plan)),
            Recipe::Robots => robots::robots(site),
        };
        Ok(Cow::Owned(text.into_bytes()))
    }

    fn data(&self, matrix: usize, format: Format) -> String {
        let site = &self.shared.site;
        let section = site.section_of(matrix).expect("data is planned beside a page");
        let page = &site.pages[site.sections[section].page];
        let url = site.config.base_url.absolute(&page.address);
        let matrix = &site.matrices[matrix];
        self.shared.with_words(|words| match format {
            Format::Json => export::json(matrix, &url, words),
            Format::Csv => export::csv(matrix, words),
        })
    }

    fn highlight_stylesheet(&self) -> String {
        let chosen = &self.shared.site.config.highlight;
        let light = chosen.light.as_ref().map_or(highlight::LIGHT_SCHEME, |name| &name.value);
        let dark = chosen.dark.as_ref().map_or(highlight::DARK_SCHEME, |name| &name.value);
        code_stylesheet::stylesheet(light, dark).expect("the checks found both schemes")
    }
}

/// Without what XML cannot hold. What authors write has none, or that was reported; names of files may.
fn xml(text: String) -> String {
    match without_forbidden(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(text) => text,
    }
}
