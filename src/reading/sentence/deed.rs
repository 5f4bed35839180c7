//! Reads verbs for what a criterion is about: who encrypts has encryption. Pure.

use super::clause::is_verb;
use super::form;
use super::page::Page;
use super::said::{Found, NO};
use super::token::{Kind, Token, adverbs, any};
use crate::reading::root::root;
use crate::reading::statement::Has;

/// Reads a verb for what the criterion is about: "encrypts", "cannot process images".
pub(super) fn deed(rest: &[Token], page: &Page<'_>) -> Option<Found> {
    let words = page.words;
    let found = |token: &Token, has| {
        token.deed().map(|criterion| Found { criterion, has, end: token.range.end })
    };
    if let Some(found) = rest.first().and_then(|first| found(first, Has::Supported)) {
        let changed = adverbs(rest, 1, page);
        let is_denied = words.has_inversion && any(rest.get(changed..)?, &words.not).is_some();
        return match is_denied {
            false => Some(found),
            true => Some(Found { has: NO, end: rest[changed].range.end, ..found }),
        };
    }
    // A term that is a verb: "encrypts everything"
    if let [first, next, ..] = rest
        && let Some(criterion) = first.whole_criterion()
        && form::is_plain_verb(first, page)
        && !words.has_inversion
        && next.kind == Kind::Word
        && !is_verb(next, page)
        && !words.is.has(&next.text)
        && page.traits.derived.part(&root(&first.text, page.of.language)) == Some(criterion)
    {
        return Some(Found { criterion, has: Has::Supported, end: first.range.end });
    }
    let of = |list, has| {
        let at = adverbs(rest, any(rest, list)?, page);
        found(rest.get(at)?, has)
    };
    // "Does not spell-check"
    let bare = || {
        let at = adverbs(rest, any(rest, &words.does_not)?, page);
        let token = rest.get(at).filter(|token| !token.is_capital && !words.has_inversion)?;
        let criterion = token.whole_criterion()?;
        Some(Found { criterion, has: NO, end: token.range.end })
    };
    // `ist nicht verschlüsselt`
    let participle = || {
        let at = adverbs(rest, any(rest, &words.is).filter(|_| words.has_inversion)?, page);
        let not = any(rest.get(at..)?, &words.not);
        let at = adverbs(rest, at + not.unwrap_or(0), page);
        found(rest.get(at)?, if not.is_some() { NO } else { Has::Supported })
    };
    let of_participle = participle();
    if of_participle.is_some() {
        return of_participle;
    }
    of(&words.does_not, NO).or_else(|| of(&words.does, Has::Supported)).or_else(bare)
}

/// Reads a term that is a verb, in a language that writes nouns with a capital: "verschlüsselt Daten".
pub(super) fn own_verb(rest: &[Token], page: &Page<'_>) -> Option<Found> {
    let first = rest.first().filter(|first| page.words.has_inversion && !first.is_capital)?;
    let criterion = first.whole_criterion().filter(|_| first.text.ends_with('t'))?;
    let own = rest.iter().take_while(|token| token.whole_criterion() == Some(criterion));
    own.last().map(|last| Found { criterion, has: Has::Supported, end: last.range.end })
}
