//! Values of a criterion of the kind `choice` in a text. Pure.

use crate::claims::tokens::folded;
use crate::matrix::{Criterion, FactValue, Kind};

/// Words before a value with which the text says something else of it.
const NEGATIONS: [&str; 10] = [
    " no ",
    " not ",
    " non ",
    " never ",
    " without ",
    " kein ",
    " keine ",
    " nicht ",
    " ohne ",
    " statt ",
];

/// Returns the value that a text names: the only one of the choices whose words it has.
pub(super) fn named(text: &str, criterion: &Criterion) -> Option<FactValue> {
    let text = folded(text);
    if NEGATIONS.iter().any(|word| text.contains(word)) {
        return None;
    }
    let Kind::Choice(choices) = &criterion.kind else { return None };
    let choices = choices.0.iter().enumerate();
    let mut named: Vec<(usize, String)> = choices
        .map(|(at, choice)| (at, folded(&choice.name)))
        .filter(|(_, name)| !name.trim().is_empty() && text.contains(name.as_str()))
        .collect();
    // `Apache` is within `Apache 2.0`.
    let within = |one: &str, other: &str| one.len() < other.len() && other.contains(one);
    let all = named.clone();
    named.retain(|(_, name)| !all.iter().any(|(_, other)| within(name, other)));
    match named[..] {
        [(at, _)] => Some(FactValue::Choice(at)),
        _ => None,
    }
}
