//! Reads numbers that stand beside their subject, whatever the clause says: "X's five-year warranty", "X ($9 a month)",
//! "At 158 g, X is". Pure.

use std::ops::Range;

use super::amount::{is_other_period, may_have_number, quantities};
use super::page::Page;
use super::token::{Kind, Token, adverbs, any, intro, skip};
use super::value::{Found, Sentence, Value, is_light};
use crate::base::currency::is_sign;
use crate::base::index::Index;
use crate::claims::quantity::{self, Quantity};
use crate::claims::spoken;
use crate::matrix::Criterion;
use crate::matrix::unit::{Fit, Unit};
use crate::reading::topic::only;

/// Most tokens from a subject to the end of what is beside it.
const MOST: usize = 10;

/// Letters of a unit that may be a noun: `users`, not `mAh`.
const LEAST_OF_NOUN: usize = 4;

/// Returns the values that stand beside the subjects of a sentence that states what is so now.
pub(super) fn read(of: Sentence<'_>, page: &Page<'_>) -> Vec<Value> {
    if !may_have_number(of.tokens, page) {
        return Vec::new();
    }
    let places = of.tokens.iter().enumerate();
    let subjects = places.filter_map(|(at, token)| Some((at, token.subject()?)));
    let values = subjects.filter_map(|(at, subject)| {
        let found = owned(at, of, page)
            .or_else(|| in_brackets(at, of, page))
            .or_else(|| before(at, of, page))?;
        Some(found.with(&[subject]))
    });
    values.collect()
}

/// Reads "X's five-year warranty".
fn owned(at: usize, of: Sentence<'_>, page: &Page<'_>) -> Option<Found> {
    let possessive = of.tokens.get(at + 1).filter(|next| next.is_possessive())?;
    let near = of.tokens.iter().enumerate().skip(at + 2).take(MOST);
    let (noun, criterion) =
        near.clone().find_map(|(place, token)| Some((place, token.whole_criterion()?)))?;
    let start = possessive.range.end;
    let number = only_number(criterion, start..of.tokens[noun].range.start, of, page)
        .map(|number| number.place)
        .or_else(|| in_words(&of.tokens[at + 2..noun], criterion, page))?;
    let follows = of.tokens.get(noun + 1);
    let is_whole = follows.is_none_or(|next| {
        next.kind == Kind::Mark
            || page.words.conjunctions.has(&next.text)
            || page.words.verbs.has(&next.text)
            || page.words.looks.has(&next.text)
    });
    is_whole.then_some(Found { criterion, range: number })
}

/// Reads "five-year", where nothing else is beside it.
fn in_words(
    tokens: &[Token],
    criterion: Index<Criterion>,
    page: &Page<'_>,
) -> Option<Range<usize>> {
    let [one] = tokens else { return None };
    let (number, noun) = one.text.split_once('-')?;
    spoken::whole(number, page.of.language)?;
    let unit = Unit::in_language(page.criterion(criterion).unit.as_deref(), page.of.language);
    let read = quantity::read(&format!("1 {noun}"), &unit);
    matches!(&read[..], [one] if one.fit == Fit::Same).then(|| one.range.clone())
}

/// Reads "X ($9 a month)".
fn in_brackets(at: usize, of: Sentence<'_>, page: &Page<'_>) -> Option<Found> {
    of.tokens.get(at + 1).filter(|next| next.is_mark(&['(']))?;
    let start = start_of_subject(at, of, page);
    let is_free = start.checked_sub(1).is_none_or(|before| {
        let before = &of.tokens[before];
        let lists = [&page.words.conjunctions, &page.words.and, &page.words.than];
        before.kind == Kind::Mark || lists.iter().any(|list| list.has(&before.text))
    });
    let mut near = of.tokens.iter().skip(at + 2).take(MOST);
    let end = near.find(|token| token.is_mark(&[')']))?.range.start;
    let within = of.tokens[at + 1].range.end..end;
    // "X (5 users)" may be a plan of it.
    let is_sign = |at: &&Index<Criterion>| {
        let unit = page.criterion(**at).unit.as_deref().unwrap_or_default();
        unit.chars().count() < LEAST_OF_NOUN
    };
    let traits = page.traits;
    let mut criteria = vec![traits.price, traits.mass];
    criteria.extend(traits.unusual.iter().filter(is_sign).map(|at| Some(*at)));
    is_free.then(|| alone(within, &criteria, of, page)).flatten()
}

