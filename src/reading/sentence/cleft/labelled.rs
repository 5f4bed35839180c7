//! Rewrites what an item says of the subject with which it begins: "X: C is included", "X, C included", "X, the quick
//! one, built on C". Pure.

use super::super::page::Page;
use super::super::said::{NO, presence};
use super::super::token::{Kind, Token, any, skip, subject};
use super::word;
use crate::reading::statement::Has;

/// Writes what is said of the subject at the beginning, or after a colon, as a verb with its object.
pub(super) fn straighten(tokens: &mut Vec<Token>, page: &Page<'_>) {
    let colon = tokens.iter().position(|token| token.is_mark(&[':']));
    let starts = [Some(0), colon.map(|colon| colon + 1)];
    let found = starts.into_iter().flatten().find_map(|at| labelled(tokens, at, page));
    if let Some(Labelled { mark, verb, object, end, after }) = found {
        let mut new = vec![word(verb, tokens[mark].range.clone())];
        new.extend_from_slice(&tokens[object..end]);
        tokens.splice(mark..after, new);
    }
}

struct Labelled {
    /// Of the colon or the comma after the subject
    mark: usize,
    /// The verb for what is said
    verb: &'static str,
    /// What stays
    object: usize,
    end: usize,
    /// Where the sentence goes on
    after: usize,
}

fn labelled(tokens: &[Token], at: usize, page: &Page<'_>) -> Option<Labelled> {
    let (_, mark) = subject(tokens, at, page)?;
    let is_colon = tokens.get(mark)?.is_mark(&[':']);
    let is_comma = tokens[mark].is_mark(&[',']);
    match (is_colon, is_comma) {
        (true, _) => present(tokens, mark, page),
        (_, true) => included(tokens, mark, page).or_else(|| apposition(tokens, mark, page)),
        _ => None,
    }
}

/// Reads ": a case is included", ": C fehlt".
fn present(tokens: &[Token], mark: usize, page: &Page<'_>) -> Option<Labelled> {
    let words = page.words;
    let end = object(tokens, mark + 1, page)?;
    let said = skip(tokens, end, &words.adverbs);
    let (has, length) = presence(tokens.get(said..)?, page)?;
    let after = said + length;
    ends(tokens, after).then_some(())?;
    let verb = match (has, words.has_inversion) {
        (Has::Supported, false) => "has",
        (Has::Supported, true) => "hat",
        (NO, false) => "lacks",
        (NO, true) => "ohne",
        _ => return None,
    };
    Some(Labelled { mark, verb, object: mark + 1, end, after })
}

/// Reads ", timesheets included".
fn included(tokens: &[Token], mark: usize, page: &Page<'_>) -> Option<Labelled> {
    let words = page.words;
    let end = object(tokens, mark + 1, page)?;
    let after = end + any(tokens.get(end..)?, &words.included)?;
    let verb = if words.has_inversion { "hat" } else { "has" };
    ends(tokens, after).then_some(Labelled { mark, verb, object: mark + 1, end, after })
}

/// Reads ", the quick one, built on EVA foam".
fn apposition(tokens: &[Token], mark: usize, page: &Page<'_>) -> Option<Labelled> {
    let words = page.words;
    words.articles.has(&tokens.get(mark + 1)?.text).then_some(())?;
    let comma = (mark + 2..tokens.len().min(mark + 2 + MOST_OF_APPOSITION))
        .find(|at| tokens[*at].is_mark(&[',']))?;
    let is_light = |token: &Token| {
        let digit = |c: char| c.is_ascii_digit();
        token.kind == Kind::Word && !token.is_capital && !token.text.contains(digit)
    };
    let said = comma + 1;
    // "Written in" may be the name of a criterion.
    let first = tokens.get(said)?.text.split(' ').next().unwrap_or_default();
    let is_participle = words.participles.has(first);
    let is_plain = tokens[mark + 2..comma].iter().all(is_light) && is_participle;
    is_plain.then_some(Labelled { mark, verb: "is", object: said, end: said, after: said })
}

/// Most words of "the quick one".
const MOST_OF_APPOSITION: usize = 5;

/// Returns the end of a criterion with its articles and adjectives, if the facts of it say how far it holds.
fn object(tokens: &[Token], at: usize, page: &Page<'_>) -> Option<usize> {
    let words = page.words;
    let lists = [&words.articles, &words.full, &words.partial, &words.adjectives, &words.special];
    let mut own = at;
    while let Some(length) = lists.iter().filter_map(|list| any(tokens.get(own..)?, list)).max() {
        own += length;
    }
    let criterion = tokens.get(own)?.whole_criterion()?;
    page.has_levels(criterion).then_some(own + 1)
}

fn ends(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_none_or(|next| next.kind == Kind::Mark && !next.is_mark(&['(', '?']))
}
