//! IO: watches the files of a site for changes. The only file that names `notify`.
//!
//! If the system cannot watch the folders, files are polled.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{
    Config, ErrorKind, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher as _,
};

use crate::compile::discover::{self, FOLDERS};

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

/// An event of the system.
pub(super) struct Event(notify::Result<notify::Event>);

enum Watcher {
    Native(RecommendedWatcher),
    Poll(PollWatcher),
}

pub(super) struct Watch {
    root: PathBuf,
    watcher: Watcher,
    /// Folders outside of [`FOLDERS`] with files that pages show, or that are checked with the site
    other_folders: BTreeSet<PathBuf>,
    new_poll: Box<NewPollWatcher>,
}

/// Creates a polling watcher.
type NewPollWatcher = dyn Fn() -> notify::Result<PollWatcher> + Send;

impl Watch {
    /// Starts to watch. Falls back to polling if events are `asked` for but not available. `on_event` is
    /// called on a thread of the watcher.
    pub(super) fn begin(
        root: &Path,
        asked: Watching,
        on_event: impl FnMut(Event) + Clone + Send + 'static,
    ) -> notify::Result<(Watch, Watching)> {
        let handler = move || {
            let mut on_event = on_event.clone();
            move |event: notify::Result<notify::Event>| on_event(Event(event))
        };
        // Symbolic links may lead out of the site; the targets of those that do not are watched separately.
        let config = Config::default().with_poll_interval(POLL_INTERVAL);
        let config = config.with_follow_symlinks(false);
        let native = match asked {
            Watching::ByEvents => RecommendedWatcher::new(handler(), config).ok(),
            Watching::ByPolling => None,
        };
        let new_poll = Box::new(move || PollWatcher::new(handler(), config));
        let watcher = match native {
            Some(native) => Watcher::Native(native),
            None => Watcher::Poll(new_poll()?),
        };
        let mut watch =
            Watch { root: root.to_owned(), watcher, other_folders: BTreeSet::new(), new_poll };
        if watch.watch_folders().is_err() {
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

    /// Switches from events to polling.
    fn fall_back(&mut self) -> notify::Result<()> {
        self.watcher = Watcher::Poll((self.new_poll)()?);
        self.other_folders.clear();
        self.watch_folders()
    }

    /// Watches new folders; if the system's limit is reached, switches to polling. Returns whether this call
    /// has switched.
    pub(super) fn watch_new_folders(&mut self) -> bool {
        // A folder that has been removed by now has an event of its own.
        let is_full = |error: &notify::Error| matches!(error.kind, ErrorKind::MaxFilesWatch);
        self.watch_folders().is_err_and(|error| is_full(&error)) && self.fall_back().is_ok()
    }

    /// Watches all folders of the site that exist now.
    fn watch_folders(&mut self) -> notify::Result<()> {
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

    /// Watches the folders of other files, which may be anywhere in the site or in its repository.
    pub(super) fn watch_others<'s>(&mut self, files: impl Iterator<Item = &'s str>) {
        let is_outside = |path: &&str| !FOLDERS.contains(&path.split('/').next().unwrap_or(path));
        let folders: BTreeSet<PathBuf> = files
            .filter(is_outside)
            .filter_map(|path| Some(self.root.join(path).parent()?.to_owned()))
            .collect();
        for folder in folders.difference(&self.other_folders.clone()) {
            // A missing folder has been reported as a missing sample.
            let _ = self.add(folder, RecursiveMode::NonRecursive);
        }
        self.other_folders = folders;
    }

    /// Adds the changes of an event.
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

    /// Returns the path relative to the site's root, or `None` if the file does not belong to the site.
    fn below(&self, path: &Path) -> Option<String> {
        let below = path.strip_prefix(&self.root).ok()?;
        let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
        let parts = parts?;
        let first = *parts.first()?;
        let below = parts.join("/");
        let is_ours = match FOLDERS.contains(&first) {
            true => !discover::is_leftover(&below),
            false => {
                let is_other = path.parent().is_some_and(|of| self.other_folders.contains(of));
                below == "versus.toml" || is_other
            }
        };
        is_ours.then_some(below)
    }
}

/// The files that may have changed.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Paths relative to the site's root
    pub files: BTreeSet<String>,
    /// Whether any file may have changed
    pub all: bool,
}

impl Gathered {
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty() && !self.all
    }

    /// Returns how long there must be no further event before the change is processed: longer for many
    /// files, such as after a switch of branches.
    pub(super) fn quiet(&self) -> Duration {
        let is_few = self.files.len() <= FEW && !self.all;
        if is_few { QUIET_OF_FEW } else { QUIET_OF_MANY }
    }
}
