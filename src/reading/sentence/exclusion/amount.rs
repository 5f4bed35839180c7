//! Finds the number of a clause that is a value of a criterion which the clause names, or whose unit it has. Pure.

use std::ops::Range;

use super::super::amount::{is_other_period, quantities};
use super::super::head::{Head, How};
use super::super::page::Page;
use super::super::tail;
use super::super::token::{Kind, Token, adverbs, any, skip, subject};
use super::super::value::{Found, is_light};
use super::bars::{self, Bars};
use super::{Part, owner};
use crate::base::index::Index;
use crate::claims::quantity::Quantity;
use crate::matrix::Criterion;
use crate::matrix::unit::{Fit, Pace, Unit};
use crate::reading::topic::only;
use crate::reading::traits::is_of_calendar;

/// Why a number may be of a criterion, the strongest reason last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reason {
    /// The heading or the text before names it, and no other criterion is measured in its unit
    Near,
    /// Nothing else at all is measured in its unit
    Unit,
    /// A word of its name is in the clause
    Part,
    /// Its name is
    Name,
}

/// A criterion of which the number of a clause may be a value.
pub(super) struct Candidate {
    criterion: Index<Criterion>,
    /// Whether the clause has a word of its name, or may have its unit
    is_own: bool,
}

/// Returns the criteria of which a clause, or what is around it, has a word or a unit that nothing else is measured in.
pub(super) fn candidates(
    own: &[Token],
    head: Option<&Head>,
    is_near: &dyn Fn(Index<Criterion>) -> bool,
    page: &Page<'_>,
) -> Vec<Candidate> {
    let with_amounts = page.of.matrix.criteria.indexed().filter(|(_, of)| of.kind.has_amounts());
    let candidate = |(criterion, _)| {
        let is_own = head.is_some_and(|head| head.criterion == Some(criterion))
            || own.iter().any(|token| token.criterion() == Some(criterion))
            || page.traits.unusual.binary_search(&criterion).is_ok();
        let is_near = || page.traits.sole.binary_search(&criterion).is_ok() && is_near(criterion);
        (is_own || is_near()).then_some(Candidate { criterion, is_own })
    };
    with_amounts.filter_map(candidate).collect()
}

/// Returns the number of a clause, if it certainly is a value of one of the criteria.
pub(super) fn read(
    part: &Part<'_>,
    bars: &Bars,
    head: Option<&Head>,
    candidates: &[Candidate],
    page: &Page<'_>,
) -> Option<Found> {
    let found = candidates.iter().filter_map(|Candidate { criterion, is_own }| {
        let value = value(part, bars, *criterion, page)?;
        let reason = match is_own {
            true => reason(part, &value, head, page)?,
            false => is_linked(part, &value, head, page).then_some(Reason::Near)?,
        };
        Some((reason, value))
    });
    let found: Vec<(Reason, Found)> = found.collect();
    let strongest = found.iter().map(|(reason, _)| *reason).max()?;
    only(found.into_iter().filter(|(reason, _)| *reason == strongest).map(|(_, found)| found))
}

/// Whether no more than a verb that tells nothing of a value is between a number and its subject: "X manages 22 W".
fn is_linked(part: &Part<'_>, of: &Found, head: Option<&Head>, page: &Page<'_>) -> bool {
    let Some(head) = head.filter(|head| head.how == How::Named || head.how == How::Pronoun) else {
        return false;
    };
    let words = page.words;
    let before = head.rest.iter().take_while(|token| token.range.end <= of.range.start);
    let is_general = |token: &Token| {
        token.kind == Kind::Word
            && (is_light(token, page)
                || words.adverbs.has(&token.text)
                || words.families.iter().any(|(verb, _)| *verb == token.text))
    };
    let end = part.own.partition_point(|token| token.range.start < of.range.end);
    let ends = part
        .own
        .get(tail::closed(part.own, end, page))
        .is_none_or(|next| next.kind == Kind::Mark || words.conjunctions.has(&next.text))
        || any(&part.own[end..], &page.exclusion.after_value).is_some();
    head.criterion.is_none()
        && ends
        && before.clone().next().is_some()
        && before.clone().all(is_general)
}

