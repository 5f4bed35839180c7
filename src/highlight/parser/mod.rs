//! Lines of code → where scopes begin and end, by a grammar. Pure.
//!
//! The result is that of `syntect`'s own parser, which follows the rules of Sublime Text; a test verifies
//! this. Unlike that parser, this one does not search a line for hundreds of patterns that cannot match in
//! it.

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
use super::search::{Budget, Costly, Regex, Region};

/// The maximum height of the stack, for grammars that push endlessly.
const MOST_LEVELS: usize = 100;
/// The number of rules that can be followed without consuming a character. A grammar that reaches it is in
/// a loop.
const MOST_IDLE: u32 = 256;
/// The maximum number of cached patterns with captured text, such as the end of a here-document.
const MOST_FILLED: usize = 1_024;

/// The state of the parser between two lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct State {
    levels: Vec<Level>,
    at_start: bool,
    /// The heights of the stack at which a rule of a `with_prototype` matched. The prototypes of levels
    /// below the last one do not apply.
    barriers: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Level {
    place: u32,
    /// The places whose rules apply in this level and in those above it
    prototypes: Vec<u32>,
    captures: Option<Captures>,
}

/// The reason why a line was not parsed to its end.
#[derive(Debug)]
pub(super) enum Stopped {
    /// The grammar is inconsistent.
    Damaged,
    /// Parsing the line would cost too much; the cost so far
    Costly(u32),
}

impl From<Costly> for Stopped {
    fn from(Costly(paid): Costly) -> Stopped {
        Stopped::Costly(paid)
    }
}

/// A parser, with what one thread has cached of grammars.
#[derive(Default)]
pub(super) struct Parser {
    places: Places,
    /// The candidates of each place in the current line, by the number of the place
    visits: Vec<Visit>,
    /// The match of each rule in the current line, by the number of the rule
    found: Vec<Found>,
    filled: HashMap<String, Regex>,
    /// The number of the current line. Entries of `visits` and `found` with another number are outdated
    line: u64,
    /// How often a grammar was in a loop that `syntect` would not leave
    loops: u64,
}

#[derive(Default)]
struct Visit {
    line: u64,
    /// The rules that may match, as indices into the rules of the place
    candidates: Vec<usize>,
}

#[derive(Default)]
struct Found {
    line: u64,
    /// Whether the rule matches; if so, `region` contains the match
    matches: bool,
    region: Region,
}

/// The match of a rule: its groups, which are `None` if `Found` contains them, and its range.
type Match = (Option<Region>, (usize, usize));

/// The rule to follow next.
struct Best {
    rule: Rule,
    /// `None` if `Found` contains it
    region: Option<Region>,
    of_prototype: bool,
    would_loop: bool,
}

/// A position in a line, the budget for the rest of the line, and the state of loop detection.
struct Cursor {
    at: usize,
    budget: Budget,
    /// The position and the new height of the stack at the last push that consumed nothing
    pushed: (usize, usize),
    /// The number of rules that were followed since a character was consumed
    idle: u32,
}

impl Parser {
    /// The state before the first line. Returns `None` if the grammar is damaged.
    pub(super) fn start(&mut self, syntax: &SyntaxReference) -> Option<State> {
        let place = self.places.start(syntax)?;
        let level = Level { place, prototypes: Vec::new(), captures: None };
        Some(State { levels: vec![level], at_start: true, barriers: Vec::new() })
    }

    /// Parses a line, including its line end. Returns the changes of the scope stack with their offsets, in
    /// order, and the cost. Advances the state to the end of the line.
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
        let mut cursor = Cursor { at: 0, budget: Budget::of(line), pushed: (0, 0), idle: 0 };
        while self.step(state, (line, &mut cursor), &mut changes)? {}
        Ok((changes, cursor.budget.paid))
    }

    /// Follows one rule. Returns false at the end of the line.
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
            self.loops += 1;
            cursor.budget.pay(MOST_IDLE)?;
        }
        if best.would_loop || cursor.idle == MOST_IDLE {
            // Continuing without consuming anything would never end, so a character is skipped.
            cursor.idle = 0;
            let mut rest = line[cursor.at..].char_indices();
            let Some((step, _)) = rest.nth(1) else { return Ok(false) };
            cursor.at += step;
            return Ok(true);
        }
        // The region is moved out because `follow` borrows the parser. It is put back to reuse its
        // allocation.
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

    /// The rule whose match begins first, at or after the cursor. Of several at one offset, the first rule.
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

    /// Determines the candidates of a place on its first use in a line. Returns their number.
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

    /// Searches for a match of a rule at or after the cursor. An earlier match of the same line is reused
    /// if it begins at or after the cursor.
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
                self.filled[&text].search(&text, (line, from), region, &mut cursor.budget)?
            }
            None => {
                let text = pattern.regex.regex_str();
                rule.compiled.regex.search(text, (line, from), region, &mut cursor.budget)?
            }
        };
        if !matches {
            if own.is_none() {
                (found.line, found.matches) = (self.line, false);
            }
            return Ok(None);
        }
        let Some((start, end)) = region.pos(0) else { return Ok(None) };
        // A rule that consumes nothing and has no effect would match at the same offset for ever.
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

    /// Applies a rule to its match.
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
                // The longest group first, and the end of each before the start of the next
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
        step.after(end, &self.places, changes);
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
