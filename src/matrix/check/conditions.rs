//! The conditions of facts. Pure.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::matrix::Fact;
use crate::source::Span;

/// Joins facts of one criterion under different conditions. Reports facts without a condition, and facts whose
/// conditions are the same.
pub(super) fn joined(mut first: Fact, mut others: Vec<Fact>, found: &mut Vec<Diagnostic>) -> Fact {
    let mut known: HashMap<Box<str>, Span> = HashMap::new();
    for fact in std::iter::once(&mut first).chain(&mut others) {
        let Some(span) = fact.span else { continue };
        let Some(conditions) = &mut fact.conditions else {
            found.push(Diagnostic::missing_condition(span));
            continue;
        };
        let Some(id) = conditions.own_id() else { continue };
        match known.get(&id) {
            Some(first) => found.push(Diagnostic::duplicate_condition(span, &id, *first)),
            None => {
                known.insert(id.clone(), span);
            }
        }
        conditions.id = Some(id);
    }
    first.is_flawed |= others.iter().any(|fact| fact.is_flawed);
    first.conditions.get_or_insert_default().others = others;
    first
}
