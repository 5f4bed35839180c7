//! Verbs that compare, and where what they say is. Pure.

use super::Start;
use super::parts::{Clause, Compared, MOST, Read};
use crate::base::index::Index;
use crate::claims;
use crate::matrix::unit::{Fit, Unit};
use crate::matrix::{Criterion, Subject};
use crate::reading::clause::Found;
use crate::reading::statement::Says;
use crate::reading::token::Gap;
use crate::reading::words::order::{Adjective, Aspect};

impl Clause<'_, '_> {
    /// Reads `A outweighs B`, `A predates B`.
    pub(super) fn compares(&self, at: usize) -> Read {
        let of = self.of;
        let mut verbs = self.words.verbs.iter();
        let (length, adjective) =
            verbs.find_map(|(verb, adjective)| Some((of.phrase(at, &[verb])?, *adjective)))?;
        let measure = self.measure(adjective, self.start.criterion)?;
        let rivals = self.rivals(at + length)?;
        let end = at + length + rivals.length;
        let to_one = of.next(end + 1, self.words.to_one).filter(|_| of.is_joined(end));
        let ratio = to_one.map(|length| of.text_of(end..end + 1 + length));
        let says = self.orders(&rivals.what, &Compared { measure, ratio })?;
        Some((says, end + to_one.map_or(0, |length| length + 1)))
    }

    /// Reads `A came out (three years) before B`, `A was released earlier than B`.
    pub(super) fn appears(&self, at: usize) -> Read {
        let of = self.of;
        let verb = of.phrase(at, self.words.appears)?;
        let here = of.skip_degrees(at + verb);
        // "Has existed longer than B"
        if let Some(Found { what, length }) = self.adjective(here, self.words.comparatives)
            && what.aspect == Aspect::Length
        {
            let adjective = Adjective { aspect: Aspect::Age, is_greater: !what.is_greater };
            let measure = self.measure(adjective, None)?;
            return self.with_rivals(&Compared { measure, ratio: None }, here + length);
        }
        if self
            .adjective(here, self.words.comparatives)
            .is_some_and(|of| of.what.aspect == Aspect::Age)
        {
            return self.compared_with(here, None);
        }
        let superlative = self.adjective(of.skip(here, of.words.articles), self.words.superlatives);
        if superlative.is_some_and(|of| of.what.aspect == Aspect::Age) {
            return self.does_most(here, None);
        }
        let end = of.tokens.len().min(here + MOST);
        let place = (here..end)
            .take_while(|at| of.tokens[*at].subject().is_none())
            .find(|at| of.tokens[*at].is(&self.words.before_and_after))?;
        let is_first = of.tokens[place].is(&self.words.before_and_after[..1]);
        // Between the verb and "before" are only a date and a number of years.
        let is_time = |at: usize| {
            let token = &of.tokens[at];
            let is_number = token.text.starts_with(|c: char| c.is_ascii_digit());
            let is_mark = matches!(token.gap, Gap::Space | Gap::Comma);
            let lists = [self.words.dates, self.words.years, self.of.of.language.months()];
            is_mark && (is_number || lists.iter().any(|list| token.is(list))) || self.is_number(at)
        };
        if !(here..place).all(is_time) {
            return None;
        }
        let adjective = Adjective { aspect: Aspect::Age, is_greater: !is_first };
        let measure = self.measure(adjective, None)?;
        let rivals = self.rivals(place + 1)?;
        let says = self.orders(&rivals.what, &Compared { measure, ratio: None })?;
        Some((says, place + 1 + rivals.length))
    }

    /// Whether a word is a number.
    fn is_number(&self, at: usize) -> bool {
        let token = &self.of.tokens[at];
        claims::spoken::whole(&token.text, self.of.of.language).is_some()
            || token.is(self.of.words.articles)
    }

