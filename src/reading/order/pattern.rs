//! The forms of comparisons: what a clause says after whom or what it begins with. Pure.

use super::Start;
use super::parts::{Clause, Compared, Read};
use super::party::Party;
use crate::base::index::Index;
use crate::matrix::Criterion;
use crate::reading::statement::{About, Says};
use crate::reading::words::order::{Adjective, Aspect};

impl Clause<'_, '_> {
    pub(super) fn of_party(&self, party: &Party) -> Read {
        match (self.subjects.is_empty(), party.is_bare()) {
            (true, _) => None,
            (false, true) => self.of_subjects(party.end),
            (false, false) => self.object_is(party.end),
        }
    }

    /// Reads what follows the subjects of a clause.
    pub(super) fn of_subjects(&self, at: usize) -> Read {
        let of = self.of;
        let is_directly = at == self.start.at || of.is_joined(at);
        let is_after_aside = (self.start.at..at).any(|before| of.after_aside(before) == at);
        if !(is_directly || is_after_aside) || at >= of.tokens.len() {
            return None;
        }
        self.of_verb(at).or_else(|| {
            // "Also costs", "easily outweighs"
            let verb = of.skip_degrees(at);
            (verb > at && of.is_joined(verb)).then(|| self.of_verb(verb))?
        })
    }

    fn of_verb(&self, at: usize) -> Read {
        let (of, words) = (self.of, self.of.words);
        let verb = |verbs: &[&str]| of.phrase(at, verbs).map(|length| at + length);
        let sold = || self.share(verb(self.words.sold_for)?, Some(Aspect::Price));
        let read = self.appears(at).or_else(|| self.compares(at)).or_else(sold);
        if read.is_some() {
            return read;
        }
        if let Some(at) = verb(words.is) {
            return self.is(at);
        }
        if let Some(at) = verb(words.costs) {
            return self.costs(at, Aspect::Price);
        }
        if let Some(at) = verb(self.words.weighs) {
            return self.costs(at, Aspect::Weight);
        }
        let has = || self.has(verb(words.has)?, at);
        let read = has().or_else(|| self.does_faster(at)).or_else(|| self.is_leading_last(at));
        // "Doubles the price of B"
        read.or_else(|| self.share(at, None)).or_else(|| self.does_anything(at))
    }

    /// Reads `(warum) A die günstigere Datenbank ist`.
    fn is_leading_last(&self, at: usize) -> Read {
        let (says, end) = self.is_superlative(at)?;
        let verb = self.of.next(end, self.of.words.is).filter(|_| self.of.words.has_verb_second)?;
        Some((says, end + verb))
    }

    /// Reads a clause that begins with something else: `the cheapest is A`, `nobody has more than A`.
    pub(super) fn of_other(&self, at: usize) -> Read {
        let (of, words) = (self.of, self.of.words);
        let none = self.nobody(at).or_else(|| self.there_is_none(at));
        if let Some(read) = none.or_else(|| self.only_is(at)) {
            return Some(read);
        }
        // "Beim Durchsatz leistet A mehr als B"
        let verbs = [words.is, words.costs, words.has];
        let is_second = self.start.criterion.is_some() || at > 0 && words.has_verb_second;
        if is_second
            && let Some(verb) = verbs.iter().find_map(|verbs| of.phrase(at, verbs))
            && let Some(subjects) = of.subjects_after_verb(at + verb)
        {
            let clause = Clause { subjects: &subjects.what, ..*self };
            let end = at + verb + subjects.length;
            let read = clause.compared_with(end, self.start.criterion);
            return read.or_else(|| clause.is_superlative(end));
        }
        // "Beim Preis liegt A vor B"
        if let Some(named) = self.start.criterion
            && let Some(verb) = of.phrase(at, self.words.lies)
            && let Some(subjects) = of.subjects_after_verb(at + verb)
        {
            let clause = Clause { subjects: &subjects.what, ..*self };
            return clause.is_ahead_on(at + verb + subjects.length, named);
        }
        // "You get A for half the price of B"
        if let Some(length) = of.phrase(at, self.words.getters)
            && let Some(subjects) = of.subjects(at + length)
        {
            let clause = Clause { subjects: &subjects.what, ..*self };
            let at = at + length + subjects.length;
            return clause.share(at + of.next(at, self.words.sold_for)?, Some(Aspect::Price));
        }
        let wanted = at + of.phrase(at, self.words.wanted).unwrap_or(0);
        self.criterion_at_place(at)
            .or_else(|| self.it_takes(at))
            .or_else(|| self.superlative_is(wanted))
            .or_else(|| self.superlative_is(self.after_noun_with(at)?))
            .or_else(|| self.value_is_share(at))
            .or_else(|| self.superlative_alone(at))
            .or_else(|| self.least_costs(at))
    }

