//! Whom and what a clause of a comparison begins with, and with whom it compares. Pure.

use super::parts::Clause;
use crate::base::index::Index;
use crate::matrix::{Criterion, Subject};
use crate::reading::clause::{Found, Sentence};
use crate::reading::words::order::{Aspect, OrderWords};

/// What a clause is about: `the Swift`, `its battery`, `Charging the Swift`, `the files of the Swift`.
#[derive(Debug, Clone, Default)]
pub(super) struct Party {
    pub(super) subjects: Vec<Index<Subject>>,
    /// The criterion that it names
    pub(super) named: Option<Index<Criterion>>,
    /// A noun that stands for one, if an adjective fits
    pub(super) noun: Option<usize>,
    /// The word after it
    pub(super) end: usize,
}

impl Party {
    pub(super) fn read(of: &Sentence<'_>, words: &OrderWords, at: usize) -> Option<Party> {
        if let Some(party) = Party::cleft(of, at) {
            return Some(party);
        }
        if let Some(Found { what, length }) = of.leading_subjects(at) {
            let end = of.after_aside(at + length);
            let whole = Party { subjects: what, end, ..Party::default() };
            let after = whole.end + 1;
            let is_of_it = of.tokens.get(whole.end).is_some_and(|token| token.is(&["'s"]));
            return Some(if is_of_it && of.is_joined(after) {
                whole.with_object(of, after)?
            } else {
                whole
            });
        }
        if let Some(length) = of.phrase(at, of.words.possessives)
            && let Some(subject) = of.it(at)
        {
            let whole = Party { subjects: vec![subject], ..Party::default() };
            return whole.with_object(of, at + length);
        }
        // "Charging A"
        if let Some(named) = gerund(of, at)
            && let Some(Found { what, length }) = of.subjects(at + 1)
        {
            return Some(Party {
                subjects: what,
                named: Some(named),
                noun: None,
                end: at + 1 + length,
            });
        }
        let article = of.phrase(at, of.words.articles).unwrap_or(0);
        if let Some(party) = Party::of_section(of, at, article) {
            return Some(party);
        }
        let object = Party::default().with_object(of, at + article)?;
        let links = [of.words.of, words.places].concat();
        let linked = of.next(object.end, &links).and_then(|link| {
            let subjects = of.subjects(object.end + link)?;
            Some((subjects.what, object.end + link + subjects.length))
        });
        if let Some((subjects, end)) = linked {
            return Some(Party { subjects, end, ..object });
        }
        // "The price is …", in a section about A
        let section = of.setting.section.filter(|section| of.it(at) == Some(*section))?;
        (object.named.is_some() && article > 0).then(|| Party { subjects: vec![section], ..object })
    }

    /// Reads `a managed instance (costs …)`, in a section about A: words of the name of its price.
    fn of_section(of: &Sentence<'_>, at: usize, article: usize) -> Option<Party> {
        let section = of.setting.section.filter(|section| of.it(at) == Some(*section))?;
        let first = at + article;
        let named = of.any_criterion_at(first).filter(|_| article > 0 && of.is_joined(first))?;
        let is_own = |at: &usize| of.is_joined(*at) && of.any_criterion_at(*at) == Some(named);
        let end = (first..of.tokens.len()).take_while(is_own).last()? + 1;
        let is_price = of.of.vocabulary.lexicon().fits(named, Aspect::Price);
        let is_so = is_price && of.next(end, of.words.costs).is_some();
        is_so.then(|| Party { subjects: vec![section], named: Some(named), noun: None, end })
    }

    /// Reads `it is A that (is …)`.
    fn cleft(of: &Sentence<'_>, at: usize) -> Option<Party> {
        let who = at + of.listed(at, |words| &words.clefts)?;
        let Found { what, length } = of.subjects(who)?;
        let end = who + length + of.listed(who + length, |words| &words.relatives)?;
        Some(Party { subjects: what, end, ..Party::default() })
    }

    /// Returns it with the criterion or the noun at a word.
    fn with_object(self, of: &Sentence<'_>, at: usize) -> Option<Party> {
        let named = of.criterion_at(at);
        let is_noun = || {
            let lexicon = of.of.vocabulary.lexicon();
            let token = of.tokens.get(at)?;
            lexicon.core(&token.text).map(|_| at)
        };
        let noun = if named.is_none() { Some(is_noun()?) } else { None };
        Some(Party { named, noun, end: at + 1, ..self })
    }

    pub(super) fn is_bare(&self) -> bool {
        self.named.is_none() && self.noun.is_none()
    }
}

/// Returns the criterion of an action before a subject: `charging`.
fn gerund(of: &Sentence<'_>, at: usize) -> Option<Index<Criterion>> {
    let token = of.tokens.get(at).filter(|token| token.text.ends_with("ing"))?;
    if token.meaning.is_some() {
        return of.any_criterion_at(at);
    }
    of.of.vocabulary.lexicon().verb(&token.text)
}

