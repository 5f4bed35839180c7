//! Removes words between two commas that say nothing of what is around them: "C, on the other hand, is excellent". Pure.

use super::page::Page;
use super::token::{Token, any};

/// Removes interjections with their commas.
pub(super) fn remove(tokens: &mut Vec<Token>, page: &Page<'_>) {
    let mut at = 1;
    while at < tokens.len() {
        let length = tokens[at]
            .is_mark(&[','])
            .then(|| any(&tokens[at + 1..], &page.exclusion.interjections))
            .flatten();
        let is_closed =
            |length: &usize| tokens.get(at + 1 + length).is_some_and(|next| next.is_mark(&[',']));
        match length.filter(is_closed) {
            Some(length) => drop(tokens.drain(at..at + length + 2)),
            None => at += 1,
        }
    }
}
