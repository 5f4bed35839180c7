//! Splits the tokens of a sentence into clauses. Pure.

use std::ops::Range;

use super::form;
use super::page::Page;
use super::tail::{self, Tail};
use super::token::{Kind, Token, adverbs, any, intro, phrase, skip, subject};
use crate::base::index::Index;
use crate::claims::spoken;
use crate::matrix::{Criterion, Subject};
use crate::reading::words::Phrases;

/// A clause of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    /// Of the tokens of the sentence
    pub(super) tokens: Range<usize>,
    /// Whether something before it in the sentence may limit it: "For students, …"
    pub(super) is_limited: bool,
    /// Whether it goes on with the subject of the clause before: "and has …"
    pub(super) continues: bool,
    pub(super) label: Label,
}

/// What is before the colon before a clause.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) subject: Option<Index<Subject>>,
    pub(super) criterion: Option<Index<Criterion>>,
}

pub(super) fn clauses(tokens: &[Token], page: &Page<'_>) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    let whole = Clause {
        tokens: 0..tokens.len(),
        is_limited: false,
        continues: false,
        label: Label::default(),
    };
    let mut open = whole;
    let mut at = 0;
    while at < tokens.len() {
        let Some(next) = boundary(tokens, open.tokens.start, at, page) else {
            at += 1;
            continue;
        };
        let left = &tokens[open.tokens.start..at];
        let is_colon = tokens[at].is_mark(&[':']);
        let label = if is_colon { label(left, page) } else { Label::default() };
        let limits = match is_colon {
            _ if label != Label::default() || left.is_empty() => false,
            true => is_limiting_label(left, page),
            false if tokens[at].is_mark(&[';']) => false,
            false => !has_verb(left, page) && !is_intro(left, page),
        };
        let is_limited = open.is_limited || limits;
        found.push(Clause { tokens: open.tokens.start..at, ..open });
        open = Clause {
            tokens: next.start..tokens.len(),
            is_limited,
            continues: next.continues,
            label,
        };
        at = next.start.max(at + 1);
    }
    found.push(open);
    found.retain(|clause| !clause.tokens.is_empty());
    found
}

/// Where the next clause begins.
struct Next {
    start: usize,
    continues: bool,
}

/// Returns the clause that a token may begin or end.
fn boundary(tokens: &[Token], start: usize, at: usize, page: &Page<'_>) -> Option<Next> {
    let token = &tokens[at];
    let plain = |start| Some(Next { start, continues: false });
    if token.is_mark(&[';', ':', '(', ')', '[', ']', '–', '—', '-']) {
        // A dash between numbers is a range.
        let joins = |other: Option<&Token>| {
            other.is_some_and(|other| other.text.ends_with(|c: char| c.is_ascii_digit()))
        };
        let is_range = token.is_mark(&['–', '-'])
            && joins(at.checked_sub(1).map(|before| &tokens[before]))
            && tokens.get(at + 1).is_some_and(|next| {
                next.text.starts_with(|c: char| c.is_ascii_digit()) || next.kind == Kind::Mark
            });
        return if is_range { None } else { plain(at + 1) };
    }
    let is_comma = token.is_mark(&[',']);
    if is_comma && is_within_number(tokens, at) {
        return None;
    }
    let is_conjunction = at > start && page.words.conjunctions.has(&token.text);
    if !(is_comma || is_conjunction && token.kind == Kind::Word) {
        return None;
    }
    let is_of_set = at > start && any(&tokens[at - 1..], &page.words.all_but).is_some();
    if is_of_set || is_list(&tokens[start..at], page) {
        return None;
    }
    let after = at + 1;
    let joined = skip(tokens, after, &page.words.conjunctions);
    if begins(tokens, joined, page) {
        return plain(joined);
    }
    let is_joined = is_conjunction || joined > after;
    let verb = adverbs(tokens, joined, page);
    let goes_on = || {
        // "And runs firmware 2", but not "and runs"
        let next = tokens.get(verb + 1);
        tokens.get(verb).is_some_and(|own| is_verb(own, page) && !own.is_capital)
            && next.is_some_and(|next| next.kind != Kind::Mark)
            && has_verb(&tokens[start..at], page)
    };
    let continues = is_joined && (begins_with_verb(&tokens[verb..], page) || goes_on());
    continues.then_some(Next { start: joined, continues: true })
}