    /// Whether the words of a range are a number of years: `nine years (older)`.
    pub(super) fn years_before(&self, at: usize, end: usize) -> bool {
        let of = self.of;
        let at = of.skip(at, &[of.words.degrees, self.words.about].concat());
        end == at + 2 && of.tokens[at + 1].is(self.words.years) && {
            let is_digit = of.tokens[at].text.starts_with(|c: char| c.is_ascii_digit());
            is_digit || self.is_number(at)
        }
    }

    /// Reads `A starts faster than B`, `A lasts longer than B`, `A builds fastest`, from its verb on.
    pub(super) fn does_faster(&self, at: usize) -> Read {
        let of = self.of;
        let lexicon = of.of.vocabulary.lexicon();
        let own = of.tokens[at].criterion(of.topic.criterion);
        if own.is_none() && self.any_verb(at).is_none() || !of.is_joined(at + 1) {
            return None;
        }
        if let Some(read) = self.does_object_faster(at) {
            return Some(read);
        }
        let after = at + of.phrase(at, self.words.lasts).unwrap_or(1);
        let here = of.skip(after, &[of.words.articles, of.words.degrees].concat());
        let lists = [self.words.comparatives, self.words.superlatives, self.words.positives];
        let adjective = lists.into_iter().find_map(|list| self.first_adjective(at + 1, list))?.0;
        let is_lasting =
            of.phrase(at, self.words.lasts).is_some() && adjective.aspect == Aspect::Length;
        let starts = || of.phrase(at, self.words.starts).and(lexicon.startup);
        let by_verb = || match of.any_criterion_at(at) {
            Some(named) => Some(named),
            None => lexicon.verb(&of.tokens[at].text).or_else(starts),
        };
        let named = match adjective.aspect {
            Aspect::Speed => by_verb().filter(|at| lexicon.fits(*at, Aspect::Speed)),
            Aspect::Length if is_lasting => lexicon.endurance,
            Aspect::Length => own,
            Aspect::Price => return self.with_price(at, adjective),
            _ => return None,
        };
        let topic = of.topic.criterion.filter(|at| lexicon.fits(*at, adjective.aspect));
        let named = own.or(named).or(self.start.criterion).or(topic)?;
        self.does_most(here, Some(named)).or_else(|| self.compared_with(after, Some(named)))
    }

    /// Reads `A comes cheaper than B`.
    fn with_price(&self, at: usize, adjective: Adjective) -> Read {
        let is_verb = self.of.tokens[at].is(self.words.comes);
        let named = is_verb.then(|| self.measure(adjective, self.start.criterion)).flatten()?;
        self.compared_with(at + 1, Some(named.criterion))
    }

    /// Reads `it takes longer to charge A than B`.
    pub(super) fn it_takes(&self, at: usize) -> Read {
        let of = self.of;
        let here = of.skip(at + of.phrase(at, self.words.it_takes)?, of.words.degrees);
        let adjective = self.adjective(here, self.words.comparatives)?;
        let end = here + adjective.length;
        let aspect = Aspect::Length;
        let end = match (adjective.what.aspect, of.next(end, self.words.time)) {
            (Aspect::Amount, Some(time)) => end + time,
            (Aspect::Length, _) => end,
            _ => return None,
        };
        let adjective = Adjective { aspect, ..adjective.what };
        let (named, end) = self.after_verb(adjective, end);
        let subjects = of.subjects(end)?;
        let clause = self.of_named(&subjects.what, named?);
        let measure = clause.measure(adjective, named)?;
        clause.with_rivals(&Compared { measure, ratio: None }, end + subjects.length)
    }

    /// Reads `(charging A) takes less time than charging B`, from its verb on.
    pub(super) fn takes_less_time_after_verb(&self, at: usize) -> Read {
        let verb = self.of.phrase(at, self.of.words.has)?;
        self.takes_less_time(at + verb)
    }

