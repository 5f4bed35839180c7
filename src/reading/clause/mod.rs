//! The clauses of a sentence: where one begins that states something without a limit, and where it ends. Pure.

mod bounds;
mod harmless;
mod setting;

use std::ops::Range;

use super::Reader;
use super::block::{Block, BlockKind};
use super::passage::Passage;
use super::sentence::{Hedges, hedges};
use super::token::{Gap, Token, tokens};
use super::topic::Topic;
use super::vocabulary::{Meaning, within};
use super::words::clause::ClauseWords;
use super::words::winner::WinnerWords;
use super::words::{Grammar, Phrases, words_of};
use crate::base::index::Index;
use crate::matrix::{Criterion, Subject};
use setting::{Sections, Setting};

/// A sentence that states what is so now.
pub(super) struct Sentence<'s> {
    pub(super) text: &'s str,
    pub(super) block: &'s Block,
    pub(super) topic: Topic,
    pub(super) of: &'s Reader<'s>,
    pub(super) words: &'static ClauseWords,
    pub(super) tokens: Vec<Token>,
    pub(super) setting: Setting,
    /// Whether it says what was so: only that something is older than something else still is
    pub(super) is_past: bool,
    /// The end in the text
    end: usize,
}

/// Where a clause may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    pub(super) at: usize,
    /// The criterion that a phrase before it names: "on price, …"
    pub(super) criterion: Option<Index<Criterion>>,
    /// Whether it goes on where the clause before it ends: "… and has more installs"
    pub(super) goes_on: bool,
    /// Whether it begins with what limits other clauses: "with A, …"
    pub(super) is_place: bool,
}

/// A sentence of a block.
pub(super) struct InBlock<'s> {
    /// The number of the block
    pub(super) block: usize,
    pub(super) sentence: Sentence<'s>,
}

/// Returns the sentences of a page that state what is so now and name a subject, or a tie.
pub(super) fn sentences<'s>(
    passages: &'s [Passage<'s>],
    topics: &[Topic],
    of: &'s Reader<'s>,
) -> Vec<InBlock<'s>> {
    let Some(words) = ClauseWords::of(of.language) else { return Vec::new() };
    let Some(of_winners) = WinnerWords::of(of.language) else { return Vec::new() };
    let may_tie = |text: &str| {
        let mut words = text.split(|c: char| !c.is_alphabetic());
        words.any(|word| of_winners.tie.iter().any(|tie| word.eq_ignore_ascii_case(tie)))
    };
    let mut found = Vec::new();
    let mut sections = Sections::default();
    for (passage, topic) in passages.iter().zip(topics) {
        let block = passage.block;
        let mut setting = sections.enter(block, of);
        if block.is_quoted || matches!(block.kind, BlockKind::Cell(_)) {
            continue;
        }
        let has_name = passage.names_subject(&(0..block.text.len()));
        if !has_name && !setting.is_any() && !may_tie(&block.text) {
            continue;
        }
        for range in passage.sentences(of) {
            let has_name = passage.names_subject(range);
            if !has_name && !setting.is_any() && !may_tie(&block.text[range.clone()]) {
                continue;
            }
            let sentence =
                Sentence::at(passage, range.clone(), Place { topic: *topic, setting }, of, words);
            setting = sentence.leaves();
            found.extend(
                sentence.certain().map(|sentence| InBlock { block: passage.number, sentence }),
            );
        }
    }
    found
}

/// Most reasons at the end of a sentence that are left out.
const MOST_REASONS: usize = 4;

/// What a sentence is read in.
#[derive(Debug, Clone, Copy)]
struct Place {
    topic: Topic,
    setting: Setting,
}

/// Something at a place in a sentence, and its number of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found<T> {
    pub(super) what: T,
    pub(super) length: usize,
}

