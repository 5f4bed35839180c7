//! Stage 6 of 7. Pure: runs the recipe of an output, which returns its bytes.
//!
//! A recipe only reads the site and the bytes it is given. Recipes can therefore run in parallel and in any
//! order.

mod answers;
mod code;
mod code_stylesheet;
mod context;
mod directives;
mod head;
mod markdown;
pub mod outputs;
mod related;
mod rendering;
mod scope;
mod section;
mod shown;
mod stop;
mod structured;
mod xml;

use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;

pub use self::answers::{Asked, Question};
pub use self::context::{ReadFile, RenderInputs};
pub use self::stop::Stop;

use self::context::Context;
use self::outputs::{Inputs, Recipe, Recipes};
use self::rendering::{Drawings, Rendering};
use crate::base::hash::{Hash, Hasher};
use crate::compile::plan::Output;

/// Renders the outputs of a site. Can be shared between threads.
pub struct Renderer {
    context: Arc<Context>,
    drawings: Drawings,
    recipes: Arc<Recipes>,
}

/// Calls `make` for every output, in parallel, and returns the results in the order of the outputs.
///
/// # Errors
///
/// The diagnostics of all outputs, or the first [`Failure`](crate::base::failure::Failure) if there is one.
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
    pub fn new(inputs: RenderInputs, recipes: Arc<Recipes>) -> Renderer {
        let context = Arc::new(Context::new(inputs));
        let drawings = Drawings::new(&context);
        Renderer { context, drawings, recipes }
    }

    fn recipe(&self, output: &Output) -> &dyn Recipe {
        self.recipes.of(output)
    }

    /// Returns the hash of an output's inputs, without the answers to its templates' questions. `None` for an
    /// output that is always rendered again.
    pub fn made_from(&self, output: &Output) -> Option<Hash> {
        let mut hasher = Hasher::default();
        hasher.hash(self.context.shared_inputs);
        match self.recipe(output).inputs(&self.context, &mut hasher) {
            Inputs::Hashed => Some(hasher.finish()),
            Inputs::Unknown => None,
        }
    }

    /// Returns the hash of the current answer to a question. `None` if it has no answer.
    pub fn answer(&self, question: &Question) -> Option<Hash> {
        answers::answer(&self.context, question)
    }

    /// Returns the questions asked so far while rendering parts that many outputs share. They count as
    /// questions of each output.
    pub fn asked_for_all(&self) -> Asked {
        self.drawings.asked()
    }

    /// Returns the name of the template that renders an output, if it has one.
    pub fn template(&self, output: &Output) -> Option<&'static str> {
        self.recipe(output).template(&self.context.site)
    }

    /// Renders an output. Returns its bytes, and the questions that its templates asked.
    pub fn render(&self, output: &Output) -> Result<(Cow<'static, [u8]>, Asked), Stop> {
        let recipe = self.recipe(output);
        let of_page = recipe.matrix(&self.context.site);
        let rendering = Rendering::new(&self.context, &self.drawings, of_page);
        let bytes = recipe.bytes(&rendering)?;
        Ok((bytes, rendering.asked()))
    }
}
