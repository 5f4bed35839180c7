//! IO: looks up the quotes of a site in their sources.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::cached_quotes::CachedQuotes;
use super::source_text;
use super::words::Words;
use super::{LookUp, LookedUp, Outcome, Quote, outcome, quotes};
use crate::base::date::Date;
use crate::base::failure::Failure;
use crate::cache::{Cache, CacheMode};
use crate::compile::OnProgress;
use crate::compile::parse::config::External;
use crate::compile::site::Site;
use crate::upkeep::external::Answer;
use crate::upkeep::web::{self, Page};

/// How to look up quotes.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    pub cache_mode: CacheMode,
    pub today: Date,
}

/// Looks up all quotes of a site, first in their sources, and those that are not there in their copies. Fails if
/// no host answers: then there is no network.
pub fn look_up<'s>(
    root: &Path,
    site: &'s Site,
    settings: Settings,
    on_progress: &OnProgress<'_>,
) -> Result<LookedUp<'s>, Failure> {
    let cache = Cache::of(root);
    let quotes = quotes(site);
    let mut search = Search {
        words: quotes.iter().map(|quote| Words::of(quote.words)).collect(),
        cached: CachedQuotes::open(&cache, settings.cache_mode, settings.today),
        found: BTreeMap::new(),
        today: settings.today,
        pages: 0,
    };
    let config = &site.config.external;
    let of_sources = quotes.iter().enumerate();
    let wanted = of_sources.flat_map(|(at, quote)| quote.sources.iter().map(move |to| (at, to)));
    search.run(wanted.map(|(at, to)| (at, to.as_str())).collect(), config, on_progress)?;
    let is_missing = |at: usize| matches!(search.outcome(at, &quotes[at]), Outcome::Gone { .. });
    let copies = quotes.iter().enumerate().filter(|(at, _)| is_missing(*at));
    let copies = copies.filter_map(|(at, quote)| Some((at, quote.archived.as_deref()?)));
    let copies: Vec<(usize, &str)> = copies.collect();
    search.run(copies, config, on_progress)?;
    let outcomes: Vec<Outcome> =
        quotes.iter().enumerate().map(|(at, quote)| search.outcome(at, quote)).collect();
    let pages = search.pages;
    search.cached.close()?;
    Ok(LookedUp { quotes: quotes.into_iter().zip(outcomes).collect(), pages })
}

struct Search<'c> {
    /// The words of each quote
    words: Vec<Words>,
    cached: CachedQuotes<'c>,
    /// By the index of a quote and an address
    found: BTreeMap<(usize, String), LookUp>,
    today: Date,
    pages: usize,
}

impl Search<'_> {
    /// Looks up quotes, each with an address.
    fn run(
        &mut self,
        wanted: Vec<(usize, &str)>,
        config: &External,
        on_progress: &OnProgress<'_>,
    ) -> Result<(), Failure> {
        let mut by_address: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, address) in wanted {
            match self.cached.get(address, &self.words[at]) {
                Some(known) => {
                    let known = known.clone();
                    self.found.insert((at, address.to_owned()), known);
                }
                None => by_address.entry(address).or_default().push(at),
            }
        }
        if by_address.is_empty() {
            return Ok(());
        }
        let addresses: Vec<&str> = by_address.keys().copied().collect();
        self.pages += addresses.len();
        let mut pages: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let mut unread: BTreeMap<usize, String> = BTreeMap::new();
        let words = &self.words;
        let mut on_page = |number: usize, page: Page| match source_text::read(&page) {
            Ok(text) => {
                let quoted = by_address[addresses[number]].iter().copied();
                let has: BTreeSet<usize> = quoted.filter(|at| text.has(&words[*at])).collect();
                pages.insert(number, has);
                // Words that are not there may be on the page that readers would have come to, or further down.
                let why = match page.diverted_to {
                    Some(to) => Some(format!("it leads to another page for now: {to}")),
                    None if !page.is_whole => {
                        Some("it is too large to be read as a whole".to_owned())
                    }
                    None => None,
                };
                unread.extend(why.map(|why| (number, why)));
            }
            Err(why) => drop(unread.insert(number, why.to_owned())),
        };
        let answers = web::read(&addresses, &[], config, on_progress, &mut on_page)?;
        for (number, answer) in answers.into_iter().enumerate() {
            let address = addresses[number];
            for at in &by_address[address] {
                let has = pages.get(&number).is_some_and(|has| has.contains(at));
                let look_up = match (&answer, has) {
                    (Answer::Exists { moved }, true) => {
                        LookUp::Found { on: self.today, moved: moved.clone() }
                    }
                    _ => absent(&answer, unread.get(&number)),
                };
                self.cached.add(address, &self.words[*at], &look_up);
                self.found.insert((*at, address.to_owned()), look_up);
            }
        }
        Ok(())
    }

    fn outcome(&self, at: usize, quote: &Quote<'_>) -> Outcome {
        let of = |address: &str| self.found.get(&(at, address.to_owned()));
        let sources = quote.sources.iter();
        let sources: Vec<(&str, LookUp)> =
            sources.filter_map(|address| Some((address.as_str(), of(address)?.clone()))).collect();
        outcome(&sources, quote.archived.as_deref().and_then(of))
    }
}

/// Returns what it means that a page does not have a quote. `unread` says why its text is not known.
fn absent(answer: &Answer, unread: Option<&String>) -> LookUp {
    match answer {
        Answer::Exists { .. } if unread.is_some() => {
            LookUp::Unread(unread.cloned().unwrap_or_default())
        }
        Answer::Exists { moved: None } => LookUp::Absent("does not have these words".to_owned()),
        Answer::Exists { moved: Some(to) } => {
            LookUp::Absent(format!("has moved to `{to}`, which does not have these words"))
        }
        Answer::Dead(why) => LookUp::Absent(format!("is dead: {why}")),
        Answer::Unanswered(why) => LookUp::Unread(why.clone()),
        Answer::Unverified(status) => {
            LookUp::Unread(format!("it answers automated requests with {status}"))
        }
        Answer::Skipped => LookUp::Unread("it is for examples, or in a private network".to_owned()),
    }
}
