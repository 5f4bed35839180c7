//! IO: looks up the quotes of a site in their sources.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::Path;
use std::sync::{Mutex, mpsc};
use std::thread;

use super::cached_quotes::CachedQuotes;
use super::source_text::{self, ReadPdf, TOO_LARGE};
use super::words::{Finding, Words};
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
#[derive(Clone, Copy)]
pub struct Settings<'r> {
    pub cache_mode: CacheMode,
    pub today: Date,
    /// Reads a PDF in a process of its own
    pub read_pdf: &'r ReadPdf<'r>,
}

/// The largest number of pages that are read at a time: a PDF may take as much memory as its process is allowed.
const MOST_READERS: usize = 4;

/// Looks up all quotes of a site, first in their sources, and those that are not there in their copies. Fails if
/// no host answers: then there is no network.
pub fn look_up<'s>(
    root: &Path,
    site: &'s Site,
    settings: Settings<'_>,
    on_progress: &OnProgress<'_>,
) -> Result<LookedUp<'s>, Failure> {
    let cache = Cache::of(root);
    let quotes = quotes(site);
    let mut search = Search {
        words: quotes.iter().map(|quote| Words::of(quote.words)).collect(),
        cached: CachedQuotes::open(&cache, settings.cache_mode, settings.today),
        found: BTreeMap::new(),
        settings,
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
    settings: Settings<'c>,
    pages: usize,
}

/// What reading one page came to.
#[derive(Default)]
struct Reading {
    /// By the index of a quote
    findings: BTreeMap<usize, Finding>,
    /// Why words that are not there may be on the page that readers would have come to, or further down
    unread: Option<String>,
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
        let read = |number: usize, page: &Page| self.read(page, &by_address[addresses[number]]);
        let (answers, readings) =
            with_readers(&read, |on_page| web::read(&addresses, &[], config, on_progress, on_page));
        let none = Reading::default();
        for (number, answer) in answers?.into_iter().enumerate() {
            let address = addresses[number];
            let reading = readings.get(&number).unwrap_or(&none);
            for at in &by_address[address] {
                let look_up = match (&answer, reading.findings.get(at)) {
                    (Answer::Exists { moved }, Some(Finding::Found)) => {
                        LookUp::Found { on: self.settings.today, moved: moved.clone() }
                    }
                    (Answer::Exists { .. }, Some(Finding::Unsure(why))) => {
                        let why = reading.unread.clone().unwrap_or_else(|| (*why).to_owned());
                        LookUp::Unread(why)
                    }
                    _ => absent(&answer, reading.unread.as_ref()),
                };
                self.cached.add(address, &self.words[*at], &look_up);
                self.found.insert((*at, address.to_owned()), look_up);
            }
        }
        Ok(())
    }

    /// Looks up quotes, by their indices, in a page.
    fn read(&self, page: &Page, quoted: &[usize]) -> Reading {
        let text = match source_text::read(page, self.settings.read_pdf) {
            Ok(text) => text,
            Err(why) => return Reading { unread: Some(why.to_owned()), ..Reading::default() },
        };
        let findings = quoted.iter().map(|at| (*at, text.find(&self.words[*at]))).collect();
        let unread = match &page.diverted_to {
            Some(to) => Some(format!("it leads to another page for now: {to}")),
            None if !page.is_whole => Some(TOO_LARGE.to_owned()),
            None => None,
        };
        Reading { findings, unread }
    }

    fn outcome(&self, at: usize, quote: &Quote<'_>) -> Outcome {
        let of = |address: &str| self.found.get(&(at, address.to_owned()));
        let sources = quote.sources.iter();
        let sources: Vec<(&str, LookUp)> =
            sources.filter_map(|address| Some((address.as_str(), of(address)?.clone()))).collect();
        outcome(&sources, quote.archived.as_deref().and_then(of))
    }
}

/// Runs `request`, which gives pages, each with its number, while other threads read them: a page takes its time, in
/// which no request is to wait. Returns the result, and what was read, by number.
fn with_readers<T>(
    read: &(dyn Fn(usize, &Page) -> Reading + Sync),
    request: impl FnOnce(&mut dyn FnMut(usize, Page)) -> T,
) -> (T, BTreeMap<usize, Reading>) {
    let (sender, pages) = mpsc::channel::<(usize, Page)>();
    let pages = Mutex::new(pages);
    let reader = || {
        let mut readings = Vec::new();
        loop {
            let next = pages.lock().expect("no reader panicked").recv();
            let Ok((number, page)) = next else { return readings };
            readings.push((number, read(number, &page)));
        }
    };
    let many = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_READERS);
    thread::scope(|scope| {
        let readers: Vec<_> = (0..many).map(|_| scope.spawn(reader)).collect();
        let result = request(&mut |number, page| {
            sender.send((number, page)).expect("the readers wait for pages");
        });
        drop(sender);
        let readings = readers.into_iter().flat_map(|of| of.join().expect("no reader panics"));
        (result, readings.collect())
    })
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
