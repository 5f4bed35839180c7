//! Reads the number that a clause states of one criterion. Pure.

use std::ops::Range;

use super::head::{Head, How};
use super::page::Page;
use super::tail::{self, Tail};
use super::token::{Token, skip};
use super::value::{Found, Sentence, is_light};
use crate::base::index::Index;
use crate::claims::numbers;
use crate::claims::quantity::Quantity;
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
            && (one.fit == Fit::Same || is_counted(head, &range, &one, criterion, page));
        let is_plain = is_certain && tail::is_plain(of.tokens, after, Tail::Strict, page);
        is_plain.then_some(Found { criterion, range })
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

/// Whether there are digits or a number in words. Most clauses have none.
fn may_have_number(rest: &[Token], page: &Page<'_>) -> bool {
    let is_spoken = |text: &str| spoken::begins(text, page.of.language);
    let next = rest.iter().skip(1).map(Some).chain([None]);
    rest.iter().zip(next).any(|(token, next)| {
        token.text.contains(|c: char| c.is_ascii_digit())
            || is_spoken(&token.text)
            || next.is_some_and(|next| is_spoken(&format!("{} {}", token.text, next.text)))
    })
}

/// Whether a price is one for another period than that of the criterion. A year often costs less than twelve months.
fn is_other_period(number: &Quantity, criterion: Index<Criterion>, page: &Page<'_>) -> bool {
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
    let before: Vec<&Token> =
        head.rest.iter().take_while(|token| token.range.start < place.start).collect();
    for token in &before {
        let family = page.words.families.iter().find(|(verb, _)| *verb == token.text);
        if token.criterion() == Some(criterion) {
            link.is_named = true;
        } else if let Some((_, family)) = family {
            link.family = Some(*family);
        } else if !(is_light(token, page)
            || token.is_mark(&[':']) && token.range.start < place.start)
        {
            return None;
        }
    }
    let last = before.last().map(|token| token.text.as_str());
    let is_price =
        link.family == Some(Family::Price) || page.is_in_family(criterion, Family::Price);
    let unit = Unit::of(page.criterion(criterion).unit.as_deref());
    let lasts = unit.pace() == Some(Pace::Duration);
    let is_of_other = matches!(last, Some("for" | "für")) && !is_price && !lasts;
    (!is_of_other).then_some(link)
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
            && page.traits.unusual.binary_search(&criterion).is_ok()
}

/// Returns the numbers of a sentence that may be of a criterion, with their places in the block.
fn quantities(criterion: Index<Criterion>, of: Sentence<'_>, page: &Page<'_>) -> Vec<Quantity> {
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
    let named = of.tokens.get(noun).filter(|token| token.criterion() == Some(criterion));
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
