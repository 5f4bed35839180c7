//! What is held in memory from one load of a site to the next, so that only what changed is read
//! again. Pure.
//!
//! A build loads once and holds nothing. What is held is bound to the numbers of the files
//! ([`crate::source::FileId`]), because it holds places in them.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard};

use crate::base::hash::Hash;
use crate::compile::check::numbers::Numbers;
use crate::compile::discover::read::ImageSize;
use crate::compile::parse::ParsedPage;
use crate::diagnostic::Diagnostic;
use crate::matrix::Matrix;
use crate::matrix::changes::Changes;
use crate::source::{Sources, Stamp};
use crate::theme::Theme;

/// What was made of a file or of several, and what is wrong with them.
pub type Made<T> = (T, Vec<Diagnostic>);

/// The size of an image, and the stamp of the file that had it.
type HeldImage = (Stamp, Option<ImageSize>);

#[derive(Debug, Default)]
pub struct Held {
    /// By path
    pages: Mutex<HashMap<Arc<str>, HeldPage>>,
    pub themes: Memo<Arc<Theme>>,
    /// Each with the subjects of its folder
    pub matrices: Memo<Arc<Matrix>>,
    /// Of each matrix, as git tells them
    pub changes: Memo<Arc<Changes>>,
    /// Of guides, that no fact bears out
    pub numbers: Arc<Numbers>,
    /// By path; none of a file that is no image or has no size
    images: Mutex<HashMap<Arc<str>, HeldImage>>,
}

#[derive(Debug, Clone)]
pub struct HeldPage {
    /// None of a text that is on no disk
    pub stamp: Option<Stamp>,
    /// When somebody had a look at it, in nanoseconds since 1970
    pub looked_ns: u64,
    pub page: ParsedPage,
    pub found: Vec<Diagnostic>,
}

impl HeldPage {
    /// Whether a file with this stamp certainly holds what it held.
    pub fn is_sure(&self, stamp: Option<Stamp>) -> bool {
        let sure = |stamp: Stamp| !stamp.is_racy(self.looked_ns);
        stamp.is_some_and(sure) && self.stamp == stamp
    }
}

impl Held {
    pub fn pages(&self) -> MutexGuard<'_, HashMap<Arc<str>, HeldPage>> {
        self.pages.lock().expect("no thread panicked")
    }

    /// The size of an image, which `measure` finds out if it is not known.
    pub fn image<E>(
        &self,
        (path, stamp): (&Arc<str>, Stamp),
        measure: impl FnOnce() -> Result<Option<ImageSize>, E>,
    ) -> Result<Option<ImageSize>, E> {
        let images = || self.images.lock().expect("no thread panicked");
        if let Some((_, size)) = images().get(path).filter(|(known, _)| *known == stamp) {
            return Ok(*size);
        }
        let size = measure()?;
        images().insert(Arc::clone(path), (stamp, size));
        Ok(size)
    }

    /// Forgets what the last load did not use.
    pub fn sweep(&self) {
        self.themes.sweep();
        self.matrices.sweep();
        self.changes.sweep();
    }

    /// Forgets files that are gone.
    pub fn sweep_files(&self, sources: &Sources) {
        let live: HashSet<&str> = sources.iter().map(|(_, file)| &*file.path).collect();
        self.pages().retain(|path, _| live.contains(&**path));
        self.images.lock().expect("no thread panicked").retain(|path, _| live.contains(&**path));
    }
}

/// Values by the hash of all that they are made from.
#[derive(Debug)]
pub struct Memo<T> {
    entries: Mutex<HashMap<Hash, Entry<T>>>,
}

#[derive(Debug)]
struct Entry<T> {
    made: Made<T>,
    is_used: bool,
}

impl<T> Default for Memo<T> {
    fn default() -> Memo<T> {
        Memo { entries: Mutex::default() }
    }
}

impl<T: Clone> Memo<T> {
    fn entries(&self) -> MutexGuard<'_, HashMap<Hash, Entry<T>>> {
        self.entries.lock().expect("no thread panicked")
    }

    /// What was made; what is wrong with it is added to `found`.
    pub fn recall(&self, key: Hash, found: &mut Vec<Diagnostic>) -> Option<T> {
        let mut entries = self.entries();
        let entry = entries.get_mut(&key)?;
        entry.is_used = true;
        found.extend_from_slice(&entry.made.1);
        Some(entry.made.0.clone())
    }

    pub fn hold(&self, key: Hash, made: Made<T>) {
        self.entries().insert(key, Entry { made, is_used: true });
    }

    /// Forgets what was not used since the last time.
    fn sweep(&self) {
        self.entries().retain(|_, entry| std::mem::take(&mut entry.is_used));
    }
}