    /// Reads `… is cheaper than B`, `is twice as fast as B`, `is the cheapest`.
    fn is(&self, at: usize) -> Read {
        let named = self.start.criterion;
        let not = self.of.phrase(at, self.words.not);
        if let Some(read) = not.and_then(|length| self.is_not(at + length)) {
            return Some(read);
        }
        let read = self.is_superlative(at).or_else(|| self.is_more_on(at));
        let read = read.or_else(|| self.compared_with(at, named));
        read.or_else(|| self.share(at, None)).or_else(|| self.is_ahead(at))
    }

    /// Reads `(is) not cheaper than B`, `not as cheap as B`.
    fn is_not(&self, at: usize) -> Read {
        let of = self.of;
        let skipped = of.skip(at, &["any"]);
        if self.adjective(skipped, self.words.comparatives).is_some() {
            let (says, end) = self.compared_with(skipped, self.start.criterion)?;
            return Some((says.into_iter().map(denied).collect::<Option<_>>()?, end));
        }
        let first = [&self.words.as_as[..1], self.words.so].concat();
        let here = at + of.phrase(at, &first)?;
        let adjective = self.adjective(here, self.words.positives)?;
        let measure = self.measure(adjective.what, self.start.criterion)?;
        let (says, end) =
            self.as_rivals(&Compared { measure, ratio: None }, here + adjective.length)?;
        Some((says.into_iter().map(|says| reversed(&says)).collect::<Option<_>>()?, end))
    }

    /// Reads a comparative with its rivals, `twice as fast as B`, or `as fast as B`.
    pub(super) fn compared_with(&self, at: usize, named: Option<Index<Criterion>>) -> Read {
        self.more_than(at, named).or_else(|| self.as_much_as(at, named))
    }

    fn more_than(&self, at: usize, named: Option<Index<Criterion>>) -> Read {
        let (adjective, place) = self.first_adjective(at, self.words.comparatives)?;
        let on = self.on_criterion(place.end, self.words.than);
        let (measure, end) = match on {
            Some(on) => (self.measure_on(adjective, on.what)?, place.end + on.length),
            None => {
                let (own, end) = self.after_adjective(adjective, place.end);
                (self.measure(adjective, own.or(named))?, end)
            }
        };
        let first = self.of.skip(at, self.of.words.articles);
        let ratio = match self.years_before(at, place.start) {
            true if adjective.aspect == Aspect::Age => None,
            _ => {
                let ratio = self.ratio_before(at, &place, measure);
                ratio.or_else(|| self.ratio_before(first, &place, measure))?
            }
        };
        self.with_rivals(&Compared { measure, ratio }, end)
    }

    fn as_much_as(&self, at: usize, named: Option<Index<Criterion>>) -> Read {
        let of = self.of;
        let (adjective, place) = self.first_adjective(at, self.words.positives)?;
        let (own, end) = self.after_adjective(adjective, place.end);
        let measure = self.measure(adjective, own.or(named))?;
        if of.skip(at, &[of.words.degrees, &self.words.as_as[..1]].concat()) >= place.start {
            return self.same(measure.criterion, end + of.next(end, &self.words.as_as[1..])?);
        }
        let ratio = Some(self.ratio_before(at, &place, measure)??);
        self.as_rivals(&Compared { measure, ratio }, end)
    }

    /// Returns the criterion that words after an adjective name, and where they end: `quicker to start`, `a cheaper
    /// option`, `the smaller download`.
    pub(super) fn after_adjective(
        &self,
        adjective: Adjective,
        at: usize,
    ) -> (Option<Index<Criterion>>, usize) {
        let of = self.of;
        let Some(token) = of.tokens.get(at).filter(|_| of.is_joined(at)) else { return (None, at) };
        if of.phrase(at, self.words.to).is_some() {
            return self.after_verb(adjective, at);
        }
        let is_linked = of.phrase(at, self.words.than).is_some();
        if token.is(self.words.nouns) || token.is(self.words.bound) || self.is_of_title(at) {
            return (None, at + 1);
        }
        match self.object(at, adjective.aspect).filter(|_| !is_linked) {
            Some((object, end)) => (Some(object), end),
            None => (None, at),
        }
    }

