//! Searches for a pattern of a grammar, at a price. Pure.
//!
//! Where a pattern leaves it a choice, the regex engine tries one and goes back for the next: on
//! some lines for hours. A clock would stop it at another place on another machine, and the engine
//! does not tell how often it went back; but it stops at a number that it is given. So a search
//! begins with a low one, is taken up place by place with higher ones, and is paid for by those.

use std::sync::OnceLock;

use onig::{MatchParam, RegexOptions, SearchOptions, Syntax};

pub(super) use onig::Region;

/// How often the engine may go back from one place of a line at first: most searches go back less.
const MOST_BACK: u32 = 128;
/// How often after that, and what it costs to look at a place.
const LEVELS: [(u32, u32); 4] = [(MOST_BACK, 1), (1_024, 8), (8_192, 64), (65_536, 512)];

/// What may be paid for a line and for each of its bytes, and at most. Of 60,000 lines that people wrote,
/// in thirty languages, none costs as much.
const LINE: u32 = 60_000;
const BYTE: u32 = 60;
const LONGEST_LINE: u32 = 120_000;
/// What may be paid for all lines of a fence, and for each of its bytes.
const FENCE: u64 = 2_000_000;
const BYTE_OF_FENCE: u64 = 100;

/// A pattern, compiled when it is first searched for; none that the engine refuses.
#[derive(Debug, Default)]
pub(super) struct Regex(OnceLock<Option<onig::Regex>>);

/// The line costs too much: what was paid before that was known.
#[derive(Debug)]
pub(super) struct Costly(pub(super) u32);

/// What was paid for a line, and the most that may be.
#[derive(Debug)]
pub(super) struct Bill {
    pub(super) paid: u32,
    most: u32,
}

/// Whether lines that cost so much in all are too much for code that is so long.
pub(super) fn is_too_much(paid: u64, code: &str) -> bool {
    paid > FENCE + BYTE_OF_FENCE * code.len() as u64
}

impl Bill {
    pub(super) fn of(line: &str) -> Bill {
        let bytes = u32::try_from(line.len()).unwrap_or(u32::MAX);
        let most = LINE.saturating_add(BYTE.saturating_mul(bytes)).min(LONGEST_LINE);
        Bill { paid: 0, most }
    }

    pub(super) fn pay(&mut self, price: u32) -> Result<(), Costly> {
        self.paid = self.paid.saturating_add(price);
        if self.paid > self.most { Err(Costly(self.paid)) } else { Ok(()) }
    }

    /// A place costs one where it is looked at with the lowest number.
    fn pay_places(&mut self, places: usize) -> Result<(), Costly> {
        self.pay(u32::try_from(places).unwrap_or(u32::MAX))
    }
}

impl Regex {
    /// Whether `pattern`, which this is the regex of, matches at or behind `from`; `region` is where.
    pub(super) fn search(
        &self,
        pattern: &str,
        (line, from): (&str, usize),
        region: &mut Region,
        bill: &mut Bill,
    ) -> Result<bool, Costly> {
        let compile = || {
            let options = RegexOptions::REGEX_OPTION_CAPTURE_GROUP;
            onig::Regex::with_options(pattern, options, Syntax::default()).ok()
        };
        let Some(regex) = self.0.get_or_init(compile) else { return Ok(false) };
        let options = SearchOptions::SEARCH_OPTION_NONE;
        let (end, limits) = (line.len(), limits(MOST_BACK));
        match regex.search_with_param(line, from, end, options, Some(region), limits) {
            Ok(Some(at)) => bill.pay_places(at.saturating_sub(from) + 1).map(|()| true),
            Ok(None) => bill.pay_places(end - from + 1).map(|()| false),
            Err(_) => place_by_place(regex, (line, from), region, bill),
        }
    }
}

/// The first number was too low at one of the places.
fn place_by_place(
    regex: &onig::Regex,
    (line, from): (&str, usize),
    region: &mut Region,
    bill: &mut Bill,
) -> Result<bool, Costly> {
    let places = line[from..].char_indices().map(|(at, _)| from + at).chain([line.len()]);
    for at in places {
        if matches_at(regex, (line, at), region, bill)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn matches_at(
    regex: &onig::Regex,
    (line, at): (&str, usize),
    region: &mut Region,
    bill: &mut Bill,
) -> Result<bool, Costly> {
    let options = SearchOptions::SEARCH_OPTION_NONE;
    for (most, price) in LEVELS {
        bill.pay(price)?;
        let found = regex.match_with_param(line, at, options, Some(region), limits(most));
        if let Ok(found) = found {
            return Ok(found.is_some());
        }
    }
    // What is not found with so much effort is taken for not there, as the engine itself does later.
    Ok(false)
}

fn limits(most_back: u32) -> MatchParam {
    let mut limits = MatchParam::default();
    limits.set_retry_limit_in_match(most_back);
    limits
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a search finds, and what it costs.
    fn searched(pattern: &str, line: &str) -> (Option<bool>, u32) {
        let (mut region, mut bill) = (Region::new(), Bill::of(line));
        let found = Regex::default().search(pattern, (line, 0), &mut region, &mut bill);
        (found.ok(), bill.paid)
    }

    #[test]
    fn a_search_that_does_not_go_back_costs_the_places_that_it_looks_at() {
        assert_eq!(searched("b", "aab"), (Some(true), 3));
        assert_eq!(searched("b", "aaa"), (Some(false), 4));
    }

    #[test]
    fn a_search_that_goes_back_costs_more_and_finds_the_same() {
        let line = format!("{}y", "x".repeat(400));
        let (found, paid) = searched("x*x*y", &line);
        assert_eq!(found, Some(true));
        let (found, dearer) = searched("x*x*z", &line);
        assert!(found != Some(true) && dearer > paid, "{found:?}, {dearer}");
    }

    #[test]
    fn a_search_that_would_go_on_for_ever_ends_at_once() {
        let (found, paid) = searched("(x+x+)+y", &"x".repeat(2_000));
        assert_eq!(found, None);
        assert!(paid < 2 * LONGEST_LINE, "{paid}");
    }
}
