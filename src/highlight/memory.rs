//! An in-memory cache of highlighted lines. Pure.
//!
//! The HTML of a line depends only on the line itself and on the state of the grammar at its start. The
//! guides of a site repeat lines (blank lines, brackets, imports) far more often than whole samples, and a
//! cached line costs a look-up instead of its regexes.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use syntect::parsing::{Scope, SyntaxReference};

use super::kind::Mark;
use super::parser::{Parser, State};

/// The state of highlighting between two lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Checkpoint {
    pub state: State,
    /// The marks of the open scopes
    pub open: Vec<Mark>,
    /// Scopes that the grammar has cleared, and may restore
    pub cleared: Vec<Vec<Mark>>,
}

/// A checkpoint that is cached, by its number, or one for which there was no room.
#[derive(Debug, Clone)]
pub(super) enum Position {
    Cached(u32),
    Uncached(Box<Checkpoint>),
}

#[derive(Default)]
pub(super) struct Memory {
    pub parser: Parser,
    pub marks: HashMap<Scope, Mark>,
    checkpoints: Vec<Checkpoint>,
    /// Numbers of checkpoints, by a part of them that is fast to compare
    by_marks: HashMap<(Vec<Mark>, usize), Vec<u32>>,
    lines: HashMap<u128, Line>,
}

#[derive(Debug, Clone)]
struct Line {
    html: Arc<str>,
    next: u32,
    paid: u32,
}

/// A line that has been highlighted.
#[derive(Debug, Clone)]
pub(super) struct HighlightedLine {
    pub html: Arc<str>,
    /// The position after the line
    pub next: Position,
    /// The cost of highlighting the line, also if it came from the cache
    pub paid: u32,
}

/// Grammars have few states; only text from captures could create many.
const MOST_CHECKPOINTS: usize = 4_096;
/// For all positions together: about five megabytes.
const MOST_LINES: usize = 32_768;

thread_local! {
    /// One for each thread, because the regex engine's captures cannot be shared between threads.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// Runs `work` with the cache of this thread.
pub(super) fn with_memory<T>(work: impl FnOnce(&mut Memory) -> T) -> T {
    MEMORY.with_borrow_mut(work)
}

impl Memory {
    /// The position before the first line of code. Returns `None` if the grammar is damaged.
    pub(super) fn start(&mut self, syntax: &SyntaxReference) -> Option<Position> {
        let state = self.parser.start(syntax)?;
        Some(self.position(Checkpoint { state, open: Vec::new(), cleared: Vec::new() }))
    }

    /// The position of a checkpoint, which is cached if there is room.
    pub(super) fn position(&mut self, checkpoint: Checkpoint) -> Position {
        let key = (checkpoint.open.clone(), checkpoint.cleared.len());
        let candidates = self.by_marks.entry(key).or_default();
        let same = candidates.iter().find(|at| self.checkpoints[**at as usize] == checkpoint);
        if let Some(known) = same {
            return Position::Cached(*known);
        }
        if self.checkpoints.len() >= MOST_CHECKPOINTS {
            return Position::Uncached(Box::new(checkpoint));
        }
        let number = u32::try_from(self.checkpoints.len()).expect("there are few checkpoints");
        candidates.push(number);
        self.checkpoints.push(checkpoint);
        Position::Cached(number)
    }

    pub(super) fn checkpoint(&self, position: &Position) -> Checkpoint {
        match position {
            Position::Uncached(checkpoint) => (**checkpoint).clone(),
            Position::Cached(number) => self.checkpoints[*number as usize].clone(),
        }
    }

    pub(super) fn line(&self, at: &Position, code: &str) -> Option<HighlightedLine> {
        let Line { html, next, paid } = self.lines.get(&key(at, code)?)?;
        Some(HighlightedLine { html: Arc::clone(html), next: Position::Cached(*next), paid: *paid })
    }

    pub(super) fn remember(&mut self, at: &Position, code: &str, highlighted: &HighlightedLine) {
        let HighlightedLine { html, next, paid } = highlighted;
        if let (Some(key), Position::Cached(next)) = (key(at, code), next)
            && self.lines.len() < MOST_LINES
        {
            self.lines.insert(key, Line { html: Arc::clone(html), next: *next, paid: *paid });
        }
    }
}

/// The cache key of a line at a position: a hash that is long enough to have no collisions. Returns `None`
/// if the position is not cached.
fn key(at: &Position, code: &str) -> Option<u128> {
    let Position::Cached(number) = at else { return None };
    let mut hasher = blake3::Hasher::new();
    hasher.update(&number.to_le_bytes()).update(code.as_bytes());
    let hash = hasher.finalize();
    Some(u128::from_le_bytes(*hash.as_bytes().first_chunk().expect("a hash has 32 bytes")))
}
