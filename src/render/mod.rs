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

pub use shared::{ReadFile, Shared};

use crate::diagnostic::Diagnostic;
use crate::discover::read::Attached;
use crate::failure::Failure;
use crate::matrix::export::{self, Format};
use crate::plan::{Plan, Recipe};
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
            Recipe::Data { matrix, format } => self.data(*matrix, *format),
            Recipe::HighlightStylesheet => self.highlight_stylesheet(),
            Recipe::Feed => feed::atom(&self.shared),
            Recipe::Sitemap { number } => robots::sitemap(site, *number),
            Recipe::SitemapIndex => robots::sitemap_index(site, &self.shared.plan),
            Recipe::Robots => robots::robots(site),
        };
        Ok(Cow::Owned(text.into_bytes()))
    }

    fn data(&self, matrix: usize, format: Format) -> String {
        let site = &self.shared.site;
        let matrix = &site.matrices[matrix];
        let page = site.page_of(matrix).expect("data is planned beside a page");
        let url = site.config.base_url.absolute(&page.address);
        self.shared.with_words(|words| match format {
            Format::Json => export::json(matrix, &url, words),
            Format::Csv => export::csv(matrix, words),
        })
    }

    fn highlight_stylesheet(&self) -> String {
        let chosen = &self.shared.site.config.highlight;
        let light = chosen.light.as_ref().map_or(highlight::LIGHT_SCHEME, |name| &name.value);
        let dark = chosen.dark.as_ref().map_or(highlight::DARK_SCHEME, |name| &name.value);
        highlight::stylesheet(light, dark).expect("the checks found both schemes")
    }
}
