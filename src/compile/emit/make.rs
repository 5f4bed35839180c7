//! The interface to the renderer that `emit` uses.

use std::borrow::Cow;

use crate::base::hash::Hash;
use crate::compile::plan::Output;
use crate::compile::render::{Asked, Question, Stop};

/// Runs the recipes of outputs, and hashes their inputs.
pub trait Make: Sync {
    /// Returns the hash of an output's inputs. `None` for an output that is always rendered again.
    fn made_from(&self, output: &Output) -> Option<Hash>;
    /// Returns the bytes of an output, and the questions that its templates asked.
    fn make(&self, output: &Output) -> Result<(Cow<'static, [u8]>, Asked), Stop>;
    /// Returns the hash of the current answer to a question. `None` if it has no answer.
    fn answer(&self, question: &Question) -> Option<Hash>;
    /// Returns the questions asked while rendering parts that many outputs share. They count as questions of
    /// each output that was rendered.
    fn asked_for_all(&self) -> Asked;
    /// Called when all outputs are made. Fails if a file of the site may have been half-written when it was
    /// read.
    fn check_files(&self) -> Result<(), Stop>;
    /// Called once for each output, when it has been rendered or found to be unchanged.
    fn is_done(&self);
}
