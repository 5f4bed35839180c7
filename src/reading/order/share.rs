//! Shares and multiples of what a rival has: `half of what B weighs`, `twice the price of B`. Pure.

use std::ops::Range;

use super::criterion::Measure;
use super::parts::{Clause, Compared, MOST, Read};
use crate::base::index::Index;
use crate::claims;
use crate::matrix::unit::{Fit, Unit};
use crate::matrix::{Criterion, Subject};
use crate::reading::words::order::{Adjective, Aspect};

/// Rivals with the words before them: `of B`.
pub(super) struct Linked {
    /// Where these words begin
    pub(super) link: usize,
    pub(super) rivals: Vec<Index<Subject>>,
    pub(super) end: usize,
}

impl Clause<'_, '_> {
    /// Reads a share of what a rival has. `aspect` is what the verb before it is about.
    pub(super) fn share(&self, at: usize, aspect: Option<Aspect>) -> Read {
        let of = self.of;
        let links = [self.words.that_of, of.words.of, self.words.what].concat();
        let linked = self.first_rivals(at, &links).or_else(|| self.rivals_own(at));
        let Linked { link, rivals, end } = linked.or_else(|| self.rival_implied(at))?;
        let criterion = self.criterion_within(at..link, aspect)?;
        let measure = Measure { criterion, is_higher: true };
        // "A third" is one only before "of".
        let ratio = self.ratio(at..link, criterion);
        let whole = || (link < end).then(|| self.ratio(at..link + 1, criterion))?;
        let ratio = Some(ratio.or_else(whole)?);
        Some((self.orders(&rivals, &Compared { measure, ratio })?, end))
    }

    /// Reads `(it is) three times the price`, after a sentence that compares it with one.
    fn rival_implied(&self, at: usize) -> Option<Linked> {
        let of = self.of;
        let rival = self.implied.filter(|_| of.tokens.get(at).is_some())?;
        let last = (at + 1..=of.tokens.len()).take(MOST).find(|end| !of.is_joined(*end))?;
        let is_named = |at: usize| {
            let noun = self.words.aspects.iter().any(|(noun, _)| of.tokens[at].is(&[noun]));
            noun || of.criterion_at(at).is_some()
        };
        is_named(last - 1).then(|| Linked { link: last, rivals: vec![rival], end: last })
    }

    /// Reads `twice B's`.
    fn rivals_own(&self, at: usize) -> Option<Linked> {
        let of = self.of;
        let is_own = |place: &usize| {
            of.subjects(*place).is_some_and(|found| {
                of.tokens.get(place + found.length).is_some_and(|token| token.is(&["'s"]))
            })
        };
        let place = (at + 1..of.tokens.len()).take(MOST).find(is_own)?;
        let rivals = self.rivals(place)?;
        Some(Linked { link: place, rivals: rivals.what, end: place + rivals.length })
    }

    /// Returns the criterion that the words of a share name: `twice the size`.
    fn criterion_within(
        &self,
        words: Range<usize>,
        aspect: Option<Aspect>,
    ) -> Option<Index<Criterion>> {
        let of = self.of;
        if let Some(named) = words.clone().find_map(|at| of.criterion_at(at)) {
            return Some(named);
        }
        let mut aspects = words.filter_map(|at| {
            let noun = self.words.aspects.iter().find(|(noun, _)| of.tokens[at].is(&[noun]));
            noun.map(|(_, aspect)| *aspect)
        });
        let aspect = aspects.next().or(aspect);
        match aspect {
            Some(aspect) => {
                Some(self.measure(Adjective { aspect, is_greater: true }, None)?.criterion)
            }
            None => self.start.criterion.filter(|at| of.of.vocabulary.lexicon().has_amounts(*at)),
        }
    }

    /// Reads `files ten times the size of B's`, after a verb.
    pub(super) fn noun_share(&self, at: usize) -> Read {
        let of = self.of;
        let noun = of.tokens.get(at).filter(|token| token.subject().is_none())?;
        of.of.vocabulary.lexicon().core(&noun.text)?;
        Clause { noun: Some(at), ..*self }.share(at + 1, None)
    }

    /// Reads `(20 frames per second, and) that is four times what B manages`.
    pub(super) fn value_is_share(&self, at: usize) -> Read {
        let of = self.of;
        let at = of.skip(at, self.words.that_is);
        let subjects = [of.it(at).or(self.pair.map(|[one, _]| one))?];
        // "That is five times the weight of B" names what is compared.
        let is_what = self.find(at, |at| of.phrase(at, self.words.what).is_some()).is_some();
        let criterion = if is_what { self.stated_before(at) } else { None };
        let start = super::Start { criterion, ..self.start };
        Clause { subjects: &subjects, start, ..*self }.share(at, None)
    }

    /// Returns the criterion of the section, or the one in whose unit an amount before a word is.
    fn stated_before(&self, at: usize) -> Option<Index<Criterion>> {
        let of = self.of;
        let lexicon = of.of.vocabulary.lexicon();
        if let Some(topic) = of.topic.criterion {
            return Some(topic).filter(|at| lexicon.has_amounts(*at));
        }
        let start = of.tokens.first()?.range.start;
        let text = &of.text[start..of.tokens.get(at)?.range.start];
        let is_stated = |criterion: &Criterion| {
            let unit = Unit::in_language(criterion.unit.as_deref(), of.of.language);
            criterion.unit.is_some()
                && criterion.kind.has_amounts()
                && claims::numbers(text, criterion, &unit, criterion.sense)
                    .iter()
                    .any(|number| number.fit == Fit::Same)
        };
        let criteria = of.of.matrix.criteria.indexed();
        super::only(criteria.filter(|(_, of)| is_stated(of)).map(|(at, _)| at))
    }

    /// Returns the first rivals after one of some words.
    pub(super) fn first_rivals(&self, at: usize, links: &[&str]) -> Option<Linked> {
        let linked = |at: usize| {
            let is_what = self.of.phrase(at, self.words.what).is_some();
            let length = if is_what { 0 } else { self.of.phrase(at, links)? };
            let rivals = self.rivals(at + length)?;
            Some(Linked { link: at, end: at + length + rivals.length, rivals: rivals.what })
        };
        let place = self.find(at, |at| linked(at).is_some())?;
        linked(place)
    }
}