impl<'s> Sentence<'s> {
    /// Returns a sentence, whatever it states. `None` if the clauses of its language are not read.
    pub(super) fn new(
        passage: &'s Passage<'s>,
        range: Range<usize>,
        topic: Topic,
        of: &'s Reader<'s>,
    ) -> Option<Sentence<'s>> {
        let words = ClauseWords::of(of.language)?;
        let place = Place { topic, setting: Setting::default() };
        Some(Sentence::at(passage, range, place, of, words))
    }

    fn at(
        passage: &'s Passage<'s>,
        range: Range<usize>,
        place: Place,
        of: &'s Reader<'s>,
        words: &'static ClauseWords,
    ) -> Sentence<'s> {
        let (block, end) = (passage.block, range.end);
        let text = passage.text();
        let tokens = tokens(text, &range, within(&passage.names, &range));
        let tokens = harmless::expanded(tokens, words.contractions);
        let Place { topic, setting } = place;
        Sentence { text, block, topic, of, words, tokens, setting, is_past: false, end }
    }

    /// Returns the part of it that states what is so, or `None` if none certainly does.
    fn certain(mut self) -> Option<Sentence<'s>> {
        let words = WinnerWords::of(self.of.language)?;
        let is_any =
            |of: &Self, phrases| (0..of.tokens.len()).any(|at| of.phrase(at, phrases).is_some());
        let names = self.tokens.iter().any(|token| token.subject().is_some());
        if !(names || self.refers() || is_any(&self, words.ties)) {
            return None;
        }
        // What was so is only read of ages, and what follows as a reason may be what was so.
        let mut of_past = None;
        for _ in 0..MOST_REASONS {
            let hedges = self.hedges();
            let is_certain = hedges.are_past_at_most() && !is_any(&self, self.words.doubts);
            if is_certain && hedges.are_none() {
                return Some(self);
            }
            if is_certain && of_past.is_none() {
                let tokens = self.tokens.clone();
                of_past = Some(Sentence { tokens, is_past: true, ..self });
            }
            // "…, but does it?" doubts what is before it.
            if self.text[..self.end].trim_end().ends_with('?') {
                return of_past;
            }
            // What follows as a reason does not change what is before it.
            let Some(reason) =
                (1..self.tokens.len()).rev().find(|at| self.is_reason(*at, is_certain))
            else {
                return of_past;
            };
            self.end = self.tokens[reason].range.start;
            self.tokens.truncate(reason);
        }
        of_past
    }

    /// Returns why it does not state what is so now. Words of names say nothing of it, and "nobody" only that there is
    /// none.
    fn hedges(&self) -> Hedges {
        let Some(first) = self.tokens.first() else { return Hedges::default() };
        let range = first.range.start..self.end;
        let hedges = hedges(&self.text[range.clone()], self.of.language);
        if hedges.are_none() {
            return hedges;
        }
        let is_plain = |at: usize| {
            if self.is_in_denial(at) {
                return true;
            }
            let token = &self.tokens[at];
            let is_name = token.meaning.is_some() && token.subject().is_none();
            let is_first = token.gap != Gap::Space || at > 0 && self.opener(at - 1).is_some();
            is_name || is_first && token.is(self.words.nobody)
        };
        let mut text = self.text[range.clone()].to_owned();
        for at in (0..self.tokens.len()).filter(|at| is_plain(*at)) {
            let own = &self.tokens[at].range;
            let own = own.start - range.start..own.end - range.start;
            text.replace_range(own.clone(), &"x".repeat(own.len()));
        }
        super::sentence::hedges(&text, self.of.language)
    }

    /// Returns the length of the longest of some phrases that begins at a word.
    pub(super) fn phrase(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let first = self.tokens.get(at)?.text.as_bytes().first();
        let is_here = |phrase: &str| {
            // Most phrases begin with another letter.
            if phrase.as_bytes().first() != first {
                return None;
            }
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

    /// Returns the length of the longest phrase of a list that sentences without comparisons are read with too.
    pub(super) fn listed(&self, at: usize, list: impl Fn(&Grammar) -> &Phrases) -> Option<usize> {
        let words: &Grammar = words_of(self.of.language)?.grammar;
        self.phrase(at, list(words).beginning_with(&self.tokens.get(at)?.text))
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
            at = self.before_subject(at);
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
                let at = self.before_subject(at);
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

    /// Returns where a subject may be, after an article and adjectives that do not make it another one: `the trusty A`.
    fn before_subject(&self, at: usize) -> usize {
        let mut at = at + self.phrase(at, self.words.articles).unwrap_or(0);
        while let Some(length) = self.listed(at, |words| &words.epithets) {
            at += length;
        }
        at
    }

    /// Whether a list of subjects goes on after a comma: another comma or an "and" follows the next one.
    fn is_list(&self, at: usize) -> bool {
        let at = self.before_subject(at) + 1;
        self.phrase(at, self.words.and).is_some()
            || self.tokens.get(at).is_some_and(|token| token.gap == Gap::Comma)
    }

    /// Returns the criterion that is named at a word, perhaps after an article.
    pub(super) fn criterion(&self, at: usize) -> Option<Found<Index<Criterion>>> {
        let article = self.phrase(at, self.words.articles).unwrap_or(0);
        let what = self.criterion_at(at + article)?;
        Some(Found { what, length: article + 1 })
    }

    /// Returns what a statement is on, after "on" or "for": a criterion, the beginning of its name, or its noun: `file
    /// size`, `burst shooting`.
    pub(super) fn theme(&self, at: usize) -> Option<Found<Index<Criterion>>> {
        let lexicon = self.of.vocabulary.lexicon();
        let article = self.phrase(at, self.words.articles).unwrap_or(0);
        let first = at + article;
        let beginning = |length: usize| {
            let tokens = self.tokens.get(first..first + length)?;
            let is_joined = tokens.iter().skip(1).all(|token| token.gap == Gap::Space);
            let words: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
            let what = lexicon.beginning(&words.join(" ")).filter(|_| is_joined)?;
            Some(Found { what, length: article + length })
        };
        let noun = || {
            let token = self.tokens.get(first).filter(|token| token.subject().is_none())?;
            let what = lexicon.core(&token.text).or_else(|| lexicon.aspect(&token.text))?;
            Some(Found { what, length: article + 1 })
        };
        let found = beginning(3).or_else(|| beginning(2));
        let found = found.or_else(|| self.criterion(at)).or_else(noun)?;
        let action = self.tokens.get(at + found.length).filter(|token| {
            token.gap == Gap::Space && token.meaning.is_none() && token.text.ends_with("ing")
        });
        Some(Found { length: found.length + usize::from(action.is_some()), ..found })
    }

    /// Returns the criterion of a word that is its name or in no other's.
    pub(super) fn any_criterion_at(&self, at: usize) -> Option<Index<Criterion>> {
        match self.tokens.get(at)?.meaning? {
            Meaning::Criterion(at) | Meaning::Part(at) => Some(at),
            Meaning::Subject(_) => None,
        }
    }

    /// Returns the criterion that a word names: by its name, its terms, or a noun that is its unit.
    pub(super) fn criterion_at(&self, at: usize) -> Option<Index<Criterion>> {
        let token = self.tokens.get(at)?;
        if token.meaning.is_some() {
            return token.criterion(self.topic.criterion);
        }
        self.of.vocabulary.lexicon().unit(&token.text)
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
