//! Reads "it is X that has C" as "X has C". Pure.

use super::page::Page;
use super::token::{Token, any, subject};
use super::who::set;

/// Removes the words with which a sentence emphasises whom it is about.
pub(super) fn straighten(tokens: &mut Vec<Token>, page: &Page<'_>) {
    let mut at = 0;
    while at < tokens.len() {
        if let Some(Cleft { length, relative }) = cleft(tokens, at, page) {
            tokens.remove(relative);
            tokens.drain(at..at + length);
        }
        at += 1;
    }
}

struct Cleft {
    /// Of "it is"
    length: usize,
    /// Where "that" is
    relative: usize,
}

fn cleft(tokens: &[Token], at: usize, page: &Page<'_>) -> Option<Cleft> {
    let words = page.words;
    let length = any(&tokens[at..], &words.clefts)?;
    let who = at + length;
    let of_set = set(tokens, who, page).map(|(_, end)| end);
    let relative = of_set.or_else(|| subject(tokens, who, page).map(|(_, end)| end))?;
    words.relatives.has(&tokens.get(relative)?.text).then_some(Cleft { length, relative })
}
