//! IO: parsed Markdown files, for as long as they do not change.

use serde::{Deserialize, Serialize};

use super::Cache;
use super::log::{Keep, Log};
use crate::base::failure::Failure;
use crate::base::hash::Hash;
use crate::cache::CacheMode;
use crate::source::{SourceFile, Sources, Stamp};

/// The cached result of parsing a file.
#[derive(Debug, Clone, Copy)]
pub struct CachedPage<'k> {
    head: Head,
    /// The serialized page
    pub page: &'k [u8],
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Head {
    stamp: Stamp,
    /// A time before the file was read, in nanoseconds since 1970
    looked_ns: u64,
    content: Hash,
}

impl CachedPage<'_> {
    /// Returns whether a file with this stamp certainly has the content that was parsed.
    pub fn is_sure(&self, stamp: Stamp) -> bool {
        self.head.stamp == stamp && !stamp.is_racy(self.head.looked_ns)
    }

    pub fn content(&self) -> Hash {
        self.head.content
    }
}

/// Parsed pages, by the paths of their files.
pub struct CachedPages {
    log: Log,
    looked_ns: u64,
    learns: bool,
}

const NAME: &str = "pages";

impl CachedPages {
    /// Opens the cache. `looked_ns` is a time before the files were listed; `options` is a hash of
    /// everything else that affects parsing.
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

    /// Opens the cache read-only, for commands that write nothing.
    pub fn look(cache: &Cache, at: (u64, Hash)) -> CachedPages {
        CachedPages { learns: false, ..CachedPages::open(cache, CacheMode::Use, at) }
    }

    /// Creates an empty read-only cache, for builds that use no on-disk cache.
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

    /// Writes the added pages. Compaction drops the pages of files that no longer exist.
    pub fn close(self, sources: &Sources) -> Result<(), Failure> {
        let live: std::collections::HashSet<Hash> =
            sources.iter().map(|(_, file)| key(&file.path)).collect();
        self.log.close(&Keep { is_live: &|key| live.contains(&key), limit_bytes: u64::MAX })
    }
}

fn key(path: &str) -> Hash {
    Hash::of(path.as_bytes())
}
