//! Reads the value that a clause states of one criterion: a number, a day, a version or a word. Pure.

use std::ops::Range;

use super::head::{Head, How, Who};
use super::page::Page;
use super::tail::{self, Tail};
use super::token::{Token, any, skip};
use crate::base::index::Index;
use crate::claims::quantity::{self, Quantity};
use crate::claims::{day, numbers, qualifier, version as versions};
use crate::matrix::kind::Statement as Form;
use crate::matrix::unit::{Fit, Pace, Unit};
use crate::matrix::{Criterion, Subject};
use crate::reading::statement::About;
use crate::reading::topic::only;
use crate::reading::words::{Family, Phrases};

/// A sentence, as its values are read.
#[derive(Clone, Copy)]
pub(super) struct Sentence<'s> {
    /// The text of the block
    pub(super) text: &'s str,
    pub(super) range: &'s Range<usize>,
    pub(super) tokens: &'s [Token],
    /// The criterion of the section
    pub(super) topic: Option<Index<Criterion>>,
}

/// A value that a clause states.
pub(super) struct Value {
    pub(super) about: Vec<About>,
    pub(super) range: Range<usize>,
}

/// Returns the value that a clause states of the subject that it is about, if that is certain.
pub(super) fn read(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Value> {
    let subjects = match &head.who {
        Who::One(subject) => vec![*subject],
        Who::All(subjects) => subjects.clone(),
        Who::None(_) | Who::Only(..) | Who::But(..) => return None,
    };
    let found = amount(head, of, page).or_else(|| word(head, of, page));
    found.map(|(criterion, range)| with(subjects, criterion, range))
}

/// Returns the day of a first release that a clause states.
pub(super) fn released(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Value> {
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
        (None, None) => page.release.filter(|_| verb.is_some())?,
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
    is_plain.then(|| with(vec![subject], criterion, place))
}

/// Prepositions before days
fn is_of_day(token: &Token) -> bool {
    matches!(token.text.as_str(), "since" | "seit" | "on" | "am" | "erstmals" | "first" | "back")
}

fn with(subjects: Vec<Index<Subject>>, criterion: Index<Criterion>, range: Range<usize>) -> Value {
    let about = subjects.into_iter().map(|subject| About { subject, criterion });
    Value { about: about.collect(), range }
}

fn is_light(token: &Token, page: &Page<'_>) -> bool {
    page.words.light.has(&token.text) || page.words.verbs.has(&token.text)
}

/// Reads a number.
fn amount(
    head: &Head,
    of: Sentence<'_>,
    page: &Page<'_>,
) -> Option<(Index<Criterion>, Range<usize>)> {
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
        is_plain.then_some((criterion, range))
    };
    let all = page.of.matrix.criteria.indexed().map(|(at, _)| at);
    only(all.filter_map(candidate))
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
        || topic.is_none() && link.family.is_none() && is_unusual(criterion, page)
}

/// Whether the unit of a criterion is that of no other one, and nothing else is measured in it.
fn is_unusual(criterion: Index<Criterion>, page: &Page<'_>) -> bool {
    let Some(unit) = page.criterion(criterion).unit.as_deref() else { return false };
    let sample = format!("2 {unit}");
    let is_read = |of: &Criterion| {
        let own = Unit::in_language(of.unit.as_deref(), page.of.language);
        let found = quantity::read(&sample, &own);
        of.unit.is_some() && found.iter().any(|number| number.fit == Fit::Same)
    };
    let head = unit.split([' ', '/']).next().unwrap_or_default();
    let is_usual = USUAL.contains(&head) || head.contains(crate::base::currency::is_sign);
    let criteria = page.of.matrix.criteria.iter();
    !is_usual
        && !page.is_in_family(criterion, Family::Price)
        && !page.is_in_family(criterion, Family::Mass)
        && criteria.filter(|of| is_read(of)).count() == 1
}

/// Units in which many things are measured.
const USUAL: [&str; 48] = [
    "ms", "s", "sec", "seconds", "min", "minutes", "h", "hours", "d", "days", "weeks", "months",
    "years", "µs", "ns", "%", "kB", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "B", "bytes", "m",
    "cm", "mm", "km", "in", "inch", "ft", "l", "L", "ml", "W", "V", "A", "°C", "x", "×", "Jahre",
    "Monate", "Tage", "Stunden", "Minuten", "Sekunden",
];

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

/// Reads a word: a choice, "free" or "unlimited", or a version.
fn word(
    head: &Head,
    of: Sentence<'_>,
    page: &Page<'_>,
) -> Option<(Index<Criterion>, Range<usize>)> {
    free(head, of, page)
        .or_else(|| unlimited(head, of, page))
        .or_else(|| choice(head, of, page))
        .or_else(|| version(head, of, page))
}

/// Returns the place of the first of several phrases in the rest of a clause, if only words before it are light.
fn place(
    head: &Head,
    phrases: &Phrases,
    is_before: impl Fn(&Token) -> bool,
) -> Option<(usize, Range<usize>)> {
    for at in 0..head.rest.len() {
        if let Some(length) = any(&head.rest[at..], phrases) {
            let range = head.rest[at].range.start..head.rest[at + length - 1].range.end;
            return Some((at, range));
        }
        if !is_before(&head.rest[at]) {
            return None;
        }
    }
    None
}

fn free(
    head: &Head,
    of: Sentence<'_>,
    page: &Page<'_>,
) -> Option<(Index<Criterion>, Range<usize>)> {
    let words = page.words;
    let is_price_verb = |token: &Token| {
        words.families.iter().any(|(verb, family)| *verb == token.text && *family == Family::Price)
    };
    let before = |token: &Token| {
        words.is.has(&token.text)
            || words.adverbs.has(&token.text)
            || words.pronouns.has(&token.text)
            || token.is_mark(&[':'])
            || is_price_verb(token)
            || token.text == "completely"
            || token.text == "available"
    };
    let (at, range) = place(head, &words.free, before)?;
    let is_said =
        head.rest[..at].iter().any(|token| words.is.has(&token.text) || is_price_verb(token));
    let is_nothing = matches!(&of.text[range.clone()].to_lowercase()[..], "nothing" | "nichts");
    let is_costed = head.rest[..at].iter().any(is_price_verb);
    if !is_said || is_nothing != is_costed {
        return None;
    }
    let topic = of.topic.filter(|topic| page.is_in_family(*topic, Family::Price));
    let criterion = head.criterion.or(topic).or(page.price)?;
    let is_price = page.is_in_family(criterion, Family::Price);
    let is_plain = tail::is_plain(of.tokens, range.end, Tail::Strict, page)
        && !is_of_freedom(of.tokens, range.end);
    let range = if is_nothing { head.rest[at - 1].range.start..range.end } else { range };
    (is_price && is_plain).then_some((criterion, range))
}

/// Whether "free" may be of freedom: "free and open source".
fn is_of_freedom(tokens: &[Token], after: usize) -> bool {
    let rest = tokens.iter().skip_while(|token| token.range.start < after).take(4);
    rest.into_iter().any(|token| {
        token.text.starts_with("open")
            || token.text.starts_with("libre")
            || token.text == "software"
    })
}

fn unlimited(
    head: &Head,
    of: Sentence<'_>,
    page: &Page<'_>,
) -> Option<(Index<Criterion>, Range<usize>)> {
    let own = head.criterion.filter(|at| page.criterion(*at).kind.has_amounts());
    let is_before = |token: &Token| {
        is_light(token, page) || token.criterion().is_some() || token.is_mark(&[':'])
    };
    let (at, range) = place(head, &page.words.unlimited, is_before)?;
    let next = head.rest.iter().find(|token| token.range.start >= range.end);
    let noun = next.and_then(Token::criterion);
    let named = only(head.rest[..at].iter().filter_map(Token::criterion));
    let criterion = own.or(noun).or(named).or_else(|| {
        of.topic.filter(|_| next.is_none_or(|next| !next.text.starts_with(char::is_alphabetic)))
    })?;
    let end = noun.and(next).map_or(range.end, |noun| noun.range.end);
    let is_own = page.criterion(criterion).kind.has_amounts()
        && noun.is_none_or(|noun| noun == criterion)
        && named.is_none_or(|named| named == criterion);
    (is_own && tail::is_plain(of.tokens, end, Tail::Strict, page)).then_some((criterion, range))
}

fn choice(
    head: &Head,
    of: Sentence<'_>,
    page: &Page<'_>,
) -> Option<(Index<Criterion>, Range<usize>)> {
    let named = only(head.rest.iter().filter_map(Token::criterion));
    let is_word = |at: &Index<Criterion>| {
        page.form(*at) == Form::Word
            && !page.has_levels(*at)
            && !page.criterion(*at).kind.words().is_empty()
    };
    let known = head.criterion.or(named).or(of.topic);
    let criterion = match known.filter(is_word) {
        Some(known) => known,
        None if head.criterion.is_some() => return None,
        None => of_code(head, of, page)?,
    };
    let start = head.rest.first()?.range.start;
    let end = head.rest.last()?.range.end;
    let text = of.text.get(start..end)?;
    let lower = qualifier::lower_case(text);
    let words = page.criterion(criterion).kind.words();
    let mut found: Vec<Range<usize>> = Vec::new();
    for word in words {
        for (at, part) in lower.match_indices(&qualifier::lower_case(word)) {
            let range = start + at..start + at + part.len();
            let is_joined = |c: char| c.is_alphanumeric() || c == '-';
            let is_whole = !of.text[..range.start].ends_with(is_joined)
                && !of.text[range.end..].starts_with(is_joined);
            if is_whole {
                found.retain(|other| !(range.start <= other.start && other.end <= range.end));
                let is_within =
                    found.iter().any(|other| other.start <= range.start && range.end <= other.end);
                found.extend((!is_within).then_some(range));
            }
        }
    }
    let [range] = &found[..] else { return None };
    let before = head.rest.iter().take_while(|token| token.range.start < range.start);
    let is_linked = before.clone().all(|token| {
        token.criterion() == Some(criterion)
            || is_light(token, page)
            || token.is_mark(&[':'])
            || is_licence(token)
    });
    (is_linked && tail::is_plain(of.tokens, range.end, Tail::Strict, page))
        .then(|| (criterion, range.clone()))
}

/// Returns the only criterion with a choice that is in a clause and could be nothing else: `Apache-2.0`, `IP68`.
fn of_code(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Index<Criterion>> {
    let text = of.text.get(head.rest.first()?.range.start..head.rest.last()?.range.end)?;
    let is_code = |word: &str| {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        capitals >= 2 || capitals == 1 && word.contains(|c: char| c.is_ascii_digit())
    };
    let has_code = |at: &Index<Criterion>| {
        let mut words = page.criterion(*at).kind.words().into_iter();
        page.form(*at) == Form::Word && words.any(|word| is_code(word) && text.contains(word))
    };
    let criteria = page.of.matrix.criteria.indexed().map(|(at, _)| at);
    only(criteria.filter(has_code))
}

/// Words before a licence
fn is_licence(token: &Token) -> bool {
    matches!(
        token.text.as_str(),
        "under" | "unter" | "licensed" | "released" | "lizenziert" | "per" | "by"
    )
}

fn version(
    head: &Head,
    of: Sentence<'_>,
    page: &Page<'_>,
) -> Option<(Index<Criterion>, Range<usize>)> {
    let stated = only(head.rest.iter().filter_map(Token::whole_criterion));
    let named = head.criterion.or(stated).filter(|at| page.form(*at) == Form::Version);
    // "Is at version 3", but not "since version 3"
    let by_word = || {
        let at = head.rest.iter().position(|token| page.words.versions.has(&token.text))?;
        let is_bound = head.rest[..at].iter().any(|token| page.words.not_version.has(&token.text));
        page.version.filter(|_| at > 0 && !is_bound)
    };
    let criterion = named.or_else(by_word)?;
    let text = &of.text[of.range.clone()];
    let found = versions::read(text, &[], page.of.language).into_iter();
    let place = |place: Range<usize>| place.start + of.range.start..place.end + of.range.start;
    let start = head.rest.first()?.range.start;
    let mut found = found.map(|stated| place(stated.place)).filter(|place| place.start >= start);
    let range = found.next().filter(|_| found.next().is_none())?;
    let before = head.rest.iter().take_while(|token| token.range.start < range.start);
    let is_linked = before.clone().all(|token| {
        token.criterion() == Some(criterion)
            || page.words.versions.has(&token.text)
            || is_light(token, page)
            || token.is_mark(&[':'])
    });
    (is_linked && tail::is_plain(of.tokens, range.end, Tail::Strict, page))
        .then_some((criterion, range))
}
