//! Rewrites sentences that say something known in another order: "it is X that has C" as "X has C". Pure.

mod excepted;
mod labelled;
mod shared;

use std::ops::Range;

use super::page::Page;
use super::token::{Kind, Token, any, subject};
use super::who::set;

/// Removes the words with which a sentence emphasises whom it is about, and puts the rest in order.
pub(super) fn straighten(tokens: &mut Vec<Token>, page: &Page<'_>) {
    expand(tokens);
    build_in(tokens, page);
    let mut at = 0;
    while at < tokens.len() {
        if let Some(Cleft { length, relative }) = cleft(tokens, at, page) {
            tokens.remove(relative);
            tokens.drain(at..at + length);
        }
        at += 1;
    }
    excepted::straighten(tokens, page);
    shared::straighten(tokens, page);
    labelled::straighten(tokens, page);
}

/// Writes "it's" as "it is", and "they're" as "they are".
fn expand(tokens: &mut Vec<Token>) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let long = match &*token.text {
            "it's" => Some(("it", "is")),
            "they're" => Some(("they", "are")),
            _ => None,
        };
        // "It's got a case", "it's been around"
        let is_perfect = |next: &Token| matches!(&*next.text, "got" | "been" | "had");
        let is_perfect = tokens.get(at + 1).is_some_and(is_perfect);
        if let Some((pronoun, verb)) = long.filter(|_| !is_perfect) {
            let Range { start, end } = token.range;
            let is_capital = token.is_capital;
            let middle = start + pronoun.len();
            let first = Token { is_capital, ..word(pronoun, start..middle) };
            tokens.splice(at..=at, [first, word(verb, middle..end)]);
        }
        at += 1;
    }
}

/// Writes "a debugger on board" as "a built-in debugger", where a criterion is about what is built in.
fn build_in(tokens: &mut Vec<Token>, page: &Page<'_>) {
    let words = page.words;
    let Some(adjective) = words.built_in.all().next() else { return };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let is_meant = token.whole_criterion().is_some_and(|of| page.is_built_in(of));
        let after = tokens.get(at + 1..).unwrap_or_default();
        if let Some(length) = any(after, &words.on_board).filter(|_| is_meant) {
            let end = after[length - 1].range.end;
            let named = Token {
                text: format!("{adjective} {}", token.text),
                range: token.range.start..end,
                ..token.clone()
            };
            tokens.splice(at..=at + length, [named]);
        }
        at += 1;
    }
}

/// Returns a word that stands for others in a range of the block.
fn word(text: &str, range: Range<usize>) -> Token {
    Token { kind: Kind::Word, text: text.to_owned(), range, is_capital: false }
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
