//! Rewrites what a set does with what a criterion is about, "all four understand C", as "all four support C". Pure.
//!
//! The verb may be any that does not say that its object is missing, kept apart or expected.

use super::super::clause::is_verb;
use super::super::page::Page;
use super::super::token::{Kind, Token, any, intro, skip, subject};
use super::super::who::{Who, only_one, set};
use super::word;

/// Replaces the first verb after a set, or after "is the only one that", which is not known.
pub(super) fn straighten(tokens: &mut Vec<Token>, page: &Page<'_>) {
    if let Some(Only { start, subject, relative, object, end }) = only_with(tokens, page) {
        let name = tokens[subject].clone();
        let mut new = vec![word("nur", tokens[start].range.clone()), name];
        new.push(word("hat", tokens[relative].range.clone()));
        new.push(tokens[object].clone());
        tokens.splice(start..end, new);
    }
    let starts: Vec<usize> = (0..tokens.len()).filter(|at| begins(tokens, *at, page)).collect();
    let found = starts.into_iter().find_map(|at| shared(tokens, at, page));
    if let Some(Shared { verb, object, is_plural }) = found {
        let known = match (page.words.has_inversion, is_plural) {
            (false, true) => "support",
            (false, false) => "supports",
            (true, true) => "unterstützen",
            (true, false) => "unterstützt",
        };
        let range = tokens[verb].range.start..tokens[object - 1].range.end;
        tokens.splice(verb..object, [word(known, range)]);
    }
}

struct Shared {
    verb: usize,
    /// Where the object begins, with its articles
    object: usize,
    is_plural: bool,
}

/// Whether a clause may begin at an offset.
fn begins(tokens: &[Token], at: usize, page: &Page<'_>) -> bool {
    let words = page.words;
    let is_joint = |before: &Token| {
        before.kind == Kind::Mark
            || words.conjunctions.has(&before.text)
            || words.and.has(&before.text)
    };
    at == intro(tokens, 0, page)
        || at.checked_sub(1).is_some_and(|before| is_joint(&tokens[before]))
}

fn shared(tokens: &[Token], at: usize, page: &Page<'_>) -> Option<Shared> {
    let words = page.words;
    let of_one = || {
        let (_, end) = subject(tokens, at, page)?;
        let rest = only_one(tokens, end, page)?;
        let is_relative = |token: &Token| matches!(&*token.text, "that" | "which");
        (!words.has_inversion && is_relative(&tokens[rest - 1])).then_some((false, rest))
    };
    let of_set = || {
        let (who, end) = set(tokens, at, page)?;
        Some((matches!(who, Who::All(_) | Who::But(..)), end))
    };
    let (is_plural, verb) = of_set().or_else(of_one)?;
    let after = |verb: usize| {
        let lists = [&words.articles, &words.determiners, &words.adjectives, &words.special];
        let object = lists.iter().fold(verb, |at, list| skip(tokens, at, list));
        let criterion = tokens.get(object)?.whole_criterion()?;
        page.has_levels(criterion).then_some(object)
    };
    if is_unknown_verb(tokens.get(verb)?, is_plural, page) {
        after(verb + 1)?;
        return Some(Shared { verb, object: verb + 1, is_plural });
    }
    // "All four can be started on a free plan"
    let can = verb + any(&tokens[verb..], &words.can).filter(|_| !words.has_inversion)?;
    let place = (can + 1..=can + MOST_BETWEEN)
        .find(|at| tokens.get(*at).is_some_and(|token| token.text == "on"))?;
    let between = tokens.get(can..place)?;
    after(place + 1).filter(|_| between.iter().all(|token| is_harmless(token, page)))?;
    Some(Shared { verb, object: place + 1, is_plural })
}

/// Most words between "can" and "on": "be started".
const MOST_BETWEEN: usize = 4;

/// Whether a word is a verb in the present that is on no list, and has its object.
fn is_unknown_verb(token: &Token, is_plural: bool, page: &Page<'_>) -> bool {
    let words = page.words;
    let ends = |end: &str| token.text.ends_with(end);
    let is_form = match (words.has_inversion, is_plural) {
        (false, true) => !(ends("s") || ends("ed") || ends("ing") || ends("ly")),
        (false, false) => ends("s") && !ends("ss"),
        (true, true) => ends("n"),
        (true, false) => ends("t"),
    };
    let is_known = || {
        is_verb(token, page)
            || words.is.has(&token.text)
            || words.does.has(&token.text)
            || words.have.has(&token.text)
            || words.light.has(&token.text)
    };
    is_form && is_harmless(token, page) && !is_known()
}

/// Whether a word beside a verb does not turn around what is said of its object.
fn is_harmless(token: &Token, page: &Page<'_>) -> bool {
    let words = page.words;
    let lists = [
        &words.not_had,
        &words.lack,
        &words.not,
        &words.no,
        &words.provisos,
        &words.charge,
        &words.need,
        &words.need_bare,
        &words.looks,
        &words.modals,
        &words.adversative,
    ];
    token.kind == Kind::Word
        && !token.is_capital
        && !token.text.contains(|c: char| c.is_ascii_digit())
        && !token.text.ends_with("n't")
        && !lists.iter().any(|list| list.has(&token.text))
        && !words.limits.has(&token.text)
}

/// What only one subject has.
struct Only {
    start: usize,
    subject: usize,
    relative: usize,
    object: usize,
    end: usize,
}

/// Reads the German "X ist die einzige Bank in diesem Vergleich, die noch C betreibt".
fn only_with(tokens: &[Token], page: &Page<'_>) -> Option<Only> {
    let words = page.words;
    let start = Some(intro(tokens, 0, page)).filter(|_| words.has_inversion)?;
    let (_, name) = subject(tokens, start, page)?;
    let is_the_only = name + any(tokens.get(name..)?, &words.is_the_only)?;
    let comma = (is_the_only..tokens.len().min(is_the_only + MOST_OF_NOUN))
        .find(|at| tokens[*at].is_mark(&[',']))?;
    let is_free = |token: &Token| token.subject().is_none() && token.whole_criterion().is_none();
    let noun = &tokens[is_the_only..comma];
    let relative = comma + 1;
    let is_relative = matches!(&*tokens.get(relative)?.text, "die" | "der" | "das");
    let lists = [&words.adverbs, &words.articles, &words.adjectives];
    let object = lists.iter().fold(relative + 1, |at, list| skip(tokens, at, list));
    let criterion = tokens.get(object)?.whole_criterion()?;
    let verb = skip(tokens, object + 1, &words.adverbs);
    let last = tokens.get(verb)?;
    let ends = tokens.get(verb + 1).is_none_or(|next| next.kind == Kind::Mark);
    let is_verb = last.text.ends_with('t') && is_harmless(last, page);
    let is_only = is_relative
        && ends
        && is_verb
        && page.has_levels(criterion)
        && noun.iter().all(|token| is_free(token) && !words.not.has(&token.text));
    is_only.then_some(Only { start, subject: name - 1, relative, object, end: verb + 1 })
}

/// Most words of a noun and where it is: "Bank in diesem Vergleich".
const MOST_OF_NOUN: usize = 6;
