//! Reads the day of a first release, or another day that a criterion is of. Pure.

use super::head::{Head, How};
use super::page::Page;
use super::tail::{self, Tail};
use super::token::{Kind, Token, adverbs, any};
use super::value::{Found, Sentence, Value, is_light};
use super::who::Who;
use crate::claims::day;
use crate::matrix::kind::Statement as Form;

/// Returns the day that a clause states, if it certainly is one of its subject.
pub(super) fn read(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Value> {
    let Who::One(subject) = head.who else { return None };
    let rest = &head.rest;
    let at = adverbs(rest, 0, page);
    let verb = any(&rest[at..], &page.words.released).map(|length| at + length);
    let named = rest
        .iter()
        .position(|token| token.whole_criterion().is_some_and(|at| page.form(at) == Form::Day));
    let is_alone = verb.is_none()
        && (of.is_answer || head.how == How::Topic)
        && of.topic.is_some_and(|topic| page.form(topic) == Form::Day);
    let is_passive = page.words.has_inversion && rest.first().is_some_and(is_of_day);
    let criterion = match (head.criterion, named) {
        (Some(criterion), _) => criterion,
        (None, Some(named)) => {
            let is_linked =
                rest[..named].iter().all(|token| is_light(token, page) || is_of_day(token));
            rest[named].whole_criterion().filter(|_| is_linked || verb.is_some() || is_passive)?
        }
        (None, None) if is_alone => of.topic?,
        (None, None) => page.traits.release.filter(|_| verb.is_some())?,
    };
    if page.form(criterion) != Form::Day {
        return None;
    }
    let after = verb.or(named.map(|at| at + 1)).unwrap_or(0);
    let days = day::read(&of.text[of.range.clone()], None, page.of.language).into_iter();
    let places = days.map(|day| day.place.start + of.range.start..day.place.end + of.range.start);
    let end = rest.last()?.range.end;
    let places = places.filter(|place| place.start < end);
    let first = rest.get(after.min(rest.len() - 1))?.range.start;
    let places: Vec<_> = places.collect();
    // `wurde 2004 gegründet`
    let before = rest[..named.unwrap_or(0)]
        .first()
        .filter(|verb| page.words.has_inversion && is_of_day(verb) && places.len() == 1);
    let first = before.map_or(first, |verb| verb.range.end);
    let mut later = places.into_iter().filter(|place| place.start + 8 > first && place.end > first);
    let place = later.next().filter(|_| later.next().is_none())?;
    let skipped = if before.is_some() { 1 } else { after };
    let between = rest.iter().skip(skipped).take_while(|token| token.range.start < place.start);
    let is_linked = between.clone().all(|token| is_light(token, page) || is_of_day(token));
    let end = match before.and(named) {
        Some(named) => rest[named].range.end.max(place.end),
        None => place.end,
    };
    // "In 2016, the second version came out" is of another day.
    let ends = |token: &Token| token.range.start < end || token.is_mark(&['.', '!']);
    if is_alone && !rest.iter().all(ends) {
        return None;
    }
    let is_deed = (verb.is_some() || named.is_some()) && is_told_further(of.tokens, end, page);
    let is_plain = is_linked && (is_deed || tail::is_plain(of.tokens, end, Tail::Strict, page));
    is_plain.then(|| Found { criterion, range: place }.with(&[subject]))
}

/// Whether it goes on with who did it, or with what: "in 2018 by three engineers", "in 2012 with a mobile app".
fn is_told_further(tokens: &[Token], end: usize, page: &Page<'_>) -> bool {
    let at = tokens.partition_point(|token| token.range.start < end);
    let at = at + usize::from(tokens.get(at).is_some_and(|next| next.is_mark(&[','])));
    let rest = &tokens[at.min(tokens.len())..];
    let Some(next) = rest.first() else { return false };
    let is_of_another = |token: &Token| {
        page.words.provisos.has(&token.text) || token.text.contains(|c: char| c.is_ascii_digit())
    };
    matches!(&*next.text, "by" | "von")
        || matches!(&*next.text, "with" | "as" | "mit" | "als")
            && !rest
                .iter()
                .take_while(|token| {
                    token.kind != Kind::Mark && !page.words.conjunctions.has(&token.text)
                })
                .any(is_of_another)
}

/// Whether a word is before days.
fn is_of_day(token: &Token) -> bool {
    matches!(
        token.text.as_str(),
        "since"
            | "seit"
            | "on"
            | "am"
            | "erstmals"
            | "first"
            | "back"
            | "was"
            | "war"
            | "ist"
            | "wird"
            | "wurde"
            | "dates"
            | "jahr"
            | "frühjahr"
            | "spring"
            | "had"
            | "saw"
            | "its"
            | "hatte"
    )
}
