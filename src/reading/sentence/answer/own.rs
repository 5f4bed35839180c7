//! Reads answers that say with words of their own how it is: "No, one is built in." Pure.

use std::ops::Range;

use super::super::amount::{is_other_period, quantities};
use super::super::page::Page;
use super::super::said::{NO, presence};
use super::super::token::{Kind, Token, any, skip};
use super::super::value::{Sentence, is_light};
use super::super::who::Who;
use super::{Answer, Asked, Question};
use crate::base::index::Index;
use crate::matrix::Criterion;
use crate::matrix::unit::Fit;
use crate::reading::statement::{About, Has, Says};

/// Reads "Yes, 60 € after the first payment" after "Does X pay a bonus?".
pub(super) fn amount(
    question: &Question,
    of: Answer<'_>,
    page: &Page<'_>,
) -> Option<(Range<usize>, Says)> {
    let words = page.words;
    let (Asked::Amount(subject) | Asked::Of(Who::One(subject))) = &question.who else {
        return None;
    };
    let criterion = question.criterion.filter(|at| page.criterion(*at).kind.has_amounts())?;
    let start = after_reply(of.tokens, page)?;
    let sentence = Sentence {
        text: of.text,
        range: of.range,
        tokens: of.tokens,
        topic: Some(criterion),
        is_answer: true,
    };
    let mut all = quantities(criterion, sentence, page).into_iter();
    let number = all.next().filter(|_| all.next().is_none())?;
    let place = number.place.clone();
    let first = of.tokens.get(start)?.range.start;
    let is_before = |token: &&Token| token.range.start < place.start;
    let before = of.tokens[start..].iter().take_while(is_before);
    let is_said = |token: &Token| {
        let lists = [&words.before_values, &words.adverbs, &words.articles];
        is_light(token, page) || lists.iter().any(|list| list.has(&token.text))
    };
    let is_own = number.fit == Fit::Same
        && first <= place.start
        && before.clone().all(is_said)
        && !before.clone().any(|token| words.not.has(&token.text) || words.no.has(&token.text));
    let next =
        skip(of.tokens, of.tokens.partition_point(|it| it.range.start < place.end), &words.closing);
    let rest = of.tokens.get(next..).unwrap_or_default();
    let follows = rest.first().is_none_or(|next| {
        next.kind == Kind::Mark || matches!(&*next.text, "after" | "once" | "nach")
    });
    let has_more = rest.iter().any(|token| {
        token.subject().is_some() || token.text.contains(|c: char| c.is_ascii_digit())
    });
    let is_value = is_own
        && follows
        && !has_more
        && !is_other_period(&number, criterion, page)
        && !of.is_limited_after(place.end, page);
    is_value.then_some((place, Says::Value(About { subject: *subject, criterion })))
}

/// Reads "No, one is built in" after "Do I need a separate grinder for X?", and "No, C works there".
pub(super) fn state(
    question: &Question,
    of: Answer<'_>,
    page: &Page<'_>,
) -> Option<(Range<usize>, Says)> {
    let words = page.words;
    let Asked::Beside(subject) = question.who else { return None };
    let start = after_reply(of.tokens, page)?;
    // "Yes, one is available" may be of something else that is needed.
    let of_one = question.criterion.filter(|_| any(of.tokens, &words.no_answer).is_some());
    let (criterion, has, end) = one(of.tokens, start, of_one, page)
        .or_else(|| named(of.tokens, start, question.criterion, page))?;
    let length = of.tokens.partition_point(|token| token.range.start < end);
    let ends = skip(of.tokens, skip(of.tokens, length, &words.closing), &words.there);
    let is_whole = of.tokens.get(ends).is_none_or(|next| next.kind == Kind::Mark);
    let is_plain = is_whole && !of.is_qualified_after(end, page) && page.has_levels(criterion);
    let range = of.tokens.get(start)?.range.start..end;
    is_plain.then_some((range, Says::States(vec![(About { subject, criterion }, has)])))
}

/// Returns where an answer goes on after yes or no and a comma.
pub(super) fn after_reply(all: &[Token], page: &Page<'_>) -> Option<usize> {
    let words = page.words;
    let reply = any(all, &words.yes).or_else(|| any(all, &words.no_answer))?;
    all.get(reply)?.is_mark(&[',', ':', '–', '—']).then_some(reply + 1)
}

/// Reads "one is built in", "there is one".
fn one(
    all: &[Token],
    at: usize,
    criterion: Option<Index<Criterion>>,
    page: &Page<'_>,
) -> Option<(Index<Criterion>, Has, usize)> {
    let words = page.words;
    let rest = all.get(at..)?;
    let criterion = criterion?;
    let found = |has, length: usize| Some((criterion, has, all[at + length - 1].range.end));
    if let Some(there) = any(rest, &words.there_is) {
        let next = skip(rest, there, &words.adverbs);
        let here = rest.get(next..)?;
        let length = any(here, &words.one);
        return match length {
            Some(length) => found(Has::Supported, next + length),
            None => found(NO, next + any(here, &words.no_objects)?),
        };
    }
    let one = any(rest, &words.one)?;
    let next = skip(rest, one, &words.adverbs);
    let (has, length) = presence(rest.get(next..)?, page)?;
    found(has, next + length)
}

/// Reads "C works out of the box".
fn named(
    all: &[Token],
    at: usize,
    asked: Option<Index<Criterion>>,
    page: &Page<'_>,
) -> Option<(Index<Criterion>, Has, usize)> {
    let words = page.words;
    let own = skip(all, skip(all, at, &words.articles), &words.adjectives);
    let criterion = all.get(own)?.whole_criterion()?;
    if asked.is_some_and(|asked| asked != criterion) {
        return None;
    }
    let next = skip(all, own + 1, &words.adverbs);
    let (has, length) = presence(all.get(next..)?, page)?;
    Some((criterion, has, all[next + length - 1].range.end))
}
