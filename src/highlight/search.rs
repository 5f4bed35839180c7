//! Regex searches with a budget. Pure.
//!
//! The regex engine backtracks, on some lines for hours. A time limit would stop it at a different point on
//! another machine. The engine does not report how often it backtracked, but it stops at a given limit. So
//! a search begins with a low limit. If that is exceeded, the search continues with higher limits,
//! separately at each position of the line, and is charged for them.

use std::sync::OnceLock;

use onig::{MatchParam, RegexOptions, SearchOptions, Syntax};

pub(super) use onig::Region;

/// The first limit on backtracking at one position: most searches stay below it.
const MOST_BACK: u32 = 128;
/// The limits that are tried one after the other at a position, each with its cost.
const LEVELS: [(u32, u32); 4] = [(MOST_BACK, 1), (1_024, 8), (8_192, 64), (65_536, 512)];

/// The budget of a line: a basic amount, an amount for each byte, and the maximum of their sum. None of
/// 60,000 lines of code that people wrote, in thirty languages, exceeds it.
const LINE: u32 = 60_000;
const BYTE: u32 = 60;
const LONGEST_LINE: u32 = 120_000;
/// The budget of all lines of a fence: a basic amount, and an amount for each byte.
const FENCE: u64 = 2_000_000;
const BYTE_OF_FENCE: u64 = 100;

/// A pattern that is compiled on first use; `None` if the engine rejects it.
#[derive(Debug, Default)]
pub(super) struct Regex(OnceLock<Option<onig::Regex>>);

/// The error that a line exceeds its budget, with the cost so far.
#[derive(Debug)]
pub(super) struct Costly(pub(super) u32);

/// The cost of a line so far, and its limit.
#[derive(Debug)]
pub(super) struct Budget {
    pub(super) paid: u32,
    most: u32,
}

/// Returns whether the total cost of lines exceeds the budget of this code.
pub(super) fn exceeds_budget(paid: u64, code: &str) -> bool {
    paid > FENCE + BYTE_OF_FENCE * code.len() as u64
}

impl Budget {
    pub(super) fn of(line: &str) -> Budget {
        let bytes = u32::try_from(line.len()).unwrap_or(u32::MAX);
        let most = LINE.saturating_add(BYTE.saturating_mul(bytes)).min(LONGEST_LINE);
        Budget { paid: 0, most }
    }

    pub(super) fn pay(&mut self, price: u32) -> Result<(), Costly> {
        self.paid = self.paid.saturating_add(price);
        if self.paid > self.most { Err(Costly(self.paid)) } else { Ok(()) }
    }

    /// Charges for positions that were searched with the lowest limit: one each.
    fn pay_places(&mut self, places: usize) -> Result<(), Costly> {
        self.pay(u32::try_from(places).unwrap_or(u32::MAX))
    }
}

impl Regex {
    /// Returns whether `pattern` matches at or after `from`, and writes the match to `region`. `self` is
    /// the compiled form of `pattern`.
    pub(super) fn search(
        &self,
        pattern: &str,
        (line, from): (&str, usize),
        region: &mut Region,
        budget: &mut Budget,
    ) -> Result<bool, Costly> {
        let compile = || {
            let options = RegexOptions::REGEX_OPTION_CAPTURE_GROUP;
            onig::Regex::with_options(pattern, options, Syntax::default()).ok()
        };
        let Some(regex) = self.0.get_or_init(compile) else { return Ok(false) };
        let options = SearchOptions::SEARCH_OPTION_NONE;
        let (end, limits) = (line.len(), limits(MOST_BACK));
        match regex.search_with_param(line, from, end, options, Some(region), limits) {
            Ok(Some(at)) => budget.pay_places(at.saturating_sub(from) + 1).map(|()| true),
            Ok(None) => budget.pay_places(end - from + 1).map(|()| false),
            Err(_) => place_by_place(regex, (line, from), region, budget),
        }
    }
}

/// Searches at each position separately, after the first limit was exceeded at one of them.
fn place_by_place(
    regex: &onig::Regex,
    (line, from): (&str, usize),
    region: &mut Region,
    budget: &mut Budget,
) -> Result<bool, Costly> {
    let places = line[from..].char_indices().map(|(at, _)| from + at).chain([line.len()]);
    for at in places {
        if matches_at(regex, (line, at), region, budget)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn matches_at(
    regex: &onig::Regex,
    (line, at): (&str, usize),
    region: &mut Region,
    budget: &mut Budget,
) -> Result<bool, Costly> {
    let options = SearchOptions::SEARCH_OPTION_NONE;
    for (most, price) in LEVELS {
        budget.pay(price)?;
        let found = regex.match_with_param(line, at, options, Some(region), limits(most));
        if let Ok(found) = found {
            return Ok(found.is_some());
        }
    }
    // If even the highest limit is exceeded, the pattern counts as not matching there, as in the engine
    // itself at its own limit.
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

    /// The result and the cost of a search.
    fn searched(pattern: &str, line: &str) -> (Option<bool>, u32) {
        let (mut region, mut budget) = (Region::new(), Budget::of(line));
        let found = Regex::default().search(pattern, (line, 0), &mut region, &mut budget);
        (found.ok(), budget.paid)
    }

    #[test]
    fn a_search_without_backtracking_costs_its_positions() {
        assert_eq!(searched("b", "aab"), (Some(true), 3));
        assert_eq!(searched("b", "aaa"), (Some(false), 4));
    }

    #[test]
    fn a_search_with_backtracking_costs_more_and_finds_the_same() {
        let line = format!("{}y", "x".repeat(400));
        let (found, paid) = searched("x*x*y", &line);
        assert_eq!(found, Some(true));
        let (found, dearer) = searched("x*x*z", &line);
        assert!(found != Some(true) && dearer > paid, "{found:?}, {dearer}");
    }

    #[test]
    fn a_search_with_endless_backtracking_ends_at_once() {
        let (found, paid) = searched("(x+x+)+y", &"x".repeat(2_000));
        assert_eq!(found, None);
        assert!(paid < 2 * LONGEST_LINE, "{paid}");
    }
}
