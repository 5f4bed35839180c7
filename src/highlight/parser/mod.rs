//! Lines of code → where scopes begin and end, by a grammar. Pure.
//!
//! It answers as `syntect`'s own parser does, whose rules are those of Sublime Text, and a test
//! holds it to that. What it does not do is search the line for hundreds of patterns that cannot
//! match there.

mod captures;
mod step;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use syntect::parsing::syntax_definition::{ContextReference, MatchOperation};
use syntect::parsing::{ScopeStackOp, SyntaxReference};

use self::captures::{Captures, captures, fill};
use self::step::Step;
use super::grammar::{Place, Places, Rule};
use super::prefilter::Bytes;
use super::search::{Bill, Costly, Regex, Region};

/// Grammars that push without end are stopped here.
const MOST_LEVELS: usize = 100;
/// A grammar that follows so many rules without taking a character goes round in a circle.
const MOST_IDLE: u32 = 256;
/// Patterns that hold captured text, such as the end of a here-document
const MOST_FILLED: usize = 1_024;

/// Where a grammar is between two lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct State {
    levels: Vec<Level>,
    at_start: bool,
    /// The heights at which a rule of a `with_prototype` led on: those further down rest.
    barriers: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Level {
    place: u32,
    /// The places whose rules hold in this level and those above it
    prototypes: Vec<u32>,
    captures: Option<Captures>,
}

/// Why a line is not read to its end.
#[derive(Debug)]
pub(super) enum Stopped {
    /// The grammar does not hold together.
    Damaged,
    /// The grammar would take too long on this line; what was paid
    Costly(u32),
}

impl From<Costly> for Stopped {
    fn from(Costly(paid): Costly) -> Stopped {
        Stopped::Costly(paid)
    }
}

/// What a thread knows of grammars.
#[derive(Default)]
pub(super) struct Parser {
    places: Places,
    /// What is known of a place in this line, by its number
    visits: Vec<Visit>,
    /// What is known of a rule in this line, by its number
    found: Vec<Found>,
    filled: HashMap<String, Regex>,
    /// The number of this line
    line: u64,
    /// How often a grammar went round in a circle, from which `syntect` would not come back
    circles: u64,
}

#[derive(Default)]
struct Visit {
    line: u64,
    /// Rules that may match, by their place among those of the place
    candidates: Vec<usize>,
}

#[derive(Default)]
struct Found {
    line: u64,
    /// Whether there is a match, which `region` holds
    matches: bool,
    region: Region,
}

/// Where a rule matches, from where to where; its groups, or none when `Found` has them.
type Match = (Option<Region>, (usize, usize));

/// The rule to follow next.
struct Best {
    rule: Rule,
    /// None when `Found` has it
    region: Option<Region>,
    of_prototype: bool,
    would_loop: bool,
}

/// A position in a line, what is left to go on with, and what is known of loops there.
struct Cursor {
    at: usize,
    bill: Bill,
    /// Where something was pushed at no character, and to what height
    pushed: (usize, usize),
    /// How many rules were followed since a character was taken
    idle: u32,
}

impl Parser {
    /// None when the grammar is damaged.
    pub(super) fn start(&mut self, syntax: &SyntaxReference) -> Option<State> {
        let place = self.places.start(syntax)?;
        let level = Level { place, prototypes: Vec::new(), captures: None };
        Some(State { levels: vec![level], at_start: true, barriers: Vec::new() })
    }

    /// Where in a line, which has its line end, scopes begin and end, in order, and what that cost;
    /// the state goes on to behind the line.
    pub(super) fn line(
        &mut self,
        state: &mut State,
        line: &str,
    ) -> Result<(Vec<(usize, ScopeStackOp)>, u32), Stopped> {
        self.line += 1;
        let mut changes = Vec::new();
        if state.at_start {
            let place = self.places.place(state.top()?.place);
            if let Some(scope) = place.context.meta_content_scope.first() {
                changes.push((0, ScopeStackOp::Push(*scope)));
            }
            state.at_start = false;
        }
        let mut cursor = Cursor { at: 0, bill: Bill::of(line), pushed: (0, 0), idle: 0 };
        while self.step(state, (line, &mut cursor), &mut changes)? {}
        Ok((changes, cursor.bill.paid))
    }

