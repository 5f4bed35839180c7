//! IO: what was read of Markdown files that have not changed since.

use serde::{Deserialize, Serialize};

use super::Cache;
use super::log::{Keep, Log};
use crate::base::failure::Failure;
use crate::base::hash::Hash;
use crate::cache::CacheMode;
use crate::source::{SourceFile, Sources, Stamp};

/// What a file held when it was read.
#[derive(Debug, Clone, Copy)]
pub struct CachedPage<'k> {
    head: Head,
    /// What was read of it, as bytes
    pub page: &'k [u8],
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Head {
    stamp: Stamp,
    /// When somebody had a look at it, in nanoseconds since 1970
    looked_ns: u64,
    content: Hash,
}

impl CachedPage<'_> {
    /// Whether a file with this stamp certainly holds what it held.
    pub fn is_sure(&self, stamp: Stamp) -> bool {
        self.head.stamp == stamp && !stamp.is_racy(self.head.looked_ns)
    }

    pub fn content(&self) -> Hash {
        self.head.content
    }
}

/// Parsed pages by the paths of their files.
pub struct CachedPages {
    log: Log,
    looked_ns: u64,
    learns: bool,
}

const NAME: &str = "pages";

impl CachedPages {
    /// `looked_ns` is before the files were listed; `options` is what else decides what is read.
    pub fn open(
        cache: &Cache,
        cache_mode: CacheMode,
        (looked_ns, options): (u64, Hash),
    ) -> CachedPages {
        let log = match cache_mode {
            CacheMode::Use => Log::open(cache, NAME, options),
            CacheMode::Ignore => Log::empty(cache, NAME, options),
        };
        CachedPages { log, looked_ns, learns: true }
    }

    /// Those of a command that writes nothing.
    pub fn look(cache: &Cache, at: (u64, Hash)) -> CachedPages {
        CachedPages { learns: false, ..CachedPages::open(cache, CacheMode::Use, at) }
    }

    /// Of what is in no cache.
    pub fn nothing(cache: &Cache, at: (u64, Hash)) -> CachedPages {
        CachedPages { learns: false, ..CachedPages::open(cache, CacheMode::Ignore, at) }
    }

    pub fn get(&self, file: &SourceFile) -> Option<CachedPage<'_>> {
        let (head, page) = postcard::take_from_bytes(self.log.get(key(&file.path))?).ok()?;
        Some(CachedPage { head, page })
    }

    pub fn learn(&self, file: &SourceFile, stamp: Stamp, content: Hash, page: &[u8]) {
        if !self.learns {
            return;
        }
        let head = Head { stamp, looked_ns: self.looked_ns, content };
        let mut data = postcard::to_stdvec(&head).expect("what is stored is plain data");
        data.extend_from_slice(page);
        self.log.add(key(&file.path), &data);
    }

    /// Stores what was learned; pages of files that are gone are forgotten in time.
    pub fn close(self, sources: &Sources) -> Result<(), Failure> {
        let live: std::collections::HashSet<Hash> =
            sources.iter().map(|(_, file)| key(&file.path)).collect();
        self.log.close(&Keep { is_live: &|key| live.contains(&key), limit_bytes: u64::MAX })
    }
}

fn key(path: &str) -> Hash {
    Hash::of(path.as_bytes())
}
