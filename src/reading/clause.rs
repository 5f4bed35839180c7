//! The clauses of a sentence: where one begins that states something without a limit, and where it ends. Pure.

use std::ops::Range;

use super::Reader;
use super::block::{Block, BlockKind};
use super::sentence::{hedges, split};
use super::token::{Gap, Token, tokens};
use super::topic::{Topic, only};
use super::words::clause::ClauseWords;
use super::words::winner::WinnerWords;
use crate::base::index::Index;
use crate::matrix::unit::Unit;
use crate::matrix::{Criterion, Subject};

/// A sentence that states what is so now.
pub(super) struct Sentence<'s> {
    pub(super) text: &'s str,
    pub(super) block: &'s Block,
    pub(super) topic: Topic,
    pub(super) of: &'s Reader<'s>,
    pub(super) words: &'static ClauseWords,
    pub(super) tokens: Vec<Token>,
    /// The end in the text
    end: usize,
}

/// Letters of a unit that is a noun: `regions`, not `kg`.
const LEAST_OF_NOUN: usize = 4;

/// Where a clause may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    pub(super) at: usize,
    /// The criterion that a phrase before it names: "on price, …"
    pub(super) criterion: Option<Index<Criterion>>,
    /// Whether it goes on where the clause before it ends: "… and has more installs"
    pub(super) goes_on: bool,
}

/// A sentence of a block.
pub(super) struct InBlock<'s> {
    /// The number of the block
    pub(super) block: usize,
    pub(super) sentence: Sentence<'s>,
}

/// Returns the sentences of a page that state what is so now and name a subject, or a tie.
pub(super) fn sentences<'s>(
    blocks: &'s [Block],
    topics: &[Topic],
    of: &'s Reader<'s>,
) -> Vec<InBlock<'s>> {
    let mut found = Vec::new();
    for (number, (block, topic)) in blocks.iter().zip(topics).enumerate() {
        if block.is_quoted || matches!(block.kind, BlockKind::Cell(_)) {
            continue;
        }
        let ranges = split(&block.text, of.language).into_iter();
        let own = ranges.filter_map(|range| Sentence::of(block, range, *topic, of));
        found.extend(own.map(|sentence| InBlock { block: number, sentence }));
    }
    found
}

/// Something at a place in a sentence, and its number of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found<T> {
    pub(super) what: T,
    pub(super) length: usize,
}

