//! Looks words of a sentence up in lists of phrases. Pure.

use crate::reading::clause::Sentence;
use crate::reading::token::Token;
use crate::reading::words::Phrases;

impl Sentence<'_> {
    /// Returns the length of the longest of some phrases that begins at a word.
    pub(super) fn any(&self, at: usize, phrases: &Phrases) -> Option<usize> {
        let first = self.tokens.get(at)?;
        self.phrase(at, phrases.beginning_with(&first.text))
    }

    /// Returns the length of a phrase that follows a word directly.
    pub(super) fn next_any(&self, at: usize, phrases: &Phrases) -> Option<usize> {
        self.is_joined(at).then(|| self.any(at, phrases)).flatten()
    }

    /// Returns where the words that are in none of some phrases begin, from a word on.
    pub(super) fn skip_any(&self, mut at: usize, phrases: &Phrases) -> usize {
        while let Some(length) = self.any(at, phrases) {
            at += length;
            if !self.is_joined(at) {
                break;
            }
        }
        at
    }
}

impl Token {
    pub(super) fn is_in(&self, words: &Phrases) -> bool {
        words.has(&self.text)
    }
}
