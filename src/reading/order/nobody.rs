//! Superlatives that deny the others: `nobody offers more plugins than A`. Pure.

use super::Start;
use super::parts::{Clause, Read};
use crate::base::index::Index;
use crate::matrix::{Criterion, Subject};
use crate::reading::statement::{About, Says};
use crate::reading::words::order::Aspect;

impl Clause<'_, '_> {
    /// Reads that none of the others is ahead of a subject, which follows or is that of the text before.
    pub(super) fn nobody(&self, at: usize) -> Read {
        let of = self.of;
        let (denied, (named, here)) = match self.neither(at) {
            Some((denied, end)) => (Some(denied), (None, end)),
            None => (None, self.none_of_others(at)?),
        };
        let than = [self.words.than, &self.words.as_as[1..]].concat();
        let rival = (here..of.tokens.len()).take(super::parts::MOST).find_map(|at| {
            let length = of.next(at, &than)?;
            let rivals = self.rivals(at + length)?;
            Some(rivals.what)
        });
        let is_named = rival.is_some();
        let subject = match rival.as_deref() {
            Some([subject]) => *subject,
            Some(_) => return None,
            None => of.setting.about?,
        };
        let others = match denied {
            Some(denied) if denied.contains(&subject) => return None,
            Some(denied) => denied,
            None => of.others(subject)?,
        };
        let implied = (!is_named).then_some(subject);
        let start = Start { criterion: named.or(self.start.criterion), ..self.start };
        let clause = Clause { subjects: &others, implied, start, ..*self };
        let is_order = |read: &(Vec<Says>, usize)| matches!(read.0[..], [Says::Order { .. }, ..]);
        let read = clause.of_subjects(here).filter(is_order);
        let read = read.or_else(|| clause.has_so_many(here));
        let (says, end) = read.or_else(|| clause.has_that_big(here))?;
        let Some(Says::Order { of: about, is_higher, .. }) = says.into_iter().next() else {
            return None;
        };
        let about = About { subject, ..about };
        Some((vec![Says::Order { of: about, rivals: others, is_higher, or_same: true }], end))
    }

    /// Reads `only B is dearer (than A)`: B is, and no other one is.
    pub(super) fn only_is(&self, at: usize) -> Read {
        let of = self.of;
        let first = at + of.phrase(at, of.words.only)?;
        let found = of.subjects(first)?;
        let implied = of.setting.about.filter(|about| !found.what.contains(about));
        let clause = Clause { subjects: &found.what, implied, ..*self };
        let (mut says, end) = clause.of_subjects(first + found.length)?;
        let (about, rival, is_higher) = match says.first()? {
            Says::Order { of, rivals, is_higher, or_same: false } => match rivals[..] {
                [rival] => (*of, rival, *is_higher),
                _ => return None,
            },
            _ => return None,
        };
        let rivals = of.others(rival)?.into_iter().filter(|other| !found.what.contains(other));
        let rivals: Vec<Index<Subject>> = rivals.collect();
        if !rivals.is_empty() {
            let of = About { subject: rival, ..about };
            says.push(Says::Order { of, rivals, is_higher, or_same: true });
        }
        Some((says, end))
    }

    /// Reads `neither A nor B`.
    fn neither(&self, at: usize) -> Option<(Vec<Index<Subject>>, usize)> {
        let of = self.of;
        let first = at + of.phrase(at, self.words.neither)?;
        let one = of.subjects(first)?;
        let nor = first + one.length;
        let second = nor + of.next(nor, self.words.nor)?;
        let other = of.subjects(second)?;
        Some(([one.what, other.what].concat(), second + other.length))
    }

    /// Reads `there is no cheaper bike (here) than A`.
    pub(super) fn there_is_none(&self, at: usize) -> Read {
        let of = self.of;
        let here = at + of.phrase(at, self.words.there_is_no)?;
        let adjective = self.adjective(here, self.words.comparatives)?;
        let (named, end) = self.after_adjective(adjective.what, here + adjective.length);
        let end = end + of.set(end).unwrap_or(0);
        let measure = self.measure(adjective.what, named.or(self.start.criterion))?;
        let (subject, end) = match of.next(end, self.words.than) {
            Some(than) => {
                let rivals = self.rivals(end + than)?;
                let [subject] = rivals.what[..] else { return None };
                (subject, end + than + rivals.length)
            }
            None => (of.setting.about?, end),
        };
        let of_it = About { subject, criterion: measure.criterion };
        let (rivals, is_higher) = (of.others(subject)?, measure.is_higher);
        Some((vec![Says::Order { of: of_it, rivals, is_higher, or_same: true }], end))
    }

