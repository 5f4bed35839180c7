//! The comparisons of a sentence, clause by clause. Pure.

use std::ops::Range;

use super::Start;
use super::parts::{Clause, Read};
use super::party::Party;
use crate::reading::clause::Sentence;
use crate::reading::statement::{About, Says};
use crate::reading::token::Gap;
use crate::reading::words::order::OrderWords;

/// What some words of a sentence state.
pub(super) struct Stated {
    pub(super) words: Range<usize>,
    pub(super) says: Says,
}

/// Reads the comparisons of a sentence.
pub(super) fn read(of: &Sentence<'_>) -> Vec<Stated> {
    let mut found = Vec::new();
    let Some(words) = OrderWords::of(of.of.language) else { return found };
    let mut end = 0;
    let mut before = Party::default();
    for start in of.starts_and_places() {
        if start.at < end {
            continue;
        }
        let own = Party::read(of, words, start.at);
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
            implied: None,
        };
        let is_more = party.end == start.at && !party.subjects.is_empty();
        let more = || {
            let more = || clause.compared_with(start.at, criterion);
            if is_more { clause.is_superlative(start.at).or_else(more) } else { None }
        };
        let read = clause.of_party(&party).or_else(|| clause.of_other(start.at)).or_else(more);
        let read = read.or_else(|| clause.so_is(start.at, &found.last()?.says));
        let read = read.filter(|(says, last)| {
            let is_told = !of.is_past || says.iter().all(|says| clause.is_of_age(says));
            is_told && clause.ends(says, *last)
        });
        if let Some((says, last)) = read {
            found.extend(says.into_iter().map(|says| Stated { words: start.at..last, says }));
            end = last;
        }
        before = party;
    }
    found
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
