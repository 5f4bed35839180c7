//! Tells whether what follows a value or an object leaves it as it is. Pure.

use super::page::Page;
use super::token::{Kind, Token, any, skip, subject};
use super::who::is_thing;
use crate::base::index::Index;
use crate::matrix::Criterion;
use crate::matrix::unit::{Pace, Unit};

/// How much may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// Only words that limit nothing
    Strict,
    /// Also words for where it is so, if they name no condition: "in its registry"
    Steady,
    /// Also words that are not known to limit it: "at the bottom edge"
    Loose,
}

/// Returns what may follow a value. How long, how fast or how heavy something is depends on what it is tried with, and a
/// price on what is sold; how many it has does not depend on where they are.
pub(super) fn of_value(at: Index<Criterion>, page: &Page<'_>) -> Tail {
    let unit = Unit::of(page.criterion(at).unit.as_deref());
    let is_steady = match unit.pace() {
        None => unit.counts() && !page.criterion(at).kind.is_price(),
        Some(Pace::Duration | Pace::Rate) => false,
    };
    if is_steady { Tail::Steady } else { Tail::Strict }
}

/// Whether the tokens of a sentence after an offset of the text leave what is before it as it is.
pub(super) fn is_plain(sentence: &[Token], after: usize, tail: Tail, page: &Page<'_>) -> bool {
    let at = sentence.partition_point(|token| token.range.start < after);
    let words = page.words;
    let at = closed(sentence, at, page);
    let Some(next) = sentence.get(at) else { return true };
    if next.kind == Kind::Mark {
        return is_plain_after_mark(sentence, at, page);
    }
    if words.conjunctions.has(&next.text) {
        return is_plain_after(sentence, at, page);
    }
    match tail {
        Tail::Strict => false,
        Tail::Steady => {
            any(&sentence[at..], &page.exclusion.places).is_some()
                && says_no_limit(&sentence[at..], page)
        }
        Tail::Loose => is_unlimited(&sentence[at..], page),
    }
}

/// Returns the offset after words that say no more than that something is so, or where it was tried: "at all", "on our
/// test machine".
pub(super) fn closed(tokens: &[Token], mut at: usize, page: &Page<'_>) -> usize {
    loop {
        let next = skip(tokens, at, &page.words.closing);
        let next = next + of_test(&tokens[next.min(tokens.len())..], page).unwrap_or(0);
        if next == at {
            return at;
        }
        at = next;
    }
}

/// Reads where something was tried: "on our test machine", "in my tests".
fn of_test(tokens: &[Token], page: &Page<'_>) -> Option<usize> {
    let bars = page.exclusion;
    let within = any(tokens, &page.words.where_in)?;
    let near = tokens.get(within..)?;
    let words = near.iter().take_while(|token| token.kind == Kind::Word);
    let noun = words.take(MOST_OF_TEST).count();
    let noun = near[..noun].iter().rposition(|token| bars.tests.has(&token.text))?;
    let said = &near[..noun];
    let is_own = said.iter().any(|token| bars.own.has(&token.text));
    let is_plain = said.iter().all(|token| {
        token.kind == Kind::Word
            && ![&bars.conditions, &bars.others, &page.words.provisos]
                .iter()
                .any(|list| list.has(&token.text) && !bars.own.has(&token.text))
    });
    let is_of_test = bars.of_tests.has(&near[noun].text);
    ((is_own || is_of_test) && is_plain).then_some(within + noun + 1)
}

/// Most words between "on" and a noun for where something was tried
const MOST_OF_TEST: usize = 4;

fn is_plain_after_mark(sentence: &[Token], at: usize, page: &Page<'_>) -> bool {
    let mark = &sentence[at];
    if mark.is_mark(&['.', '!', ';', '…']) {
        return sentence.get(at + 1).is_none_or(|next| !page.words.limits.has(&next.text));
    }
    if mark.is_mark(&['(', '[']) {
        let within = sentence[at + 1..].iter().take_while(|token| !token.is_mark(&[')', ']']));
        return within.clone().all(|token| is_harmless(token, page));
    }
    let is_pause = mark.is_mark(&[',', ':', '–', '—', ')', '-']);
    is_pause && is_plain_after(sentence, at, page)
}

/// Whether a remark after a comma says nothing that could limit what is before: "on a central network, with one company
/// in the middle". That is so for what is the same for all, but not for prices and other numbers.
pub(super) fn is_remark(sentence: &[Token], after: usize, page: &Page<'_>) -> bool {
    let at = sentence.partition_point(|token| token.range.start < after);
    let Some([mark, rest @ ..]) = sentence.get(at..) else { return false };
    let is_said = |token: &Token| {
        is_harmless(token, page) && !token.text.contains(|c: char| c.is_ascii_digit())
            || token.is_mark(&['.', '!'])
    };
    mark.is_mark(&[',', '–', '—']) && rest.iter().all(is_said)
}

