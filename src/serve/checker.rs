//! The thread that checks the whole site behind what is served: it finds all that a build finds, also
//! what shows only when pages are made. IO.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use tokio::sync::watch;

use super::Said;
use super::desk::{Now, Setting};
use super::edition::{Edition, Tried};
use super::problem::{Problem, problems};
use crate::diagnostic::{self, Diagnostic};

pub(super) struct Unchecked {
    /// Of the change that made it
    pub number: u64,
    pub edition: Arc<Edition>,
    /// To take a site of thousands of pages apart takes time that nobody should wait for
    #[expect(dead_code, reason = "it is there to be dropped")]
    pub old: Option<Arc<Edition>>,
}

pub(super) struct Checker {
    setting: Arc<Setting>,
    publish: Arc<watch::Sender<Now>>,
    /// What was told last
    told: Vec<Problem>,
    /// The last site of which each page could be made
    made: Option<Tried>,
    /// Whether making pages told of mistakes, and it is not known yet whether they are mended
    is_unmade: bool,
}

impl Checker {
    pub(super) fn new(setting: Arc<Setting>, publish: Arc<watch::Sender<Now>>) -> Checker {
        Checker { setting, publish, told: Vec::new(), made: None, is_unmade: false }
    }

    /// Until the server ends.
    pub(super) fn run(mut self, unchecked: &Receiver<Unchecked>) {
        while let Ok(mut next) = unchecked.recv() {
            // What is old already need not be checked.
            while let Ok(newer) = unchecked.try_recv() {
                next = newer;
            }
            self.check(&next);
        }
    }

    fn check(&mut self, unchecked: &Unchecked) {
        let Unchecked { number, edition, .. } = unchecked;
        let Ok(found) = edition.resolved().check(&self.setting.home.root) else {
            // A file went away meanwhile; the next site is on its way.
            return;
        };
        if found.iter().any(Diagnostic::is_error) {
            // No build would make pages.
            self.tell(unchecked, found);
            return;
        }
        if !self.is_unmade {
            self.tell(unchecked, found.clone());
        }
        let is_old = || self.publish.borrow().number != *number;
        let Some(unmade) = edition.make_all(self.made.as_ref(), is_old) else { return };
        self.made = unmade.is_empty().then(|| edition.tried());
        let was_unmade = std::mem::replace(&mut self.is_unmade, !unmade.is_empty());
        if self.is_unmade || was_unmade {
            self.tell(unchecked, [found, unmade].concat());
        }
    }

    /// Publishes what is wrong, and says it where the server was started.
    fn tell(&mut self, unchecked: &Unchecked, mut found: Vec<Diagnostic>) {
        let Unchecked { number, edition, .. } = unchecked;
        diagnostic::sort(&mut found);
        diagnostic::merge_pages(&mut found);
        let sources = &edition.resolved().site.sources;
        let problems = problems(&found, sources, &self.setting.home);
        let shared = Arc::new(problems.clone());
        let is_newest = self.publish.send_if_modified(|now| {
            let is_newest = now.number == *number;
            if is_newest {
                now.problems = shared;
            }
            is_newest
        });
        if is_newest && self.told != problems {
            (self.setting.on_said)(&Said::Found { sources, found: &found });
            self.told = problems;
        }
    }
}
