//! The parts of comparisons: adjectives, ratios before them, and rivals after them. Pure.

use std::ops::Range;

use super::criterion::Measure;
use super::ratio::Ratio;
use crate::base::index::Index;
use crate::matrix::{Criterion, Subject};
use crate::reading::block::BlockKind;
use crate::reading::clause::{Found, Sentence, Start};
use crate::reading::statement::{About, Says};
use crate::reading::words::order::{Adjective, Aspect, OrderWords};

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
}

/// A comparison without its rivals.
pub(super) struct Compared {
    pub(super) measure: Measure,
    /// The words that say by how much
    pub(super) ratio: Option<Range<usize>>,
}

impl Clause<'_, '_> {
    /// Returns the adjective at a word.
    fn adjective(&self, at: usize, list: &[(&'static str, Adjective)]) -> Option<Found<Adjective>> {
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

    /// Reads a superlative or, of two subjects, a comparative with an article, and what it is of.
    pub(super) fn leading(&self, at: usize) -> Option<Found<Adjective>> {
        let (of, words) = (self.of, self.of.words);
        let article = of.skip(at, &[words.articles, words.degrees].concat());
        let has_article = (at..article).any(|at| of.tokens[at].is(words.articles));
        let superlative = self.adjective(article, self.words.superlatives);
        let is_superlative = superlative.is_some();
        let of_two = || {
            let is_pair = has_article && of.of.compared.len() == 2;
            is_pair.then(|| self.adjective(article, self.words.comparatives)).flatten()
        };
        let found = (article < of.tokens.len()).then(|| superlative.or_else(of_two))??;
        let mut end = article + found.length;
        let is_verb = of.phrase(end, words.is).is_some();
        let noun = of.is_joined(end)
            && !is_verb
            && of.set(end).is_none()
            && !of.tokens[end].is(words.tails)
            && !of.tokens[end].is(words.joints);
        if noun {
            let is_generic = of.tokens[end].is(self.words.nouns);
            let set = of.set(end + 1);
            // "The lighter bike" is one of two, "the cheapest foldable bike" is not one of all.
            let is_only = !is_superlative && found.what.aspect != Aspect::Age;
            if of.tokens[end].meaning.is_some() || !(is_generic || set.is_some() || is_only) {
                return None;
            }
            end += 1;
        }
        end += of.set(end).unwrap_or(0);
        Some(Found { what: found.what, length: end - at })
    }

    /// Returns the words of a ratio between a verb and an adjective, if there is one; `None` if other words are.
    pub(super) fn ratio_before(
        &self,
        at: usize,
        adjective: &Range<usize>,
        measure: Measure,
    ) -> Option<Option<Range<usize>>> {
        let first = self.of.skip(at, self.of.words.degrees);
        if first >= adjective.start {
            return Some(None);
        }
        Some(Some(self.ratio(first..adjective.end, measure.criterion)?))
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
                || token.is(&self.words.as_as)
                || token.criterion(Some(criterion)) == Some(criterion)
                || self.words.comparatives.iter().any(|(phrase, _)| phrase.ends_with(&token.text))
                || is_adjective()
        };
        words.into_iter().all(is_known).then_some(range)
    }

    /// Reads `than B`, or nothing if only one subject can be meant.
    pub(super) fn with_rivals(&self, compared: &Compared, at: usize) -> Read {
        match self.of.next(at, self.words.than) {
            Some(than) => {
                let that = self.of.phrase(at + than, self.words.that_of).unwrap_or(0);
                self.then_rivals(compared, at + than + that)
            }
            None => Some((self.orders(&[self.only_rival()?], compared)?, at)),
        }
    }

    /// Reads `as B` after `twice as fast`.
    pub(super) fn as_rivals(&self, compared: &Compared, at: usize) -> Read {
        let as_ = self.of.next(at, &self.words.as_as[1..])?;
        let that = self.of.phrase(at + as_, self.words.that_of).unwrap_or(0);
        self.then_rivals(compared, at + as_ + that)
    }

    fn then_rivals(&self, compared: &Compared, at: usize) -> Read {
        let rivals = self.rivals(at)?;
        Some((self.orders(&rivals.what, compared)?, at + rivals.length))
    }

    /// Returns the subjects at a word that the clause compares its own with.
    pub(super) fn rivals(&self, at: usize) -> Option<Found<Vec<Index<Subject>>>> {
        if let Some(length) = self.of.phrase(at, self.words.all_others) {
            let [subject] = self.subjects else { return None };
            return Some(Found { what: self.of.others(*subject)?, length });
        }
        let rivals = self.of.rivals(at)?;
        let is_own = rivals.what.iter().any(|rival| self.subjects.contains(rival));
        (!is_own).then_some(rivals)
    }

    /// Returns the rival of a comparative that names none: the other one of two that the reader has in mind.
    fn only_rival(&self) -> Option<Index<Subject>> {
        let [subject] = self.subjects else { return None };
        let others = self.of.others(*subject)?;
        let [other] = others[..] else { return None };
        let is_named = || self.of.tokens.iter().any(|token| token.subject() == Some(other));
        let is_short = match self.of.block.kind {
            BlockKind::Title | BlockKind::Description | BlockKind::Heading(_) => true,
            BlockKind::Paragraph | BlockKind::Item | BlockKind::Cell(_) => false,
        };
        (is_short || self.of.block.within.verdict.is_some() || is_named()).then_some(other)
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
