//! Lines that were highlighted before. Pure.
//!
//! What a grammar makes of a line depends on the line and on where the lines before it left off,
//! and on nothing else. The guides of a site repeat lines far more often than whole samples (blank
//! ones, brackets, imports), and a line that was seen costs a look-up instead of its regexes.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use syntect::parsing::{Scope, SyntaxReference};

use super::kind::Mark;
use super::parser::{Parser, State};

/// Where a grammar is between two lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub state: State,
    /// The scopes around the place, by what they say
    pub open: Vec<Mark>,
    /// What grammars set aside, to take up again
    pub cleared: Vec<Vec<Mark>>,
}

/// A spot that is remembered, by its number, or one that there was no room for.
#[derive(Debug, Clone)]
pub(super) enum Position {
    Known(u32),
    Own(Box<Spot>),
}

#[derive(Default)]
pub(super) struct Memory {
    pub parser: Parser,
    pub marks: HashMap<Scope, Mark>,
    spots: Vec<Spot>,
    /// Candidates by what is quick to compare
    by_marks: HashMap<(Vec<Mark>, usize), Vec<u32>>,
    lines: HashMap<u128, Line>,
}

#[derive(Debug, Clone)]
struct Line {
    html: Arc<str>,
    next: u32,
    paid: u32,
}

/// A line that is highlighted.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub html: Arc<str>,
    /// Where it leaves off
    pub next: Position,
    /// What it cost, or would cost if it were not remembered
    pub paid: u32,
}

/// Grammars are in few states; only text quoted in captures could make them many.
const MOST_SPOTS: usize = 4_096;
/// In all: some five megabytes.
const MOST_LINES: usize = 32_768;

thread_local! {
    /// One for each thread, because the regex engine's captures cannot be shared between threads.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// Runs `work` with what this thread remembers.
pub(super) fn with_memory<T>(work: impl FnOnce(&mut Memory) -> T) -> T {
    MEMORY.with_borrow_mut(work)
}

impl Memory {
    /// Before the first line of code. None when the grammar is damaged.
    pub(super) fn start(&mut self, syntax: &SyntaxReference) -> Option<Position> {
        let state = self.parser.start(syntax)?;
        Some(self.position(Spot { state, open: Vec::new(), cleared: Vec::new() }))
    }

    /// The number of a spot, which is remembered from now on if there is room.
    pub(super) fn position(&mut self, spot: Spot) -> Position {
        let key = (spot.open.clone(), spot.cleared.len());
        let candidates = self.by_marks.entry(key).or_default();
        let same = candidates.iter().find(|at| self.spots[**at as usize] == spot);
        if let Some(known) = same {
            return Position::Known(*known);
        }
        if self.spots.len() >= MOST_SPOTS {
            return Position::Own(Box::new(spot));
        }
        let number = u32::try_from(self.spots.len()).expect("there are few spots");
        candidates.push(number);
        self.spots.push(spot);
        Position::Known(number)
    }

    pub(super) fn spot(&self, position: &Position) -> Spot {
        match position {
            Position::Own(spot) => (**spot).clone(),
            Position::Known(number) => self.spots[*number as usize].clone(),
        }
    }

    pub(super) fn line(&self, at: &Position, code: &str) -> Option<Shown> {
        let Line { html, next, paid } = self.lines.get(&key(at, code)?)?;
        Some(Shown { html: Arc::clone(html), next: Position::Known(*next), paid: *paid })
    }

    pub(super) fn remember(&mut self, at: &Position, code: &str, shown: &Shown) {
        let Shown { html, next, paid } = shown;
        if let (Some(key), Position::Known(next)) = (key(at, code), next)
            && self.lines.len() < MOST_LINES
        {
            self.lines.insert(key, Line { html: Arc::clone(html), next: *next, paid: *paid });
        }
    }
}

/// A hash of a line at a spot, long enough that no two are alike.
fn key(at: &Position, code: &str) -> Option<u128> {
    let Position::Known(number) = at else { return None };
    let mut hasher = blake3::Hasher::new();
    hasher.update(&number.to_le_bytes()).update(code.as_bytes());
    let hash = hasher.finalize();
    Some(u128::from_le_bytes(*hash.as_bytes().first_chunk().expect("a hash has 32 bytes")))
}
