//! What makes one output. Pure.

use std::borrow::Cow;
use std::fmt;

use crate::base::hash::Hasher;
use crate::compile::plan::{About, Output, Plan, RecipeId, Words};
use crate::compile::render::context::Context;
use crate::compile::render::rendering::Rendering;
use crate::compile::render::stop::Stop;
use crate::compile::site::Site;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// What makes one output. It holds places in the site, never the site: one that is the same but for the
/// text of a page keeps its recipes.
pub(in crate::compile::render) trait Recipe:
    fmt::Debug + Send + Sync
{
    /// The template that shows it, if one does.
    fn template(&self, _site: &Site) -> Option<&'static str> {
        None
    }

    /// What its bytes are made from, but for what its templates ask.
    fn inputs(&self, _context: &Context, _hasher: &mut Hasher) -> Inputs {
        Inputs::Unknown
    }

    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop>;
}

/// Whether an output need not be made again while its inputs are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::compile::render) enum Inputs {
    Hashed,
    /// It costs less to make than to compare, or nobody knows what it is made from
    Unknown,
}

/// Text as bytes.
pub(super) fn bytes(text: String) -> Result<Cow<'static, [u8]>, Stop> {
    Ok(Cow::Owned(text.into_bytes()))
}

/// The recipes of a site, by their numbers.
#[derive(Debug, Default)]
pub struct Recipes(Vec<Box<dyn Recipe>>);

impl Recipes {
    pub(in crate::compile::render) fn of(&self, output: &Output) -> &dyn Recipe {
        &*self.0[output.recipe.0]
    }
}

/// The outputs of a site, as they are gathered.
pub(super) struct Planning<'p> {
    pub site: &'p Site,
    outputs: Vec<Output>,
    recipes: Recipes,
    pub found: &'p mut Vec<Diagnostic>,
}

impl<'p> Planning<'p> {
    pub(super) fn new(site: &'p Site, found: &'p mut Vec<Diagnostic>) -> Planning<'p> {
        Planning { site, outputs: Vec::new(), recipes: Recipes::default(), found }
    }

    /// Adds an output at a path below the output folder; `origin` is what asks for it.
    pub(super) fn add(
        &mut self,
        path: String,
        origin: Span,
        (words, about): (&'static Words, About),
        recipe: impl Recipe + 'static,
    ) {
        let number = RecipeId(self.recipes.0.len());
        self.recipes.0.push(Box::new(recipe));
        self.outputs.push(Output { path, about, recipe: number, origin, words });
    }

    /// Adds an output that no file of the author's asks for.
    pub(super) fn once(
        &mut self,
        path: &str,
        words: &'static Words,
        recipe: impl Recipe + 'static,
    ) {
        let origin = self.site.anywhere();
        self.add(path.to_owned(), origin, (words, About::Other), recipe);
    }

    pub(super) fn finish(self) -> (Plan, Recipes) {
        (Plan::new(self.outputs, self.found), self.recipes)
    }
}
