//! Reads states whose subject is after the criterion: "C is not available in X". Pure.

use super::head::Context;
use super::object::{Object, object};
use super::page::Page;
use super::said::{Found, NO, Verb, copula, level, may_state, negated, presence, verb};
use super::state::State;
use super::tail::{self, Tail};
use super::token::{Token, adverbs, any, intro, skip, subject};
use super::who::{Who, last, set};
use crate::matrix::Level;
use crate::reading::statement::Has;

/// Reads a German clause that begins with the object: "Einen Rabatt gewährt nur X", "Smart Meter unterstützt X nicht".
fn object_first(
    sentence: &[Token],
    clause: &[Token],
    start: usize,
    page: &Page<'_>,
) -> Option<(Who, State)> {
    let words = page.words;
    let Object { criterion, is_denied, is_vague, end, .. } = object(clause, start, None, page)?;
    if is_vague && !is_denied {
        return None;
    }
    let verb = clause.partition_point(|token| token.range.start < end);
    let at = verb + any(clause.get(verb..)?, &words.have)?;
    let at = adverbs(clause, at, page);
    let (who, after) = set(clause, at, page)
        .or_else(|| subject(clause, at, page).map(|(of, end)| (Who::One(of), end)))?;
    let rest = clause.get(after..)?;
    let ends = [(&words.not, NO), (&words.partial, Has::Exactly(Level::Partial))];
    let changed = ends.into_iter().find_map(|(list, has)| Some((has, any(rest, list)?)));
    let (has, end) = match (changed, is_denied) {
        (Some((has, length)), false) => (has, rest[length - 1].range.end),
        (None, false) => (Has::Supported, clause[after - 1].range.end),
        (None, true) => (NO, clause[after - 1].range.end),
        (Some(_), true) => return None,
    };
    let first = clause.get(start)?.range.start;
    state(sentence, Found { criterion, has, end }, first, page).map(|state| (who, state))
}

/// Reads a clause whose subject is after the criterion: "C is not available in X", "there is no C in X".
pub(super) fn inverted(
    sentence: &[Token],
    clause: &[Token],
    context: Context,
    page: &Page<'_>,
) -> Option<(Who, State)> {
    let words = page.words;
    let start = intro(clause, 0, page);
    let first = clause.get(start)?.range.start;
    if let Some(length) = any(&clause[start..], &words.there_is) {
        let object = object(clause, start + length, None, page)?;
        let Found { criterion, has, end } = object.found()?;
        let (who, end) = place(clause, end, page)
            .or_else(|| context.topic.subject.map(|topic| (Who::One(topic), end)))?;
        return state(sentence, Found { criterion, has, end }, first, page)
            .map(|state| (who, state));
    }
    if let Some((who, found)) = of_people(clause, start, page) {
        return state(sentence, found, first, page).map(|state| (who, state));
    }
    if let Some(found) = Some(words)
        .filter(|words| words.has_inversion)
        .and_then(|_| object_first(sentence, clause, start, page))
    {
        return Some(found);
    }
    let own = skip(clause, skip(clause, start, &words.articles), &words.adjectives);
    let criterion = clause.get(own)?.whole_criterion()?;
    let rest = &clause[own + 1..];
    if let Some((who, end)) = in_vain(clause, own + 1, page) {
        let found = Found { criterion, has: NO, end };
        return state(sentence, found, first, page).map(|state| (who, state));
    }
    let (has, end) = match presence(rest, page) {
        Some((has, length)) => (has, rest[length - 1].range.end),
        None => {
            let (is_not, length) = copula(rest, page)?;
            let at = adverbs(rest, length, page);
            let (has, end) = level(rest, at, page)?;
            (negated(has, is_not)?, end)
        }
    };
    let (who, end) = place(clause, end, page)?;
    // "Gibt es bei X nicht"
    let after = clause.partition_point(|token| token.range.start < end);
    let denied = any(clause.get(after..)?, &words.not).filter(|_| words.has_inversion);
    let (has, end) = match denied {
        Some(length) => (negated(has, true)?, clause[after + length - 1].range.end),
        None => (has, end),
    };
    state(sentence, Found { criterion, has, end }, first, page).map(|state| (who, state))
}

/// Reads "sucht man bei X vergebens" after a criterion.
fn in_vain(clause: &[Token], at: usize, page: &Page<'_>) -> Option<(Who, usize)> {
    let words = page.words;
    let after = at + any(clause.get(at..)?, &words.sought)?;
    let (who, end) = place(clause, clause[after - 1].range.end, page)?;
    let rest = clause.partition_point(|token| token.range.start < end);
    let length = any(clause.get(rest..)?, &words.in_vain)?;
    Some((who, clause[rest + length - 1].range.end))
}

/// Reads "you get C in X", "you do not need C for X".
fn of_people(clause: &[Token], start: usize, page: &Page<'_>) -> Option<(Who, Found)> {
    let words = page.words;
    let after = start + any(clause.get(start..)?, &words.people)?;
    let after = adverbs(clause, after, page);
    let rest = clause.get(after..)?;
    // "You can borrow library books on X", where the verb is a term
    let can = || {
        let length = any(rest, &words.does)?;
        rest.get(length)?.whole_criterion().map(|_| length)
    };
    let (verb, length) =
        verb(rest, page).or_else(|| Some((Verb::Has, any(rest, &words.gets).or_else(can)?)))?;
    let object = object(clause, adverbs(clause, after + length, page), None, page)?;
    let is_needed = matches!(verb, Verb::Needs | Verb::NeedsNo);
    if is_needed != page.is_of_need(object.criterion) {
        return None;
    }
    let found = match verb {
        Verb::Has | Verb::Needs => object.found()?,
        Verb::Lacks | Verb::NeedsNo => object.without()?,
        Verb::Is | Verb::IsNot => return None,
    };
    let (who, end) = place(clause, found.end, page)?;
    Some((who, Found { end, ..found }))
}

fn state(
    sentence: &[Token],
    Found { criterion, has, end }: Found,
    start: usize,
    page: &Page<'_>,
) -> Option<State> {
    let is_plain = may_state(criterion, has, sentence, page)
        && tail::is_plain(sentence, end, Tail::Strict, page);
    is_plain.then_some(State { criterion, has, range: start..end })
}

/// Reads "in X", "by both" after a state.
fn place(clause: &[Token], after: usize, page: &Page<'_>) -> Option<(Who, usize)> {
    let at = clause.partition_point(|token| token.range.start < after);
    let length = any(&clause[at..], &page.words.within)?;
    let (who, end) = last(clause, at + length, page)?;
    let is_name = clause.get(end).is_some_and(|next| next.is_possessive() || next.is_capital);
    (!is_name).then(|| (who, clause[end - 1].range.end))
}
