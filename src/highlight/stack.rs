//! The scope stack at a position in code, as marks. Pure.

use std::collections::HashMap;
use std::sync::LazyLock;

use syntect::parsing::{ClearAmount, Scope, ScopeStackOp};

use super::kind::{self, Kind, MARKS, Mark};

/// The scope stack at a position in code, as marks.
pub(super) struct Stack<'m> {
    /// The marks of all scopes that have occurred
    pub(super) marks: &'m mut HashMap<Scope, Mark>,
    pub(super) open: Vec<Mark>,
    /// Scopes that the grammar has cleared, and may restore
    pub(super) cleared: Vec<Vec<Mark>>,
}

impl Stack<'_> {
    pub(super) fn kind(&self) -> Option<Kind> {
        kind::of_stack(&self.open)
    }

    pub(super) fn apply(&mut self, change: &ScopeStackOp) {
        match *change {
            ScopeStackOp::Push(scope) => {
                let mark = *self.marks.entry(scope).or_insert_with(|| mark(scope));
                self.open.push(mark);
            }
            ScopeStackOp::Pop(count) => {
                self.open.truncate(self.open.len().saturating_sub(count));
            }
            ScopeStackOp::Clear(amount) => {
                let keep = match amount {
                    ClearAmount::TopN(count) => self.open.len().saturating_sub(count),
                    ClearAmount::All => 0,
                };
                self.cleared.push(self.open.split_off(keep));
            }
            ScopeStackOp::Restore => self.open.extend(self.cleared.pop().unwrap_or_default()),
            ScopeStackOp::Noop => {}
        }
    }
}

/// [`MARKS`], longest prefix first
static LONGEST_MARKS: LazyLock<Vec<(Scope, Mark)>> = LazyLock::new(|| {
    let mut marks: Vec<(Scope, Mark)> =
        MARKS.iter().map(|(name, mark)| (kind::scope(name), *mark)).collect();
    marks.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
    marks
});

/// The mark of a scope: that of its longest known prefix.
fn mark(scope: Scope) -> Mark {
    let fits = LONGEST_MARKS.iter().find(|(prefix, _)| prefix.is_prefix_of(scope));
    fits.map_or(Mark::Silent, |(_, mark)| *mark)
}
