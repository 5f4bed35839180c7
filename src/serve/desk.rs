//! The thread that keeps the site in memory up to date while its author changes files.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::{oneshot, watch};

use super::checker::{Checker, Unchecked};
use super::edition::Edition;
use super::notice::Notice;
use super::now::{Now, Setting};
use super::problem::of_machine;
use super::watch::{Event, Gathered, Watch};
use crate::base::address::Href;
use crate::base::failure::Failure;
use crate::compile::Resolved;
use crate::compile::discover;
use crate::source::{Role, Sources};
use crate::workspace::{Changed, Workspace};

/// How long a file must be missing or empty before this counts as intended: some editors truncate or
/// remove a file before they write it.
const GRACE: Duration = Duration::from_millis(120);

/// Maximum time to wait for further events before a change is processed.
const LONGEST: Duration = Duration::from_millis(1_500);

/// Maximum number of attempts to read a site that changes while it is read.
const ATTEMPTS: usize = 20;

/// How long after files were added or removed to compare the site with the disk once more, because the
/// system may not report changes in a new folder before it is watched.
const SECOND_LOOK: Duration = Duration::from_millis(400);

/// A message to the keeper.
pub(super) enum Command {
    Event(Event),
    /// Compare the site with the disk, and signal when this is done: a request found no page
    Compare(oneshot::Sender<()>),
}

/// Takes ownership of an open site, and keeps it up to date on threads of its own.
pub(super) fn keep(
    setting: Setting,
    workspace: Workspace,
    resolved: Resolved,
    watch: Watch,
    commands: Receiver<Command>,
) -> watch::Receiver<Now> {
    let (publish, now) = watch::channel(Now::default());
    let (setting, publish) = (Arc::new(setting), Arc::new(publish));
    let (to_check, unchecked) = channel();
    let checker = Checker::new(Arc::clone(&setting), Arc::clone(&publish));
    thread::spawn(move || checker.run(&unchecked));
    let mut keeper =
        Keeper { setting, workspace, watch, publish, to_check, commands, second_look: None };
    let unchecked = keeper.show(resolved, &BTreeSet::new());
    let _ = keeper.to_check.send(unchecked);
    thread::spawn(move || keeper.run());
    now
}

struct Keeper {
    setting: Arc<Setting>,
    workspace: Workspace,
    watch: Watch,
    publish: Arc<watch::Sender<Now>>,
    to_check: Sender<Unchecked>,
    commands: Receiver<Command>,
    second_look: Option<Instant>,
}

/// The messages that are processed together.
#[derive(Default)]
struct Pending {
    gathered: Gathered,
    waiting: Vec<oneshot::Sender<()>>,
}

impl Keeper {
    /// Processes messages until the server ends.
    fn run(&mut self) {
        while let Some(mut pending) = self.next() {
            let begun = Instant::now();
            self.wait_until_whole(&mut pending);
            if pending.gathered.is_empty() && !pending.waiting.is_empty() {
                self.compare_with_disk(&mut pending);
            }
            if !pending.gathered.is_empty() {
                self.read_again(&pending.gathered, begun);
            }
            for asked in pending.waiting {
                // The request may have been cancelled.
                let _ = asked.send(());
            }
        }
    }

    /// Waits for the next messages. Returns `None` when the server ends.
    fn next(&mut self) -> Option<Pending> {
        let mut pending = Pending::default();
        while pending.gathered.is_empty() && pending.waiting.is_empty() {
            let command = match self.second_look {
                None => self.commands.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(at) => {
                    self.commands.recv_timeout(at.saturating_duration_since(Instant::now()))
                }
            };
            match command {
                Ok(command) => self.take(command, &mut pending),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {
                    self.second_look = None;
                    pending.gathered.all = !self.is_current();
                }
            }
        }
        Some(pending)
    }

    fn take(&self, command: Command, pending: &mut Pending) {
        match command {
            Command::Event(event) => self.watch.gather(event, &mut pending.gathered),
            Command::Compare(done) => pending.waiting.push(done),
        }
    }

    /// Receives messages until there is a pause, and no changed file is still being written.
    fn wait_until_whole(&self, pending: &mut Pending) {
        let begun = Instant::now();
        while begun.elapsed() < LONGEST
            && let Ok(command) = self.commands.recv_timeout(pending.gathered.quiet())
        {
            self.take(command, pending);
        }
        let begun = Instant::now();
        while begun.elapsed() < GRACE && self.workspace.is_being_written(&pending.gathered.files) {
            if let Ok(command) = self.commands.recv_timeout(pending.gathered.quiet()) {
                self.take(command, pending);
            }
        }
    }

    /// Reports whether the site in memory matches the disk.
    fn is_current(&self) -> bool {
        // A folder that cannot be listed is changing at this moment.
        self.workspace.is_current().unwrap_or(false)
    }

    /// Compares the site with the disk, for a request that found no page.
    fn compare_with_disk(&self, pending: &mut Pending) {
        if self.is_current() {
            return;
        }
        // Usually an event for the change arrives soon; if not, the change is one without an event.
        if let Ok(command) = self.commands.recv_timeout(GRACE) {
            self.take(command, pending);
            self.wait_until_whole(pending);
        }
        pending.gathered.all = true;
    }

