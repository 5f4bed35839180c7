//! The forms in which prose names a winner. Pure.

use std::ops::Range;

use super::scope::group_named;
use crate::base::index::Index;
use crate::matrix::Subject;
use crate::matrix::reserved::{On, Winner};
use crate::reading::block::BlockKind;
use crate::reading::clause::{Found, Sentence, Start};
use crate::reading::token::Gap;
use crate::reading::words::order::OrderWords;
use crate::reading::words::winner::WinnerWords;

/// A winner in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) words: Range<usize>,
    pub(super) winner: Winner,
    /// Over whom, if not over all others
    pub(super) over: Option<Vec<Index<Subject>>>,
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
        let read = clause.subject_wins().or_else(|| clause.winner_is());
        let read = read.or_else(|| clause.wins_subject()).or_else(|| clause.goes_to());
        let read = read
            .or_else(|| clause.nobody_beats())
            .or_else(|| clause.point_for())
            .or_else(|| clause.subject_alone());
        let Some(mut read) = read.or_else(|| clause.tie()) else { continue };
        if clause.is_of_other_two() {
            let Winner::Subject(subject) = read.winner else { continue };
            let Some(rest) = clause.over_rest(subject) else { continue };
            read.over = Some(rest);
        }
        let on = clause.on(read.end);
        if !of.ends(on.end) {
            continue;
        }
        let lead = start.criterion.map(On::Criterion);
        let said = || clause.overall_before();
        found.push(Named {
            words: start.at..on.end,
            winner: read.winner,
            over: read.over,
            on: on.on.or(read.on).or(lead),
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
    /// If they are not all others
    over: Option<Vec<Index<Subject>>>,
    on: Option<On>,
    end: usize,
    is_overall: bool,
}

impl Read {
    fn of(subject: Index<Subject>) -> Read {
        let winner = Winner::Subject(subject);
        Read { winner, over: None, on: None, end: 0, is_overall: false }
    }
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
        let subjects = of.leading_subjects(self.start.at)?;
        let [subject] = subjects.what[..] else { return None };
        let is_compared = of.of.compared.contains(&subject);
        let at = of.skip(self.start.at + subjects.length, of.words.degrees);
        if !is_compared || !of.is_joined(at) {
            return None;
        }
        if let Some(length) = of.phrase(at, self.words.loses)
            && let Some(rivals) = of.subjects(at + length)
            && let [winner] = rivals.what[..]
            && winner != subject
        {
            let over = Some(vec![subject]).filter(|_| of.of.compared.len() > 2);
            return Some(Read { over, end: at + length + rivals.length, ..Read::of(winner) });
        }
        if let Some(length) = of.phrase(at, self.words.beats)
            && let Some(rivals) = self.rivals(at + length, subject)
        {
            let end = at + length + rivals.length;
            return Some(Read { over: rivals.what, end, ..Read::of(subject) });
        }
        let is_pair = of.of.compared.len() == 2;
        if let Some(length) = of.phrase(at, self.words.better).filter(|_| is_pair) {
            return Some(Read { end: at + length, ..Read::of(subject) });
        }
        if let Some(length) = of.phrase(at, self.words.wins) {
            return Some(Read { end: at + length, ..Read::of(subject) });
        }
        let verb = of.phrase(at, of.words.is)?;
        let noun = self.winner(at + verb)?;
        let end = at + verb + noun.length;
        Some(Read { end, is_overall: noun.what, ..Read::of(subject) })
    }

    /// Reads `the overall winner is A`, `Winner on price: A`.
    fn winner_is(&self) -> Option<Read> {
        let of = self.of;
        // "Winner" may be an opener as well.
        let first = self.winner(self.start.at).map(|noun| (noun, self.start.at));
        let before = || {
            let at = self.start.at.checked_sub(1)?;
            Some((self.winner(at)?, at))
        };
        let (noun, at) = first.or_else(before)?;
        let topic = self.on(at + noun.length);
        let at = topic.end;
        let next = of.tokens.get(at)?;
        let at = match next.gap {
            Gap::Strong if of.is_after_colon(at) => at,
            Gap::Space => of.skip(at + of.phrase(at, self.words.is)?, of.words.degrees),
            Gap::Strong | Gap::Comma | Gap::Other => return None,
        };
        let subjects = of.subjects(at)?;
        let [subject] = subjects.what[..] else { return None };
        let is_compared = of.of.compared.contains(&subject);
        is_compared.then_some(Read {
            winner: Winner::Subject(subject),
            over: None,
            end: at + subjects.length,
            on: topic.on,
            is_overall: noun.what || topic.is_overall,
        })
    }

    /// Reads `(beim Preis) gewinnt A`.
    fn wins_subject(&self) -> Option<Read> {
        let of = self.of;
        if !of.words.has_verb_second {
            return None;
        }
        let at = self.start.at;
        let whole = of.phrase(at, self.words.wins).map(|verb| (verb, None));
        let parts = || {
            let begins = |(verb, _): &&(&str, _)| of.phrase(at, &[verb]).is_some();
            let (verb, particle) = self.words.parted.iter().find(begins)?;
            Some((of.phrase(at, &[verb])?, Some(particle)))
        };
        let (verb, particle) = whole.or_else(parts)?;
        let subjects = of.subjects(at + verb)?;
        let [subject] = subjects.what[..] else { return None };
        let end = at + verb + subjects.length;
        let end = match particle {
            Some(particle) => {
                let end = of.skip(end, of.words.degrees);
                end + of.next(end, particle)?
            }
            None => end,
        };
        Some(Read { end, ..Read::of(subject) })
    }

    /// Reads `build time goes to A`, `this round goes to A`.
    fn goes_to(&self) -> Option<Read> {
        let of = self.of;
        let at = self.start.at;
        let named = of.criterion(at);
        let length = named.as_ref().map(|named| named.length);
        let at = at + length.or_else(|| of.phrase(at, self.words.prizes))?;
        let verb = of.next(at, self.words.goes_to)?;
        let subjects = of.subjects(at + verb)?;
        let [subject] = subjects.what[..] else { return None };
        let on = named.map(|named| On::Criterion(named.what));
        Some(Read { end: at + verb + subjects.length, on, ..Read::of(subject) })
    }

    /// Reads `nobody beats A`.
    fn nobody_beats(&self) -> Option<Read> {
        let of = self.of;
        let nobody = OrderWords::of(of.of.language)?.nobody;
        let at = self.start.at + of.phrase(self.start.at, nobody)?;
        let at = at + of.next(at, self.words.beats)?;
        let subjects = of.subjects(at)?;
        let [subject] = subjects.what[..] else { return None };
        Some(Read { end: at + subjects.length, ..Read::of(subject) })
    }

    /// Reads `point for A`.
    fn point_for(&self) -> Option<Read> {
        let of = self.of;
        let at = self.start.at + of.phrase(self.start.at, self.words.point_for)?;
        let subjects = of.subjects(at)?;
        let [subject] = subjects.what[..] else { return None };
        Some(Read { end: at + subjects.length, ..Read::of(subject) })
    }

    /// Returns those over whom one wins between two of three, after a sentence about the third one.
    fn over_rest(&self, subject: Index<Subject>) -> Option<Vec<Index<Subject>>> {
        let of = self.of;
        let is_said = (0..self.start.at).any(|at| of.phrase(at, self.words.other_two).is_some());
        let last = of.setting.last.filter(|last| is_said && *last != subject)?;
        let rivals = of.others(subject)?.into_iter().filter(|other| *other != last);
        Some(rivals.collect())
    }

    /// Whether it speaks of two of three.
    fn is_of_other_two(&self) -> bool {
        (0..self.start.at).any(|at| self.of.phrase(at, self.words.other_two).is_some())
    }

    /// Reads `A, by far.` in a verdict.
    fn subject_alone(&self) -> Option<Read> {
        let of = self.of;
        let at = self.start.at;
        let is_verdict = of.block.within.verdict.is_some() && at == 0;
        // "Verdict: A."
        let is_labelled = || {
            of.is_after_colon(at)
                && of.skip(0, &[of.words.articles, self.words.conclusions].concat()) == at
        };
        let subjects = of.subjects(at).filter(|_| is_verdict || is_labelled())?;
        let [subject] = subjects.what[..] else { return None };
        let end = of.tokens.len();
        let is_all = of.skip(at + subjects.length, of.words.tails) == end;
        is_all.then(|| Read { end, ..Read::of(subject) })
    }

    fn tie(&self) -> Option<Read> {
        let length = self.of.phrase(self.start.at, self.words.ties)?;
        let end = self.start.at + length;
        Some(Read { winner: Winner::Tie, over: None, on: None, end, is_overall: false })
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

    /// Returns the subjects over which one wins, unless they are all others.
    fn rivals(
        &self,
        at: usize,
        subject: Index<Subject>,
    ) -> Option<Found<Option<Vec<Index<Subject>>>>> {
        let all = OrderWords::of(self.of.of.language).map_or(&[][..], |words| words.all_others);
        if let Some(length) = self.of.phrase(at, all) {
            return Some(Found { what: None, length });
        }
        let Found { what: rivals, length } = self.of.subjects(at)?;
        let others = self.of.others(subject)?;
        let are_all = others.iter().all(|other| rivals.contains(other));
        let are_others = !rivals.contains(&subject);
        are_others.then(|| Found { what: (!are_all).then_some(rivals), length })
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
        let start = at + on + of.phrase(at + on, of.words.articles).unwrap_or(0);
        let after_its = at + on + of.phrase(at + on, self.words.its).unwrap_or(0);
        if let Some(named) = of.theme(after_its) {
            let end = after_its + named.length;
            return Topic { on: Some(On::Criterion(named.what)), end, is_overall: false };
        }
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
