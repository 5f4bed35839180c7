//! The recipes of a site are run, by whoever writes what they make or drops it.

use std::borrow::Cow;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use super::as_read::AsRead;
use super::resolved::{Loaded, Resolved};
use super::watch::{Running, Watch};
use crate::base::failure::Failure;
use crate::base::hash::Hash;
use crate::base::timings::Times;
use crate::compile::emit::Make;
use crate::compile::plan::{Output, Plan};
use crate::compile::render::{Asked, Question, Renderer, Stop};
use crate::compile::site::Site;
use crate::diagnostic::print;
use crate::diagnostic::{self, Diagnostic};

/// What became of the recipes of a site.
pub(super) struct Made<T> {
    pub site: Arc<Site>,
    /// That messages speak of
    pub texts: AsRead,
    /// In the order of their places
    pub found: Vec<Diagnostic>,
    /// None when there are errors
    pub made: Option<T>,
    pub times: Times,
}

/// Runs recipes, and counts.
struct Maker<'m> {
    root: &'m Path,
    resolved: &'m Resolved,
    renderer: Renderer,
    watch: &'m dyn Watch,
    running: Running,
    done: AtomicUsize,
    outputs: usize,
    times: Mutex<Times>,
}

impl Make for Maker<'_> {
    fn made_from(&self, output: &Output) -> Option<Hash> {
        self.renderer.made_from(output)
    }

    fn make(&self, output: &Output) -> Result<(Cow<'static, [u8]>, Asked), Stop> {
        let begun = Instant::now();
        self.running.begins(&output.path);
        let made = self.renderer.render(output);
        self.running.ends(&output.path);
        let template = self.renderer.template(output);
        let mut times = self.times.lock().expect("no thread panicked");
        times.add(&output.path, template, begun.elapsed());
        made
    }

    fn answer(&self, question: &Question) -> Option<Hash> {
        self.renderer.answer(question)
    }

    fn asked_for_all(&self) -> Asked {
        self.renderer.asked_for_all()
    }

    fn check_files(&self) -> Result<(), Stop> {
        Ok(self.resolved.check_files(self.root)?)
    }

    fn is_done(&self) {
        self.watch.made(self.done.fetch_add(1, Ordering::Relaxed) + 1, self.outputs);
    }
}

/// Lets `make_all` run the recipes of a site without errors, and finds what is wrong in them.
pub(super) fn make<T>(
    loaded: Loaded,
    (root, watch): (&Path, &dyn Watch),
    make_all: impl FnOnce(&Plan, &dyn Make) -> Result<T, Stop>,
) -> Result<Made<T>, Failure> {
    let has_errors = loaded.has_errors();
    let Loaded { resolved, site, plan, mut found } = loaded;
    let mut times = Times::default();
    let made = if has_errors {
        None
    } else {
        let renderer = resolved.renderer(root);
        let outputs = plan.outputs().len();
        let (done, none) = (AtomicUsize::new(0), Mutex::default());
        let resolved = &resolved;
        let running = Running::default();
        let maker = Maker { root, resolved, renderer, watch, running, done, outputs, times: none };
        let made = maker.running.watched(watch, || make_all(&plan, &maker));
        times = maker.times.into_inner().expect("no thread panicked");
        match made {
            Ok(made) => Some(made),
            Err(Stop::Machine(failure)) => return Err(failure),
            Err(Stop::Author(more)) => {
                found.extend(more);
                None
            }
        }
    };
    if made.is_none() {
        resolved.check_files(root)?;
    }
    diagnostic::sort(&mut found);
    diagnostic::merge_pages(&mut found);
    let texts = AsRead::of(root, &site, print::files(&found))?;
    Ok(Made { site, texts, found, made, times })
}