    /// Follows one rule. False at the end.
    fn step(
        &mut self,
        state: &mut State,
        (line, cursor): (&str, &mut Cursor),
        changes: &mut Vec<(usize, ScopeStackOp)>,
    ) -> Result<bool, Stopped> {
        let height = state.levels.len();
        while state.barriers.last().is_some_and(|barrier| *barrier >= height) {
            state.barriers.pop();
        }
        let may_loop = cursor.pushed == (cursor.at, height);
        let Some(best) = self.best(state, (line, &mut *cursor), may_loop)? else {
            return Ok(false);
        };
        if cursor.idle == MOST_IDLE {
            self.circles += 1;
            cursor.bill.pay(MOST_IDLE)?;
        }
        if best.would_loop || cursor.idle == MOST_IDLE {
            // To go on without taking anything would go on for ever: take a character.
            cursor.idle = 0;
            let mut rest = line[cursor.at..].char_indices();
            let Some((step, _)) = rest.nth(1) else { return Ok(false) };
            cursor.at += step;
            return Ok(true);
        }
        // Its room is taken from it while the parser does more, and given back.
        let slot = best.rule.number as usize;
        let shared = best.region.is_none();
        let region = best.region.unwrap_or_else(|| std::mem::take(&mut self.found[slot].region));
        let (_, end) = region.pos(0).ok_or(Stopped::Damaged)?;
        if end <= cursor.at && matches!(best.rule.pattern.operation, MatchOperation::Push(_)) {
            cursor.pushed = (end, height + 1);
        }
        cursor.idle = if end > cursor.at { 0 } else { cursor.idle + 1 };
        cursor.at = end;
        if best.of_prototype {
            state.barriers.push(height);
        }
        self.follow(state, (line, &region, best.rule), changes)?;
        if shared {
            self.found[slot].region = region;
        }
        Ok(true)
    }

    /// The rule that matches first at or behind `from`; among several the first one.
    fn best(
        &mut self,
        state: &State,
        (line, cursor): (&str, &mut Cursor),
        may_loop: bool,
    ) -> Result<Option<Best>, Stopped> {
        let (top, from) = (state.top()?, cursor.at);
        let barrier = state.barriers.last().copied().unwrap_or(0);
        let place = self.places.place(top.place);
        let of_prototypes = state.levels[barrier..].iter().flat_map(|level| {
            level.prototypes.iter().map(|place| (true, *place, level.captures.as_ref()))
        });
        let own = place.prototype.map(|place| (false, place, None));
        let chain = of_prototypes.chain(own).chain([(false, top.place, top.captures.as_ref())]);
        let (mut first, mut best) = (usize::MAX, None);
        let mut would_loop = false;
        let height = state.levels.len();
        for (of_prototype, number, captures) in chain {
            let place = self.places.place(number);
            let count = self.visit(number, &place, (line, from));
            for at in 0..count {
                let rule = place.rules[self.visits[number as usize].candidates[at]];
                let Some((region, (start, end))) =
                    self.search((line, &mut *cursor), rule, (captures, height))?
                else {
                    continue;
                };
                if start > first || (start == first && !would_loop) {
                    continue;
                }
                first = start;
                would_loop = may_loop
                    && end <= from
                    && matches!(rule.pattern.operation, MatchOperation::Pop);
                if height >= MOST_LEVELS
                    && matches!(rule.pattern.operation, MatchOperation::Push(_))
                {
                    return Ok(None);
                }
                best = Some(Best { rule, region, of_prototype, would_loop });
                if start == from && !would_loop {
                    return Ok(best);
                }
            }
        }
        Ok(best)
    }

    /// Finds the candidates of a place when it is first come to in a line; their count.
    fn visit(&mut self, number: u32, place: &Place, (line, from): (&str, usize)) -> usize {
        let number = number as usize;
        if self.visits.len() <= number {
            self.visits.resize_with(number + 1, Visit::default);
            self.found.resize_with(self.places.rule_count(), Found::default);
        }
        let visit = &mut self.visits[number];
        if visit.line != self.line {
            visit.line = self.line;
            let bytes = Bytes::of(&line[from..]);
            let rules = place.rules.iter().enumerate();
            let candidates = rules.filter(|(_, rule)| rule.may_match(bytes.as_ref()));
            visit.candidates.clear();
            visit.candidates.extend(candidates.map(|(at, _)| at));
        }
        visit.candidates.len()
    }