/// Returns why a value is of its criterion. A word of its unit, such as a minute, is no reason.
fn reason(part: &Part<'_>, of: &Found, head: Option<&Head>, page: &Page<'_>) -> Option<Reason> {
    let criterion = of.criterion;
    let is_beside = |token: &&Token| {
        token.range.end <= of.range.start
            || of.range.end <= token.range.start
            || token.whole_criterion().is_some()
    };
    let beside = || part.own.iter().filter(is_beside);
    let is_named = beside().any(|token| token.whole_criterion() == Some(criterion));
    if is_named || head.is_some_and(|head| head.criterion == Some(criterion)) {
        return Some(Reason::Name);
    }
    if beside().any(|token| token.criterion() == Some(criterion)) {
        return Some(Reason::Part);
    }
    page.traits.unusual.binary_search(&criterion).is_ok().then_some(Reason::Unit)
}

fn value(
    part: &Part<'_>,
    bars: &Bars,
    criterion: Index<Criterion>,
    page: &Page<'_>,
) -> Option<Found> {
    let whole = part.own.first()?.range.start..part.own.last()?.range.end;
    let all = quantities(criterion, part.of, page);
    // "After which every 100 GB are billed"
    let is_remark = |number: &Quantity| {
        let piece = part.pieces.iter().map(|piece| &part.own[piece.clone()]).find(|piece| {
            piece[0].range.start <= number.place.start
                && number.place.end <= piece[piece.len() - 1].range.end
        });
        piece.is_some_and(|piece| any(piece, &page.exclusion.remarks).is_some())
    };
    let mut own = all.into_iter().filter(|number| {
        whole.start <= number.place.start && number.place.end <= whole.end && !is_remark(number)
    });
    let number = own.next().filter(|_| own.next().is_none())?;
    // "It starts renewing them 30 days before their expiry" is of no start-up time.
    let unit = page.criterion(criterion).unit.as_deref().unwrap_or_default();
    let is_of_time = Unit::of(Some(unit)).pace() == Some(Pace::Duration);
    if is_other_period(&number, criterion, page)
        || is_of_time && is_of_calendar(unit) != is_of_calendar(&part.of.text[number.place.clone()])
    {
        return None;
    }
    let piece = bars.free.iter().find(|piece| {
        let tokens = &part.own[(*piece).clone()];
        tokens[0].range.start <= number.place.start
            && number.place.end <= tokens[tokens.len() - 1].range.end
    })?;
    let tokens = &part.own[piece.clone()];
    let found = Found { criterion, range: with_noun(&number, tokens, criterion)? };
    let is_certain = is_value(part, tokens, &found, page)
        && bars::is_clear(part, piece, &found.range, criterion, page)
        && owner::are_placed(part.own, criterion, page);
    is_certain.then_some(found)
}

/// Returns the range of a number, with the noun of its criterion if it has no unit of its own: "30 destinations".
fn with_noun(
    number: &Quantity,
    tokens: &[Token],
    criterion: Index<Criterion>,
) -> Option<Range<usize>> {
    if number.fit == Fit::Same {
        return Some(number.place.clone());
    }
    let next = tokens.iter().find(|token| token.range.start >= number.place.end)?;
    let is_noun = next.criterion() == Some(criterion);
    is_noun.then_some(number.place.start..next.range.end)
}

/// Whether the words directly around a number leave it as it is.
fn is_value(part: &Part<'_>, tokens: &[Token], of: &Found, page: &Page<'_>) -> bool {
    let Found { criterion, range } = of;
    let at = tokens.partition_point(|token| token.range.end <= range.start);
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let is_plain = before.is_none_or(|before| !page.exclusion.before_number.has(&before.text));
    let after = tokens.partition_point(|token| token.range.start < range.end);
    let tail = tail::of_value(*criterion, page);
    // "Two types of comments" are no two types.
    let unit = Unit::of(page.criterion(*criterion).unit.as_deref());
    let is_of_others = unit.counts() && any(&tokens[after..], &page.words.of_noun).is_some();
    is_plain
        && !is_of_others
        && (follows(tokens, after, page) || tail::is_plain(part.of.tokens, range.end, tail, page))
}

/// Whether what follows a value leaves it as it is.
fn follows(tokens: &[Token], at: usize, page: &Page<'_>) -> bool {
    let at = adverbs(tokens, tail::closed(tokens, at, page), page);
    let Some(next) = tokens.get(at) else { return true };
    next.kind == Kind::Mark && !next.is_mark(&['(', '[', '/', '-'])
        || next.criterion().is_some()
        || next.text.ends_with("ly")
        || any(&tokens[at..], &page.exclusion.after_value).is_some()
        || is_of_owner(tokens, at, page)
}

/// Whether a subject follows at which a value is so: "30 GB on X".
fn is_of_owner(tokens: &[Token], at: usize, page: &Page<'_>) -> bool {
    let of = skip(tokens, at, &page.exclusion.at_subject);
    of > at && subject(tokens, of, page).is_some()
}
