//! Stage 6 of 7. Pure: an output's recipe → its bytes.
//!
//! A recipe reads the site and the bytes it is given, and nothing else; so any number of them run
//! at once, in any order.

mod answers;
mod atom;
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

/// Makes the outputs of a site, from any number of threads.
pub struct Renderer {
    context: Arc<Context>,
    drawings: Drawings,
    recipes: Arc<Recipes>,
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
    pub fn new(inputs: RenderInputs, recipes: Arc<Recipes>) -> Renderer {
        let context = Arc::new(Context::new(inputs));
        let drawings = Drawings::new(&context);
        Renderer { context, drawings, recipes }
    }

    fn recipe(&self, output: &Output) -> &dyn Recipe {
        self.recipes.of(output)
    }

    /// What an output is made from, but for what its templates ask; none for what is always made again.
    pub fn made_from(&self, output: &Output) -> Option<Hash> {
        let mut hasher = Hasher::default();
        hasher.hash(self.context.ground);
        match self.recipe(output).inputs(&self.context, &mut hasher) {
            Inputs::Hashed => Some(hasher.finish()),
            Inputs::Unknown => None,
        }
    }

    /// What a question is answered now.
    pub fn answer(&self, question: &Question) -> Option<Hash> {
        answers::answer(&self.context, question)
    }

    /// What was asked so far for what many outputs share, and so for each of them.
    pub fn asked_for_all(&self) -> Asked {
        self.drawings.asked()
    }

    /// The template that shows an output, if one does.
    pub fn template(&self, output: &Output) -> Option<&'static str> {
        self.recipe(output).template(&self.context.site)
    }

    /// The bytes of an output, and what its templates asked.
    pub fn render(&self, output: &Output) -> Result<(Cow<'static, [u8]>, Asked), Stop> {
        let rendering = Rendering::new(&self.context, &self.drawings);
        let bytes = self.recipe(output).bytes(&rendering)?;
        Ok((bytes, rendering.asked()))
    }
}