    /// Returns the criterion of the verb after an adjective, and where it ends: `quicker to start`.
    pub(super) fn after_verb(
        &self,
        adjective: Adjective,
        at: usize,
    ) -> (Option<Index<Criterion>>, usize) {
        let of = self.of;
        let Some(to) = of.next(at, self.words.to) else { return (None, at) };
        let Some(verb) = of.tokens.get(at + to).filter(|_| of.is_joined(at + to)) else {
            return (None, at);
        };
        if adjective.aspect == Aspect::Price && verb.is(self.words.bought) {
            return (None, at + to + 1);
        }
        let lexicon = of.of.vocabulary.lexicon();
        let starts = || of.phrase(at + to, self.words.starts).and(lexicon.startup);
        let named = lexicon.verb(&verb.text).or_else(starts);
        let named = named.filter(|at| lexicon.fits(*at, adjective.aspect));
        named.map_or((None, at), |named| (Some(named), at + to + 1))
    }

    /// Reads what follows "costs" or "weighs".
    fn costs(&self, at: usize, aspect: Aspect) -> Read {
        let (of, words) = (self.of, self.of.words);
        let here = of.skip_degrees(at);
        let of_price =
            |is_greater| self.measure(Adjective { aspect, is_greater }, self.start.criterion);
        if let Some(length) = of.phrase(here, self.words.as_much) {
            return self.same(of_price(true)?.criterion, here + length);
        }
        if let Some(length) = of.phrase(here, self.words.same)
            && let [one, other] = *self.subjects
        {
            let about = About { subject: one, criterion: of_price(true)?.criterion };
            return Some((vec![Says::Same { of: about, rival: other }], here + length));
        }
        let most = self.does_most(here, of_price(true).map(|of| of.criterion));
        if most.is_some() {
            return most;
        }
        for (word, is_greater) in self.words.less_and_more.into_iter().zip([false, true]) {
            if let Some(length) = of.phrase(here, &[word]) {
                let compared = Compared { measure: of_price(is_greater)?, ratio: None };
                let read = self.with_rivals(&compared, here + length);
                if read.is_some() {
                    return read;
                }
            }
        }
        // "Three times as much as B", "20 % more than B", "half of B", "half of what B does"
        let links = [self.words.than, &self.words.as_as[1..], words.of, self.words.what].concat();
        let linked = self.first_rivals(at, &links)?;
        let more = self.words.less_and_more[1];
        let is_greater = of.tokens[at..linked.link].iter().any(|token| token.is(&[more]));
        let measure = of_price(is_greater)?;
        let ratio = self.ratio(at..linked.link, measure.criterion);
        // "A tenth" is a number only before "of".
        let whole = || self.ratio(at..linked.link + 1, measure.criterion);
        let ratio = Some(ratio.or_else(whole)?);
        Some((self.orders(&linked.rivals, &Compared { measure, ratio })?, linked.end))
    }

    /// Reads what follows "has": `more installs than B`, `the lowest price`, `twice the memory of B`.
    fn has(&self, at: usize, verb: usize) -> Read {
        let of = self.of;
        let here = of.skip_degrees(at);
        if let Some(length) = of.phrase(here, self.words.same) {
            let (criterion, after) = self.object(here + length, Aspect::Amount)?;
            if let Some(link) = of.next(after, &self.words.as_as[1..]) {
                return self.same(criterion, after + link);
            }
            let [one, other] = *self.subjects else { return None };
            let about = About { subject: one, criterion };
            return Some((vec![Says::Same { of: about, rival: other }], after));
        }
        let read =
            self.has_most(at).or_else(|| self.has_more(at)).or_else(|| self.has_as_many(at, verb));
        read.or_else(|| self.takes_less_time(at))
            .or_else(|| self.share(at, None))
            .or_else(|| self.share_of_verb(at, verb))
            .or_else(|| self.noun_share(at))
    }

    /// Reads `(uses) ten times what B uses`, where the verb names the criterion.
    fn share_of_verb(&self, at: usize, verb: usize) -> Read {
        let lexicon = self.of.of.vocabulary.lexicon();
        let topic = self.of.topic.criterion.filter(|at| !lexicon.fits(*at, Aspect::Price));
        let criterion = self.of.any_criterion_at(verb).or(topic)?;
        let start = Start { criterion: Some(criterion), ..self.start };
        Clause { start, ..*self }.share(at, None)
    }

