//! Searches for a pattern of a grammar, at a price. Pure.
//!
//! Where a pattern leaves it a choice, the regex engine tries one and goes back for the next: on
//! some lines for hours. A clock would stop it at another place on another machine, and the engine
//! does not tell how often it went back; but it stops after a number of times. So a search begins
//! with a low number, is begun again with higher ones, and is paid for by the numbers that it took.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

use onig::{MatchParam, RegexOptions, SearchOptions, Syntax};

pub(super) use onig::Region;

/// How often the engine may go back from one place of a line, in the first search and in those after.
const GOING_BACK: [u32; 4] = [128, 1_024, 8_192, 65_536];
const GROWTH: usize = 8;
/// What a line may cost, for each of its bytes and besides. A place costs one where a pattern is looked
/// for with the lowest number; code that people wrote stays below a tenth of this.
const PRICE_OF_BYTE: usize = 400;
const PRICE_OF_LINE: usize = 100_000;

/// A pattern, compiled when it is first searched for; none that the engine refuses.
#[derive(Debug, Default)]
pub(super) struct Regex(OnceLock<Option<onig::Regex>>);

/// The line costs too much.
#[derive(Debug)]
pub(super) struct Costly;

/// What is left to pay with in a line.
#[derive(Debug)]
pub(super) struct Purse(usize);

impl Purse {
    pub(super) fn of(line: &str) -> Purse {
        Purse(PRICE_OF_LINE + PRICE_OF_BYTE * line.len())
    }

    fn pay(&mut self, price: usize) -> Result<(), Costly> {
        self.0 = self.0.checked_sub(price).ok_or(Costly)?;
        Ok(())
    }
}

/// The one regex of a pattern, whichever grammars and threads it is for.
pub(super) fn shared(pattern: &'static str) -> &'static Regex {
    static KNOWN: LazyLock<Mutex<HashMap<&'static str, &'static Regex>>> =
        LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    // Grammars are there until the end, and so are their regexes.
    known.entry(pattern).or_insert_with(|| Box::leak(Box::default()))
}

impl Regex {
    /// Whether `pattern`, which this is the regex of, matches at or behind `from`; `region` is where.
    pub(super) fn search(
        &self,
        pattern: &str,
        (line, from): (&str, usize),
        region: &mut Region,
        purse: &mut Purse,
    ) -> Result<bool, Costly> {
        let compile = || {
            let options = RegexOptions::REGEX_OPTION_CAPTURE_GROUP;
            onig::Regex::with_options(pattern, options, Syntax::default()).ok()
        };
        let Some(regex) = self.0.get_or_init(compile) else { return Ok(false) };
        for most in GOING_BACK {
            let price = (most / GOING_BACK[0]) as usize;
            let mut limits = MatchParam::default();
            limits.set_retry_limit_in_match(most);
            let options = SearchOptions::SEARCH_OPTION_NONE;
            let found =
                regex.search_with_param(line, from, line.len(), options, Some(region), limits);
            match found {
                Ok(Some(at)) => {
                    purse.pay(price * (at.saturating_sub(from) + 1))?;
                    return Ok(true);
                }
                Ok(None) => {
                    purse.pay(price * (line.len() - from + 1))?;
                    return Ok(false);
                }
                // The next one may cost as much at every place of the line.
                Err(_) => purse.pay(price * GROWTH * (line.len() - from + 1))?,
            }
        }
        Err(Costly)
    }
}
