//! The forms of comparisons. Pure.

use std::ops::Range;

use super::criterion::measure;
use super::parts::{Clause, Compared, MOST, Read};
use crate::base::index::Index;
use crate::matrix::{Criterion, Subject};
use crate::reading::clause::{Found, Sentence};
use crate::reading::statement::{About, Says};
use crate::reading::words::order::{Adjective, Aspect, OrderWords};

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
    let mut before: Vec<Index<Subject>> = Vec::new();
    for start in of.starts() {
        if start.at < end {
            continue;
        }
        let (subjects, at) = match of.subjects(start.at) {
            Some(Found { what, length }) => (what, start.at + length),
            None if start.goes_on => (before.clone(), start.at),
            None => (Vec::new(), start.at),
        };
        let clause = Clause { of, words, start, subjects: &subjects };
        let read = match subjects.is_empty() {
            true => clause.of_other(at),
            false => clause.of_subjects(at),
        };
        if let Some((says, last)) = read.filter(|(_, last)| of.ends(*last)) {
            found.extend(says.into_iter().map(|says| Stated { words: start.at..last, says }));
            end = last;
        }
        before = subjects;
    }
    found
}

/// Rivals with the words before them: `of B`.
struct Linked {
    /// Where these words begin
    link: usize,
    rivals: Vec<Index<Subject>>,
    end: usize,
}

impl Clause<'_, '_> {
    /// Reads what follows the subjects of a clause.
    fn of_subjects(&self, at: usize) -> Read {
        let (of, words) = (self.of, self.of.words);
        let is_directly = at == self.start.at || of.is_joined(at);
        if !is_directly || at >= of.tokens.len() {
            return None;
        }
        if let Some(verb) = of.phrase(at, words.is) {
            return self.is(at + verb);
        }
        if let Some(verb) = of.phrase(at, words.costs) {
            return self.costs(at + verb, Aspect::Price);
        }
        if let Some(verb) = of.phrase(at, self.words.weighs) {
            return self.costs(at + verb, Aspect::Weight);
        }
        if let Some(verb) = of.phrase(at, words.has) {
            return self.has(at + verb);
        }
        if of.tokens[at].is(&["'s"]) && of.is_joined(at + 1) {
            let named = of.criterion(at + 1)?;
            return self.criterion_is(named.what, at + 1 + named.length);
        }
        self.does_faster(at).or_else(|| self.is_leading_last(at))
    }

    /// Reads `(warum) A die günstigere Datenbank ist`.
    fn is_leading_last(&self, at: usize) -> Read {
        let (says, end) = self.is_superlative(at)?;
        let verb = self.of.next(end, self.of.words.is).filter(|_| self.of.words.has_verb_second)?;
        Some((says, end + verb))
    }

    /// Reads a clause that begins with something else: `the latency of A is …`, `the cheapest is A`.
    fn of_other(&self, at: usize) -> Read {
        let (of, words) = (self.of, self.of.words);
        if let Some(named) = of.criterion(at)
            && let Some(link) = of.next(at + named.length, words.of)
            && let Some(subjects) = of.subjects(at + named.length + link)
        {
            let clause = Clause { subjects: &subjects.what, ..*self };
            return clause.criterion_is(named.what, at + named.length + link + subjects.length);
        }
        // "Beim Durchsatz leistet A mehr als B"
        let verbs = [words.is, words.costs, words.has];
        if self.start.criterion.is_some()
            && let Some(verb) = verbs.iter().find_map(|verbs| of.phrase(at, verbs))
            && let Some(subjects) = of.subjects(at + verb)
        {
            let clause = Clause { subjects: &subjects.what, ..*self };
            return clause.compared_with(at + verb + subjects.length, self.start.criterion);
        }
        self.superlative_is(at)
    }

    /// Reads `… is cheaper than B`, `is twice as fast as B`, `is the cheapest`.
    fn is(&self, at: usize) -> Read {
        let named = self.start.criterion;
        let read = self.is_superlative(at).or_else(|| self.compared_with(at, named));
        read.or_else(|| self.is_part_of(at))
    }

    /// Reads a comparative with its rivals, or `twice as fast as B`.
    fn compared_with(&self, at: usize, named: Option<Index<Criterion>>) -> Read {
        if let Some((adjective, place)) = self.first_adjective(at, self.words.comparatives) {
            let measure = measure(adjective, named, self.of)?;
            let ratio = self.ratio_before(at, &place, measure)?;
            return self.with_rivals(&Compared { measure, ratio }, place.end);
        }
        let (adjective, place) = self.first_adjective(at, self.words.positives)?;
        let measure = measure(adjective, named, self.of)?;
        let ratio = Some(self.ratio_before(at, &place, measure)??);
        self.as_rivals(&Compared { measure, ratio }, place.end)
    }

