//! The files of a site, listed, and what is read of them. IO.

use std::sync::Arc;

use super::anew::Texts;
use super::{Asking, Loaded};
use crate::base::failure::Failure;
use crate::base::timings::Laps;
use crate::cache::CachedPages;
use crate::compile::discover;
use crate::compile::discover::history;
use crate::compile::parse::{OpenPages, ParseInputs};
use crate::compile::resolve::ResolveInputs;
use crate::source::Sources;
use crate::source::given::Source;
use crate::source::history::Wanted;

pub(super) struct Listed {
    pub sources: Arc<Sources>,
    /// Before they were listed, in nanoseconds since 1970
    pub looked_ns: u64,
}

impl Listed {
    pub(super) fn now(source: &dyn Source, texts: Texts) -> Result<Listed, Failure> {
        let looked_ns = discover::now_ns();
        Ok(Listed { sources: Arc::new(texts.list(source)?), looked_ns })
    }

    /// Runs the stages up to `check`, with what an earlier build knows of pages.
    pub(super) fn load(
        &self,
        asking: Asking<'_>,
        pages: &OpenPages<'_>,
        laps: &mut Laps,
    ) -> Result<(Loaded, CachedPages), Failure> {
        let history = |wanted: &[Wanted]| history::of(asking.source, wanted);
        let before = ParseInputs { pages, memory: None, looked_ns: self.looked_ns };
        let inputs = ResolveInputs { history: &history, memory: None };
        asking.load_from(Arc::clone(&self.sources), (&before, &inputs), laps)
    }
}
