//! Reads what somebody has: articles, adjectives and a criterion. Pure.

use super::page::Page;
use super::said::{Found, NO};
use super::token::{Kind, Token, any, skip};
use crate::base::index::Index;
use crate::matrix::{Criterion, Level};
use crate::reading::statement::Has;

/// The criterion that a verb is about.
pub(super) struct Object {
    pub(super) criterion: Index<Criterion>,
    /// Whether "no" is before it
    pub(super) is_denied: bool,
    /// As its adjectives say
    has: Has,
    /// Whether it may be had in another way: "no native C"
    is_special: bool,
    /// Whether it may be another one than the criterion is about: "a debugger", which need not be a built-in one
    pub(super) is_vague: bool,
    pub(super) end: usize,
}

impl Object {
    pub(super) fn found(&self) -> Option<Found> {
        if self.is_vague && !self.is_denied {
            return None;
        }
        let has = match (self.is_denied, self.has) {
            (false, has) => has,
            (true, Has::Supported) if !self.is_special => NO,
            // "No full support" may be partial support.
            (true, _) => return None,
        };
        Some(Found { criterion: self.criterion, has, end: self.end })
    }

    /// Returns what is said if the verb denies its object.
    pub(super) fn without(&self) -> Option<Found> {
        let is_plain = !self.is_denied && self.has == Has::Supported && !self.is_special;
        is_plain.then_some(Found { criterion: self.criterion, has: NO, end: self.end })
    }
}

/// Reads articles, adjectives and the criterion.
pub(super) fn object(
    rest: &[Token],
    at: usize,
    it: Option<Index<Criterion>>,
    page: &Page<'_>,
) -> Option<Object> {
    let words = page.words;
    let mut has = Has::Supported;
    let mut is_denied = false;
    let mut is_special = false;
    let mut is_built_in = false;
    let mut at = at;
    loop {
        let here = rest.get(at..)?;
        if let Some(length) = any(here, &words.no) {
            is_denied |= here[0].text != "any";
            at += length;
        } else if let Some(length) = any(here, &words.built_in) {
            is_built_in = true;
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
    // "Knows that you", "gets them"
    let ends = rest
        .get(at + 1)
        .is_none_or(|next| next.kind == Kind::Mark || skip(rest, at + 1, &words.closing) > at + 1);
    let is_pronoun = words.objects.has(&token.text) && ends || is_none;
    let criterion = token.whole_criterion().or_else(|| it.filter(|_| is_pronoun))?;
    is_denied |= is_none;
    let is_vague = token.whole_criterion().is_some()
        && !is_built_in
        && page.is_built_in(criterion)
        && !words.built_in.all().any(|word| token.text.contains(word));
    // A verb and its object may both be terms: "borrow library books"
    let same = rest[at + 1..].iter().take_while(|next| next.whole_criterion() == Some(criterion));
    let end = skip(rest, at + 1 + same.count(), &words.support);
    let end = skip(rest, end, &words.particles);
    Some(Object { criterion, is_denied, has, is_special, is_vague, end: rest[end - 1].range.end })
}
