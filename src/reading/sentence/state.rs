//! Reads that a subject has or lacks what a criterion is about. Pure.

use std::ops::Range;

use super::deed::{deed, own_verb};
use super::head::Head;
use super::object::object;
use super::page::Page;
use super::said::{Found, NO, Verb, copula, is_fee, level, may_state, negated, presence, verb};
use super::tail::{self, Tail};
use super::token::{Kind, Token, adverbs, any, skip};
use super::who::Who;
use crate::base::index::Index;
use crate::matrix::{Criterion, Level};
use crate::reading::statement::Has;
use crate::reading::topic::only;

/// What a clause says that somebody has.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct State {
    pub(super) criterion: Index<Criterion>,
    pub(super) has: Has,
    /// In the block
    pub(super) range: Range<usize>,
}

/// Returns what a clause says that its subject has or lacks. `sentence` are the tokens that follow as well.
pub(super) fn read(head: &Head, sentence: &[Token], page: &Page<'_>) -> Option<State> {
    let state = match head.criterion {
        Some(criterion) => of_criterion(head, criterion, page),
        None => of_subject(head, page),
    };
    let Found { criterion, has, end } = wholly(state?, sentence, page);
    // "Neither X nor Y charges a fee"
    let of_all = if matches!(head.who, Who::None(_)) { NO } else { has };
    let is_loose = has != NO && page.has_levels(criterion);
    let tail = if is_loose { Tail::Loose } else { Tail::Strict };
    let is_plain =
        may_state(criterion, of_all, sentence, page) && tail::is_plain(sentence, end, tail, page);
    is_plain.then_some(State { criterion, has, range: head.start..end })
}

/// Reads "without any restriction" after a state.
fn wholly(state: Found, sentence: &[Token], page: &Page<'_>) -> Found {
    let at = sentence.partition_point(|token| token.range.start < state.end);
    match any(&sentence[at..], &page.words.wholly).filter(|_| state.has == Has::Supported) {
        Some(length) => {
            let end = sentence[at + length - 1].range.end;
            Found { has: Has::Exactly(Level::Yes), end, ..state }
        }
        None => state,
    }
}

/// Reads what stands alone in a section, or after a colon: "Kolibri: no", "No offline maps".
pub(super) fn alone(
    rest: &[Token],
    topic: Option<Index<Criterion>>,
    sentence: &[Token],
    page: &Page<'_>,
) -> Option<State> {
    let of_topic = || {
        let criterion = topic.filter(|at| page.has_levels(*at))?;
        let (has, end) = level(rest, 0, page)?;
        Some(Found { criterion, has, end })
    };
    let denied = || object(rest, 0, None, page).filter(|of| of.is_denied)?.found();
    let found = wholly(denied().or_else(of_topic)?, sentence, page);
    let Found { criterion, has, end } = found;
    let after = sentence.partition_point(|token| token.range.start < end);
    let after = skip(sentence, after, &page.words.closing);
    // Not "yes and no"
    let ends = sentence.get(after).is_none_or(|next| next.kind == Kind::Mark);
    let is_plain = may_state(criterion, has, sentence, page)
        && ends
        && tail::is_plain(sentence, end, Tail::Strict, page);
    let start = rest.first()?.range.start;
    is_plain.then_some(State { criterion, has, range: start..end })
}

