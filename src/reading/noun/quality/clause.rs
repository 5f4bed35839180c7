//! The clauses of a sentence that say what a subject is. Pure.

use std::ops::Range;

use super::{Aspect, Is};
use crate::base::index::Index;
use crate::claims::day;
use crate::claims::qualifier::Qualifier;
use crate::matrix::Subject;
use crate::reading::clause::Start;
use crate::reading::noun::clause::{Clauses, Meant};
use crate::reading::sentence::hedges;
use crate::reading::token::Gap;
use crate::reading::words::Phrases;
use crate::reading::words::quality::{Pair, QualityWords};

/// A quality in a sentence.
pub(super) struct Said {
    pub(super) subject: Index<Subject>,
    pub(super) aspect: Aspect,
    pub(super) is: Is,
    pub(super) range: Range<usize>,
}

/// A quality without its subject.
pub(super) struct Predicate {
    pub(super) aspect: Aspect,
    pub(super) is: Is,
    /// In words
    pub(super) words: Range<usize>,
}

/// Most words between a term and the noun that ends the clause: "an interpreted scripting language".
const MOST_WORDS: usize = 4;

impl Clauses<'_> {
    pub(super) fn qualities(&self, words: &QualityWords, meant: &dyn Fn() -> Meant) -> Vec<Said> {
        let mut found = Vec::new();
        let mut last = None;
        for start in self.sentence.starts() {
            let head = match start.goes_on {
                false => self.named(start, meant),
                true => last.map(|subject| (subject, start.at)),
            };
            last = head.map(|(subject, _)| subject);
            let Some((subject, at)) = head.filter(|_| self.is_open(start)) else { continue };
            found.extend(self.predicate(at, words).map(|Predicate { aspect, is, words }| Said {
                subject,
                aspect,
                is,
                range: self.sentence.text_of(words),
            }));
        }
        found
    }

    /// Returns the subject with which a clause begins, and the first word after it.
    fn named(&self, start: Start, meant: &dyn Fn() -> Meant) -> Option<(Index<Subject>, usize)> {
        let sentence = self.sentence;
        let first = self.tokens().get(start.at)?;
        let is_it = start.at == 0 && first.is_in(&self.words.pronouns);
        let named = match is_it {
            true => (meant().it?, 1),
            false => {
                let at = start.at + sentence.phrase(start.at, sentence.words.articles).unwrap_or(0);
                (self.tokens().get(at)?.subject()?, at + 1)
            }
        };
        sentence.is_joined(named.1).then_some(named)
    }

    fn predicate(&self, at: usize, words: &QualityWords) -> Option<Predicate> {
        let at = self.sentence.skip_any(at, &words.light);
        self.released(at, words)
            .or_else(|| self.term(at, words))
            .or_else(|| self.fitness(at, &words.fitness, words))
    }

    /// Reads "was first released in 1991". What is said further about that day does not limit it.
    fn released(&self, at: usize, words: &QualityWords) -> Option<Predicate> {
        let (sentence, of) = (self.sentence, &words.release);
        let past = |at: usize, phrases: &Phrases| {
            sentence.skip_any(sentence.skip_any(at, phrases), &words.light)
        };
        let was = sentence.any(at, &of.was);
        let verb = past(at + was.unwrap_or(0), &of.first);
        let verbs = if was.is_some() { &of.passive } else { &of.active };
        let length = sentence.any(verb, verbs);
        let if_first = || sentence.any(verb, &of.active_if_first).filter(|_| was.is_none());
        let after = past(verb + length.or_else(if_first)?, &of.first);
        let is_first = (at..after).any(|at| sentence.any(at, &of.first).is_some());
        (is_first || length.is_some()).then_some(())?;
        let start = after + sentence.next_any(after, &of.before_days).unwrap_or(0);
        let from = self.tokens().get(start)?.range.start;
        let days = day::read(&sentence.text[from..self.range.end], None, sentence.of.language);
        let [day, ..] = &days[..] else { return None };
        if day.place.start > 0 || day.qualifier != Qualifier::Exactly {
            return None;
        }
        let end = self.tokens().partition_point(|of| of.range.start < from + day.place.end);
        let text = &sentence.text[self.range.start..from + day.place.end];
        let is_sure = hedges(text, sentence.of.language).are_past_at_most();
        let is_told = || {
            let is_comma = self.tokens().get(end).is_some_and(|next| next.gap == Gap::Comma);
            (is_comma || sentence.is_joined(end)) && sentence.any(end, &of.further).is_some()
        };
        let is = Is::Released { is_first };
        (is_sure && (self.is_end(end) || is_told())).then_some(Predicate {
            aspect: Aspect::Release,
            is,
            words: at..end,
        })
    }

    /// Reads "is a single-threaded runtime", "facilitates multithreading", "is not open source".
    fn term(&self, at: usize, words: &QualityWords) -> Option<Predicate> {
        let sentence = self.sentence;
        let is = sentence.phrase(at, sentence.words.is).map(|verb| {
            let after = sentence.skip_any(at + verb, &words.light);
            let not = sentence.next_any(after, &words.not);
            let after = sentence.skip_any(after + not.unwrap_or(0), &words.light);
            let article = sentence.next(after, sentence.words.articles).unwrap_or(0);
            (after + article, not.is_none())
        });
        let has = || {
            let after = sentence.skip_any(at + sentence.any(at, &words.enables)?, &words.light);
            Some((after, true))
        };
        let is_verb = is.is_some();
        let (start, is_so) = is.or_else(has)?;
        sentence.is_joined(start).then_some(())?;
        let own = |pair: &Pair, side: usize| {
            let of = &pair.sides[side];
            sentence.any(start, if is_verb { &of.is } else { &of.has })
        };
        let mut sides = words.pairs.iter().flat_map(|pair| [(pair, 0), (pair, 1)]);
        let (pair, side, length) =
            sides.find_map(|(pair, side)| Some((pair, side, own(pair, side)?)))?;
        let end = self.end_of_term(start + length, words)?;
        let is_certain = self.is_sure(end) && !self.names(&pair.sides[1 - side].is);
        let is = Is::Term { side, is_so };
        is_certain.then(|| Predicate { aspect: Aspect::of(pair), is, words: at..start + length })
    }

    /// Returns the end of a clause that ends after a term, or after a noun for what subjects are.
    fn end_of_term(&self, at: usize, words: &QualityWords) -> Option<usize> {
        if self.is_end(at) {
            return Some(at);
        }
        let is_word = |at: usize| {
            let is_part = |list: &Phrases| self.sentence.any(at, list).is_some();
            self.sentence.is_joined(at)
                && !is_part(&self.words.prepositions)
                && !is_part(&self.words.parts)
        };
        let ends = (at..at + MOST_WORDS).take_while(|at| is_word(*at)).map(|at| at + 1);
        { ends }.find(|end| self.tokens()[end - 1].is_in(&words.kinds) && self.is_end(*end))
    }

    /// Whether some word of the sentence is one of some phrases.
    fn names(&self, phrases: &Phrases) -> bool {
        (0..self.tokens().len()).any(|at| self.sentence.any(at, phrases).is_some())
    }
}

impl Aspect {
    pub(super) fn of(pair: &Pair) -> Aspect {
        let [one, other] = pair.sides.each_ref().map(|side| side.name);
        Aspect::Pair(format!("{one} or {other}"))
    }
}