/// Reads "At 158 g, X is" and "With its range of 220 miles, X is" at the beginning of a sentence.
fn before(at: usize, of: Sentence<'_>, page: &Page<'_>) -> Option<Found> {
    let words = page.words;
    let subject = start_of_subject(at, of, page);
    let comma = subject.checked_sub(1).filter(|before| of.tokens[*before].is_mark(&[',']));
    let first = intro(of.tokens, 0, page);
    let verb = adverbs(of.tokens, at + 1, page);
    let is_said = any(of.tokens.get(verb..)?, &words.is).is_some();
    if !is_said || first >= comma.unwrap_or(subject) {
        return None;
    }
    let end = of.tokens[comma.unwrap_or(subject)].range.start;
    if let Some(length) = any(&of.tokens[first..], &words.at_value) {
        let number = of.tokens.get(first + length)?.range.start..end;
        return alone(number, &[page.traits.price, page.traits.mass], of, page);
    }
    let with = first + any(&of.tokens[first..], &words.with_value)?;
    let noun = skip(of.tokens, with, &words.possessives);
    let criterion = of.tokens.get(noun).filter(|_| noun > with)?.whole_criterion()?;
    let number = noun + 1 + any(of.tokens.get(noun + 1..)?, &words.of_noun)?;
    let place = of.tokens.get(number)?.range.start..end;
    let number = only_number(criterion, place, of, page)?;
    Some(Found { criterion, range: number.place })
}

/// Returns where a subject begins with its article and adjectives.
fn start_of_subject(at: usize, of: Sentence<'_>, page: &Page<'_>) -> usize {
    let is_before = |before: &usize| {
        let lists = [&page.words.articles, &page.words.epithets];
        lists.iter().any(|list| list.has(&of.tokens[*before].text))
    };
    (0..at).rev().take_while(is_before).last().unwrap_or(at)
}

/// Returns the number that fills a range of the block, with its criterion, if only one of several fits.
fn alone(
    range: Range<usize>,
    criteria: &[Option<Index<Criterion>>],
    of: Sentence<'_>,
    page: &Page<'_>,
) -> Option<Found> {
    let found = criteria.iter().flatten().filter_map(|criterion| {
        let criterion = *criterion;
        let number = only_number(criterion, range.clone(), of, page)?;
        let text = &of.text[number.place.clone()];
        // A price without a period may be one for another.
        let is_whole = page.traits.price != Some(criterion)
            || !has_period(criterion, page) && page.traits.has_one_price
            || has_period(criterion, page) && text.contains([' ', '/']);
        is_whole.then_some(Found { criterion, range: number.place })
    });
    only(found)
}

fn has_period(criterion: Index<Criterion>, page: &Page<'_>) -> bool {
    page.criterion(criterion).unit.as_deref().is_some_and(|of| of.contains('/'))
}

/// Returns the only number of a criterion in a range of the block, if nothing else but light words is there.
fn only_number(
    criterion: Index<Criterion>,
    range: Range<usize>,
    of: Sentence<'_>,
    page: &Page<'_>,
) -> Option<Quantity> {
    let mut found = quantities(criterion, of, page).into_iter().filter(|number| {
        number.fit == Fit::Same
            && range.start <= number.place.start
            && number.place.end <= range.end
    });
    let number = found.next().filter(|_| found.next().is_none())?;
    if is_other_period(&number, criterion, page) {
        return None;
    }
    let is_beside = |token: &&Token| {
        range.start <= token.range.start
            && token.range.end <= range.end
            && !(number.place.start < token.range.end && token.range.start < number.place.end)
    };
    let is_all =
        of.tokens.iter().filter(is_beside).all(|token| {
            is_light(token, page) || token.text == "-" || token.text.chars().all(is_sign)
        });
    is_all.then_some(number)
}
