//! IO: which files of a site change, as the system tells it. The only file that names `notify`.
//!
//! Where the system cannot watch, files are looked at again and again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{
    Config, ErrorKind, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher as _,
};

use crate::compile::discover;

/// Folders of a site, with all that is in them.
const FOLDERS: [&str; 4] = ["content", "static", "templates", "themes"];

const FEW: usize = 16;
const QUIET_OF_FEW: Duration = Duration::from_millis(4);
const QUIET_OF_MANY: Duration = Duration::from_millis(60);

const POLL_INTERVAL: Duration = Duration::from_millis(300);

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watching {
    ByEvents,
    ByPolling,
}

/// What the system tells.
pub(super) struct Event(notify::Result<notify::Event>);

enum Watcher {
    Native(RecommendedWatcher),
    Poll(PollWatcher),
}

pub(super) struct Watch {
    root: PathBuf,
    watcher: Watcher,
    /// Folders outside of the site's four with files that pages show
    beside: BTreeSet<PathBuf>,
    poll: Box<MakePoll>,
}

/// Makes what looks at files again and again.
type MakePoll = dyn Fn() -> notify::Result<PollWatcher> + Send;

impl Watch {
    /// Begins to watch; events that are `asked` for may be given up for polling. `on_event` is called
    /// on a thread of the watcher's.
    pub(super) fn begin(
        root: &Path,
        asked: Watching,
        on_event: impl FnMut(Event) + Clone + Send + 'static,
    ) -> notify::Result<(Watch, Watching)> {
        let handler = move || {
            let mut on_event = on_event.clone();
            move |event: notify::Result<notify::Event>| on_event(Event(event))
        };
        // Links may lead out of the site: those that do not are watched on their own.
        let config = Config::default().with_poll_interval(POLL_INTERVAL);
        let config = config.with_follow_symlinks(false);
        let native = match asked {
            Watching::ByEvents => RecommendedWatcher::new(handler(), config).ok(),
            Watching::ByPolling => None,
        };
        let poll = Box::new(move || PollWatcher::new(handler(), config));
        let watcher = match native {
            Some(native) => Watcher::Native(native),
            None => Watcher::Poll(poll()?),
        };
        let mut watch = Watch { root: root.to_owned(), watcher, beside: BTreeSet::new(), poll };
        if watch.cover().is_err() {
            watch.fall_back()?;
        }
        let watching = watch.watching();
        Ok((watch, watching))
    }

    pub(super) fn watching(&self) -> Watching {
        match self.watcher {
            Watcher::Native(_) => Watching::ByEvents,
            Watcher::Poll(_) => Watching::ByPolling,
        }
    }

    /// Gives events up.
    fn fall_back(&mut self) -> notify::Result<()> {
        self.watcher = Watcher::Poll((self.poll)()?);
        self.beside.clear();
        self.cover()
    }

    /// Watches folders that are new; where the system watches no more of them, all are polled from now
    /// on. Returns whether that is so since this call.
    pub(super) fn cover_again(&mut self) -> bool {
        // A folder that is gone by now is told of by its own event.
        let is_full = |error: &notify::Error| matches!(error.kind, ErrorKind::MaxFilesWatch);
        self.cover().is_err_and(|error| is_full(&error)) && self.fall_back().is_ok()
    }

    /// Watches all folders of the site that are there now.
    fn cover(&mut self) -> notify::Result<()> {
        let root = self.root.clone();
        self.add(&root, RecursiveMode::NonRecursive)?;
        for folder in discover::linked::folders(&root) {
            self.add(&folder, RecursiveMode::Recursive)?;
        }
        Ok(())
    }

    fn add(&mut self, folder: &Path, mode: RecursiveMode) -> notify::Result<()> {
        match &mut self.watcher {
            Watcher::Native(watcher) => notify::Watcher::watch(watcher, folder, mode),
            Watcher::Poll(watcher) => notify::Watcher::watch(watcher, folder, mode),
        }
    }

    /// Watches the folders of samples, which may stand anywhere in the site.
    pub(super) fn cover_samples<'s>(&mut self, samples: impl Iterator<Item = &'s str>) {
        let is_beside = |path: &&str| !FOLDERS.contains(&path.split('/').next().unwrap_or(path));
        let folders: BTreeSet<PathBuf> = samples
            .filter(is_beside)
            .filter_map(|path| Some(self.root.join(path).parent()?.to_owned()))
            .collect();
        for folder in folders.difference(&self.beside.clone()) {
            // A folder that is not there has been reported as a sample that is not.
            let _ = self.add(folder, RecursiveMode::NonRecursive);
        }
        self.beside = folders;
    }

    /// Adds what an event tells of.
    pub(super) fn gather(&self, event: Event, gathered: &mut Gathered) {
        let Ok(event) = event.0 else {
            gathered.all = true;
            return;
        };
        gathered.all |= event.need_rescan();
        let is_read = match event.kind {
            EventKind::Access(kind) => kind != AccessKind::Close(AccessMode::Write),
            _ => false,
        };
        if is_read {
            return;
        }
        for path in &event.paths {
            let Some(below) = self.below(path) else { continue };
            if path.is_dir() || FOLDERS.contains(&below.as_str()) {
                gathered.all = true;
            } else {
                gathered.files.insert(below);
            }
        }
    }

    /// The path from the site's root of what belongs to the site.
    fn below(&self, path: &Path) -> Option<String> {
        let below = path.strip_prefix(&self.root).ok()?;
        let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
        let parts = parts?;
        let first = *parts.first()?;
        let below = parts.join("/");
        let is_ours = match FOLDERS.contains(&first) {
            true => !discover::is_left_behind(&below),
            false => {
                let is_beside = path.parent().is_some_and(|of| self.beside.contains(of));
                below == "versus.toml" || is_beside
            }
        };
        is_ours.then_some(below)
    }
}

/// What may have changed.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Paths from the site's root
    pub files: BTreeSet<String>,
    /// Whether anything may have
    pub all: bool,
}

impl Gathered {
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty() && !self.all
    }

    /// How long nothing more must come before the change counts as whole: longer for many files, such
    /// as those of another branch.
    pub(super) fn quiet(&self) -> Duration {
        let is_few = self.files.len() <= FEW && !self.all;
        if is_few { QUIET_OF_FEW } else { QUIET_OF_MANY }
    }
}