    /// Reads the words for none of the others: `nobody else`, `no other bike`, `no registry`.
    fn none_of_others(&self, at: usize) -> Option<(Option<Index<Criterion>>, usize)> {
        let of = self.of;
        let whole = of.phrase(at, self.words.nobody).map(|length| at + length);
        let whole = whole.map(|end| end + of.set(end).unwrap_or(0));
        // "Nobody needs more" is said of people.
        let whole = whole.filter(|end| of.phrase(*end, self.words.wishes).is_none());
        let before_noun = || {
            let here = at + of.phrase(at, self.words.no_other)?;
            if let Some(named) = of.criterion_at(here).filter(|_| of.is_joined(here)) {
                return Some((Some(named), here + 1));
            }
            let token = of.tokens.get(here).filter(|token| token.meaning.is_none())?;
            let set = of.set(here + 1);
            let is_any = token.is(self.words.nouns) || self.is_of_title(here) || set.is_some();
            is_any.then(|| (None, here + 1 + set.unwrap_or(0)))
        };
        let is_verb = |at: usize| {
            let verbs = [of.words.is, of.words.has, of.words.costs, self.words.weighs];
            of.is_joined(at) && verbs.iter().any(|verbs| of.phrase(at, verbs).is_some())
                || of.is_joined(at) && self.any_verb(at).is_some()
        };
        let whole = whole.map(|end| (None, end)).filter(|(_, end)| is_verb(*end));
        whole.or_else(before_noun).filter(|(_, end)| is_verb(*end))
    }

    /// Reads what none of them has in the same way: `(no other) has so many plugins (as A)`.
    fn has_so_many(&self, at: usize) -> Read {
        let of = self.of;
        let verb = [of.words.is, of.words.has].into_iter().find_map(|verbs| of.phrase(at, verbs));
        let verb = verb.or_else(|| self.any_verb(at))?;
        let here = at + verb + of.phrase(at + verb, self.words.so)?;
        let adjective = self.adjective(here, self.words.positives)?;
        let end = here + adjective.length;
        let (named, end) = match self.object(end, adjective.what.aspect) {
            Some((object, end)) => (Some(object), end),
            None if adjective.what.aspect != Aspect::Amount => (None, end),
            None => return None,
        };
        let measure = self.measure(adjective.what, named.or(self.start.criterion))?;
        let end = match of.next(end, &self.words.as_as[1..]) {
            Some(link) => end + link + self.rivals(end + link)?.length,
            None => end + of.next(end, self.words.after_objects).unwrap_or(0),
        };
        let about = About { subject: *self.subjects.first()?, criterion: measure.criterion };
        let says = Says::Order {
            of: about,
            rivals: Vec::new(),
            is_higher: measure.is_higher,
            or_same: true,
        };
        Some((vec![says], end))
    }

    /// Reads `(nothing else) opens files that big`, from the verb on.
    fn has_that_big(&self, at: usize) -> Read {
        let of = self.of;
        let noun = at + of.phrase(at, of.words.has).or_else(|| self.any_verb(at))?;
        let adjective = noun + 1 + of.next(noun + 1, self.words.that_much)?;
        let found = self.adjective(adjective, self.words.positives)?;
        let (named, end) = self.object(noun, found.what.aspect)?;
        let measure = self.measure(found.what, Some(named)).filter(|_| end == noun + 1)?;
        let end = adjective + found.length;
        let end = match of.next(end, &self.words.as_as[1..]) {
            Some(link) => end + link + self.rivals(end + link)?.length,
            None => end,
        };
        let of = About { subject: *self.subjects.first()?, criterion: measure.criterion };
        let is_higher = measure.is_higher;
        Some((vec![Says::Order { of, rivals: Vec::new(), is_higher, or_same: true }], end))
    }
}
