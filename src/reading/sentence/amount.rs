//! Reads the number that a clause states of one criterion. Pure.

use std::ops::Range;

use super::head::{Head, How};
use super::page::Page;
use super::tail;
use super::token::{Kind, Token, adverbs, any, phrase, skip};
use super::value::{Found, Sentence, is_light};
use crate::base::index::Index;
use crate::claims::numbers;
use crate::claims::quantity::{self, Quantity};
use crate::claims::spoken;
use crate::matrix::Criterion;
use crate::matrix::unit::{Fit, Pace, Unit};
use crate::reading::topic::only;
use crate::reading::words::Family;

/// Returns the number of a clause, if it certainly is a value of its subject.
pub(super) fn read(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Found> {
    if !may_have_number(&head.rest, page) {
        return None;
    }
    if let Some(found) = one(head, of, page) {
        return Some(found);
    }
    let first = head.rest.first()?.range.start.min(head.start);
    let end = head.rest.last()?.range.end;
    let candidate = |criterion: Index<Criterion>| {
        let own = quantities(criterion, of, page);
        let mut own = own.into_iter().filter(|it| first <= it.place.start && it.place.start < end);
        let one = own.next()?;
        // Of two numbers, it is not certain which one is the value.
        (own.next().is_none()).then_some(())?;
        if is_other_period(&one, criterion, page) {
            return None;
        }
        let mut linked = link(head, &one.place, criterion, page)?;
        let range = extended(&one, criterion, of);
        let after = after_noun(&range, criterion, of, page);
        linked.is_named |= after > one.place.end;
        let is_certain = is_about(head, criterion, linked, of, page)
            && (one.fit == Fit::Same
                || of.is_answer && of.topic == Some(criterion)
                || is_counted(head, &range, &one, criterion, page));
        // What counts something is read with what follows it.
        let is_counted = head.how == How::Part && head.noun.is_none();
        let is_plain =
            is_counted || tail::is_plain(of.tokens, after, tail::of_value(criterion, page), page);
        (is_certain && is_plain).then_some(Found { criterion, range })
    };
    only(candidates(head, of, page).into_iter().filter_map(candidate))
}

/// Returns the criteria of which the number of a clause may be a value, before its unit is known.
fn candidates(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Vec<Index<Criterion>> {
    if let Some(own) = head.criterion {
        return vec![own];
    }
    let traits = page.traits;
    let named = of.tokens.iter().filter_map(Token::criterion);
    let others = [of.topic, traits.price, traits.mass].into_iter().flatten();
    let mut all: Vec<Index<Criterion>> =
        named.chain(others).chain(traits.unusual.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Reads "a year" where nothing but the value is said, below a question or a heading.
fn one(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Found> {
    let criterion = head.criterion.or(of.topic);
    let criterion = criterion.filter(|at| page.criterion(*at).kind.has_amounts())?;
    // "How many seats?" "Fifty."
    let last = head.rest.iter().rposition(|token| token.kind != Kind::Mark)?;
    let whole = head.rest[0].range.start..head.rest[last].range.end;
    let text = of.text.get(whole.clone())?.to_lowercase();
    if of.is_answer && head.how == How::Topic && spoken::whole(&text, page.of.language).is_some() {
        return Some(Found { criterion, range: whole });
    }
    let is_said = |token: &&Token| page.words.indefinite.has(&token.text) || !is_light(token, page);
    let start = match head.criterion {
        Some(_) => head.rest.iter().position(|token| is_said(&token))?,
        None => 0,
    };
    let [article, noun, rest @ ..] = &head.rest[start..] else { return None };
    let unit = Unit::in_language(page.criterion(criterion).unit.as_deref(), page.of.language);
    let is_unit = || {
        let read = quantity::read(&format!("1 {}", noun.text), &unit);
        matches!(&read[..], [one] if one.fit == Fit::Same)
    };
    let is_alone = (head.how == How::Topic || head.criterion.is_some())
        && page.words.indefinite.has(&article.text)
        && rest.iter().all(|token| token.is_mark(&['.', '!']));
    let range = article.range.start..noun.range.end;
    (is_alone && is_unit()).then_some(Found { criterion, range })
}

/// Whether there are digits or a number in words. Most clauses have none.
pub(super) fn may_have_number(rest: &[Token], page: &Page<'_>) -> bool {
    // "Five-year" begins with a number too.
    let is_spoken = |text: &str| {
        let first = text.split('-').next().unwrap_or(text);
        spoken::begins(text, page.of.language) || spoken::begins(first, page.of.language)
    };
    let next = rest.iter().skip(1).map(Some).chain([None]);
    rest.iter().zip(next).any(|(token, next)| {
        let is_two =
            || next.is_some_and(|next| is_spoken(&format!("{} {}", token.text, next.text)));
        token.text.bytes().any(|byte| byte.is_ascii_digit())
            || spoken::may_begin(&token.text, page.of.language)
                && (is_spoken(&token.text) || is_two())
    })
}

/// Whether a price is one for another period than that of the criterion. A year often costs less than twelve months.
pub(super) fn is_other_period(
    number: &Quantity,
    criterion: Index<Criterion>,
    page: &Page<'_>,
) -> bool {
    let factor = number.written.as_ref().map_or(1.0, |written| written.factor);
    let power = factor.abs().log10();
    page.is_in_family(criterion, Family::Price) && (power - power.round()).abs() > 1e-9
}

/// What is between the subject of a clause and a number.
#[derive(Clone, Copy)]
struct Link {
    family: Option<Family>,
    is_named: bool,
}

/// Returns what links a number to the subject; `None` if other things are between them.
fn link(
    head: &Head,
    place: &Range<usize>,
    criterion: Index<Criterion>,
    page: &Page<'_>,
) -> Option<Link> {
    let family = head.is_paid.then_some(Family::Price);
    let mut link = Link { family, is_named: head.criterion == Some(criterion) };
    if head.how == How::Part {
        // "A group" of the criterion "Group size", or "a million people use"
        let named = head.noun.as_ref().map(|noun| page.stem(noun));
        let is_term = || head.rest.iter().any(|token| token.whole_criterion() == Some(criterion));
        link.is_named |=
            named.map_or_else(is_term, |noun| page.traits.stems[criterion].contains(&noun));
        link.is_named |= head.rest.last().and_then(Token::criterion) == Some(criterion);
        link.is_named.then_some(())?;
    }
    let length = head.rest.partition_point(|token| token.range.start < place.start);
    let before = &head.rest[..length];
    let verb = adverbs(before, 0, page);
    let mut at = 0;
    let mut is_of_instance = false;
    while let Some(token) = before.get(at) {
        if token.criterion() == Some(criterion) {
            link.is_named = true;
        } else if let Some((family, length)) = said_of_value(&before[at..], page) {
            link.family = Some(family);
            at += length;
            continue;
        } else if let Some(receivers) = any(&before[at..], &page.words.receivers) {
            at += receivers;
            continue;
        } else if any(&before[at..], &page.exclusion.sums).is_some()
            || at == 0 && page.exclusion.makers.has(&token.text)
        {
            return None;
        } else if at == 0 && page.words.instances.has(&token.text) {
            is_of_instance = true;
        } else if !(is_light(token, page)
            || token.is_mark(&[':'])
            || at == verb && is_verb_of_name(before, at, criterion, page))
        {
            return None;
        }
        at += 1;
    }
    // "A box.24 machine boots in 10 seconds", but not "a box.24 machine costs"
    if is_of_instance && !link.is_named {
        return None;
    }
    let last = before.last().map(|token| token.text.as_str());
    let is_price =
        link.family == Some(Family::Price) || page.is_in_family(criterion, Family::Price);
    let unit = Unit::of(page.criterion(criterion).unit.as_deref());
    let lasts = unit.pace() == Some(Pace::Duration);
    let is_of_other = matches!(last, Some("for" | "für"))
        && !is_price
        && !lasts
        && !link.is_named
        && page.traits.unusual.binary_search(&criterion).is_err();
    (!is_of_other).then_some(link)
}

/// Returns what a verb at the beginning says of the value that it has, with its length.
fn said_of_value(tokens: &[Token], page: &Page<'_>) -> Option<(Family, usize)> {
    let verbs = page.words.families.iter();
    let said = verbs.filter_map(|(verb, family)| Some((*family, phrase(tokens, verb)?)));
    said.max_by_key(|(_, length)| *length)
}

/// Whether a word is a verb with the criterion as its object: "pegs its price at $9".
fn is_verb_of_name(
    before: &[Token],
    at: usize,
    criterion: Index<Criterion>,
    page: &Page<'_>,
) -> bool {
    let words = page.words;
    let token = &before[at];
    let ending = if words.has_inversion { 't' } else { 's' };
    let object = skip(before, skip(before, at + 1, &words.articles), &words.possessives);
    let object = skip(before, object, &words.adjectives);
    !token.is_capital
        && token.text.ends_with(ending)
        && !words.versus.has(&token.text)
        && before.get(object).and_then(Token::criterion) == Some(criterion)
}

/// Whether a clause certainly is about a criterion, whose number it has.
fn is_about(
    head: &Head,
    criterion: Index<Criterion>,
    link: Link,
    of: Sentence<'_>,
    page: &Page<'_>,
) -> bool {
    if let Some(own) = head.criterion {
        return own == criterion;
    }
    if let Some(family) = link.family
        && !page.is_in_family(criterion, family)
    {
        return false;
    }
    let topic = of.topic.filter(|topic| page.criterion(*topic).kind.has_amounts());
    link.is_named
        || topic == Some(criterion)
        || link.family.is_some_and(|family| {
            let of_topic = topic.filter(|topic| page.is_in_family(*topic, family));
            of_topic.is_none() && page.of_family(family) == Some(criterion)
        })
        || topic.is_none()
            && link.family.is_none()
            && (page.traits.unusual.binary_search(&criterion).is_ok()
                || is_of_price(head, criterion, page))
}

/// Whether a clause says of its subject only that it is a price: "X is $9 a month".
fn is_of_price(head: &Head, criterion: Index<Criterion>, page: &Page<'_>) -> bool {
    let verb = adverbs(&head.rest, 0, page);
    let is_verb = head.rest.get(verb).is_some_and(|token| page.words.of_price.has(&token.text));
    let has_period = page.criterion(criterion).unit.as_deref().is_some_and(|of| of.contains('/'));
    page.traits.price == Some(criterion) && is_verb && (has_period || page.traits.has_one_price)
}

/// Returns the numbers of a sentence that may be of a criterion, with their places in the block.
pub(super) fn quantities(
    criterion: Index<Criterion>,
    of: Sentence<'_>,
    page: &Page<'_>,
) -> Vec<Quantity> {
    let about = page.criterion(criterion);
    if !about.kind.has_amounts() {
        return Vec::new();
    }
    let unit = Unit::in_language(about.unit.as_deref(), page.of.language);
    let mut found = numbers(&of.text[of.range.clone()], about, &unit, about.sense);
    for number in &mut found {
        number.place = number.place.start + of.range.start..number.place.end + of.range.start;
    }
    let is_name = |number: &Quantity| {
        of.tokens.iter().any(|token| {
            (token.subject().is_some() || token.criterion().is_some())
                && token.range.start <= number.place.start
                && number.place.end <= token.range.end
        })
    };
    let has_own = found.iter().any(|number| number.fit == Fit::Same);
    found.retain(|number| {
        let is_own = number.fit == Fit::Same || !has_own && number.fit == Fit::Bare;
        is_own && !is_name(number)
    });
    found
}

/// Returns the place of a number with the noun of the criterion after it: "two users".
fn extended(number: &Quantity, criterion: Index<Criterion>, of: Sentence<'_>) -> Range<usize> {
    let next = of.tokens.iter().find(|token| token.range.start >= number.place.end);
    let noun = next.filter(|next| {
        next.criterion() == Some(criterion)
            && of.text[number.place.end..next.range.start].trim().is_empty()
    });
    number.place.start..noun.map_or(number.place.end, |noun| noun.range.end)
}

/// Returns the end of a value with what it is of: "of storage".
fn after_noun(
    range: &Range<usize>,
    criterion: Index<Criterion>,
    of: Sentence<'_>,
    page: &Page<'_>,
) -> usize {
    let at = of.tokens.partition_point(|token| token.range.start < range.end);
    let of_noun = skip(of.tokens, at, &page.words.of_noun);
    let noun = skip(of.tokens, of_noun, &page.words.articles);
    let of_criterion = |token: &&Token| token.criterion() == Some(criterion);
    // "30 seats per team"
    let name = of
        .tokens
        .iter()
        .filter(of_criterion)
        .find(|token| token.range.start < range.end && range.end < token.range.end);
    if let Some(name) = name {
        return name.range.end;
    }
    let named = of.tokens.get(noun).filter(of_criterion);
    named.map_or(range.end, |noun| noun.range.end)
}

/// Whether a number without a unit counts what the criterion is about: "1M installs", "Installs: 1M".
fn is_counted(
    head: &Head,
    range: &Range<usize>,
    number: &Quantity,
    criterion: Index<Criterion>,
    page: &Page<'_>,
) -> bool {
    let has_noun = range.end > number.place.end;
    let is_pure =
        page.criterion(criterion).unit.is_none() && !page.is_in_family(criterion, Family::Price);
    let is_named = || head.criterion == Some(criterion) && head.how != How::Topic;
    has_noun || is_pure && is_named()
}
