//! Scopes that places add around the scopes of a match. Pure.

use syntect::parsing::ScopeStackOp;
use syntect::parsing::syntax_definition::MatchOperation;

use super::super::grammar::{Place, Places};

/// A transition from one place to others.
pub(super) struct Step<'s> {
    pub(super) operation: &'s MatchOperation,
    pub(super) from: &'s Place,
    pub(super) into: &'s [u32],
}

impl Step<'_> {
    /// Appends the changes of places' scopes that precede the scopes of the match.
    pub(super) fn before(
        &self,
        at: usize,
        places: &Places,
        changes: &mut Vec<(usize, ScopeStackOp)>,
    ) {
        let from = self.from.context;
        match self.operation {
            MatchOperation::None => {}
            MatchOperation::Pop => pop(at, from.meta_content_scope.len(), changes),
            MatchOperation::Push(_) | MatchOperation::Set(_) => {
                if self.is_set() && from.clear_scopes.is_some() {
                    changes.push((at, ScopeStackOp::Restore));
                }
                for place in self.into {
                    let context = places.place(*place).context;
                    if let Some(amount) = context.clear_scopes.filter(|_| !self.is_set()) {
                        changes.push((at, ScopeStackOp::Clear(amount)));
                    }
                    let scopes = context.meta_scope.iter();
                    changes.extend(scopes.map(|scope| (at, ScopeStackOp::Push(*scope))));
                }
            }
        }
    }

    /// Appends the changes of places' scopes that follow the scopes of the match.
    pub(super) fn after(
        &self,
        at: usize,
        places: &Places,
        changes: &mut Vec<(usize, ScopeStackOp)>,
    ) {
        let from = self.from.context;
        match self.operation {
            MatchOperation::None => {}
            MatchOperation::Pop => {
                pop(at, from.meta_scope.len(), changes);
                if from.clear_scopes.is_some() {
                    changes.push((at, ScopeStackOp::Restore));
                }
            }
            MatchOperation::Push(_) | MatchOperation::Set(_) => {
                let into: Vec<_> =
                    self.into.iter().map(|place| places.place(*place).context).collect();
                let had = if self.is_set() {
                    from.meta_scope.len() + from.meta_content_scope.len()
                } else {
                    0
                };
                let again = had > 0
                    || into.iter().any(|context| {
                        !context.meta_content_scope.is_empty()
                            || (self.is_set() && context.clear_scopes.is_some())
                    });
                if !again {
                    return;
                }
                let pushed: usize = into.iter().map(|context| context.meta_scope.len()).sum();
                pop(at, pushed + had, changes);
                for context in into {
                    if let Some(amount) = context.clear_scopes.filter(|_| self.is_set()) {
                        changes.push((at, ScopeStackOp::Clear(amount)));
                    }
                    let scopes = context.meta_scope.iter().chain(&context.meta_content_scope);
                    changes.extend(scopes.map(|scope| (at, ScopeStackOp::Push(*scope))));
                }
            }
        }
    }

    fn is_set(&self) -> bool {
        matches!(self.operation, MatchOperation::Set(_))
    }
}

fn pop(at: usize, count: usize, changes: &mut Vec<(usize, ScopeStackOp)>) {
    if count > 0 {
        changes.push((at, ScopeStackOp::Pop(count)));
    }
}
