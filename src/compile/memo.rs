//! What a stage made before, for programs that live on: what has the same inputs is not made again. Pure.
//!
//! Each stage owns what it remembers; [`SiteMemory`](super::memory::SiteMemory) holds all of it together. A
//! build reads once and remembers nothing here: what it leaves is in the `cache`.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};

use crate::base::hash::Hash;
use crate::diagnostic::Diagnostic;

/// What was made of a file or of several, and what is wrong with them.
pub type Made<T> = (T, Vec<Diagnostic>);

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

    pub fn remember(&self, key: Hash, made: Made<T>) {
        self.entries().insert(key, Entry { made, is_used: true });
    }

    /// Forgets what was not used since the last time.
    pub fn sweep(&self) {
        self.entries().retain(|_, entry| std::mem::take(&mut entry.is_used));
    }
}