impl Clause<'_, '_> {
    /// Returns the subjects at a word that the clause compares its own with, after what repeats the thing compared:
    /// `that of B`, `B's`, `with B`, `charging B`, `B does`.
    pub(super) fn rivals(&self, at: usize) -> Option<Found<Vec<Index<Subject>>>> {
        let of = self.of;
        let before = [self.words.that_of, self.words.places].concat();
        let mut here = at + of.phrase(at, &before).unwrap_or(0);
        if of.phrase(here, self.words.what).is_some() && here == at {
            return self.what_rivals_do(at);
        }
        if self.start.criterion.is_some() && gerund(of, here) == self.start.criterion {
            here += 1;
        }
        if let Some(length) = of.phrase(here, self.words.all_others) {
            let [subject] = self.subjects else { return None };
            let end = self.after_others(here, here + length);
            return Some(Found { what: of.others(*subject)?, length: end - at });
        }
        let one_of_two = || of.former_or_latter(here);
        let rivals = of.rivals(here).or_else(one_of_two)?;
        let is_own = rivals.what.iter().any(|rival| self.subjects.contains(rival));
        let end = self.with_auxiliary(self.with_object(here + rivals.length));
        (!is_own).then_some(Found { what: rivals.what, length: end - at })
    }

    /// Returns the end of words for all others with the noun of them and their set: `any other (shoe in this test)`.
    fn after_others(&self, at: usize, end: usize) -> usize {
        let of = self.of;
        let is_other = (at..end).any(|at| of.tokens[at].is(self.words.other));
        let is_noun = of.tokens.get(end).is_some_and(|token| of.is_any_noun(token));
        let end = end + usize::from(is_other && is_noun && of.is_joined(end));
        let end = end + of.set(end).unwrap_or(0);
        self.with_auxiliary(end)
    }

    /// Reads `what B does`.
    fn what_rivals_do(&self, at: usize) -> Option<Found<Vec<Index<Subject>>>> {
        let of = self.of;
        let here = at + of.phrase(at, self.words.what)?;
        let rivals = of.rivals(here)?;
        let is_own = rivals.what.iter().any(|rival| self.subjects.contains(rival));
        let end = here + rivals.length;
        let is_of_it = of.is_joined(end) && of.tokens[end].is(&["'s"]);
        let end = end + usize::from(is_of_it);
        let verb = of.phrase(end, of.words.auxiliaries).or_else(|| self.any_verb(end));
        (!is_own && of.is_joined(end))
            .then_some(Found { what: rivals.what, length: end + verb? - at })
    }

    /// Returns the end of a rival with what it has: `B's`, `B's groups`.
    fn with_object(&self, at: usize) -> usize {
        let of = self.of;
        if !of.tokens.get(at).is_some_and(|token| token.is(&["'s"])) || !of.is_joined(at) {
            return at;
        }
        let is_object = || {
            let named = of.any_criterion_at(at + 1);
            let is_noun = || {
                let [own, other] =
                    [self.noun?, at + 1].map(|at| of.tokens.get(at).map(|token| &token.text));
                Some(own.is_some() && own == other)
            };
            named.is_some() && named == self.start.criterion || is_noun() == Some(true)
        };
        at + 1 + usize::from(of.is_joined(at + 1) && is_object())
    }

    /// Returns the end of a rival with the verb that repeats the one of the clause.
    fn with_auxiliary(&self, at: usize) -> usize {
        match self.of.next(at, self.of.words.auxiliaries) {
            Some(length) if self.of.ends(at + length) => at + length,
            _ => at,
        }
    }

    /// Returns the same, or the criterion of the section if nothing follows: `(has) the most`, `(has) more than B`.
    pub(super) fn object_or_topic(
        &self,
        at: usize,
        aspect: Aspect,
    ) -> Option<(Index<Criterion>, usize)> {
        let of = self.of;
        let lexicon = of.of.vocabulary.lexicon();
        let links = [self.words.than, &self.words.as_as[1..]].concat();
        let is_bare = || of.ends(at) || of.set(at).is_some() || of.next(at, &links).is_some();
        self.object(at, aspect).or_else(|| {
            let topic = of.topic.criterion.filter(|_| aspect == Aspect::Amount && is_bare())?;
            let is_amount = lexicon.has_amounts(topic) && !lexicon.fits(topic, Aspect::Price);
            is_amount.then_some((topic, at))
        })
    }

    /// Returns the criterion that the word after an adjective stands for, and the word after it.
    pub(super) fn object(&self, at: usize, aspect: Aspect) -> Option<(Index<Criterion>, usize)> {
        let of = self.of;
        let token = of.tokens.get(at).filter(|_| of.is_joined(at))?;
        let lexicon = of.of.vocabulary.lexicon();
        let fits = |at: &Index<Criterion>| lexicon.fits(*at, aspect);
        let part = || of.any_criterion_at(at).filter(fits);
        let named = of.criterion_at(at).or_else(part);
        let of_aspect = || {
            let noun = self.words.aspects.iter().find(|(noun, _)| token.is(&[noun]));
            match noun?.1 {
                Aspect::Price => lexicon.price,
                Aspect::Weight => lexicon.weight,
                Aspect::Speed => lexicon.speed,
                _ => None,
            }
        };
        let noun = || lexicon.noun(&token.text, aspect);
        // The transactions of `transactions/s`
        let rate = || {
            let named = of.any_criterion_at(at).filter(|_| aspect == Aspect::Amount)?;
            let unit = of.of.matrix.criteria[named].unit.as_deref()?;
            let counted = unit.split_once('/')?.0;
            (counted.to_lowercase() == token.text).then_some(named)
        };
        let named = named.or_else(rate);
        let found = named.or_else(noun).or_else(of_aspect)?;
        Some((found, at + 1))
    }
}
