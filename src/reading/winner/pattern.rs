//! The forms in which prose names a winner. Pure.

use std::ops::Range;

use super::scope::group_named;
use crate::base::index::Index;
use crate::matrix::Subject;
use crate::matrix::reserved::{On, Winner};
use crate::reading::block::BlockKind;
use crate::reading::clause::{Found, Sentence, Start};
use crate::reading::token::Gap;
use crate::reading::words::winner::WinnerWords;

/// A winner in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) words: Range<usize>,
    pub(super) winner: Winner,
    /// What the clause names
    pub(super) on: Option<On>,
    /// Whether it says that it judges all
    pub(super) is_overall: bool,
    /// Whether other words and a colon are before it
    pub(super) is_after_label: bool,
}

/// Returns the winners that a sentence names.
pub(super) fn read(of: &Sentence<'_>) -> Vec<Named> {
    let Some(words) = WinnerWords::of(of.of.language) else { return Vec::new() };
    let mut found = Vec::new();
    let mut end = 0;
    for start in of.starts() {
        if start.at < end {
            continue;
        }
        let clause = Clause { of, words, start };
        let Some(read) =
            clause.subject_wins().or_else(|| clause.winner_is()).or_else(|| clause.tie())
        else {
            continue;
        };
        let on = clause.on(read.end);
        if !of.ends(on.end) {
            continue;
        }
        let lead = start.criterion.map(On::Criterion);
        let said = || clause.overall_before();
        found.push(Named {
            words: start.at..on.end,
            winner: read.winner,
            on: on.on.or(lead),
            is_overall: read.is_overall || on.is_overall || said(),
            is_after_label: clause.is_after_label(),
        });
        end = on.end;
    }
    found
}

struct Clause<'c, 's> {
    of: &'c Sentence<'s>,
    words: &'static WinnerWords,
    start: Start,
}

/// The words that name a winner.
struct Read {
    winner: Winner,
    end: usize,
    is_overall: bool,
}

/// What follows them.
struct Topic {
    on: Option<On>,
    end: usize,
    is_overall: bool,
}

impl Clause<'_, '_> {
    /// Reads `A wins`, `A is the clear winner`, `A beats B`.
    fn subject_wins(&self) -> Option<Read> {
        let of = self.of;
        let subjects = of.subjects(self.start.at)?;
        let [subject] = subjects.what[..] else { return None };
        let winner = Winner::Subject(subject);
        let is_compared = of.of.compared.contains(&subject);
        let at = self.start.at + subjects.length;
        if !is_compared || !of.is_joined(at) {
            return None;
        }
        if let Some(length) = of.phrase(at, self.words.beats)
            && let Some(rivals) = self.rivals(at + length, subject)
        {
            return Some(Read { winner, end: at + length + rivals, is_overall: false });
        }
        if let Some(length) = of.phrase(at, self.words.wins) {
            return Some(Read { winner, end: at + length, is_overall: false });
        }
        let verb = of.phrase(at, of.words.is)?;
        let noun = self.winner(at + verb)?;
        Some(Read { winner, end: at + verb + noun.length, is_overall: noun.what })
    }

    /// Reads `the overall winner is A`, `Winner: A`.
    fn winner_is(&self) -> Option<Read> {
        let of = self.of;
        // "Winner" may be an opener as well.
        let first = self.winner(self.start.at).map(|noun| (noun, self.start.at));
        let before = || {
            let at = self.start.at.checked_sub(1)?;
            Some((self.winner(at)?, at))
        };
        let (noun, at) = first.or_else(before)?;
        let at = at + noun.length;
        let next = of.tokens.get(at)?;
        let at = match next.gap {
            Gap::Strong if of.is_after_colon(at) => at,
            Gap::Space => at + of.phrase(at, of.words.is)?,
            Gap::Strong | Gap::Comma | Gap::Other => return None,
        };
        let subjects = of.subjects(at)?;
        let [subject] = subjects.what[..] else { return None };
        let is_compared = of.of.compared.contains(&subject);
        let end = at + subjects.length;
        is_compared.then_some(Read { winner: Winner::Subject(subject), end, is_overall: noun.what })
    }

    fn tie(&self) -> Option<Read> {
        let length = self.of.phrase(self.start.at, self.words.ties)?;
        Some(Read { winner: Winner::Tie, end: self.start.at + length, is_overall: false })
    }

    /// Reads "the clear winner": whether it is the overall one.
    fn winner(&self, at: usize) -> Option<Found<bool>> {
        let (of, words) = (self.of, self.words);
        let mut here = at;
        let mut is_overall = false;
        loop {
            let clear = of.phrase(here, words.clear);
            let overall = of.phrase(here, words.overall);
            is_overall |= overall.is_some();
            match clear.or(overall) {
                Some(length) if of.is_joined(here + length) => here += length,
                _ => break,
            }
        }
        here += of.phrase(here, words.winner)?;
        Some(Found { what: is_overall, length: here - at })
    }

    /// Returns the length of the names of all compared subjects but one.
    fn rivals(&self, at: usize, subject: Index<Subject>) -> Option<usize> {
        let rivals = self.of.subjects(at)?;
        let mut others = self.of.others(subject)?;
        let mut named = rivals.what;
        others.sort_by_key(|at| at.number());
        named.sort_by_key(|at| at.number());
        (others == named).then_some(rivals.length)
    }

    /// Reads `on price`, `overall`, or nothing.
    fn on(&self, at: usize) -> Topic {
        let of = self.of;
        let none = Topic { on: None, end: at, is_overall: false };
        if !of.is_joined(at) {
            return none;
        }
        if let Some(length) = of.phrase(at, self.words.overall) {
            return Topic { on: None, end: at + length, is_overall: true };
        }
        if let Some(length) = of.set(at) {
            return Topic { on: None, end: at + length, is_overall: false };
        }
        let Some(on) = of.phrase(at, self.words.on) else { return none };
        if let Some(named) = of.criterion(at + on) {
            let end = at + on + named.length;
            return Topic { on: Some(On::Criterion(named.what)), end, is_overall: false };
        }
        let start = at + on + of.phrase(at + on, of.words.articles).unwrap_or(0);
        let group = |length: usize| {
            let words = start..start + length;
            (words.end <= of.tokens.len())
                .then(|| of.text_of(words.clone()))
                .and_then(|range| Some((words.end, group_named(of.of.matrix, &of.text[range])?)))
        };
        match (1..=4).rev().find_map(group) {
            Some((end, at)) => Topic { on: Some(On::Group(at)), end, is_overall: false },
            None => none,
        }
    }

    /// Whether the words before the clause say that it judges all: "All in all, A wins".
    fn overall_before(&self) -> bool {
        let of = self.of;
        (0..self.start.at).any(|at| of.phrase(at, self.words.overall).is_some())
    }

    /// Whether a colon is before the clause, and before it something else than an opener.
    fn is_after_label(&self) -> bool {
        let (of, at) = (self.of, self.start.at);
        if matches!(of.block.kind, BlockKind::Title | BlockKind::Description) {
            return false;
        }
        let known = [of.words.openers, self.words.conclusions].concat();
        of.is_after_colon(at) && of.skip(0, &known) < at
    }
}
