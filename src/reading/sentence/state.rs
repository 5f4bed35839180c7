//! Reads that a subject has or lacks what a criterion is about. Pure.

use std::ops::Range;

use super::head::{Context, Head, Who};
use super::page::Page;
use super::tail::{self, Tail};
use super::token::{Token, any, phrase, skip, subject};
use crate::base::index::Index;
use crate::matrix::{Criterion, Level};
use crate::reading::statement::Has;
use crate::reading::topic::only;
use crate::reading::words::words_of;

/// What a clause says that somebody has.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct State {
    pub(super) criterion: Index<Criterion>,
    pub(super) has: Has,
    /// In the block
    pub(super) range: Range<usize>,
}

const NO: Has = Has::Exactly(Level::No);

/// What a verb says of its object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Has,
    Lacks,
    Is,
    IsNot,
}

/// Returns what a clause says that its subject has or lacks. `sentence` are the tokens that follow as well.
pub(super) fn read(head: &Head, sentence: &[Token], page: &Page<'_>) -> Option<State> {
    let state = match head.criterion {
        Some(criterion) => of_criterion(head, criterion, page),
        None => of_subject(head, page),
    };
    let Found { criterion, has, end } = state?;
    let tail = if has == NO { Tail::Strict } else { Tail::Loose };
    let is_plain = page.has_levels(criterion) && tail::is_plain(sentence, end, tail, page);
    is_plain.then_some(State { criterion, has, range: head.start..end })
}

/// A criterion with what is said of it.
#[derive(Clone, Copy)]
struct Found {
    criterion: Index<Criterion>,
    has: Has,
    /// Of the words, in the block
    end: usize,
}

/// Reads a verb with the criterion as its object, or "is" before it.
fn of_subject(head: &Head, page: &Page<'_>) -> Option<Found> {
    let words = page.words;
    let rest = &head.rest;
    let mut at = skip(rest, 0, &words.adverbs);
    if let Some(found) = own_verb(&rest[at..], page) {
        return Some(found);
    }
    let (verb, length) = verb(&rest[at..], page)?;
    at = skip(rest, at + length, &words.adverbs);
    // "X is open source", but not "X is a screen reader"
    let is_copula = matches!(verb, Verb::Is | Verb::IsNot);
    if is_copula && rest.get(at)?.whole_criterion().is_none() {
        return None;
    }
    let object = object(rest, at, head.it, page)?;
    let found = match verb {
        Verb::Has | Verb::Is => object.found()?,
        Verb::Lacks | Verb::IsNot => object.without()?,
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
        Some(changed) => (found.has == Has::Supported && verb == Verb::Has).then_some(changed),
    }
}

/// Reads a term that is a verb, in a language that writes nouns with a capital: "verschlüsselt Daten".
fn own_verb(rest: &[Token], page: &Page<'_>) -> Option<Found> {
    let first = rest.first().filter(|first| page.words.has_inversion && !first.is_capital)?;
    let criterion = first.whole_criterion().filter(|_| first.text.ends_with('t'))?;
    let own = rest.iter().take_while(|token| token.whole_criterion() == Some(criterion));
    own.last().map(|last| Found { criterion, has: Has::Supported, end: last.range.end })
}

/// Returns the verb at the beginning of what a clause says, with its length.
fn verb(rest: &[Token], page: &Page<'_>) -> Option<(Verb, usize)> {
    let words = page.words;
    let negated = any(rest, &words.does_not).and_then(|length| {
        let after = skip(rest, length, &words.adverbs);
        Some((Verb::Lacks, after + any(rest.get(after..)?, &words.have_bare)?))
    });
    let after_does = any(rest, &words.does).and_then(|length| {
        let after = skip(rest, length, &words.adverbs);
        Some((Verb::Has, after + any(rest.get(after..)?, &words.have_bare)?))
    });
    let is = any(rest, &words.is).map(|length| match any(&rest[length..], &words.not) {
        Some(not) => (Verb::IsNot, length + not),
        None => (Verb::Is, length),
    });
    let all = [
        negated,
        after_does,
        any(rest, &words.lack).map(|length| (Verb::Lacks, length)),
        any(rest, &words.is_missing)
            .filter(|_| words.has_inversion)
            .map(|length| (Verb::Lacks, length)),
        any(rest, &words.have).map(|length| (Verb::Has, length)),
        any(rest, &words.is_not).map(|length| (Verb::IsNot, length)),
        is,
    ];
    all.into_iter().flatten().max_by_key(|(_, length)| *length)
}

