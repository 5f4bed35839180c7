//! Stage 6 of 7. Pure: one [`Recipe`] → its bytes.
//!
//! A recipe reads the Site and the bytes it is given, and nothing else; so any number of them run
//! at once, in any order.

mod bare_links;
mod code;
mod directives;
mod feed;
pub mod highlight;
mod markdown;
mod pages;
mod robots;
pub mod sample;
mod sanitize;
mod shared;

use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;

pub use shared::{ReadFile, Shared};

use crate::diagnostic::Diagnostic;
use crate::discover::read::Attached;
use crate::failure::Failure;
use crate::plan::{Output, Plan, Recipe};
use crate::site::Site;
use crate::theme::Engine;

/// All that recipes need, shared between threads.
pub struct Renderer {
    shared: Arc<Shared>,
    engine: Engine,
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
        attached: Attached,
        (highlighter, read): (Arc<highlight::Highlighter>, ReadFile),
    ) -> Renderer {
        let shared = Arc::new(Shared::new(site, plan, attached, (highlighter, read)));
        let strings = Arc::clone(&shared.strings);
        let engine = shared.site.theme.engine.answered_by(Arc::clone(&shared) as _, strings);
        Renderer { shared, engine }
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
            Recipe::Redirect { page } => pages::redirect(self, *page)?,
            Recipe::HighlightStylesheet => self.highlight_stylesheet(),
            Recipe::Feed => feed::atom(&self.shared),
            Recipe::Sitemap { number } => robots::sitemap(site, *number),
            Recipe::SitemapIndex => robots::sitemap_index(site, &self.shared.plan),
            Recipe::Robots => robots::robots(site),
        };
        Ok(Cow::Owned(text.into_bytes()))
    }

    fn highlight_stylesheet(&self) -> String {
        let chosen = &self.shared.site.config.highlight;
        let light = chosen.light.as_ref().map_or(highlight::LIGHT_SCHEME, |name| &name.value);
        let dark = chosen.dark.as_ref().map_or(highlight::DARK_SCHEME, |name| &name.value);
        highlight::stylesheet(light, dark).expect("the checks found both schemes")
    }
}
