//! Reads the day of a first release, or another day that a criterion is of. Pure.

use super::head::{Head, Who};
use super::page::Page;
use super::tail::{self, Tail};
use super::token::{Token, any, skip};
use super::value::{Found, Sentence, Value, is_light};
use crate::claims::day;
use crate::matrix::kind::Statement as Form;

/// Returns the day that a clause states, if it certainly is one of its subject.
pub(super) fn read(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Value> {
    let Who::One(subject) = head.who else { return None };
    let rest = &head.rest;
    let at = skip(rest, 0, &page.words.adverbs);
    let verb = any(&rest[at..], &page.words.released).map(|length| at + length);
    let named = rest
        .iter()
        .position(|token| token.whole_criterion().is_some_and(|at| page.form(at) == Form::Day));
    let criterion = match (head.criterion, named) {
        (Some(criterion), _) => criterion,
        (None, Some(named)) => {
            let before = rest[..named].iter().all(|token| is_light(token, page));
            rest[named].whole_criterion().filter(|_| before)?
        }
        (None, None) => page.traits.release.filter(|_| verb.is_some())?,
    };
    if page.form(criterion) != Form::Day {
        return None;
    }
    let after = verb.or(named.map(|at| at + 1)).unwrap_or(0);
    let days = day::read(&of.text[of.range.clone()], None, page.of.language).into_iter();
    let places = days.map(|day| day.place.start + of.range.start..day.place.end + of.range.start);
    let first = rest.get(after)?.range.start;
    let mut later = places.filter(|place| place.start + 8 > first && place.end > first);
    let place = later.next().filter(|_| later.next().is_none())?;
    let between = rest.iter().skip(after).take_while(|token| token.range.start < place.start);
    let is_linked = between.clone().all(|token| is_light(token, page) || is_of_day(token));
    let is_plain = is_linked && tail::is_plain(of.tokens, place.end, Tail::Strict, page);
    is_plain.then(|| Found { criterion, range: place }.with(&[subject]))
}

/// Whether a word is before days.
fn is_of_day(token: &Token) -> bool {
    matches!(token.text.as_str(), "since" | "seit" | "on" | "am" | "erstmals" | "first" | "back")
}