    /// Reads `more installs than B`, `the bigger battery (of the two)`.
    pub(super) fn has_more(&self, at: usize) -> Read {
        let of = self.of;
        let (adjective, place) = self.first_adjective(at, self.words.comparatives)?;
        let (criterion, end) = self.object_or_topic(place.end, adjective.aspect)?;
        let measure = self.measure(adjective, Some(criterion))?;
        let article = of.phrase(at, of.words.articles);
        let from = at + article.unwrap_or(0);
        // "Eight more" counts only with what it counts.
        let ratio = self
            .ratio_before(from, &place, measure)
            .or_else(|| self.ratio_before(at, &place, measure))
            .or_else(|| self.ratio_before(from, &(place.start..end), measure))?;
        let definite = article.is_some_and(|_| of.tokens[at].is(self.words.definite));
        let implied = if definite && self.implied.is_none() { self.other() } else { self.implied };
        Clause { implied, ..*self }.with_rivals(&Compared { measure, ratio }, end)
    }

    /// Reads `as many installs as B`, `twice as long to boot as B`, `twice as many`.
    pub(super) fn has_as_many(&self, at: usize, verb: usize) -> Read {
        let of = self.of;
        let (adjective, positive) = self.first_adjective(at, self.words.positives)?;
        let place = of.skip(positive.end, self.words.to);
        if let Some((criterion, after)) = self.object(place, adjective.aspect) {
            let measure = self.measure(adjective, Some(criterion))?;
            if of.skip(at, &[of.words.degrees, &self.words.as_as[..1]].concat()) >= positive.start {
                return self.same(criterion, after + of.next(after, &self.words.as_as[1..])?);
            }
            let ratio = Some(self.ratio_before(at, &positive, measure)??);
            return self.as_rivals(&Compared { measure, ratio }, after);
        }
        let topic = || self.object_or_topic(positive.end, adjective.aspect).map(|found| found.0);
        let named = of.any_criterion_at(verb).or(self.start.criterion).or_else(topic)?;
        let measure = self.measure(adjective, Some(named))?;
        let ratio = Some(self.ratio_before(at, &positive, measure)??);
        let compared = Compared { measure, ratio };
        match of.next(positive.end, &self.words.as_as[1..]) {
            Some(_) => self.as_rivals(&compared, positive.end),
            None => Some((self.orders(&[self.only_rival(false)?], &compared)?, positive.end)),
        }
    }

    /// Reads what is said of a criterion or a noun of subjects, from its verb on: `(the latency of A) is lower than that
    /// of B`.
    fn object_is(&self, at: usize) -> Read {
        let of = self.of;
        if let Some(read) = self.takes_less_time_after_verb(at).or_else(|| self.compares(at)) {
            return Some(read);
        }
        let at = at + of.next(at, of.words.is).or_else(|| self.any_verb(at))?;
        let named = self.start.criterion;
        let most = self.does_most(at, named).or_else(|| self.compared_with(at, named));
        most.or_else(|| self.share(at, None))
    }

    /// Reads the rival that has the same value.
    pub(super) fn same(&self, criterion: Index<Criterion>, at: usize) -> Read {
        let rivals = self.rivals(at)?;
        let says = self.subjects.iter().flat_map(|subject| {
            let of = About { subject: *subject, criterion };
            rivals.what.iter().map(move |rival| Says::Same { of, rival: *rival })
        });
        Some((says.collect(), at + rivals.length))
    }
}

/// Returns that an order of two is not so. Of more, it is not said for which.
fn denied(says: Says) -> Option<Says> {
    match says {
        Says::Order { of, rivals, is_higher, or_same: false } if rivals.len() == 1 => {
            Some(Says::Order { of, rivals, is_higher: !is_higher, or_same: true })
        }
        _ => None,
    }
}

/// Returns the opposite of an order.
fn reversed(says: &Says) -> Option<Says> {
    match says {
        Says::Order { of, rivals, is_higher, .. } if rivals.len() == 1 => {
            let (of, rivals) = (*of, rivals.clone());
            Some(Says::Order { of, rivals, is_higher: !is_higher, or_same: false })
        }
        _ => None,
    }
}
