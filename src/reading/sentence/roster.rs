//! Reads who has what a label names: "Audiobooks: X and Y, not Z", "Stylus: only X". Pure.

use super::page::Page;
use super::said::NO;
use super::token::{Token, any, skip, subject};
use crate::base::index::Index;
use crate::matrix::{Criterion, Subject};
use crate::reading::statement::{About, Has};

/// Returns what a label and the subjects after it state, if nothing but subjects follows. One subject without a word for
/// what the others have may be a winner.
pub(super) fn read(
    criterion: Index<Criterion>,
    tokens: &[Token],
    page: &Page<'_>,
) -> Option<Vec<(About, Has)>> {
    let words = page.words;
    if !page.has_levels(criterion) {
        return None;
    }
    let first = skip(tokens, 0, &words.only);
    let (with, end) = subjects(tokens, first, page)?;
    let last = skip(tokens, end, &words.only);
    let is_only = first > 0 || last > end;
    let without = denied(tokens, last, page);
    let (without, end) = without.unwrap_or((Vec::new(), last));
    let is_over = tokens[end..].iter().all(|token| token.is_mark(&['.', '!']));
    let is_twice = without.iter().any(|subject| with.contains(subject));
    if !is_over || is_twice || with.len() == 1 && !is_only && without.is_empty() {
        return None;
    }
    let compared = page.of.compared.iter().copied();
    let others = compared.filter(|subject| is_only && !with.contains(subject));
    let about = |subject| About { subject, criterion };
    let mut states: Vec<(About, Has)> =
        with.iter().map(|subject| (about(*subject), Has::Supported)).collect();
    let lacking = if is_only { Has::Lacking } else { NO };
    let all: Vec<Index<Subject>> = if is_only { others.collect() } else { without };
    states.extend(all.into_iter().map(|subject| (about(subject), lacking)));
    Some(states)
}

/// Reads "X, Y and Z", and where it ends.
fn subjects(tokens: &[Token], at: usize, page: &Page<'_>) -> Option<(Vec<Index<Subject>>, usize)> {
    let (first, mut end) = subject(tokens, at, page)?;
    let mut all = vec![first];
    let next = |end: usize| {
        let comma = end + usize::from(tokens.get(end).is_some_and(|next| next.is_mark(&[','])));
        let joint = skip(tokens, comma, &page.words.and).max(skip(tokens, comma, &page.words.nor));
        subject(tokens, joint, page).filter(|_| joint > end)
    };
    while let Some((other, after)) = next(end).filter(|(other, _)| !all.contains(other)) {
        all.push(other);
        end = after;
    }
    Some((all, end))
}

/// Reads ", not Z".
fn denied(tokens: &[Token], at: usize, page: &Page<'_>) -> Option<(Vec<Index<Subject>>, usize)> {
    let comma = at + usize::from(tokens.get(at).is_some_and(|next| next.is_mark(&[','])));
    let joint = skip(tokens, comma, &page.words.conjunctions);
    let not = joint + any(tokens.get(joint..)?, &page.words.not)?;
    subjects(tokens, not, page)
}
