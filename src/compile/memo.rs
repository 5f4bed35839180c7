//! An in-memory cache of what a stage computed, for programs that keep running. Pure.
//!
//! Each stage owns its memos; [`SiteMemory`](super::memory::SiteMemory) holds them all. A build computes
//! everything once and has no memos: it stores what the next build can use in the on-disk `cache`.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard};

use crate::base::hash::Hash;
use crate::diagnostic::Diagnostic;

/// A computed value, with the diagnostics of its inputs.
pub type Computed<T> = (T, Vec<Diagnostic>);

/// Values by the hash of all their inputs.
#[derive(Debug)]
pub struct Memo<T> {
    entries: Mutex<HashMap<Hash, Entry<T>>>,
}

#[derive(Debug)]
struct Entry<T> {
    computed: Computed<T>,
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

    /// Returns the value for these inputs, if there is one, and adds its diagnostics to `found`.
    pub fn recall(&self, key: Hash, found: &mut Vec<Diagnostic>) -> Option<T> {
        let mut entries = self.entries();
        let entry = entries.get_mut(&key)?;
        entry.is_used = true;
        found.extend_from_slice(&entry.computed.1);
        Some(entry.computed.0.clone())
    }

    pub fn remember(&self, key: Hash, computed: Computed<T>) {
        self.entries().insert(key, Entry { computed, is_used: true });
    }

    /// Drops the values that were not used since the last sweep.
    pub fn sweep(&self) {
        self.entries().retain(|_, entry| std::mem::take(&mut entry.is_used));
    }
}
