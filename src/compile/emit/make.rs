//! What stands behind the outputs of a build.

use std::borrow::Cow;

use crate::base::hash::Hash;
use crate::compile::plan::Output;
use crate::compile::render::{Asked, Question, Stop};

/// What makes outputs, and what they are made from.
pub trait Make: Sync {
    /// None for what is always made again.
    fn made_from(&self, output: &Output) -> Option<Hash>;
    /// The bytes of an output, with what its templates asked.
    fn make(&self, output: &Output) -> Result<(Cow<'static, [u8]>, Asked), Stop>;
    /// What a question is answered now.
    fn answer(&self, question: &Question) -> Option<Hash>;
    /// What was asked for what many outputs share, and so for each that was made.
    fn asked_for_all(&self) -> Asked;
    /// Called when all are made: fails where a file of the site may be half of what it is to be.
    fn check_files(&self) -> Result<(), Stop>;
    /// Called once for each output, when it is made or found to be as it was.
    fn is_done(&self);
}
