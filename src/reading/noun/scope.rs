//! What headings and titles limit the text below them to: a plan, a platform, a year. Pure.

use super::super::block::BlockKind;
use super::super::passage::Passage;
use super::super::token::{Gap, Token, tokens};
use crate::reading::words::noun::NounWords;

/// The limits of each block of a page.
pub(super) struct Scopes(Vec<String>);

impl Scopes {
    pub(super) fn of(passages: &[Passage<'_>], words: &NounWords) -> Scopes {
        // By level; the title of the page is above all
        let mut open: [Vec<String>; 7] = Default::default();
        let mut scopes = Vec::with_capacity(passages.len());
        for passage in passages {
            let level = match passage.block.kind {
                BlockKind::Title => Some(0),
                BlockKind::Heading(level) => Some(usize::from(level.clamp(1, 6))),
                _ => None,
            };
            if let Some(level) = level {
                open[level..].fill(Vec::new());
                open[level] = limits(passage, words);
            }
            let mut all: Vec<&str> = open.iter().flatten().map(String::as_str).collect();
            all.sort_unstable();
            all.dedup();
            scopes.push(all.join(" "));
        }
        Scopes(scopes)
    }

    pub(super) fn of_block(&self, block: usize) -> &str {
        &self.0[block]
    }
}

/// Returns the words of a heading that limit it.
fn limits(passage: &Passage<'_>, words: &NounWords) -> Vec<String> {
    let text = passage.text();
    let tokens = tokens(text, &(0..text.len()), &passage.names);
    let is_limit = |(at, token): (usize, &Token)| {
        let is_place = || {
            let before = tokens[..at].last().filter(|_| token.gap == Gap::Space);
            before.is_some_and(|before| before.is_in(&words.within))
                && text[token.range.clone()].starts_with(char::is_uppercase)
                && !words.has_capitals
        };
        token.meaning.is_none()
            && (token.is_in(&words.scopes)
                || token.text.contains(|c: char| c.is_ascii_digit())
                || is_place())
    };
    let found = tokens.iter().enumerate().filter(|of| is_limit(*of));
    found.map(|(_, token)| token.text.clone()).collect()
}