/// The criterion that a verb is about.
struct Object {
    criterion: Index<Criterion>,
    /// Whether "no" is before it
    is_denied: bool,
    /// As its adjectives say
    has: Has,
    /// Whether it may be had in another way: "no native C"
    is_special: bool,
    end: usize,
}

impl Object {
    fn found(&self) -> Option<Found> {
        let has = match (self.is_denied, self.has) {
            (false, has) => has,
            (true, Has::Supported) if !self.is_special => NO,
            // "No full support" may be partial support.
            (true, _) => return None,
        };
        Some(Found { criterion: self.criterion, has, end: self.end })
    }

    /// Returns what is said if the verb denies its object.
    fn without(&self) -> Option<Found> {
        let is_plain = !self.is_denied && self.has == Has::Supported && !self.is_special;
        is_plain.then_some(Found { criterion: self.criterion, has: NO, end: self.end })
    }
}

/// Reads articles, adjectives and the criterion.
fn object(
    rest: &[Token],
    at: usize,
    it: Option<Index<Criterion>>,
    page: &Page<'_>,
) -> Option<Object> {
    let words = page.words;
    let mut has = Has::Supported;
    let mut is_denied = false;
    let mut is_special = false;
    let mut at = at;
    loop {
        let here = rest.get(at..)?;
        if let Some(length) = any(here, &words.no) {
            is_denied |= here[0].text != "any";
            at += length;
        } else if let Some(length) = any(here, &words.partial) {
            has = Has::Exactly(Level::Partial);
            at += length;
        } else if let Some(length) = any(here, &words.full) {
            has = Has::Exactly(Level::Yes);
            at += length;
        } else if let Some(length) = any(here, &words.special) {
            is_special = true;
            at += length;
        } else if let Some(length) = [&words.articles, &words.adjectives, &words.support_for]
            .into_iter()
            .filter_map(|list| any(here, list))
            .max()
        {
            at += length;
        } else {
            break;
        }
    }
    let token = rest.get(at)?;
    let is_none = words.no_objects.has(&token.text);
    let is_pronoun = words.objects.has(&token.text) || is_none;
    let criterion = token.whole_criterion().or_else(|| it.filter(|_| is_pronoun))?;
    is_denied |= is_none;
    let end = skip(rest, at + 1, &words.support);
    let end = skip(rest, end, &words.particles);
    Some(Object { criterion, is_denied, has, is_special, end: rest[end - 1].range.end })
}

/// Reads a state after the criterion: "C of X is not supported", "the battery of X is not removable".
fn of_criterion(head: &Head, criterion: Index<Criterion>, page: &Page<'_>) -> Option<Found> {
    let words = page.words;
    let rest = &head.rest;
    let at = skip(rest, 0, &words.adverbs);
    if let Some(length) = any(&rest[at..], &words.is_missing).filter(|_| at < rest.len()) {
        return Some(Found { criterion, has: NO, end: rest[at + length - 1].range.end });
    }
    let (is_not, length) = copula(&rest[at.min(rest.len())..], page)?;
    let at = skip(rest, at + length, &words.adverbs);
    let said = level(rest, at, page).map(|(has, end)| Found { criterion, has, end });
    let Found { criterion, has, end } =
        said.or_else(|| rest_of_name(rest, at, head.noun.as_deref()?, page))?;
    Some(Found { criterion, has: negated(has, is_not)?, end })
}

