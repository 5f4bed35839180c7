//! Checks that a term means one criterion. Pure.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::matrix::Criterion;

/// Reports each term that is the id, the name or a term of another criterion, regardless of case: `duplicate-name`.
pub(super) fn check(criteria: &[Criterion], found: &mut Vec<Diagnostic>) {
    if criteria.iter().all(|criterion| criterion.terms.is_empty()) {
        return;
    }
    let mut meanings = HashMap::new();
    for (at, criterion) in criteria.iter().enumerate() {
        for name in [&criterion.id, &criterion.name] {
            meanings.entry(name.to_lowercase()).or_insert((at, criterion.span));
        }
    }
    for (at, criterion) in criteria.iter().enumerate() {
        for term in &criterion.terms {
            let (of, first) = *meanings.entry(term.value.to_lowercase()).or_insert((at, term.span));
            if of != at {
                let other = &criteria[of].id;
                found.push(Diagnostic::ambiguous_term(term.span, &term.value, other, first));
            }
        }
    }
}
