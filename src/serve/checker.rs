//! The thread that checks the whole site behind what is served: it finds all that a build finds, also
//! what shows only when pages are made. IO.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use tokio::sync::watch;

use super::edition::{Edition, Share, Tried};
use super::now::{Now, Setting};
use super::problem::{Problem, problems};
use super::said::Said;
use crate::diagnostic::{self, Diagnostic};

pub(super) struct Unchecked {
    /// Of the change that made it
    pub number: u64,
    pub edition: Arc<Edition>,
    /// To take a site of thousands of pages apart takes time that nobody should wait for
    #[expect(dead_code, reason = "it is there to be dropped")]
    pub old: Option<Arc<Edition>>,
}

/// All pages are tried once nothing has changed for this time: nobody waits for them.
const QUIET: Duration = Duration::from_secs(2);

pub(super) struct Checker {
    setting: Arc<Setting>,
    publish: Arc<watch::Sender<Now>>,
    /// What was told last
    told: Vec<Problem>,
    tried: Option<Tried>,
    /// A site of which not all pages were tried, with what is wrong but for them
    untried: Option<(Unchecked, Vec<Diagnostic>)>,
    /// Whether making pages told of mistakes, which are mended only when all can be made
    was_wrong: bool,
}

impl Checker {
    pub(super) fn new(setting: Arc<Setting>, publish: Arc<watch::Sender<Now>>) -> Checker {
        let (told, tried, untried) = (Vec::new(), None, None);
        Checker { setting, publish, told, tried, untried, was_wrong: false }
    }

    /// Until the server ends.
    pub(super) fn run(mut self, unchecked: &Receiver<Unchecked>) {
        loop {
            let next = match self.untried {
                None => unchecked.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(_) => unchecked.recv_timeout(QUIET),
            };
            match next {
                Ok(mut next) => {
                    // What is old already need not be checked.
                    while let Ok(newer) = unchecked.try_recv() {
                        next = newer;
                    }
                    self.check(next);
                }
                Err(RecvTimeoutError::Timeout) => self.try_rest(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn check(&mut self, of: Unchecked) {
        self.untried = None;
        let Ok(found) = of.edition.resolved().check(&self.setting.home.root) else {
            // A file went away meanwhile; the next site is on its way.
            return;
        };
        if found.iter().any(Diagnostic::is_error) {
            // No build would make pages.
            self.tell(&of, found);
            return;
        }
        let share = if self.was_wrong { Share::All } else { Share::OneOfEach };
        if self.try_out(share, &of, &found) && share == Share::OneOfEach {
            self.untried = Some((of, found));
        }
    }

    fn try_rest(&mut self) {
        if let Some((of, found)) = self.untried.take() {
            self.try_out(Share::All, &of, &found);
        }
    }

    /// Tells what is wrong with a share of the pages. Returns whether it could be found out.
    fn try_out(&mut self, share: Share, of: &Unchecked, found: &[Diagnostic]) -> bool {
        let mut tried = of.edition.tried(self.tried.take());
        let is_old = || self.publish.borrow().number != of.number;
        let wrong = of.edition.try_out(share, &mut tried, is_old);
        self.tried = Some(tried);
        if let Some(wrong) = &wrong {
            self.was_wrong = !wrong.is_empty();
            self.tell(of, [found, wrong].concat());
        }
        wrong.is_some()
    }

    /// Publishes what is wrong, and says it where the server was started.
    fn tell(&mut self, of: &Unchecked, mut found: Vec<Diagnostic>) {
        let Unchecked { number, edition, .. } = of;
        diagnostic::sort(&mut found);
        diagnostic::merge_pages(&mut found);
        let (resolved, home) = (edition.resolved(), &self.setting.home);
        let sources = &resolved.site.sources;
        let Ok(texts) = resolved.texts(&home.root, &found) else {
            // A file that is spoken of has changed meanwhile; the next site is on its way.
            return;
        };
        let problems = problems(&found, sources, &texts, home);
        let shared = Arc::new(problems.clone());
        let is_newest = self.publish.send_if_modified(|now| {
            let is_newest = now.number == *number;
            if is_newest {
                now.problems = shared;
            }
            is_newest
        });
        if is_newest && self.told != problems {
            (self.setting.on_said)(&Said::Found { sources, found: &found, texts: &texts });
            self.told = problems;
        }
    }
}
