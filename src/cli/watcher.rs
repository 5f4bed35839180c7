//! Reports the progress of a build or a check.

use std::path::Path;

use indicatif::ProgressBar;

use super::{Exit, output};
use crate::compile::Watch;

pub(super) struct Watcher<'w> {
    pub bar: ProgressBar,
    pub quiet: bool,
    /// The output folder of a build; `None` for a check
    pub out: Option<&'w Path>,
}

impl Watch for Watcher<'_> {
    fn made(&self, done: usize, all: usize) {
        self.bar.set_length(all as u64);
        self.bar.set_position(done as u64);
    }

    fn waits(&self) {
        if let Some(out) = self.out.filter(|_| !self.quiet) {
            let out = out.display();
            output::line(&format!("another build is writing to `{out}`: waiting for it to finish"));
        }
    }

    fn is_stuck(&self, path: &str) {
        self.bar.finish_and_clear();
        output::error(&format!(
            "`{path}` is still not made after two minutes: a loop in its template is endless, or \
             runs too often"
        ));
        if self.out.is_some() {
            output::line("nothing written");
        }
        // The thread that renders the file cannot be stopped.
        std::process::exit(i32::from(Exit::Content.code()));
    }
}
