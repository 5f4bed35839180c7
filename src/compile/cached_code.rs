//! Code that earlier builds highlighted, so that a changed template does not mean to highlight it again. IO.

use std::sync::OnceLock;

use crate::base::failure::Failure;
use crate::base::hash::{Hash, Hasher};
use crate::cache::CacheMode;
use crate::cache::{Cache, Keep, Log};
use crate::highlight::CodeCache;

/// Highlighted HTML by the hash of the code and its language. It is spread over several logs, each of which is
/// read when it is needed: a changed page needs few of them.
pub struct CachedCode {
    cache: Cache,
    cache_mode: CacheMode,
    logs: [OnceLock<Log>; LOGS],
}

const LOGS: usize = 32;

impl CachedCode {
    pub fn of(cache: &Cache, cache_mode: CacheMode) -> CachedCode {
        CachedCode { cache: cache.clone(), cache_mode, logs: [const { OnceLock::new() }; LOGS] }
    }

    fn log(&self, key: Hash) -> &Log {
        let number = usize::from(key.bytes()[0]) % LOGS;
        let (name, ground) = (format!("code-{number:02}"), Hash::of(b""));
        self.logs[number].get_or_init(|| match self.cache_mode {
            CacheMode::Use => Log::open(&self.cache, &name, ground),
            CacheMode::Ignore => Log::empty(&self.cache, &name, ground),
        })
    }

    /// Stores what was added. Keeps at most `limit_bytes`, and drops the oldest entries first.
    pub fn close(self, limit_bytes: u64) -> Result<(), Failure> {
        let keep = Keep { is_live: &|_| true, limit_bytes: limit_bytes / LOGS as u64 };
        let mut logs = self.logs.into_iter().filter_map(OnceLock::into_inner);
        logs.try_for_each(|log| log.close(&keep))
    }
}

impl CodeCache for CachedCode {
    fn recall(&self, language: &str, code: &str) -> Option<String> {
        let key = key(language, code);
        String::from_utf8(self.log(key).get(key)?.to_owned()).ok()
    }

    fn learn(&self, language: &str, code: &str, html: &str) {
        let key = key(language, code);
        self.log(key).add(key, html.as_bytes());
    }
}

fn key(language: &str, code: &str) -> Hash {
    Hasher::default().text(language).text(code).finish()
}