    /// Where a rule matches at or behind `from`. A match that was found from further ahead holds
    /// for as long as it is not passed.
    fn search(
        &mut self,
        (line, cursor): (&str, &mut Cursor),
        rule: Rule,
        (captures, height): (Option<&Captures>, usize),
    ) -> Result<Option<Match>, Costly> {
        let (pattern, from) = (rule.pattern, cursor.at);
        let found = &mut self.found[rule.number as usize];
        if found.line == self.line {
            if !found.matches {
                return Ok(None);
            }
            let Some((start, end)) = found.region.pos(0) else { return Ok(None) };
            if start >= from {
                return Ok(Some((None, (start, end))));
            }
        }
        let filled = captures.filter(|_| pattern.has_captures);
        let mut own = filled.map(|_| Region::new());
        let region = own.as_mut().unwrap_or(&mut found.region);
        let matches = match filled {
            Some(captures) => {
                let text = fill(pattern.regex.regex_str(), captures);
                if self.filled.len() >= MOST_FILLED {
                    self.filled.clear();
                }
                if !self.filled.contains_key(&text) {
                    self.filled.insert(text.clone(), Regex::default());
                }
                self.filled[&text].search(&text, (line, from), region, &mut cursor.bill)?
            }
            None => {
                let text = pattern.regex.regex_str();
                rule.compiled.regex.search(text, (line, from), region, &mut cursor.bill)?
            }
        };
        if !matches {
            if own.is_none() {
                (found.line, found.matches) = (self.line, false);
            }
            return Ok(None);
        }
        let Some((start, end)) = region.pos(0) else { return Ok(None) };
        // A rule that does nothing at no character would match there for ever.
        let does_something = match pattern.operation {
            MatchOperation::None => start != end,
            MatchOperation::Push(_) => height < MOST_LEVELS,
            _ => true,
        };
        if own.is_none() {
            (found.line, found.matches) = (if does_something { self.line } else { 0 }, true);
        }
        Ok(does_something.then_some((own, (start, end))))
    }

    /// Does what a rule says of what it matched.
    fn follow(
        &mut self,
        state: &mut State,
        (line, region, rule): (&str, &Region, Rule),
        changes: &mut Vec<(usize, ScopeStackOp)>,
    ) -> Result<(), Stopped> {
        let (start, end) = region.pos(0).ok_or(Stopped::Damaged)?;
        let pattern = rule.pattern;
        let from = self.places.place(state.top()?.place);
        let into = match &pattern.operation {
            MatchOperation::Push(into) | MatchOperation::Set(into) => self.numbers(into)?,
            MatchOperation::Pop | MatchOperation::None => Vec::new(),
        };
        let step = Step { operation: &pattern.operation, from: &from, into: &into };
        step.before(start, &self.places, changes);
        changes.extend(pattern.scope.iter().map(|scope| (start, ScopeStackOp::Push(*scope))));
        if let Some(captures) = &pattern.captures {
            let mut inner: Vec<((usize, i64), ScopeStackOp)> = Vec::new();
            for (group, scopes) in captures {
                let Some((start, end)) = region.pos(*group).filter(|(start, end)| start != end)
                else {
                    continue;
                };
                // The longest first, and the end of each before the start of the next
                let rank = (start, -i64::try_from(end - start).unwrap_or(i64::MAX));
                inner.extend(scopes.iter().map(|scope| (rank, ScopeStackOp::Push(*scope))));
                inner.push(((end, i64::MIN), ScopeStackOp::Pop(scopes.len())));
            }
            inner.sort_by_key(|(rank, _)| *rank);
            changes.extend(inner.into_iter().map(|((at, _), change)| (at, change)));
        }
        if !pattern.scope.is_empty() {
            changes.push((end, ScopeStackOp::Pop(pattern.scope.len())));
        }
        step.behind(end, &self.places, changes);
        self.enter(state, (line, region, rule), &into)
    }

    fn enter(
        &mut self,
        state: &mut State,
        (line, region, rule): (&str, &Region, Rule),
        into: &[u32],
    ) -> Result<(), Stopped> {
        let pattern = rule.pattern;
        let mut inherited = Vec::new();
        match pattern.operation {
            MatchOperation::None => return Ok(()),
            MatchOperation::Pop => {
                state.levels.pop();
                return Ok(());
            }
            MatchOperation::Push(_) => {}
            MatchOperation::Set(_) => {
                inherited = state.levels.pop().map(|level| level.prototypes).unwrap_or_default();
            }
        }
        for (at, place) in into.iter().enumerate() {
            let mut prototypes = std::mem::take(&mut inherited);
            if at + 1 == into.len()
                && let Some(with) = &pattern.with_prototype
            {
                prototypes.push(self.places.number(with).ok_or(Stopped::Damaged)?);
            }
            let asks = |place: &u32| self.places.place(*place).context.uses_backrefs;
            let asked = asks(place) || prototypes.iter().any(asks);
            let captures = asked.then(|| captures(region, line));
            state.levels.push(Level { place: *place, prototypes, captures });
        }
        Ok(())
    }

    fn numbers(&mut self, references: &[ContextReference]) -> Result<Vec<u32>, Stopped> {
        let numbers = references.iter().map(|reference| self.places.number(reference));
        numbers.collect::<Option<_>>().ok_or(Stopped::Damaged)
    }
}

impl State {
    fn top(&self) -> Result<&Level, Stopped> {
        self.levels.last().ok_or(Stopped::Damaged)
    }
}
