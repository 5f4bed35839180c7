//! Words that change nothing of what a clause states, by their form and their place, without a list of them. Pure.

use std::ops::Range;

use super::Sentence;
use crate::claims;
use crate::reading::token::{Gap, Token};
use crate::reading::words::order::OrderWords;

/// Most words of a noun phrase that says how much: `a good deal`.
const MOST_OF_DEGREE: usize = 4;

/// Most words of a phrase that denies that there is something.
const MOST_OF_DENIAL: usize = 6;

/// Returns the words of a sentence, with a contraction as the two words that it stands for: `it is` for `it's`.
pub(super) fn expanded(tokens: Vec<Token>, known: &[(&str, [&str; 2])]) -> Vec<Token> {
    let is_any = |token: &Token| token.text.contains('\'') && token.meaning.is_none();
    if known.is_empty() || !tokens.iter().any(is_any) {
        return tokens;
    }
    let expand = |token: Token| {
        let found = known.iter().find(|(short, _)| is_any(&token) && token.text == *short);
        let Some((_, [first, second])) = found else { return [Some(token), None] };
        let middle = token.range.start + first.len();
        let second = Token {
            text: (*second).to_owned(),
            range: middle..token.range.end,
            meaning: None,
            gap: Gap::Space,
        };
        let range = token.range.start..middle;
        [Some(Token { text: (*first).to_owned(), range, ..token }), Some(second)]
    };
    tokens.into_iter().flat_map(expand).flatten().collect()
}

impl Sentence<'_> {
    /// Whether nothing is between the end of another sentence and its own beginning.
    pub(in crate::reading) fn follows(&self, other: &Sentence<'_>) -> bool {
        let Some(first) = self.tokens.first() else { return false };
        let is_same = std::ptr::eq(self.block, other.block);
        let between = self.text.get(other.end..first.range.start).filter(|_| is_same);
        between.is_some_and(|between| !between.contains(char::is_alphanumeric))
    }

    /// Whether a word is of a phrase that denies that there is something: `you will not find a`.
    pub(super) fn is_in_denial(&self, at: usize) -> bool {
        let Some(known) = OrderWords::of(self.of.language) else { return false };
        let mut begin = (0..=at).rev().take(MOST_OF_DENIAL);
        begin.any(|first| self.phrase(first, known.there_is_no).is_some_and(|of| first + of > at))
    }

    /// Whether a word is an adverb that limits nothing: `noticeably`.
    fn is_adverb(&self, at: usize) -> bool {
        let adverbs = &self.words.adverbs;
        self.tokens.get(at).is_some_and(|token| {
            adverbs.endings.iter().any(|ending| token.text.ends_with(ending))
                && token.meaning.is_none()
                && !token.is(adverbs.limiting)
                && self.is_small(at)
        })
    }

    /// Whether a word is written with a small letter.
    pub(in crate::reading) fn is_small(&self, at: usize) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| self.text[token.range.clone()].starts_with(char::is_lowercase))
    }

    /// Returns where the words end from a word on that change nothing before a verb or an adjective.
    pub(in crate::reading) fn skip_degrees(&self, mut at: usize) -> usize {
        loop {
            let adverb = || self.is_adverb(at).then_some(1).or_else(|| self.margin(at));
            let Some(length) = self.phrase(at, self.words.degrees).or_else(adverb) else {
                return at;
            };
            at += length;
            if !self.is_joined(at) {
                return at;
            }
        }
    }

    /// Returns the length of words for how far one is ahead, without a number: `by a country mile`.
    pub(super) fn margin(&self, at: usize) -> Option<usize> {
        let known = &self.words.adverbs;
        let by = at + self.phrase(at, known.by)?;
        let first = by + self.next(by, known.before_degrees)?;
        let is_noun = |at: &usize| self.tokens[*at].is(known.margins);
        let nouns =
            (first..self.tokens.len()).take(MOST_OF_DEGREE).take_while(|at| self.is_joined(*at));
        let noun = nouns.take_while(|at| self.tokens[*at].meaning.is_none()).find(is_noun)?;
        Some(noun + 1 - at)
    }

    /// Whether words before an adjective say how much, without a number: `a good deal`.
    pub(in crate::reading) fn is_degree(&self, words: Range<usize>) -> bool {
        let known = &self.words.adverbs;
        let is_first = |at: usize| self.tokens[at].is(known.before_degrees);
        let range = self.text_of(words.clone());
        let language = self.of.language;
        let is_number = |token: &Token| {
            token.text.contains(|c: char| c.is_ascii_digit())
                || claims::spoken::whole(&token.text, language).is_some_and(|of| of > 1.0)
        };
        let is_unsaid = |at: usize| {
            let token = &self.tokens[at];
            token.meaning.is_none()
                && token.gap == Gap::Space
                && !is_number(token)
                && ![self.words.negations, self.words.limits, self.words.doubts, self.words.joints]
                    .iter()
                    .any(|list| token.is(list))
        };
        (2..=MOST_OF_DEGREE).contains(&words.len())
            && is_first(words.start)
            && (words.start + 1..words.end).all(is_unsaid)
            && claims::ratios(&self.text[range], language).is_empty()
    }

    /// Whether a noun may name any of the subjects, or several of them: `tool`, `models`, `Geräten`.
    pub(in crate::reading) fn is_any_noun(&self, token: &Token) -> bool {
        let known = OrderWords::of(self.of.language);
        let forms = ["", "s", "n", "en", "e"];
        let mut forms = forms.iter().filter_map(|ending| token.text.strip_suffix(ending));
        let lexicon = self.of.vocabulary.lexicon();
        token.meaning.is_none()
            && known.is_some_and(|known| {
                forms.any(|form| known.nouns.contains(&form) || lexicon.is_of_title(form))
            })
    }

    /// Returns the length of words for all compared subjects: `in this test`, `of the four tools`, `among our candidates`.
    pub(super) fn circle(&self, at: usize) -> Option<usize> {
        let circles = &self.words.circles;
        let genitive = || self.phrase(at, circles.genitives).filter(|_| self.is_small(at));
        let definite = self.phrase(at, circles.definite).or_else(genitive);
        let first = definite.or_else(|| self.phrase(at, circles.prepositions))?;
        let mut here = at + first;
        while let Some(length) = self.next(here, circles.determiners) {
            here += length;
        }
        let is_definite = definite.is_some() || here > at + first;
        let count = self.tokens.get(here).and_then(|token| {
            claims::spoken::whole(&token.text, self.of.language).filter(|of| *of > 1.0)
        });
        let count = count.filter(|_| self.is_joined(here));
        if count.is_some_and(|of| of != self.of.compared.len() as f64) || !is_definite {
            return None;
        }
        here += usize::from(count.is_some());
        let noun = self.next(here, circles.nouns).or_else(|| {
            let token = self.tokens.get(here).filter(|token| {
                count.is_some() && self.is_joined(here) && token.meaning.is_none()
            })?;
            self.is_any_noun(token).then_some(1)
        });
        (noun.is_some() || count.is_some()).then_some(here + noun.unwrap_or(0) - at)
    }
}