/// Whether a clause after a pause or a conjunction does not limit what is before.
fn is_plain_after(sentence: &[Token], at: usize, page: &Page<'_>) -> bool {
    let words = page.words;
    let mut next = at;
    let mut is_adversative = false;
    while let Some(token) = sentence.get(next) {
        let is_joint = words.conjunctions.has(&token.text);
        if !(is_joint || token.is_mark(&[',', ':', '–', '—', ')', '-'])) {
            break;
        }
        is_adversative |= words.adversative.has(&token.text);
        next += 1;
    }
    // "$48 a month, billed on the first"
    let closed = closed(sentence, next, page);
    let ends = |at: usize| sentence.get(at).is_none_or(|next| next.is_mark(&['.', '!']));
    if closed > next && ends(closed) {
        return true;
    }
    let Some(first) = sentence.get(next) else { return true };
    let has_subject = subject(sentence, next, page).is_some();
    if is_adversative {
        return has_subject || is_aside(&sentence[next..], page);
    }
    let is_bound = any(&sentence[next..], &words.limits).is_some()
        || words.adversative.has(&first.text)
        || first.text.starts_with(|c: char| c.is_ascii_digit());
    has_subject || !is_bound || is_span(&sentence[next..], page)
}

/// Whether a clause after a pause says nothing that could limit what is before it: "but the manual is thin". One that
/// begins as limits do may be one: "with its leather case".
pub(super) fn is_aside(rest: &[Token], page: &Page<'_>) -> bool {
    any(rest, &page.words.limits).is_none() && says_no_limit(rest, page)
}

/// Whether no word up to the end of a clause names a condition, a number or somebody else.
fn says_no_limit(rest: &[Token], page: &Page<'_>) -> bool {
    let (words, bars) = (page.words, page.exclusion);
    let end = rest.iter().position(|token| token.is_mark(&['.', '!', ';'])).unwrap_or(rest.len());
    let joint = |at: &usize| {
        let token = &rest[*at];
        (token.is_mark(&[',', '–', '—']) || words.conjunctions.has(&token.text))
            && subject(rest, skip(rest, at + 1, &words.conjunctions), page).is_some()
    };
    let end = (0..end).find(joint).unwrap_or(end);
    let aside = &rest[..end];
    let is_of_people = aside.first().is_some_and(|first| {
        // "I've never needed it"
        let person = first.text.split('\'').next().unwrap_or_default();
        words.people.has(person)
    });
    let limits = |token: &Token| {
        token.subject().is_some()
            || !words.has_inversion && token.may_be_name()
            || token.text.contains(|c: char| c.is_ascii_digit())
            || !is_of_people && bars.denials.has(&token.text)
            || [&words.provisos, &bars.conditions, &bars.makers]
                .iter()
                .any(|list| list.has(&token.text))
            || token.kind == Kind::Mark && !token.text.contains([',', '’', '\'', '–', '—', '-'])
    };
    !aside.iter().any(limits)
}

/// Whether a remark says what a value is of, and no limit: "from web frameworks to machine learning".
fn is_span(rest: &[Token], page: &Page<'_>) -> bool {
    let [from, rest @ ..] = rest else { return false };
    let to = rest.iter().position(|token| matches!(&*token.text, "to" | "bis"));
    let is_said = |token: &Token| {
        token.is_mark(&['.', '!', ','])
            || is_harmless(token, page) && !token.text.contains(|c: char| c.is_ascii_digit())
    };
    matches!(&*from.text, "from" | "von" | "vom")
        && to.is_some_and(|to| to > 0)
        && rest.iter().all(is_said)
}

/// Whether no word of a clause limits what is before it.
fn is_unlimited(rest: &[Token], page: &Page<'_>) -> bool {
    let clause = rest.iter().take_while(|token| {
        !token.is_mark(&['.', ',', ';', ':', '!', '–', '—'])
            && !page.words.conjunctions.has(&token.text)
    });
    let length = clause.clone().count();
    let names = |token: &Token| {
        let is_noun = page.of.language.name() == "de";
        token.is_capital && !is_noun || token.text.chars().any(|c| c.is_ascii_digit())
    };
    let is_fine = clause.clone().all(|token| is_harmless(token, page) && !names(token));
    let is_for = rest.first().is_some_and(|first| is_for(first) || first.criterion().is_some());
    let is_compound = rest.first().is_some_and(|first| may_be_noun(first, page));
    let rest = &rest[length..];
    is_fine
        && !is_for
        && !is_compound
        && (rest.is_empty() || rest[0].kind != Kind::Mark || is_plain_after_mark(rest, 0, page))
        && (rest.is_empty() || rest[0].kind == Kind::Mark || is_plain_after(rest, 0, page))
}

/// Whether a word after an object may make another one of it: "type embedding".
fn may_be_noun(token: &Token, page: &Page<'_>) -> bool {
    let words = page.words;
    let lists = [&words.light, &words.adverbs, &words.within, &words.closing, &words.over];
    let is_what_is_compared = || words.things.has(&format!("{}s", token.text));
    // Where nouns have capitals, what is joined to one is part of the same word.
    !words.has_inversion
        && token.kind == Kind::Word
        && !token.text.ends_with("ly")
        && !is_thing(token, page)
        && !is_what_is_compared()
        && !lists.iter().any(|list| list.has(&token.text))
}

fn is_for(token: &Token) -> bool {
    matches!(token.text.as_str(), "for" | "für")
}

fn is_harmless(token: &Token, page: &Page<'_>) -> bool {
    let words = page.words;
    let is_strange = token.kind == Kind::Mark && !token.text.contains(['\'', '%', '/']);
    !(token.subject().is_some()
        || is_strange
        || words.provisos.has(&token.text)
        || words.not.has(&token.text)
        || is_for(token))
}
