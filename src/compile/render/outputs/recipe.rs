//! Recipes, which render outputs, and the collection of a site's outputs. Pure.

use std::borrow::Cow;
use std::fmt;

use crate::base::hash::Hasher;
use crate::base::index::Index;
use crate::compile::plan::{About, Output, Plan, RecipeId, Words};
use crate::compile::render::context::Context;
use crate::compile::render::rendering::Rendering;
use crate::compile::render::stop::Stop;
use crate::compile::site::Site;
use crate::diagnostic::Diagnostic;
use crate::matrix::Matrix;
use crate::source::Span;

/// Renders one output. A recipe contains indices into the site, never the site itself, so recipes can be
/// reused after an edit of a page's text.
pub(in crate::compile::render) trait Recipe:
    fmt::Debug + Send + Sync
{
    /// Returns the name of the template that renders the output, if it has one.
    fn template(&self, _site: &Site) -> Option<&'static str> {
        None
    }

    /// Returns the matrix whose facts its templates ask for without naming one.
    fn matrix(&self, _site: &Site) -> Option<Index<Matrix>> {
        None
    }

    /// Hashes the inputs of the output, without the answers to its templates' questions.
    fn inputs(&self, _context: &Context, _hasher: &mut Hasher) -> Inputs {
        Inputs::Unknown
    }

    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop>;
}

/// Whether the inputs of an output are known, so that it is only rendered again when they change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::compile::render) enum Inputs {
    Hashed,
    /// Rendering is cheaper than comparing the inputs, or the inputs cannot be determined
    Unknown,
}

/// Converts text to the result of a recipe.
pub(super) fn bytes(text: String) -> Result<Cow<'static, [u8]>, Stop> {
    Ok(Cow::Owned(text.into_bytes()))
}

/// The recipes of a site, by [`RecipeId`].
#[derive(Debug, Default)]
pub struct Recipes(Vec<Box<dyn Recipe>>);

impl Recipes {
    pub(in crate::compile::render) fn of(&self, output: &Output) -> &dyn Recipe {
        &*self.0[output.recipe.0]
    }
}

/// Collects the outputs of a site.
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

    /// Adds an output at a path below the output folder. `origin` is the span of its source, for diagnostics.
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

    /// Adds an output that does not come from a particular file of the site.
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
