//! Comparisons whose criterion a preposition or an object names: `lighter on memory than B`, `finishes a build ahead of B`.
//! Pure.

use super::criterion::{Measure, measure_on};
use super::parts::{Clause, Compared, Read};
use crate::base::index::Index;
use crate::matrix::Criterion;
use crate::reading::clause::Found;
use crate::reading::statement::Says;
use crate::reading::words::order::{Adjective, Aspect};

impl Clause<'_, '_> {
    pub(super) fn measure_on(
        &self,
        adjective: Adjective,
        named: Index<Criterion>,
    ) -> Option<Measure> {
        measure_on(adjective, named, self.of)
    }

    /// Returns the criterion that a preposition names at a word, before one of some words: `(lighter) on memory (than)`.
    pub(super) fn on_criterion(
        &self,
        at: usize,
        before: &[&str],
    ) -> Option<Found<Index<Criterion>>> {
        let of = self.of;
        let on = of.next(at, of.words.leads)?;
        let theme = of.theme(at + on)?;
        let length = on + theme.length;
        of.next(at + length, before)?;
        Some(Found { what: theme.what, length })
    }

    /// Reads `(ist) beim Preis günstiger als B`.
    pub(super) fn is_more_on(&self, at: usize) -> Read {
        let of = self.of;
        let on = of.next(at, of.words.leads)?;
        let theme = of.theme(at + on)?;
        let here = of.skip_degrees(at + on + theme.length);
        let adjective = self.adjective(here, self.words.comparatives)?;
        let measure = self.measure_on(adjective.what, theme.what)?;
        let end = here + adjective.length;
        of.next(end, self.words.than)?;
        self.with_rivals(&Compared { measure, ratio: None }, end)
    }

    /// Reads `(is) ahead of B on memory`.
    pub(super) fn is_ahead(&self, at: usize) -> Read {
        let of = self.of;
        let (rivals, is_good, end) = self.ahead_of(of.skip_degrees(at))?;
        let on = of.next(end, of.words.leads)?;
        let theme = of.theme(end + on)?;
        self.is_better(&rivals, is_good, theme.what, end + on + theme.length)
    }

    /// Reads `(beim Preis liegt A) vor B`.
    pub(super) fn is_ahead_on(&self, at: usize, named: Index<Criterion>) -> Read {
        let (rivals, is_good, end) = self.ahead_of(self.of.skip_degrees(at))?;
        self.is_better(&rivals, is_good, named, end)
    }

    /// Reads `finishes a cold build ahead of B`, `does a full scan faster than B`, from its verb on.
    pub(super) fn does_object_faster(&self, at: usize) -> Read {
        let of = self.of;
        let verb = self.any_verb(at)?;
        of.next(at + verb, of.words.articles)?;
        let object = of.criterion(at + verb)?;
        let end = at + verb + object.length;
        if let Some((rivals, is_good, end)) = self.ahead_of(of.skip_degrees(end)) {
            return self.is_better(&rivals, is_good, object.what, end);
        }
        let here = of.skip_degrees(end);
        let adjective = self.adjective(here, self.words.comparatives)?;
        let is_pace = adjective.what.aspect == Aspect::Speed;
        let measure = is_pace.then(|| self.measure_on(adjective.what, object.what))??;
        let end = here + adjective.length;
        of.next(end, self.words.than)?;
        self.with_rivals(&Compared { measure, ratio: None }, end)
    }

    fn ahead_of(&self, at: usize) -> Option<(Vec<Index<crate::matrix::Subject>>, bool, usize)> {
        let of = self.of;
        let (phrase, is_good) =
            { self.words.ahead.iter() }.find(|(phrase, _)| of.next(at, &[phrase]).is_some())?;
        let rivals = at + of.next(at, &[phrase])?;
        let found = self.rivals(rivals)?;
        Some((found.what, *is_good, rivals + found.length))
    }

    fn is_better(
        &self,
        rivals: &[Index<crate::matrix::Subject>],
        is_good: bool,
        named: Index<Criterion>,
        end: usize,
    ) -> Option<(Vec<Says>, usize)> {
        let adjective = Adjective { aspect: Aspect::Worth, is_greater: is_good };
        let measure = self.measure(adjective, Some(named))?;
        let has_amounts = self.of.of.vocabulary.lexicon().has_amounts(named);
        let says = self.orders(rivals, &Compared { measure, ratio: None })?;
        has_amounts.then_some((says, end))
    }

    /// Reads what follows a verb on no list, if it names what is compared: `pushes four times as many transactions
    /// through as B`, `can also hold the largest database of the four`.
    pub(super) fn does_anything(&self, at: usize) -> Read {
        let of = self.of;
        let can = of.phrase(at, of.words.can);
        let verb = can.map_or(at, |length| of.skip_degrees(at + length));
        let token = of.tokens.get(verb).filter(|_| of.is_joined(verb) && of.is_small(verb))?;
        let ending = if of.words.has_verb_second { 't' } else { 's' };
        let is_verb = can.is_some() && !of.words.has_verb_second
            || self.any_verb(verb).is_some() && token.text.ends_with(ending);
        if !is_verb || token.is(self.words.other_verbs) {
            return None;
        }
        let mut here = verb + 1;
        while let Some(length) = of.next(here, self.words.particles) {
            here += length;
        }
        let read = self.has_most(here).or_else(|| self.has_more(here));
        let read = read.or_else(|| self.has_as_many(here, verb));
        let (says, end) = read.or_else(|| self.share(here, None))?;
        let criterion = says.first()?.about().first()?.criterion;
        let is_named = (here..end).any(|at| {
            let of_token = of.any_criterion_at(at).or_else(|| of.criterion_at(at));
            let lexicon = of.of.vocabulary.lexicon();
            of_token.or_else(|| lexicon.core(&of.tokens[at].text)) == Some(criterion)
        });
        is_named.then_some((says, end))
    }
}
