//! IO: code that was highlighted before, so that a changed template does not cost it again.

use std::sync::OnceLock;

use super::Cache;
use super::log::{Keep, Log};
use crate::failure::Failure;
use crate::hash::Hash;
use crate::pipeline::Memory;
use crate::render::highlight::KnowsCode;

/// HTML of code by the hash of the code and its language. Nothing is read before it is asked for.
pub struct KnownCode {
    cache: Cache,
    memory: Memory,
    log: OnceLock<Log>,
}

const NAME: &str = "code";

impl KnownCode {
    pub fn of(cache: &Cache, memory: Memory) -> KnownCode {
        KnownCode { cache: cache.clone(), memory, log: OnceLock::new() }
    }

    fn log(&self) -> &Log {
        let ground = Hash::of(b"");
        self.log.get_or_init(|| match self.memory {
            Memory::Use => Log::open(&self.cache, NAME, ground),
            Memory::Ignore => Log::empty(&self.cache, NAME, ground),
        })
    }

    /// Stores what was learned, in at most `limit_bytes`: the oldest goes first.
    pub fn close(self, limit_bytes: u64) -> Result<(), Failure> {
        match self.log.into_inner() {
            Some(log) => log.close(&Keep { is_live: &|_| true, limit_bytes }),
            None => Ok(()),
        }
    }
}

impl KnowsCode for KnownCode {
    fn recall(&self, key: Hash) -> Option<String> {
        String::from_utf8(self.log().get(key)?.to_owned()).ok()
    }

    fn learn(&self, key: Hash, html: &str) {
        self.log().add(key, html.as_bytes());
    }
}