    /// Reads `… is the cheapest`, `is the cheapest of the three`, `is the lighter one`.
    fn is_superlative(&self, at: usize) -> Read {
        let [subject] = self.subjects else { return None };
        let rivals = self.of.others(*subject)?;
        let Found { what, length } = self.leading(at)?;
        let measure = measure(what, self.start.criterion, self.of)?;
        Some((
            vec![self.order(*subject, rivals, &Compared { measure, ratio: None }, true)],
            at + length,
        ))
    }

    /// Reads `the cheapest of the three is A`.
    fn superlative_is(&self, at: usize) -> Read {
        let Found { what, length } = self.leading(at)?;
        let verb = self.of.next(at + length, self.of.words.is)?;
        let at = at + length + verb;
        let subjects = self.of.subjects(at)?;
        let [subject] = subjects.what[..] else { return None };
        let rivals = self.of.others(subject)?;
        let measure = measure(what, self.start.criterion, self.of)?;
        let says = self.order(subject, rivals, &Compared { measure, ratio: None }, true);
        Some((vec![says], at + subjects.length))
    }

    /// Reads what follows "costs" or "weighs".
    fn costs(&self, at: usize, aspect: Aspect) -> Read {
        let (of, words) = (self.of, self.of.words);
        let here = of.skip(at, words.degrees);
        let of_price = |is_greater| {
            let adjective = Adjective { aspect, is_greater };
            measure(adjective, self.start.criterion, of)
        };
        if let Some(length) = of.phrase(here, self.words.as_much) {
            return self.same(of_price(true)?.criterion, here + length);
        }
        if let Some(length) = of.phrase(here, self.words.same)
            && let [one, other] = *self.subjects
        {
            let about = About { subject: one, criterion: of_price(true)?.criterion };
            return Some((vec![Says::Same { of: about, rival: other }], here + length));
        }
        for (word, is_greater) in self.words.less_and_more.into_iter().zip([false, true]) {
            if let Some(length) = of.phrase(here, &[word]) {
                let compared = Compared { measure: of_price(is_greater)?, ratio: None };
                return self.with_rivals(&compared, here + length);
            }
        }
        // "Three times as much as B", "20 % more than B", "half of B"
        let links = [self.words.than, &self.words.as_as[1..], words.of].concat();
        let Linked { link, rivals, end } = self.first_rivals(at, &links)?;
        let more = self.words.less_and_more[1];
        let is_greater = of.tokens[at..link].iter().any(|token| token.is(&[more]));
        let measure = of_price(is_greater)?;
        let ratio = Some(self.ratio(at..link, measure.criterion)?);
        Some((self.orders(&rivals, &Compared { measure, ratio })?, end))
    }

    /// Reads what follows "has": `more installs than B`, `the lowest price`, `twice the memory of B`.
    fn has(&self, at: usize) -> Read {
        let (of, words) = (self.of, self.of.words);
        let (criterion, place) = self.first_criterion(at)?;
        let here = of.skip(at, words.degrees);
        let after = place + 1;
        if of.phrase(here, self.words.same).is_some_and(|length| here + length == place) {
            if let Some(link) = of.next(after, &self.words.as_as[1..]) {
                return self.same(criterion, after + link);
            }
            let [one, other] = *self.subjects else { return None };
            let about = About { subject: one, criterion };
            return Some((vec![Says::Same { of: about, rival: other }], after));
        }
        let named = Some(criterion);
        if let Some((adjective, superlative)) = self.first_adjective(at, self.words.superlatives)
            && superlative.end == place
            && of.skip(at, &[words.degrees, words.articles].concat()) >= superlative.start
        {
            let [subject] = self.subjects else { return None };
            let measure = measure(adjective, named, of)?;
            let compared = Compared { measure, ratio: None };
            let rivals = of.others(*subject)?;
            let end = after + of.set(after).unwrap_or(0);
            return Some((vec![self.order(*subject, rivals, &compared, true)], end));
        }
        if let Some((adjective, comparative)) = self.first_adjective(at, self.words.comparatives)
            && comparative.end == place
        {
            let measure = measure(adjective, named, of)?;
            let from = at + of.phrase(at, words.articles).unwrap_or(0);
            let ratio = self.ratio_before(from, &comparative, measure)?;
            return self.with_rivals(&Compared { measure, ratio }, after);
        }
        // "As many installs as B", "as long to boot as B"
        if let Some((adjective, positive)) = self.first_adjective(at, self.words.positives)
            && of.skip(positive.end, &["to"]) == place
        {
            let measure = measure(adjective, named, of)?;
            let ratio = Some(self.ratio_before(at, &positive, measure)??);
            return self.as_rivals(&Compared { measure, ratio }, after);
        }
        self.is_part_of(at)
    }