/// Whether a comma is between the digits of a number: "9,000".
pub(super) fn is_within_number(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let after = tokens.get(at + 1);
    let is_digit = |c: char| c.is_ascii_digit();
    before.is_some_and(|of| of.text.ends_with(is_digit) && of.range.end == tokens[at].range.start)
        && after.is_some_and(|of| {
            of.text.starts_with(is_digit) && of.range.start == tokens[at].range.end
        })
}

/// Whether a clause so far is nothing but subjects: "X, Y and Z".
fn is_list(tokens: &[Token], page: &Page<'_>) -> bool {
    let words = page.words;
    let own = intro(tokens, 0, page);
    let is_of_list = |token: &Token| {
        let sets = [&words.articles, &words.and, &words.both, &words.only, &words.neither];
        token.is_mark(&[',']) || sets.iter().any(|set| set.has(&token.text))
    };
    let mut named =
        tokens[own.min(tokens.len())..].iter().filter(|token| !is_of_list(token)).peekable();
    named.peek().is_some() && named.all(|token| token.subject().is_some())
}

/// Whether a clause with its own subject begins at an offset.
fn begins(tokens: &[Token], at: usize, page: &Page<'_>) -> bool {
    let words = page.words;
    let is_said = |at: usize| {
        tokens.get(at).is_some_and(|next| {
            !matches!(next.kind, Kind::Mark | Kind::Subject(_))
                && !words.and.has(&next.text)
                && !words.nor.has(&next.text)
        })
    };
    let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) else { return false };
    if let Some((_, end)) = subject(tokens, at, page) {
        return is_said(end);
    }
    let sets = [&words.both, &words.neither, &words.only, &words.there_is, &words.pronouns];
    if let Some(length) = sets.into_iter().filter_map(|set| any(rest, set)).max() {
        return tokens.get(at + length).is_some_and(|next| next.kind != Kind::Mark);
    }
    let is_of_each = any(rest, &words.each).is_some()
        && rest.iter().take(5).any(|token| token.subject().is_some());
    if is_of_each || counted(rest, page).is_some() {
        return true;
    }
    let sets = words.all.iter().chain(words.none);
    if sets.into_iter().any(|(set, _)| phrase(rest, set).is_some()) {
        return true;
    }
    let own = skip(tokens, at, &words.articles);
    let own = skip(tokens, own, &words.possessives);
    let is_of = |at: usize| any(&tokens[at..], &words.of).is_some();
    own > at
        && tokens.get(own).is_some_and(|next| next.criterion().is_some())
        && tokens.get(own + 1).is_some_and(|_| is_of(own + 1) || is_verb(&tokens[own + 1], page))
}

/// A number and what it counts at the beginning of a clause, with whose it is.
pub(super) struct Counted {
    /// Of the number and the noun, in tokens
    pub(super) length: usize,
    /// `None` for a pronoun
    pub(super) user: Option<Index<Subject>>,
}

/// Reads "four million people use it", "300 plugins exist for X".
pub(super) fn counted(tokens: &[Token], page: &Page<'_>) -> Option<Counted> {
    let words = page.words;
    let start = any(tokens, &words.there_is).unwrap_or(0);
    let of =
        tokens.iter().position(|token| token.criterion().is_some()).filter(|of| *of > start)?;
    let criterion = tokens[of].criterion().map(|at| page.criterion(at));
    let unit = criterion.and_then(|of| of.unit.as_deref()).unwrap_or_default().to_lowercase();
    let is_of_number = |token: &Token| {
        unit.split([' ', '/']).any(|word| word == token.text)
            || token.text.starts_with(|c: char| c.is_ascii_digit())
            || token.is_mark(&[',', '.'])
            || words.light.has(&token.text)
            || words.before_values.has(&token.text)
            || spoken::begins(&token.text, page.of.language)
            || page.of.language.scale_at(&token.text).is_some()
    };
    let is_number = |token: &Token| {
        token.text.contains(|c: char| c.is_ascii_digit())
            || spoken::begins(&token.text, page.of.language) && !words.indefinite.has(&token.text)
            || page.of.language.scale_at(&token.text).is_some()
    };
    let number = &tokens[start..of];
    if !number.iter().all(is_of_number) || !number.iter().any(is_number) {
        return None;
    }
    let is_plain = |end: usize| {
        let last = tokens[end - 1].range.end;
        tail::is_plain(tokens, last, Tail::Strict, page)
    };
    let length = of + 1;
    let next = tokens.get(length)?;
    if next.subject().is_some() || words.pronouns.has(&next.text) {
        return (tokens[of].whole_criterion().is_some() && is_plain(length + 1))
            .then_some(Counted { length, user: next.subject() });
    }
    // "60 GB Datenvolumen bietet X"
    if words.has_inversion
        && is_verb(next, page)
        && let Some((user, end)) = subject(tokens, length + 1, page)
        && is_plain(end)
    {
        return Some(Counted { length, user: Some(user) });
    }
    let there = skip(tokens, length, &words.is_there);
    let at = there + any(tokens.get(there..)?, &words.within)?;
    let (user, end) = subject(tokens, at, page)?;
    (is_plain(end) && (start > 0 || there > length)).then_some(Counted { length, user: Some(user) })
}

