//! The comparisons of a sentence, clause by clause. Pure.

use std::ops::Range;

use super::Start;
use super::parts::{Clause, Read};
use super::party::Party;
use crate::base::index::Index;
use crate::matrix::Subject;
use crate::reading::clause::Sentence;
use crate::reading::statement::{About, Says};
use crate::reading::token::{Gap, Token};
use crate::reading::words::order::OrderWords;

/// What some words of a sentence state.
pub(super) struct Stated {
    pub(super) words: Range<usize>,
    pub(super) says: Says,
}

/// Reads the comparisons of a sentence. `pair` are those that the sentence before compares.
pub(super) fn read(of: &Sentence<'_>, pair: Option<[Index<Subject>; 2]>) -> Vec<Stated> {
    let mut found = Vec::new();
    let Some(words) = OrderWords::of(of.of.language) else { return found };
    let mut end = 0;
    let mut before = Party::default();
    let mut against = None;
    for start in of.starts_and_places() {
        if start.at < end {
            continue;
        }
        if let Some(found) = compared_with(of, words, start.at) {
            against = Some(found);
            continue;
        }
        let own = Party::read(of, words, start.at);
        let pair = pair.filter(|_| own.is_none() && of.names_nobody_before(start.at));
        let of_pair = || {
            let pronoun = of.phrase(start.at, of.words.pronouns)?;
            Some(Party { subjects: vec![pair?[0]], end: start.at + pronoun, ..Party::default() })
        };
        let own = own.or_else(of_pair);
        let party = match own {
            Some(party) => party,
            None if start.goes_on || is_more(of, words, start.at) => {
                Party { end: start.at, ..before.clone() }
            }
            None => Party { end: start.at, ..Party::default() },
        };
        let criterion = party.named.or(start.criterion);
        let clause = Clause {
            of,
            words,
            start: Start { criterion, ..start },
            subjects: &party.subjects,
            noun: party.noun,
            implied: pair.map(|[_, other]| other).or(against),
            pair,
        };
        let is_more = party.end == start.at && !party.subjects.is_empty();
        let more = || {
            let more = || clause.compared_with(start.at, criterion);
            if is_more { clause.is_superlative(start.at).or_else(more) } else { None }
        };
        let read = clause.of_party(&party).or_else(|| clause.of_other(start.at)).or_else(more);
        let read = read.or_else(|| clause.so_is(start.at, &found.last()?.says));
        let read = read.filter(|(says, last)| {
            let is_of_pair = pair.is_none_or(|[one, other]| {
                says.iter().all(|says| {
                    let about = says.about();
                    let subjects = about.iter().map(|about| about.subject);
                    about.first().is_none_or(|of| of.subject != one)
                        || subjects.skip(1).all(|rival| rival == other)
                })
            });
            let is_told = !of.is_past || says.iter().all(|says| clause.is_of_age(says));
            is_of_pair && is_told && clause.ends(says, *last)
        });
        if let Some((says, last)) = read {
            found.extend(says.into_iter().map(|says| Stated { words: start.at..last, says }));
            end = last;
            against = None;
        }
        before = party;
    }
    found
}

/// Returns whom a sentence compares with whom, by what is on no list: `A lasts half as long as B`.
pub(super) fn pair(of: &Sentence<'_>) -> Option<[Index<Subject>; 2]> {
    let words = OrderWords::of(of.of.language)?;
    let first = of.subjects(0)?;
    let [one] = first.what[..] else { return None };
    let links = [words.than, &words.as_as[1..]].concat();
    let rival = |at: usize| {
        let rival = of.rivals(at + of.next(at, &links)?)?;
        super::only(rival.what.into_iter())
    };
    let mut rivals = (first.length..of.tokens.len()).filter_map(rival);
    let other = rivals.next().filter(|other| *other != one)?;
    let is_all = of.tokens.iter().filter_map(Token::subject).all(|of| of == one || of == other);
    is_all.then_some([one, other])
}

/// Returns the rival of the clause after `compared with A,`.
fn compared_with(of: &Sentence<'_>, words: &OrderWords, at: usize) -> Option<Index<Subject>> {
    let first = at + of.phrase(at, words.compared_with)?;
    let found = of.subjects(first)?;
    let [rival] = found.what[..] else { return None };
    let next = of.tokens.get(first + found.length)?;
    (next.gap == Gap::Comma).then_some(rival)
}

/// Whether a clause goes on with another comparison: `…, but cheaper than C`.
fn is_more(of: &Sentence<'_>, words: &OrderWords, at: usize) -> bool {
    let is_comma = |at: usize| of.tokens.get(at).is_some_and(|token| token.gap == Gap::Comma);
    let at = of.phrase(at, of.words.articles).unwrap_or(0) + at;
    (at.saturating_sub(2)..=at).any(is_comma)
        && words.comparatives.iter().any(|(phrase, _)| of.phrase(at, &[phrase]).is_some())
}

impl Clause<'_, '_> {
    /// Reads `(and so) is A`, after a comparison of another subject.
    fn so_is(&self, at: usize, says: &Says) -> Read {
        let of = self.of;
        let is_so = at > 0 && of.tokens[at - 1].is(self.words.so);
        let verbs = [of.words.auxiliaries, of.words.is].concat();
        let verb = of.phrase(at, &verbs).filter(|_| is_so)?;
        let subjects = of.subjects(at + verb)?;
        let ([subject], Says::Order { of: about, rivals, is_higher, or_same: false }) =
            (&subjects.what[..], says)
        else {
            return None;
        };
        if rivals.contains(subject) {
            return None;
        }
        let about = About { subject: *subject, ..*about };
        let (rivals, is_higher) = (rivals.clone(), *is_higher);
        let says = Says::Order { of: about, rivals, is_higher, or_same: false };
        Some((vec![says], at + verb + subjects.length))
    }
}