impl<'s> Sentence<'s> {
    /// Returns a sentence, or `None` if it may not state what is so now.
    fn of(
        block: &'s Block,
        range: Range<usize>,
        topic: Topic,
        of: &'s Reader<'s>,
    ) -> Option<Sentence<'s>> {
        let text = &block.text[range.clone()];
        let sentence = Sentence::new(block, range, topic, of)?;
        let words = sentence.words;
        let is_any =
            |phrases| (0..sentence.tokens.len()).any(|at| sentence.phrase(at, phrases).is_some());
        let names = || sentence.tokens.iter().any(|token| token.subject().is_some());
        let is_so = (names() || is_any(WinnerWords::of(of.language)?.ties))
            && !is_any(words.doubts)
            && hedges(text, of.language).are_none();
        is_so.then_some(sentence)
    }

    /// Returns a sentence, whatever it states. `None` if the clauses of its language are not read.
    pub(super) fn new(
        block: &'s Block,
        range: Range<usize>,
        topic: Topic,
        of: &'s Reader<'s>,
    ) -> Option<Sentence<'s>> {
        let words = ClauseWords::of(of.language)?;
        let text = &block.text;
        let tokens = tokens(text, &range, of);
        Some(Sentence { text, block, topic, of, words, tokens, end: range.end })
    }

    /// Returns the length of the longest of some phrases that begins at a word.
    pub(super) fn phrase(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let is_here = |phrase: &str| {
            let (mut rest, mut length) = (phrase, 0);
            loop {
                let token = self.tokens.get(at + length)?;
                if length > 0 && token.gap != Gap::Space {
                    return None;
                }
                rest = rest.strip_prefix(token.text.as_str())?;
                length += 1;
                if rest.is_empty() {
                    return Some(length);
                }
                rest = rest.strip_prefix(' ')?;
            }
        };
        phrases.iter().filter_map(|phrase| is_here(phrase)).max()
    }

    /// Returns the length of a phrase that follows a word directly.
    pub(super) fn next(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        self.is_joined(at).then(|| self.phrase(at, phrases)).flatten()
    }

    /// Whether only white space is between a word and the one before.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.gap == Gap::Space)
    }

    /// Returns where the words that are in none of some lists begin, from a word on.
    pub(super) fn skip(&self, mut at: usize, phrases: &[&str]) -> usize {
        while let Some(length) = self.phrase(at, phrases) {
            at += length;
            if !self.is_joined(at) {
                break;
            }
        }
        at
    }

    /// Returns the subjects at a word: `the Swift`, `A and B`, `both A and B`.
    pub(super) fn subjects(&self, at: usize) -> Option<Found<Vec<Index<Subject>>>> {
        self.list(at, usize::MAX)
    }

    /// Returns the subjects at a word, after which a clause may end. Another clause may begin with the second one:
    /// `… than A, and B is …`.
    pub(super) fn rivals(&self, at: usize) -> Option<Found<Vec<Index<Subject>>>> {
        let all = self.list(at, usize::MAX)?;
        let end = at + all.length;
        let goes_on = self.is_joined(end) && !self.is_joint(end);
        if all.what.len() > 1 && goes_on { self.list(at, 1) } else { Some(all) }
    }

    fn list(&self, at: usize, most: usize) -> Option<Found<Vec<Index<Subject>>>> {
        let start = at;
        let both = self.phrase(at, self.words.both).unwrap_or(0);
        let mut at = at + both;
        let mut subjects: Vec<Index<Subject>> = Vec::new();
        loop {
            at += self.phrase(at, self.words.articles).unwrap_or(0);
            let token = self.tokens.get(at)?;
            let subject = token.subject()?;
            if subjects.contains(&subject) {
                return None;
            }
            subjects.push(subject);
            at += 1;
            if subjects.len() == most {
                break;
            }
            let next = |at: usize| {
                let at = at + self.phrase(at, self.words.articles).unwrap_or(0);
                self.tokens.get(at).is_some_and(|token| token.subject().is_some())
            };
            let is_comma = self.tokens.get(at).is_some_and(|token| token.gap == Gap::Comma);
            let and = self.phrase(at, self.words.and).filter(|_| self.is_joined(at) || is_comma);
            match and {
                Some(and) if next(at + and) => at += and,
                None if is_comma && next(at) && self.is_list(at) => {}
                _ => break,
            }
        }
        Some(Found { what: subjects, length: at - start })
    }

    /// Whether a list of subjects goes on after a comma: another comma or an "and" follows the next one.
    fn is_list(&self, at: usize) -> bool {
        let at = at + self.phrase(at, self.words.articles).unwrap_or(0) + 1;
        self.phrase(at, self.words.and).is_some()
            || self.tokens.get(at).is_some_and(|token| token.gap == Gap::Comma)
    }

    /// Returns the criterion that is named at a word, perhaps after an article.
    pub(super) fn criterion(&self, at: usize) -> Option<Found<Index<Criterion>>> {
        let article = self.phrase(at, self.words.articles).unwrap_or(0);
        let what = self.criterion_at(at + article)?;
        Some(Found { what, length: article + 1 })
    }

    /// Returns the criterion that a word names: by its name, its terms, or a noun that is its unit.
    pub(super) fn criterion_at(&self, at: usize) -> Option<Index<Criterion>> {
        let token = self.tokens.get(at)?;
        if token.meaning.is_some() {
            return token.criterion(self.topic.criterion);
        }
        let is_unit = |criterion: &Criterion| {
            let unit = criterion.unit.as_deref().map(str::to_lowercase);
            unit.is_some_and(|unit| unit == token.text)
                && criterion.kind.has_amounts()
                && Unit::of(criterion.unit.as_deref()).pace().is_none()
        };
        let is_noun = token.text.chars().count() >= LEAST_OF_NOUN;
        let criteria = self.of.matrix.criteria.indexed().filter(|_| is_noun);
        only(criteria.filter(|(_, criterion)| is_unit(criterion)).map(|(at, _)| at))
    }

    /// Returns where clauses begin that nothing before them limits or denies.
    pub(super) fn starts(&self) -> Vec<Start> {
        let mut starts = Vec::new();
        // Whether a part of the sentence before limits what follows, up to the next strong mark
        let mut is_limited = false;
        let mut lead = None;
        for (at, token) in self.tokens.iter().enumerate() {
            let is_after_joint = at > 0 && self.is_joint(at - 1);
            let begins = token.gap != Gap::Space;
            if token.gap == Gap::Strong {
                is_limited = false;
            }
            if begins && token.gap != Gap::Other {
                let mut first = at;
                while let Some(length) = self.opener(first) {
                    first += length;
                }
                if let Some(found) = self.lead(first) {
                    (lead, is_limited) = (Some(found.what), false);
                    let after = first + found.length;
                    if self.tokens.get(after).is_some_and(|next| next.gap == Gap::Space) {
                        starts.push(Start { at: after, criterion: lead, goes_on: false });
                    }
                    continue;
                }
                if first == at {
                    is_limited |= self.phrase(at, self.words.limits).is_some();
                }
                if !is_limited {
                    starts.push(Start { at: first, criterion: lead, goes_on: false });
                }
            } else if token.gap == Gap::Other {
                is_limited = true;
            } else if is_after_joint && !is_limited {
                starts.push(Start { at, criterion: lead, goes_on: true });
            }
            is_limited |= token.is(self.words.negations) && self.opener(at).is_none();
        }
        starts.dedup_by_key(|start| start.at);
        starts
    }

    /// Returns the length of an opener. "No" is one before a comma only.
    fn opener(&self, at: usize) -> Option<usize> {
        let length = self.phrase(at, self.words.openers)?;
        let is_negation = self.tokens[at].is(self.words.negations);
        (!is_negation || !self.is_joined(at + length)).then_some(length)
    }

    fn is_joint(&self, at: usize) -> bool {
        self.phrase(at, self.words.joints) == Some(1)
    }

    /// Returns a criterion before a clause: `on price,`, `Price:`.
    fn lead(&self, at: usize) -> Option<Found<Index<Criterion>>> {
        let on = self.phrase(at, self.words.leads).unwrap_or(0);
        let found = self.criterion(at + on)?;
        let length = on + found.length;
        let next = self.tokens.get(at + length)?;
        let is_before_verb = || {
            let verbs = [self.words.is, self.words.has, self.words.costs].concat();
            let verb = self.phrase(at + length, &verbs).unwrap_or(1);
            self.subjects(at + length + verb).is_some()
        };
        let is_so = match next.gap {
            Gap::Comma => on > 0,
            Gap::Strong => self.is_after_colon(at + length),
            // "Beim Durchsatz leistet A mehr"
            Gap::Space => self.words.has_verb_second && is_before_verb(),
            Gap::Other => false,
        };
        is_so.then_some(Found { what: found.what, length })
    }

    /// Whether a colon or a dash is directly before a word.
    pub(super) fn is_after_colon(&self, at: usize) -> bool {
        let start = self.tokens.get(at).map_or(self.end, |token| token.range.start);
        at > 0 && self.text[..start].trim_end_matches([' ', '*']).ends_with([':', '–', '—'])
    }

    /// Whether a statement may end before a word: nothing after it limits what it says.
    pub(super) fn ends(&self, at: usize) -> bool {
        let Some(next) = self.tokens.get(at) else {
            let last = self.tokens.last().map_or(0, |token| token.range.end);
            let rest = &self.text[last..self.end];
            return rest.chars().all(|c| c.is_whitespace() || ".!:;,)…–—|”“\"*".contains(c));
        };
        match next.gap {
            Gap::Other => false,
            Gap::Comma | Gap::Strong => {
                let tail = self.phrase(at, self.words.tails);
                tail.is_some_and(|length| self.ends(at + length))
                    || self.phrase(at, self.words.limits).is_none()
            }
            Gap::Space => match self.phrase(at, self.words.tails) {
                Some(length) => self.ends(at + length),
                None => {
                    let after = |length| self.phrase(at + length, self.words.limits).is_none();
                    self.phrase(at, self.words.joints).is_some_and(after)
                }
            },
        }
    }

    /// Returns the length of the name of the set of all compared subjects: `of the three`.
    pub(super) fn set(&self, at: usize) -> Option<usize> {
        let count = self.of.compared.len();
        let fits = |of: &&(&'static str, Option<usize>)| of.1.is_none_or(|of| of == count);
        let sets = self.words.sets.iter().filter(fits);
        sets.filter_map(|(phrase, _)| self.next(at, &[phrase])).max()
    }

    /// Returns all compared subjects but one.
    pub(super) fn others(&self, subject: Index<Subject>) -> Option<Vec<Index<Subject>>> {
        let compared = self.of.compared;
        let others = || compared.iter().copied().filter(|other| *other != subject).collect();
        (compared.len() > 1 && compared.contains(&subject)).then(others)
    }

    /// Returns the text of the words in a range with the signs of numbers around them: `€800`, `20 %`.
    pub(super) fn text_with_signs(&self, words: Range<usize>) -> Range<usize> {
        let mut range = self.text_of(words.clone());
        if words.start > 0 && self.is_joined(words.start) {
            let before = &self.text[self.tokens[words.start - 1].range.end..range.start];
            range.start -= before.trim_start().len();
        }
        if self.is_joined(words.end) {
            let after = &self.text[range.end..self.tokens[words.end].range.start];
            range.end += after.trim_end().len();
        }
        range
    }

    /// Returns the text of the words in a range.
    pub(super) fn text_of(&self, words: Range<usize>) -> Range<usize> {
        let first = self.tokens.get(words.start).map_or(self.end, |token| token.range.start);
        match words.is_empty() {
            true => first..first,
            false => first..self.tokens[words.end - 1].range.end,
        }
    }
}
