//! The parts of comparisons: adjectives, ratios before them, and rivals after them. Pure.

use std::ops::Range;

use super::criterion::{Measure, measure};
use super::ratio::Ratio;
use crate::base::index::Index;
use crate::matrix::{Criterion, Subject};
use crate::reading::block::BlockKind;
use crate::reading::clause::{Found, Sentence, Start};
use crate::reading::statement::{About, Says};
use crate::reading::words::order::{Adjective, OrderWords};

/// Most words from a verb to the adjective or the criterion that belongs to it.
pub(super) const MOST: usize = 10;

/// Statements, and the word after the last one of theirs.
pub(super) type Read = Option<(Vec<Says>, usize)>;

/// A clause of a comparison, with its subjects if it begins with them.
#[derive(Clone, Copy)]
pub(super) struct Clause<'c, 's> {
    pub(super) of: &'c Sentence<'s>,
    pub(super) words: &'static OrderWords,
    pub(super) start: Start,
    pub(super) subjects: &'c [Index<Subject>],
    /// A noun that stands for its criterion, if an adjective fits
    pub(super) noun: Option<usize>,
    /// The rival of a comparative that names none
    pub(super) implied: Option<Index<Subject>>,
    /// Those that the sentence before compares, in this order
    pub(super) pair: Option<[Index<Subject>; 2]>,
}

/// A comparison without its rivals.
pub(super) struct Compared {
    pub(super) measure: Measure,
    /// The words that say by how much
    pub(super) ratio: Option<Range<usize>>,
}

