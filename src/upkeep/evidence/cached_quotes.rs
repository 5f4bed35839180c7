//! IO: a cache of quotes that were found recently, so that their sources are not requested on every run.

use std::collections::BTreeMap;

use super::LookUp;
use super::words::Words;
use crate::base::date::Date;
use crate::base::failure::Failure;
use crate::base::hash::Hasher;
use crate::cache::{Cache, CacheMode};
use crate::upkeep::cached_answers::is_fresh;

/// The number is the version of the format: see [`crate::upkeep::cached_answers`].
const NAME: &str = "quotes-1";

/// The quotes that were found, by address and words. Only those are cached; others are looked up every time.
pub(super) struct CachedQuotes<'c> {
    cache: &'c Cache,
    known: BTreeMap<String, LookUp>,
}

impl<'c> CachedQuotes<'c> {
    pub(super) fn open(cache: &'c Cache, cache_mode: CacheMode, today: Date) -> CachedQuotes<'c> {
        let stored: Option<BTreeMap<String, LookUp>> = match cache_mode {
            CacheMode::Use => cache.load(NAME),
            CacheMode::Ignore => None,
        };
        let mut known = stored.unwrap_or_default();
        known.retain(|_, known| match known {
            LookUp::Found { on, .. } => is_fresh(*on, today),
            LookUp::Absent(_) | LookUp::Unread(_) => false,
        });
        CachedQuotes { cache, known }
    }

    pub(super) fn get(&self, address: &str, words: &Words) -> Option<&LookUp> {
        self.known.get(&key(address, words))
    }

    /// Adds a quote that was found.
    pub(super) fn add(&mut self, address: &str, words: &Words, look_up: &LookUp) {
        if let LookUp::Found { .. } = look_up {
            self.known.insert(key(address, words), look_up.clone());
        }
    }

    pub(super) fn close(self) -> Result<(), Failure> {
        self.cache.store(NAME, &self.known)
    }
}

fn key(address: &str, words: &Words) -> String {
    Hasher::default().text(address).text(words.as_str()).finish().to_string()
}