    fn read_again(&mut self, gathered: &Gathered, begun: Instant) {
        if gathered.all {
            // New folders must be watched.
            if self.watch.watch_new_folders() {
                (self.setting.on_notice)(&Notice::Polling);
            }
        }
        let resolved = match self.resolved(gathered) {
            Ok(resolved) => resolved,
            Err(failure) => {
                let problems = Arc::new(vec![of_machine(failure.to_string())]);
                (self.setting.on_notice)(&Notice::Failed(&failure));
                self.publish.send_modify(|now| {
                    now.number += 1;
                    now.is_outdated = true;
                    now.set_problems(problems);
                });
                return;
            }
        };
        let all = || resolved.site.sources.iter().map(|(_, file)| file.path.to_string()).collect();
        let files = if gathered.all { Cow::Owned(all()) } else { Cow::Borrowed(&gathered.files) };
        let unchecked = self.show(resolved, &files);
        let what = (!gathered.all).then_some(&gathered.files);
        (self.setting.on_notice)(&Notice::Changed { files: what, time: begun.elapsed() });
        // Sending cannot fail: the checker runs as long as the program.
        let _ = self.to_check.send(unchecked);
    }

    /// Reads the site again, repeatedly if it changes while it is read.
    fn resolved(&mut self, gathered: &Gathered) -> Result<Resolved, Failure> {
        let mut changed = if gathered.all { Changed::All } else { Changed::Files(&gathered.files) };
        let mut attempt = 1;
        let before = Arc::clone(self.workspace.sources());
        loop {
            let is_last = attempt == ATTEMPTS;
            match self.workspace.refresh(changed, (self.setting.selection)()) {
                Ok(resolved)
                    if is_last
                        || (self.workspace.is_as_listed(&gathered.files)
                            && (!self.has_lost(&before, gathered) || self.is_settled())) =>
                {
                    if self.workspace.sources().count() != before.count() {
                        self.second_look = Some(Instant::now() + SECOND_LOOK);
                    }
                    return Ok(resolved);
                }
                // A file was written, or removed in order to be written, after it was read.
                Ok(_) => {}
                Err(failure) if is_last => return Err(failure),
                Err(_) => thread::sleep(GRACE / 4),
            }
            attempt += 1;
            changed = Changed::All;
        }
    }

    /// Reports whether a file that may have changed is now missing or empty, and was not before.
    fn has_lost(&self, before: &Sources, gathered: &Gathered) -> bool {
        let lists = (before, &**self.workspace.sources());
        let was_emptied = |path: &str| discover::was_emptied(path, lists);
        match gathered.all {
            true => before.iter().any(|(_, file)| was_emptied(&file.path)),
            false => gathered.files.iter().any(|path| was_emptied(path)),
        }
    }

    /// Reports whether the disk stays unchanged for [`GRACE`], the time that an editor may take to write a
    /// file.
    fn is_settled(&self) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < GRACE {
            thread::sleep(GRACE / 12);
            if !self.is_current() {
                return false;
            }
        }
        true
    }

    /// Publishes a new edition of the site. `files` are the files that may have changed.
    fn show(&mut self, resolved: Resolved, files: &BTreeSet<String>) -> Unchecked {
        let companions = resolved.site.sources.with_role(Role::Companion);
        let companions = companions.map(|(_, file)| &*file.path);
        self.watch.watch_others(resolved.samples().chain(companions));
        let resolved = Arc::new(resolved);
        let edition = Arc::new(Edition::new(&self.setting.home, Arc::clone(&resolved)));
        let (mut number, mut old) = (0, None);
        self.publish.send_modify(|now| {
            now.number += 1;
            number = now.number;
            let before = now.edition.as_ref().map(|edition| edition.resolved());
            let touched = touched(before, &resolved, files);
            let all = Arc::make_mut(&mut now.touched);
            all.extend(touched.into_iter().map(|href| (href.into(), number)));
            now.is_outdated = !edition.is_sound();
            if !now.is_outdated {
                old = now.edition.replace(Arc::clone(&edition));
            }
        });
        Unchecked { number, edition, old }
    }
}

/// Returns the addresses of those files that are served unchanged from disk and have changed.
fn touched(
    before: Option<&Arc<Resolved>>,
    after: &Resolved,
    files: &BTreeSet<String>,
) -> Vec<Href> {
    let (site, Some(before)) = (&after.site, before) else { return Vec::new() };
    let origin = |resolved: &Resolved, path: &str| {
        let sources = &resolved.site.sources;
        Some(format!("{:?}", sources.get(sources.find(path)?).origin))
    };
    let address = |path: &String| {
        let copy = after.plan.copy_of(site.sources.find(path)?)?;
        (origin(before, path) != origin(after, path))
            .then(|| site.config.base_url.href(&copy.address()))
    };
    files.iter().filter_map(address).collect()
}