impl Clause<'_, '_> {
    /// Returns the adjective at a word.
    pub(super) fn adjective(
        &self,
        at: usize,
        list: &[(&'static str, Adjective)],
    ) -> Option<Found<Adjective>> {
        let of = self.of;
        let token = of.tokens.get(at)?;
        let phrases = list.iter().filter_map(|(phrase, what)| {
            Some(Found { what: *what, length: of.phrase(at, &[phrase])? })
        });
        let longest = phrases.max_by_key(|found| found.length);
        longest.or_else(|| {
            let stems =
                self.words.endings.iter().filter_map(|ending| token.text.strip_suffix(ending));
            stems
                .flat_map(|stem| list.iter().filter(move |(word, _)| *word == stem))
                .next()
                .map(|(_, what)| Found { what: *what, length: 1 })
        })
    }

    /// Returns the first adjective of a list at or after a word, and its place.
    pub(super) fn first_adjective(
        &self,
        at: usize,
        list: &[(&'static str, Adjective)],
    ) -> Option<(Adjective, Range<usize>)> {
        let place = self.find(at, |at| self.adjective(at, list).is_some())?;
        let found = self.adjective(place, list)?;
        Some((found.what, place..place + found.length))
    }

    /// Returns what an adjective measures, beside a criterion that the clause names.
    pub(super) fn measure(
        &self,
        adjective: Adjective,
        named: Option<Index<Criterion>>,
    ) -> Option<Measure> {
        let of = self.of;
        if let (None, Some(noun)) = (named, self.noun) {
            let noun = &of.tokens[noun].text;
            let criterion = of.of.vocabulary.lexicon().noun(noun, adjective.aspect)?;
            return measure(adjective, Some(criterion), of);
        }
        measure(adjective, named, of)
    }

    /// Returns the words of a ratio between a verb and an adjective, if there is one; `None` if other words are.
    pub(super) fn ratio_before(
        &self,
        at: usize,
        adjective: &Range<usize>,
        measure: Measure,
    ) -> Option<Option<Range<usize>>> {
        let first = self.of.skip_degrees(at);
        if first >= adjective.start {
            return Some(None);
        }
        let ratio = self.ratio(first..adjective.end, measure.criterion);
        // "A good deal"
        let is_degree = || self.of.is_degree(first..adjective.start);
        (ratio.is_some() || is_degree()).then_some(ratio)
    }

    /// Returns the range of words that state a ratio and nothing else.
    pub(super) fn ratio(
        &self,
        words: Range<usize>,
        criterion: Index<Criterion>,
    ) -> Option<Range<usize>> {
        let (of, known) = (self.of, self.of.words);
        let range = of.text_with_signs(words.clone());
        let stated = Ratio::read(
            &of.text[range.clone()],
            &of.of.matrix.criteria[criterion],
            of.of.language,
        )?;
        let place = stated.place();
        let (start, end) = (range.start + place.start, range.start + place.end);
        let is_known = |at: usize| {
            let token = &of.tokens[at];
            let is_within = token.range.start >= start && token.range.end <= end;
            let is_adjective = || {
                let lists = [self.words.comparatives, self.words.positives];
                lists.into_iter().any(|list| self.adjective(at, list).is_some())
            };
            is_within
                || token.is(known.degrees)
                || token.is(known.articles)
                || token.is(known.of)
                || token.is(self.words.what)
                || token.is(self.words.exactly)
                || self.words.aspects.iter().any(|(noun, _)| token.is(&[noun]))
                || token.is(&self.words.as_as)
                || token.criterion(Some(criterion)) == Some(criterion)
                || of.criterion_at(at) == Some(criterion)
                || self.words.comparatives.iter().any(|(phrase, _)| phrase.ends_with(&token.text))
                || is_adjective()
        };
        let not_even = of.phrase(words.start, self.words.not_even).unwrap_or(0);
        words.skip(not_even).all(is_known).then_some(range)
    }

    /// Reads `than B`, or nothing if only one subject can be meant.
    pub(super) fn with_rivals(&self, compared: &Compared, at: usize) -> Read {
        let of = self.of;
        let at = self.after_particle(at);
        let set = of.set(at).unwrap_or(0);
        let links = [self.words.than, self.words.compared_with].concat();
        match of.next(at + set, &links) {
            Some(link) => self.then_rivals(compared, at + set + link),
            None => Some((self.orders(&[self.only_rival(set > 0)?], compared)?, at + set)),
        }
    }

    /// Reads `as B` after `twice as fast`.
    pub(super) fn as_rivals(&self, compared: &Compared, at: usize) -> Read {
        let at = self.after_particle(at);
        let as_ = self.of.next(at, &self.words.as_as[1..])?;
        self.then_rivals(compared, at + as_)
    }

    /// Returns where a clause goes on after a word of its verb, or one that says where what is counted is: `(as many
    /// transactions) through`.
    fn after_particle(&self, at: usize) -> usize {
        let links = [self.words.than, &self.words.as_as[1..]].concat();
        let after = self.of.next(at, self.words.after_objects).map(|length| at + length);
        after.filter(|after| self.of.next(*after, &links).is_some()).unwrap_or(at)
    }

    fn then_rivals(&self, compared: &Compared, at: usize) -> Read {
        let rivals = self.rivals(at)?;
        Some((self.orders(&rivals.what, compared)?, at + rivals.length))
    }

    /// Returns the first place at or after a word of the clause that a test accepts.
    pub(super) fn find(&self, at: usize, is_it: impl Fn(usize) -> bool) -> Option<usize> {
        let tokens = self.of.tokens.iter().enumerate().skip(at).take(MOST);
        let joined = tokens.take_while(|(place, token)| {
            token.subject().is_none() && (*place == at || self.of.is_joined(*place))
        });
        joined.map(|(place, _)| place).find(|place| is_it(*place))
    }

    /// Returns the other one of two.
    pub(super) fn other(&self) -> Option<Index<Subject>> {
        let [subject] = self.subjects else { return None };
        match self.of.others(*subject)?[..] {
            [other] => Some(other),
            _ => None,
        }
    }

    /// Returns the rival of a comparative that names none: the other one of two that the reader has in mind.
    pub(super) fn only_rival(&self, is_of_two: bool) -> Option<Index<Subject>> {
        if self.implied.is_some() {
            return self.implied;
        }
        let of = self.of;
        let other = self.other()?;
        let is_named = || {
            let names = of.tokens.iter().any(|token| token.subject() == Some(other));
            names || (0..self.start.at).any(|at| of.set_at(at).is_some())
        };
        let is_short = match of.block.kind {
            BlockKind::Title | BlockKind::Description | BlockKind::Heading(_) => true,
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Cell(_) => false,
        };
        // "Weight: A is lighter"
        let is_labelled = self.start.criterion.is_some() && of.is_after_colon(self.start.at);
        let is_meant =
            is_labelled || is_short || is_of_two || of.block.within.verdict.is_some() || is_named();
        is_meant.then_some(other)
    }

    /// Returns what a comparison states of each of its subjects. A ratio is that of one to one.
    pub(super) fn orders(
        &self,
        rivals: &[Index<Subject>],
        compared: &Compared,
    ) -> Option<Vec<Says>> {
        let Compared { measure, ratio } = compared;
        let Some(words) = ratio else {
            let each = self.subjects.iter();
            return Some(
                each.map(|subject| self.order(*subject, rivals.to_vec(), compared, false))
                    .collect(),
            );
        };
        let ([subject], [rival]) = (self.subjects, rivals) else { return None };
        let start = self.of.tokens[self.start.at].range.start;
        Some(vec![Says::Ratio {
            of: About { subject: *subject, criterion: measure.criterion },
            rival: *rival,
            words: words.start - start..words.end - start,
            is_higher: measure.is_higher,
        }])
    }

    pub(super) fn order(
        &self,
        subject: Index<Subject>,
        rivals: Vec<Index<Subject>>,
        compared: &Compared,
        or_same: bool,
    ) -> Says {
        let Measure { criterion, is_higher } = compared.measure;
        Says::Order { of: About { subject, criterion }, rivals, is_higher, or_same }
    }
}