    /// Reads `twice the memory of B`.
    fn is_part_of(&self, at: usize) -> Read {
        let of = self.of;
        let (criterion, place) = self.first_criterion(at)?;
        let adjective = Adjective { aspect: Aspect::Amount, is_greater: true };
        let measure = measure(adjective, Some(criterion), of)?;
        let ratio = Some(self.ratio(at..place, criterion)?);
        let after = place + 1;
        let link = of.next(after, self.words.that_of).or_else(|| of.next(after, of.words.of));
        let at = after + link?;
        let rivals = self.rivals(at)?;
        let says = self.orders(&rivals.what, &Compared { measure, ratio })?;
        Some((says, at + rivals.length))
    }

    /// Reads `the latency of A is lower than that of B`, from its verb on.
    fn criterion_is(&self, criterion: Index<Criterion>, at: usize) -> Read {
        let (of, words) = (self.of, self.of.words);
        let at = at + of.next(at, words.is).or_else(|| self.any_verb(at))?;
        if let Some((adjective, place)) = self.first_adjective(at, self.words.superlatives)
            && of.skip(at, &[words.degrees, words.articles].concat()) >= place.start
            && let [subject] = self.subjects
        {
            let measure = measure(adjective, Some(criterion), of)?;
            let compared = Compared { measure, ratio: None };
            let end = place.end + of.set(place.end).unwrap_or(0);
            let rivals = of.others(*subject)?;
            return Some((vec![self.order(*subject, rivals, &compared, true)], end));
        }
        if let Some(read) = self.compared_with(at, Some(criterion)) {
            return Some(read);
        }
        let Linked { link, rivals, end } = self.first_rivals(at, self.words.that_of)?;
        let adjective = Adjective { aspect: Aspect::Amount, is_greater: true };
        let measure = measure(adjective, Some(criterion), of)?;
        let ratio = Some(self.ratio(at..link, criterion)?);
        Some((self.orders(&rivals, &Compared { measure, ratio })?, end))
    }

    /// Reads `A starts faster than B`, from its verb on.
    fn does_faster(&self, at: usize) -> Read {
        let of = self.of;
        let named = of.tokens[at].criterion(of.topic.criterion);
        if named.is_none() && self.any_verb(at).is_none() {
            return None;
        }
        let (adjective, _) = self.first_adjective(at + 1, self.words.comparatives)?;
        let criterion = named.or(self.start.criterion).or(of.topic.criterion)?;
        let is_speed = adjective.aspect == Aspect::Speed;
        (is_speed && of.is_joined(at + 1)).then(|| self.compared_with(at + 1, Some(criterion)))?
    }

    /// Returns the length of a word that may be a verb.
    fn any_verb(&self, at: usize) -> Option<usize> {
        let token = self.of.tokens.get(at).filter(|_| self.of.is_joined(at))?;
        let is_verb = token.meaning.is_none()
            && token.text.ends_with(['s', 't', 'n'])
            && !token.is(&["'s"])
            && !token.is(self.of.words.negations)
            && !token.is(self.of.words.limits);
        is_verb.then_some(1)
    }

    /// Reads the rival that has the same value.
    fn same(&self, criterion: Index<Criterion>, at: usize) -> Read {
        let rivals = self.rivals(at)?;
        let says = self.subjects.iter().flat_map(|subject| {
            let of = About { subject: *subject, criterion };
            rivals.what.iter().map(move |rival| Says::Same { of, rival: *rival })
        });
        Some((says.collect(), at + rivals.length))
    }

    /// Returns the first criterion after a word, and its place.
    fn first_criterion(&self, at: usize) -> Option<(Index<Criterion>, usize)> {
        let place = self.find(at, |at| self.of.criterion_at(at).is_some())?;
        Some((self.of.criterion_at(place)?, place))
    }

    /// Returns the first rivals after one of some words.
    fn first_rivals(&self, at: usize, links: &[&str]) -> Option<Linked> {
        let linked = |at: usize| {
            let length = self.of.phrase(at, links)?;
            let rivals = self.rivals(at + length)?;
            Some(Linked { link: at, end: at + length + rivals.length, rivals: rivals.what })
        };
        let place = self.find(at, |at| linked(at).is_some())?;
        linked(place)
    }

    /// Returns the first place at or after a word of the clause that a test accepts.
    pub(super) fn find(&self, at: usize, is_it: impl Fn(usize) -> bool) -> Option<usize> {
        let tokens = self.of.tokens.iter().enumerate().skip(at).take(MOST);
        let joined = tokens.take_while(|(place, token)| {
            token.subject().is_none() && (*place == at || self.of.is_joined(*place))
        });
        joined.map(|(place, _)| place).find(|place| is_it(*place))
    }
}