fn negated(has: Has, is_not: bool) -> Option<Has> {
    match (is_not, has) {
        (false, has) => Some(has),
        (true, Has::Supported) => Some(NO),
        (true, Has::Lacking | Has::Exactly(_)) => None,
    }
}

fn copula(rest: &[Token], page: &Page<'_>) -> Option<(bool, usize)> {
    let words = page.words;
    if let Some(length) = any(rest, &words.is_not) {
        return Some((true, length));
    }
    let length = any(rest, &words.is)?;
    let after = skip(rest, length, &words.adverbs);
    Some(match any(rest.get(after..).unwrap_or_default(), &words.not) {
        Some(not) => (true, after + not),
        None => (false, length),
    })
}

/// Reads how far something holds: "supported", "fully supported".
fn level(rest: &[Token], at: usize, page: &Page<'_>) -> Option<(Has, usize)> {
    let here = rest.get(at..).filter(|here| !here.is_empty())?;
    let (has, at) = match (any(here, &page.words.full), any(here, &page.words.partial)) {
        (_, Some(length)) => (Some(Has::Exactly(Level::Partial)), at + length),
        (Some(length), None) => (Some(Has::Exactly(Level::Yes)), at + length),
        (None, None) => (None, at),
    };
    let here = rest.get(at..)?;
    let levels = words_of(page.of.language)?.levels.iter();
    let said = levels.filter_map(|(word, has)| Some((phrase(here, word)?, *has)));
    let said = said.max_by_key(|(length, _)| *length);
    if let Some((length, stated)) = said {
        let end = here[length - 1].range.end;
        return match (has, stated) {
            (None, stated) => Some((stated, end)),
            (Some(has), Has::Supported) => Some((has, end)),
            (Some(_), _) => None,
        };
    }
    None
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

/// Reads a clause whose subject is after the criterion: "C is not available in X", "there is no C in X".
pub(super) fn inverted(
    sentence: &[Token],
    clause: &[Token],
    context: Context,
    page: &Page<'_>,
) -> Option<(Who, State)> {
    let words = page.words;
    let start = skip(clause, 0, &words.intros);
    let first = clause.get(start)?.range.start;
    if let Some(length) = any(&clause[start..], &words.there_is) {
        let object = object(clause, start + length, None, page)?;
        let Found { criterion, has, end } = object.found()?;
        let (who, end) = place(clause, end, page)
            .or_else(|| context.topic.subject.map(|topic| (Who::One(topic), end)))?;
        return state(sentence, Found { criterion, has, end }, first, page)
            .map(|state| (who, state));
    }
    let own = skip(clause, skip(clause, start, &words.articles), &words.adjectives);
    let criterion = clause.get(own)?.whole_criterion()?;
    let rest = &clause[own + 1..];
    let (has, end) = match any(rest, &words.is_missing) {
        Some(length) => (NO, rest[length - 1].range.end),
        None => {
            let (is_not, length) = copula(rest, page)?;
            let at = skip(rest, length, &words.adverbs);
            let (has, end) = level(rest, at, page)?;
            (negated(has, is_not)?, end)
        }
    };
    let (who, end) = place(clause, end, page)?;
    state(sentence, Found { criterion, has, end }, first, page).map(|state| (who, state))
}

fn state(
    sentence: &[Token],
    Found { criterion, has, end }: Found,
    start: usize,
    page: &Page<'_>,
) -> Option<State> {
    let is_plain = page.has_levels(criterion) && tail::is_plain(sentence, end, Tail::Strict, page);
    is_plain.then_some(State { criterion, has, range: start..end })
}

/// Reads "in X", "by both" after a state.
fn place(clause: &[Token], after: usize, page: &Page<'_>) -> Option<(Who, usize)> {
    let at = clause.partition_point(|token| token.range.start < after);
    let length = any(&clause[at..], &page.words.within)?;
    let (who, end) = subject(clause, at + length, page).map(|(of, end)| (Who::One(of), end))?;
    let is_name = clause.get(end).is_some_and(|next| next.is_possessive() || next.is_capital);
    (!is_name).then(|| (who, clause[end - 1].range.end))
}
