//! IO: parsed Markdown files, for as long as they do not change.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::log::{Keep, Log};
use super::{Cache, CacheMode};
use crate::base::failure::Failure;
use crate::base::hash::Hash;
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
    /// When the file was listed, in nanoseconds since 1970
    listed_ns: u64,
    content: Hash,
}

impl CachedPage<'_> {
    /// Returns whether a file with this stamp certainly has the content that was parsed.
    pub fn is_sure(&self, stamp: Stamp) -> bool {
        self.head.stamp == stamp && !stamp.is_racy(self.head.listed_ns)
    }

    pub fn content(&self) -> Hash {
        self.head.content
    }
}

/// Which parsed pages of earlier builds are used, and whether those of this run are stored for later ones.
#[derive(Debug, Clone)]
pub enum PageCache {
    /// None is used or stored.
    Off,
    /// Stored pages are used.
    ReadOnly(Cache),
    /// Pages are stored; stored ones are used as the mode says.
    ReadWrite(Cache, CacheMode),
}

impl PageCache {
    /// `listed_ns` is the time at which the files were listed, in nanoseconds since 1970. `options` is the
    /// hash of the options that decide how a page is parsed: pages parsed with others are not used.
    pub fn open(&self, listed_ns: u64, options: Hash) -> CachedPages {
        CachedPages { log: self.log(NAME, options), listed_ns, learns: self.is_written() }
    }

    /// Opens the log with a name, for what is computed from pages.
    pub fn log(&self, name: &str, context: Hash) -> Option<Log> {
        match self {
            PageCache::Off => None,
            PageCache::ReadOnly(cache) | PageCache::ReadWrite(cache, CacheMode::Use) => {
                Some(Log::open(cache, name, context))
            }
            PageCache::ReadWrite(cache, CacheMode::Ignore) => {
                Some(Log::empty(cache, name, context))
            }
        }
    }

    /// Whether what this run computes is stored.
    pub fn is_written(&self) -> bool {
        matches!(self, PageCache::ReadWrite(..))
    }
}

/// Parsed pages by the paths of their files.
pub struct CachedPages {
    log: Option<Log>,
    listed_ns: u64,
    learns: bool,
}

const NAME: &str = "pages";

impl CachedPages {
    pub fn get(&self, file: &SourceFile) -> Option<CachedPage<'_>> {
        let (head, page) =
            postcard::take_from_bytes(self.log.as_ref()?.get(key(&file.path))?).ok()?;
        Some(CachedPage { head, page })
    }

    pub fn learn(&self, file: &SourceFile, stamp: Stamp, content: Hash, page: &[u8]) {
        let Some(log) = self.log.as_ref().filter(|_| self.learns) else { return };
        let head = Head { stamp, listed_ns: self.listed_ns, content };
        let mut data = postcard::to_stdvec(&head).expect("what is stored is plain data");
        data.extend_from_slice(page);
        log.add(key(&file.path), &data);
    }

    /// Writes the added pages. Compaction drops the pages of files that no longer exist.
    pub fn close(self, sources: &Sources) -> Result<(), Failure> {
        let Some(log) = self.log else { return Ok(()) };
        let live: HashSet<Hash> = sources.iter().map(|(_, file)| key(&file.path)).collect();
        log.close(&Keep { is_live: &|key| live.contains(&key), limit_bytes: u64::MAX })
    }
}

fn key(path: &str) -> Hash {
    Hash::of(path.as_bytes())
}
