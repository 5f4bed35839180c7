//! IO: the addresses of other sites that have answered lately, so that nobody asks them each time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::date::Date;
use crate::base::failure::Failure;
use crate::cache::Cache;
use crate::cache::CacheMode;
use crate::upkeep::external::Answer;

/// How long an answer counts, in days.
const FRESH_DAYS: f64 = 7.0;

/// The number tells apart what different versions of versus store. It is not bound to the program,
/// as the rest of the cache is: what a server answers does not depend on who compiled us.
const NAME: &str = "answers-1";

/// Answers of pages that are there, by address. Others are asked for each time.
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

impl<'c> CachedAnswers<'c> {
    /// Those that are no more than a week old, and not of a day to come.
    pub fn open(cache: &'c Cache, cache_mode: CacheMode, today: Date) -> CachedAnswers<'c> {
        let stored: Option<BTreeMap<String, CachedAnswer>> = match cache_mode {
            CacheMode::Use => cache.load(NAME),
            CacheMode::Ignore => None,
        };
        let mut known = stored.unwrap_or_default();
        known.retain(|_, known| {
            let age_days = today.days_since_1970() - known.asked.days_since_1970();
            (0.0..FRESH_DAYS).contains(&age_days)
        });
        CachedAnswers { cache, today, known }
    }

    pub fn get(&self, address: &str) -> Option<&Answer> {
        self.known.get(address).map(|known| &known.answer)
    }

    /// Addresses that have answered, in their order.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.known.keys().map(String::as_str)
    }

    /// Adds what was answered today, if there is a page.
    pub fn add(&mut self, address: &str, answer: &Answer) {
        if let Answer::There { .. } = answer {
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
        let there = Answer::There { moved: Some("https://b.org/".to_owned()) };
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
