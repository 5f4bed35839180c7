//! IO: code that was highlighted before, so that a changed template does not cost it again.

use std::sync::OnceLock;

use crate::base::failure::Failure;
use crate::base::hash::{Hash, Hasher};
use crate::cache::CacheMode;
use crate::cache::{Cache, Keep, Log};
use crate::highlight::KnowsCode;

/// HTML of code by the hash of the code and its language, in several logs: a page that changed asks
/// for few, and nothing is read before it is asked for.
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

    /// Stores what was learned, in at most `limit_bytes`: the oldest goes first.
    pub fn close(self, limit_bytes: u64) -> Result<(), Failure> {
        let keep = Keep { is_live: &|_| true, limit_bytes: limit_bytes / LOGS as u64 };
        let mut logs = self.logs.into_iter().filter_map(OnceLock::into_inner);
        logs.try_for_each(|log| log.close(&keep))
    }
}

impl KnowsCode for CachedCode {
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
