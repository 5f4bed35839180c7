//! IO: a cache of external URLs that answered recently, so that they are not requested on every run.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::date::Date;
use crate::base::failure::Failure;
use crate::cache::Cache;
use crate::cache::CacheMode;
use crate::upkeep::external::Answer;

/// How long an answer is valid, in days.
const FRESH_DAYS: f64 = 7.0;

/// The number is the version of the format. Unlike other cached data, answers are not bound to the
/// executable: what a server answers does not depend on the build of versus.
const NAME: &str = "answers-1";

/// The cached answers, by URL. Only pages that exist are cached; other URLs are requested every time.
pub struct CachedAnswers<'c> {
    cache: &'c Cache,
    today: Date,
    known: BTreeMap<String, CachedAnswer>,
}

#[derive(Debug, Serialize, Deserialize)]
struct CachedAnswer {
    asked: Date,
    answer: Answer,
}

/// Returns whether an answer of a day is still valid, and not from the future.
pub(super) fn is_fresh(asked: Date, today: Date) -> bool {
    let age_days = today.days_since_1970() - asked.days_since_1970();
    (0.0..FRESH_DAYS).contains(&age_days)
}

impl<'c> CachedAnswers<'c> {
    /// Loads the answers that are less than a week old, and not from the future.
    pub fn open(cache: &'c Cache, cache_mode: CacheMode, today: Date) -> CachedAnswers<'c> {
        let stored: Option<BTreeMap<String, CachedAnswer>> = match cache_mode {
            CacheMode::Use => cache.load(NAME),
            CacheMode::Ignore => None,
        };
        let mut known = stored.unwrap_or_default();
        known.retain(|_, known| is_fresh(known.asked, today));
        CachedAnswers { cache, today, known }
    }

    pub fn get(&self, address: &str) -> Option<&Answer> {
        self.known.get(address).map(|known| &known.answer)
    }

    /// The URLs with a cached answer, sorted.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.known.keys().map(String::as_str)
    }

    /// Adds an answer of today, if the page exists.
    pub fn add(&mut self, address: &str, answer: &Answer) {
        if let Answer::Exists { .. } = answer {
            let known = CachedAnswer { asked: self.today, answer: answer.clone() };
            self.known.insert(address.to_owned(), known);
        }
    }

    pub fn close(self) -> Result<(), Failure> {
        self.cache.store(NAME, &self.known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a day")
    }

    #[test]
    fn a_page_that_was_there_is_not_asked_for_again_within_a_week() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::of(folder.path());
        let mut known = CachedAnswers::open(&cache, CacheMode::Use, day("2026-06-01"));
        let there = Answer::Exists { moved: Some("https://b.org/".to_owned()) };
        known.add("https://a.org/", &there);
        known.add("https://c.org/", &Answer::Unverified(403));
        known.add("https://d.org/", &Answer::Dead("404".to_owned()));
        known.close().expect("stored");
        let on = |cache_mode, text| {
            let known = CachedAnswers::open(&cache, cache_mode, day(text));
            let all: Vec<String> = known.addresses().map(str::to_owned).collect();
            (all, known.get("https://a.org/").cloned())
        };
        let held = (vec!["https://a.org/".to_owned()], Some(there));
        assert_eq!(on(CacheMode::Use, "2026-06-01"), held);
        assert_eq!(on(CacheMode::Use, "2026-06-07"), held);
        for (cache_mode, text) in [
            (CacheMode::Use, "2026-06-08"),
            (CacheMode::Use, "2026-05-31"),
            (CacheMode::Ignore, "2026-06-01"),
        ] {
            assert_eq!(on(cache_mode, text), (Vec::new(), None), "{text}");
        }
    }
}
