//! Runs the recipes of a site, for a caller that writes their outputs or drops them.

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
use crate::diagnostic::{self, Diagnostic};

/// What running the recipes of a site came to.
pub(crate) struct Outcome<T> {
    pub site: Arc<Site>,
    /// The texts that diagnostics point into
    pub texts: AsRead,
    /// In the order of their places
    pub found: Vec<Diagnostic>,
    /// `None` if there are errors
    pub result: Option<T>,
    pub times: Times,
}

/// Runs recipes one by one, and counts and times them.
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

/// Lets `run_all` run the recipes of a site, unless the site has errors. Adds the diagnostics of rendering
/// to those of loading.
pub(super) fn recipes<T>(
    loaded: Loaded,
    root: &Path,
    watch: &dyn Watch,
    run_all: impl FnOnce(&Plan, &dyn Make) -> Result<T, Stop>,
) -> Result<Outcome<T>, Failure> {
    let has_errors = loaded.has_errors();
    let Loaded { resolved, mut found } = loaded;
    let mut times = Times::default();
    let result = if has_errors {
        None
    } else {
        let maker = Maker {
            root,
            resolved: &resolved,
            renderer: resolved.renderer(root),
            watch,
            running: Running::default(),
            done: AtomicUsize::new(0),
            outputs: resolved.plan.outputs().len(),
            times: Mutex::default(),
        };
        let result = maker.running.watched(watch, || run_all(&resolved.plan, &maker));
        times = maker.times.into_inner().expect("no thread panicked");
        match result {
            Ok(result) => Some(result),
            Err(Stop::Machine(failure)) => return Err(failure),
            Err(Stop::Author(more)) => {
                found.extend(more);
                None
            }
        }
    };
    if result.is_none() {
        resolved.check_files(root)?;
    }
    diagnostic::sort(&mut found);
    diagnostic::merge_pages(&mut found);
    let texts = resolved.texts(root, &found)?;
    Ok(Outcome { site: resolved.site, texts, found, result, times })
}