    /// Reads `less time than B`, `longer than B`, `less time to charge than B`.
    pub(super) fn takes_less_time(&self, at: usize) -> Read {
        let of = self.of;
        let here = of.skip(at, of.words.degrees);
        let adjective = self.adjective(here, self.words.comparatives)?;
        let end = here + adjective.length;
        let end = match (adjective.what.aspect, of.next(end, self.words.time)) {
            (Aspect::Amount, Some(time)) => end + time,
            (Aspect::Length, _) => end,
            _ => return None,
        };
        let lexicon = of.of.vocabulary.lexicon();
        let verb = || {
            let to = of.next(end, self.words.to)?;
            let verb = of.tokens.get(end + to)?;
            let named = of.any_criterion_at(end + to).or_else(|| lexicon.verb(&verb.text))?;
            Some((named, end + to + 1))
        };
        let topic = of.topic.criterion;
        let (named, end) = verb().or_else(|| Some((self.start.criterion.or(topic)?, end)))?;
        if !lexicon.fits(named, Aspect::Length) {
            return None;
        }
        let adjective = Adjective { aspect: Aspect::Length, ..adjective.what };
        let measure = self.measure(adjective, Some(named))?;
        self.with_rivals(&Compared { measure, ratio: None }, end)
    }

    /// Reads `die Laufzeit ist bei A kürzer als bei B`, `bei A ist die Laufzeit kürzer als bei B`, `the price is lower
    /// with A than with B`.
    pub(super) fn criterion_at_place(&self, at: usize) -> Read {
        let (of, words) = (self.of, self.of.words);
        let place = |at: usize| {
            let length = of.phrase(at, self.words.places)?;
            let found = of.subjects(at + length)?;
            Some((found.what, at + length + found.length))
        };
        let verb = |at: usize| of.next(at, &[words.is, words.has].concat());
        if let Some(read) = self.pays(at) {
            return Some(read);
        }
        if let Some((subjects, end)) = place(at) {
            if let Some(pays) = of.next(end, self.words.pays) {
                let price = of.of.vocabulary.lexicon().price?;
                return self.of_named(&subjects, price).compared_with_price(end + pays);
            }
            let first_verb = verb(end).unwrap_or(0);
            let named = of.criterion(end + first_verb)?;
            let end = end + first_verb + named.length;
            let end = if first_verb == 0 { end + verb(end)? } else { end };
            return self.of_named(&subjects, named.what).compared_with(end, Some(named.what));
        }
        if self.words.binds.iter().any(|binds| of.phrase(at, &[binds]).is_some()) {
            return self.is_bound(at);
        }
        // "Damit ist der Preis niedriger als bei B", in a section about A
        let first_verb = of.phrase(at, words.is).filter(|_| words.has_verb_second).unwrap_or(0);
        let named = of.criterion(at + first_verb)?;
        let here = at + first_verb + named.length;
        let here = if first_verb > 0 { here } else { here + verb(here)? };
        let of_section = || {
            let subjects = [of.setting.section.filter(|_| of.it(at) == of.setting.section)?];
            self.of_named(&subjects, named.what).compared_with(here, Some(named.what))
        };
        if let Some(read) = of_section() {
            return Some(read);
        }
        if let Some((subjects, end)) = place(here) {
            return self.of_named(&subjects, named.what).compared_with(end, Some(named.what));
        }
        self.placed(here, named.what)
    }

    /// Reads `lower with A than with B`, `twice as much for A as for B`.
    fn placed(&self, at: usize, named: Index<Criterion>) -> Read {
        let of = self.of;
        let place = self.find(at, |at| {
            let length = of.phrase(at, self.words.places);
            length.is_some_and(|length| of.subjects(at + length).is_some())
        })?;
        let after = place + of.phrase(place, self.words.places)?;
        let subjects = of.subjects(after)?;
        let clause = self.of_named(&subjects.what, named);
        let end = after + subjects.length;
        let here = of.skip(at, of.words.degrees);
        if let Some(adjective) = self.adjective(here, self.words.comparatives) {
            let measure = clause.measure(adjective.what, Some(named))?;
            let is_all = here + adjective.length == place;
            return is_all.then(|| clause.with_rivals(&Compared { measure, ratio: None }, end))?;
        }
        let (adjective, positive) = self.first_adjective(at, self.words.positives)?;
        let measure = clause.measure(adjective, Some(named))?;
        let ratio = Some(clause.ratio_before(at, &positive, measure)??);
        (positive.end == place).then(|| clause.as_rivals(&Compared { measure, ratio }, end))?
    }

