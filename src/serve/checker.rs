//! The background thread that checks the whole site. It finds every diagnostic that a build finds,
//! including those that appear only when pages are rendered. IO.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use tokio::sync::watch;

use super::edition::{Edition, Rendered, Share};
use super::notice::Notice;
use super::now::{Now, Setting};
use super::problem::{Problem, problems};
use crate::diagnostic::{self, Diagnostic};

/// An edition of the site that has not been checked.
pub(super) struct Unchecked {
    /// The number of the change that led to the edition
    pub number: u64,
    pub edition: Arc<Edition>,
    /// The previous edition, dropped on this thread because dropping thousands of pages takes time
    #[expect(dead_code, reason = "it is only here to be dropped on this thread")]
    pub old: Option<Arc<Edition>>,
}

/// All pages are rendered once nothing has changed for this time.
const QUIET: Duration = Duration::from_secs(2);

pub(super) struct Checker {
    setting: Arc<Setting>,
    publish: Arc<watch::Sender<Now>>,
    /// The problems that were reported last
    reported: Vec<Problem>,
    rendered: Option<Rendered>,
    /// An edition of which only a sample of the pages was rendered, with the diagnostics of its checks
    unrendered: Option<(Unchecked, Vec<Diagnostic>)>,
    /// Whether the last rendering reported mistakes; they count as fixed only if all pages can be rendered
    had_errors: bool,
}

impl Checker {
    pub(super) fn new(setting: Arc<Setting>, publish: Arc<watch::Sender<Now>>) -> Checker {
        let (reported, rendered, unrendered) = (Vec::new(), None, None);
        Checker { setting, publish, reported, rendered, unrendered, had_errors: false }
    }

    /// Checks editions until the server ends.
    pub(super) fn run(mut self, unchecked: &Receiver<Unchecked>) {
        loop {
            let next = match self.unrendered {
                None => unchecked.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(_) => unchecked.recv_timeout(QUIET),
            };
            match next {
                Ok(mut next) => {
                    // Only the newest edition needs to be checked.
                    while let Ok(newer) = unchecked.try_recv() {
                        next = newer;
                    }
                    self.check(next);
                }
                Err(RecvTimeoutError::Timeout) => self.render_rest(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn check(&mut self, of: Unchecked) {
        self.unrendered = None;
        let Ok(found) = of.edition.resolved().check(&self.setting.home.root) else {
            // A file was removed in the meantime, so a newer edition will follow.
            return;
        };
        if found.iter().any(Diagnostic::is_error) {
            // A build would not render any page.
            self.report(&of, found);
            return;
        }
        let share = if self.had_errors { Share::All } else { Share::OnePerTemplate };
        if self.render_share(share, &of, &found) && share == Share::OnePerTemplate {
            self.unrendered = Some((of, found));
        }
    }

    fn render_rest(&mut self) {
        if let Some((of, found)) = self.unrendered.take() {
            self.render_share(Share::All, &of, &found);
        }
    }

    /// Renders a share of the pages and reports the diagnostics. Returns whether rendering was completed.
    fn render_share(&mut self, share: Share, of: &Unchecked, found: &[Diagnostic]) -> bool {
        let mut rendered = of.edition.rendered(self.rendered.take());
        let is_old = || self.publish.borrow().number != of.number;
        let wrong = of.edition.render_share(share, &mut rendered, is_old);
        self.rendered = Some(rendered);
        if let Some(wrong) = &wrong {
            self.had_errors = !wrong.is_empty();
            self.report(of, [found, wrong].concat());
        }
        wrong.is_some()
    }

    /// Publishes the diagnostics to browsers, and reports them on the command line if they have changed.
    fn report(&mut self, of: &Unchecked, mut found: Vec<Diagnostic>) {
        let Unchecked { number, edition, .. } = of;
        diagnostic::sort(&mut found);
        diagnostic::merge_pages(&mut found);
        let (resolved, home) = (edition.resolved(), &self.setting.home);
        let site = &resolved.site;
        let Ok(texts) = resolved.texts(&home.root, &found) else {
            // A file with a diagnostic has changed in the meantime, so a newer edition will follow.
            return;
        };
        let problems = problems(&found, &site.sources, &texts, home);
        let shared = Arc::new(problems.clone());
        let is_newest = self.publish.send_if_modified(|now| {
            let is_newest = now.number == *number;
            if is_newest {
                now.set_problems(shared);
            }
            is_newest
        });
        if is_newest && self.reported != problems {
            (self.setting.on_notice)(&Notice::Found { site, found: &found, texts: &texts });
            self.reported = problems;
        }
    }
}
