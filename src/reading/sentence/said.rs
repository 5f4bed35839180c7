//! What words say of a criterion: that it is there or missing, or how far it holds. Pure.

use super::page::Page;
use super::token::{Kind, Token, adverbs, any, phrase};
use crate::base::index::Index;
use crate::matrix::{Criterion, Level};
use crate::reading::statement::Has;
use crate::reading::words::{Phrases, words_of};

pub(super) const NO: Has = Has::Exactly(Level::No);

/// A criterion with what is said of it.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) criterion: Index<Criterion>,
    pub(super) has: Has,
    /// Of the words, in the block
    pub(super) end: usize,
}

/// Whether words may state this of a criterion. Who has no fee asks nothing for it.
pub(super) fn may_state(of: Index<Criterion>, has: Has, said: &[Token], page: &Page<'_>) -> bool {
    page.has_levels(of) || has == NO && said.iter().any(|token| is_fee(token, of, page))
}

/// Whether a word names a price that need not exist: "delivery fee".
pub(super) fn is_fee(token: &Token, of: Index<Criterion>, page: &Page<'_>) -> bool {
    token.whole_criterion() == Some(of)
        && page.criterion(of).kind.is_price()
        && page.words.fees.all().any(|fee| token.text.ends_with(fee))
}

/// What a verb says of its object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verb {
    Has,
    Lacks,
    Is,
    IsNot,
    /// For criteria that are about what somebody has to have
    Needs,
    NeedsNo,
}

/// Returns the verb at the beginning of what a clause says, with its length.
pub(super) fn verb(rest: &[Token], page: &Page<'_>) -> Option<(Verb, usize)> {
    let words = page.words;
    let after = |auxiliary: &Phrases, bare: &Phrases, verb: Verb| {
        let after = adverbs(rest, any(rest, auxiliary)?, page);
        Some((verb, after + any(rest.get(after..)?, bare)?))
    };
    let is = any(rest, &words.is).map(|length| match any(&rest[length..], &words.not) {
        Some(not) => (Verb::IsNot, length + not),
        None => (Verb::Is, length),
    });
    let all = [
        after(&words.does_not, &words.have_bare, Verb::Lacks),
        after(&words.does, &words.have_bare, Verb::Has),
        after(&words.lets, &words.use_bare, Verb::Has),
        after(&words.lets_not, &words.use_bare, Verb::Lacks),
        after(&words.does_not, &words.need_bare, Verb::NeedsNo),
        after(&words.does, &words.need_bare, Verb::Needs),
        any(rest, &words.need).map(|length| (Verb::Needs, length)),
        any(rest, &words.need_no).map(|length| (Verb::NeedsNo, length)),
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

/// Reads that something is there or not, after the criterion: "is missing", "work out of the box".
pub(super) fn presence(rest: &[Token], page: &Page<'_>) -> Option<(Has, usize)> {
    let words = page.words;
    let missing = any(rest, &words.is_missing).map(|length| (NO, length));
    let there = any(rest, &words.is_there).map(|length| (Has::Supported, length));
    [missing, there, denied(rest, page)].into_iter().flatten().max_by_key(|(_, length)| *length)
}

/// Reads the opposite of what says that something is there: "is not on offer", "aren't included".
fn denied(rest: &[Token], page: &Page<'_>) -> Option<(Has, usize)> {
    let words = page.words;
    let verb = any(rest, &words.is).unwrap_or(0);
    let after = adverbs(rest, verb, page);
    let not = match any(rest, &words.is_not) {
        Some(length) => length,
        None if verb > 0 => after + any(rest.get(after..)?, &words.denies)?,
        None => return None,
    };
    let at = adverbs(rest, not, page);
    let ends = words
        .is_there
        .all()
        .filter_map(|of| of.split_once(' ').filter(|(verb, _)| words.is.has(verb)));
    let length = ends.filter_map(|(_, end)| phrase(rest.get(at..)?, end)).max()?;
    Some((NO, at + length))
}

pub(super) fn negated(has: Has, is_not: bool) -> Option<Has> {
    match (is_not, has) {
        (false, has) => Some(has),
        (true, Has::Supported) => Some(NO),
        (true, Has::Lacking | Has::Exactly(_)) => None,
    }
}

pub(super) fn copula(rest: &[Token], page: &Page<'_>) -> Option<(bool, usize)> {
    let words = page.words;
    if let Some(length) = any(rest, &words.is_not) {
        return Some((true, length));
    }
    let length = any(rest, &words.is)?;
    let after = adverbs(rest, length, page);
    Some(match any(rest.get(after..).unwrap_or_default(), &words.not) {
        Some(not) => (true, after + not),
        None => (false, length),
    })
}

/// Reads how far something holds: "supported", "fully supported".
pub(super) fn level(rest: &[Token], at: usize, page: &Page<'_>) -> Option<(Has, usize)> {
    let here = rest.get(at..).filter(|here| !here.is_empty())?;
    let (has, at) = match (any(here, &page.words.full), any(here, &page.words.partial)) {
        (_, Some(length)) => (Some(Has::Exactly(Level::Partial)), at + length),
        (Some(length), None) => (Some(Has::Exactly(Level::Yes)), at + length),
        (None, None) => (None, at),
    };
    let here = rest.get(at..)?;
    if let Some(has) = has
        && here.first().is_none_or(|next| next.kind == Kind::Mark)
    {
        return Some((has, rest[at - 1].range.end));
    }
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