    /// Reads `you pay less for A than for B`.
    fn pays(&self, at: usize) -> Read {
        let length = self.of.phrase(at, self.words.pays)?;
        self.placed(at + length, self.of.of.vocabulary.lexicon().price?)
    }

    /// Reads `(with A, you pay) twice as much as with B`.
    fn compared_with_price(&self, at: usize) -> Read {
        self.compared_with(at, self.start.criterion)
    }

    /// Reads `man bleibt bei A viermal so lange gebunden wie bei B`, `you are tied to A twice as long as to B`.
    fn is_bound(&self, at: usize) -> Read {
        let of = self.of;
        let binding = of.of.vocabulary.lexicon().binding?;
        let here = at + of.phrase(at, self.words.binds)?;
        let bound = of.phrase(here, self.words.bound);
        let here = here + bound.unwrap_or(0);
        let place = of.phrase(here, &[self.words.places, self.words.to].concat())?;
        let subjects = of.subjects(here + place)?;
        let end = here + place + subjects.length;
        let is_said = bound.is_some()
            || (end..of.tokens.len()).take(MOST).any(|at| of.tokens[at].is(self.words.bound));
        is_said.then(|| self.of_named(&subjects.what, binding).compared_with(end, Some(binding)))?
    }

    fn of_named<'n>(
        &self,
        subjects: &'n [Index<Subject>],
        named: Index<Criterion>,
    ) -> Clause<'n, '_>
    where
        Self: 'n,
    {
        Clause { subjects, start: Start { criterion: Some(named), ..self.start }, ..*self }
    }

    /// Returns the length of a word that may be a verb.
    pub(super) fn any_verb(&self, at: usize) -> Option<usize> {
        let token = self.of.tokens.get(at).filter(|_| self.of.is_joined(at))?;
        let is_verb = token.text.ends_with(['s', 't', 'n'])
            && token.subject().is_none()
            && !token.is(&["'s"])
            && !token.is(self.of.words.negations)
            && !token.is(self.of.words.limits);
        is_verb.then_some(1)
    }

    /// Whether a statement may end before a word, or with the value that shows it: `at €5`, `by far more than 20 %`.
    pub(super) fn ends(&self, says: &[Says], at: usize) -> bool {
        let of = self.of;
        if of.ends(at) {
            return true;
        }
        let Some(length) = of.phrase(at, of.words.amounts) else { return false };
        let first = at + length;
        let joined = |at: &usize| *at == first || of.is_joined(*at);
        let end = (first..of.tokens.len())
            .take_while(joined)
            .take(MOST)
            .last()
            .map_or(first, |at| at + 1);
        if end == first || !of.ends(end) {
            return false;
        }
        let Some(about) = says.first().and_then(|says| says.about().first().copied()) else {
            return false;
        };
        let criterion = &of.of.matrix.criteria[about.criterion];
        let unit = Unit::in_language(criterion.unit.as_deref(), of.of.language);
        let range = of.text_with_signs(first..end);
        let numbers = claims::numbers(&of.text[range.clone()], criterion, &unit, criterion.sense);
        let is_difference = of.tokens[at].is(self.words.by);
        let is_share =
            is_difference && of.text[range].contains(|c: char| c == '%' || c.is_ascii_digit());
        is_share
            || of.is_amount(first..end)
                && matches!(&numbers[..], [one] if one.fit == Fit::Same && criterion.unit.is_some())
            || is_difference && of.tokens[first..end].iter().any(|token| token.is(self.words.years))
    }

    /// Whether a statement says who is older: it stays so.
    pub(super) fn is_of_age(&self, says: &Says) -> bool {
        let lexicon = self.of.of.vocabulary.lexicon();
        says.about().first().is_some_and(|about| lexicon.fits(about.criterion, Aspect::Age))
    }
}