/// Reads a verb with the criterion as its object, or "is" before it.
fn of_subject(head: &Head, page: &Page<'_>) -> Option<Found> {
    let words = page.words;
    let rest = &head.rest;
    let mut at = adverbs(rest, 0, page);
    if let Some(found) = own_verb(&rest[at..], page).or_else(|| deed(&rest[at..], page)) {
        return Some(found);
    }
    if let Some(found) = uncharged(&rest[at..], page) {
        return Some(found);
    }
    let (verb, length) = verb(&rest[at..], page)?;
    at = adverbs(rest, at + length, page);
    // "X is open source", but not "X is a screen reader"
    let is_copula = matches!(verb, Verb::Is | Verb::IsNot);
    let named = skip(rest, skip(rest, at, &words.full), &words.partial);
    if let Some(found) = closed(rest, at, verb, page) {
        return Some(found);
    }
    // "X is an open-source editor"
    let is_adjective = rest.get(skip(rest, at, &words.articles)..).is_some_and(|here| {
        matches!(here, [first, next, ..] if first.text.contains('-') && next.kind == Kind::Word && !next.is_capital
            && first.whole_criterion().is_some())
    });
    if is_copula && !is_adjective && rest.get(named)?.whole_criterion().is_none() {
        return None;
    }
    let object = object(rest, at, head.it, page)?;
    let is_needed = matches!(verb, Verb::Needs | Verb::NeedsNo);
    if is_needed && !page.is_of_need(object.criterion) {
        return None;
    }
    let found = match verb {
        Verb::Has | Verb::Is | Verb::Needs => object.found()?,
        Verb::Lacks | Verb::IsNot | Verb::NeedsNo => object.without()?,
    };
    // The rest of a German verb: "unterstützt … nicht"
    let after = rest.partition_point(|token| token.range.start < found.end);
    let ends = [(&words.not, NO), (&words.partial, Has::Exactly(Level::Partial))];
    let changed = ends.into_iter().filter(|_| words.has_inversion).find_map(|(list, has)| {
        let length = any(&rest[after..], list)?;
        Some(Found { has, end: rest[after + length - 1].range.end, ..found })
    });
    match changed {
        None => Some(found),
        Some(changed) => {
            let is_had = matches!(verb, Verb::Has | Verb::Needs);
            (found.has == Has::Supported && is_had).then_some(changed)
        }
    }
}

/// Reads "charges no delivery fee", "does not charge a delivery fee".
fn uncharged(rest: &[Token], page: &Page<'_>) -> Option<Found> {
    let words = page.words;
    let (verb, is_denied) = match any(rest, &words.does_not) {
        Some(not) => (not + any(rest.get(not..)?, &words.charge_bare)?, true),
        None => (any(rest, &words.charge)?, false),
    };
    let object = object(rest, adverbs(rest, verb, page), None, page)?;
    let found = if is_denied { object.without()? } else { object.found()? };
    rest.iter().any(|token| is_fee(token, found.criterion, page)).then_some(found)
}

/// Reads "is closed source", which is the opposite of open source.
fn closed(rest: &[Token], at: usize, verb: Verb, page: &Page<'_>) -> Option<Found> {
    let length = any(rest.get(at..)?, &page.words.closed).filter(|_| verb == Verb::Is)?;
    let end = rest[at + length - 1].range.end;
    page.traits.open_source.map(|criterion| Found { criterion, has: NO, end })
}

/// Reads a state after the criterion: "C of X is not supported", "the battery of X is not removable".
fn of_criterion(head: &Head, criterion: Index<Criterion>, page: &Page<'_>) -> Option<Found> {
    let rest = &head.rest;
    let at = adverbs(rest, 0, page);
    if let Some((has, length)) = presence(&rest[at.min(rest.len())..], page) {
        return Some(Found { criterion, has, end: rest[at + length - 1].range.end });
    }
    let (is_not, length) = copula(&rest[at.min(rest.len())..], page)?;
    let at = adverbs(rest, at + length, page);
    let said = level(rest, at, page).map(|(has, end)| Found { criterion, has, end });
    let Found { criterion, has, end } =
        said.or_else(|| rest_of_name(rest, at, head.noun.as_deref()?, page))?;
    Some(Found { criterion, has: negated(has, is_not)?, end })
}

/// Reads the rest of a criterion's name: "Removable battery" says of a battery that it is removable.
fn rest_of_name(rest: &[Token], at: usize, noun: &str, page: &Page<'_>) -> Option<Found> {
    let adjective = page.stem(&rest.get(at)?.text);
    let noun = page.stem(noun);
    let is_meant =
        |stems: &Vec<String>| stems.len() == 2 && stems[0] == adjective && stems[1] == noun;
    let criteria = page.of.matrix.criteria.indexed().map(|(at, _)| at);
    let meant = criteria.filter(|at| page.has_levels(*at) && is_meant(&page.traits.stems[*at]));
    only(meant).map(|criterion| Found { criterion, has: Has::Supported, end: rest[at].range.end })
}
