//! What a text says that a subject is good or bad at. Pure.

use super::clause::Predicate;
use super::{Aspect, Is};
use crate::reading::Reader;
use crate::reading::noun::clause::Clauses;
use crate::reading::token::{Gap, Token, tokens};
use crate::reading::vocabulary::Meaning;
use crate::reading::words::noun::NounWords;
use crate::reading::words::quality::{FitnessWords, QualityWords};

/// Most words of what a subject is for.
const MOST_WORDS: usize = 5;

impl Clauses<'_> {
    /// Reads "is not suited to number crunching", "excels at number crunching".
    pub(super) fn fitness(
        &self,
        at: usize,
        fitness: &FitnessWords,
        words: &QualityWords,
    ) -> Option<Predicate> {
        let sentence = self.sentence;
        let verb = || {
            let of = [(&fitness.excels, true), (&fitness.fails, false)];
            of.into_iter().find_map(|(list, is)| Some((at + sentence.any(at, list)?, is)))
        };
        let is = || {
            let after = at + sentence.phrase(at, sentence.words.is)?;
            let after = sentence.skip_any(after, &words.light);
            if let Some(not) = sentence.next_any(after, &words.not) {
                let length = sentence.next_any(after + not, &fitness.deniable)?;
                return Some((after + not + length, false));
            }
            let of = [(&fitness.suited, true), (&fitness.unsuited, false)];
            of.into_iter()
                .find_map(|(list, is)| Some((after + sentence.next_any(after, list)?, is)))
        };
        let (start, is) = verb().or_else(is)?;
        let mut ends =
            (start + 1..=start + MOST_WORDS).take_while(|end| *end <= self.tokens().len());
        let is_boundary = |end: usize| {
            self.tokens().get(end).is_none_or(|next| next.gap != Gap::Space)
                || sentence.phrase(end, sentence.words.joints).is_some()
        };
        let end = ends.find(|end| is_boundary(*end))?;
        let own = self.tokens().get(start..end).filter(|_| sentence.is_joined(start))?;
        let purpose = purpose(own, sentence.of, fitness, self.words)?;
        let is_certain = self.is_sure(end) && self.is_end(end);
        is_certain.then_some(Predicate { aspect: purpose, is: Is::Suited(is), words: at..end })
    }
}

/// Returns what some words say that a subject is for, if others would say it in the same words: a criterion or a noun.
pub(super) fn purpose(
    own: &[Token],
    of: &Reader<'_>,
    fitness: &FitnessWords,
    words: &NounWords,
) -> Option<Aspect> {
    if let [Token { meaning: Some(Meaning::Criterion(at)), .. }] = own {
        return Some(Aspect::Fitness(of.matrix.criteria[*at].name.to_lowercase()));
    }
    let is_plain = |token: &Token| {
        token.subject().is_none()
            && token.text.starts_with(char::is_alphabetic)
            && !token.is_in(&fitness.vague)
            && !token.is_in(&words.prepositions)
            && !token.is_in(&words.parts)
            && !token.is_in(&words.judging)
            && !token.is_in(&words.limits)
    };
    let (last, before) = own.split_last()?;
    let is_joined = own.iter().skip(1).all(|token| token.gap == Gap::Space);
    let mut all: Vec<String> = before.iter().map(|token| token.text.clone()).collect();
    all.push(words.singular(&last.text));
    (is_joined && own.iter().all(is_plain)).then(|| Aspect::Fitness(all.join(" ")))
}

/// Returns the purpose that a whole text is.
pub(super) fn of_text(
    text: &str,
    of: &Reader<'_>,
    fitness: &FitnessWords,
    words: &NounWords,
) -> Option<Aspect> {
    let all = tokens(text, &(0..text.len()), &of.vocabulary.mentions(text));
    let rest = all.last().map_or(text, |last| &text[last.range.end..]);
    let is_whole = all.len() <= MOST_WORDS && rest.trim().is_empty();
    if is_whole { purpose(&all, of, fitness, words) } else { None }
}