fn begins_with_verb(tokens: &[Token], page: &Page<'_>) -> bool {
    let words = page.words;
    let lists =
        [&words.have, &words.lack, &words.does_not, &words.is, &words.is_not, &words.released];
    let is_verb = lists.into_iter().any(|list| any(tokens, list).is_some());
    is_verb
        || any(tokens, &words.modals).is_some()
        || tokens.first().is_some_and(|first| family(first, page))
}

fn family(token: &Token, page: &Page<'_>) -> bool {
    page.words.families.iter().any(|(verb, _)| *verb == token.text)
}

pub(super) fn is_verb(token: &Token, page: &Page<'_>) -> bool {
    page.words.verbs.has(&token.text) || family(token, page)
}

fn has_verb(tokens: &[Token], page: &Page<'_>) -> bool {
    tokens.iter().any(|token| is_verb(token, page) || page.words.people.has(&token.text))
        || (0..tokens.len()).any(|at| any(&tokens[at..], &page.words.released).is_some())
        || begins_with_deed(tokens, page)
}

/// Whether a clause begins with a subject and a word that has the ending of a verb: "X hums along".
fn begins_with_deed(tokens: &[Token], page: &Page<'_>) -> bool {
    let words = page.words;
    let at = skip(tokens, skip(tokens, 0, &words.intros), &words.only);
    let Some((_, end)) = subject(tokens, at, page) else { return false };
    let others = [&words.adverbs, &words.light, &words.not, &words.limits, &words.provisos];
    tokens.get(end).is_some_and(|verb| {
        verb.kind == Kind::Word
            && !verb.is_possessive()
            && form::is_plain_verb(verb, page)
            && !others.iter().any(|other| other.has(&verb.text))
    })
}

/// Whether words at the beginning of a sentence do not change what follows.
fn is_intro(tokens: &[Token], page: &Page<'_>) -> bool {
    let at = intro(tokens, 0, page);
    let likened = tokens.get(at..).and_then(|rest| {
        let length = any(rest, &page.words.unlike).or_else(|| any(rest, &page.words.like))?;
        subject(tokens, at + length, page)
    });
    let at = likened.map_or(at, |(_, end)| end);
    at >= tokens.len() || tokens[at..].iter().all(|token| token.is_mark(&[',']))
}

fn label(left: &[Token], page: &Page<'_>) -> Label {
    let at = skip(left, 0, &page.words.articles);
    match left.get(at..) {
        Some([one]) => Label { subject: one.subject(), criterion: one.criterion() },
        _ => Label::default(),
    }
}

/// Whether a text before a colon may limit what is after it: "Students: …", "With the yearly plan: …".
fn is_limiting_label(left: &[Token], page: &Page<'_>) -> bool {
    let words = page.words;
    let is_of = |list: &Phrases, token: &Token| list.has(&token.text);
    !is_intro(left, page)
        && any(left, &words.labels) != Some(left.len())
        && (left.len() <= 2
            || is_of(&words.limits, &left[0])
            || left.iter().any(|token| is_of(&words.provisos, token)))
}
