//! Tells the headings that certainly say what the text below them is about. Pure.

use super::Text;
use super::answer;
use super::page::Page;
use super::token::{Kind, Token, tokens};
use crate::reading::block::{Block, BlockKind};
use crate::reading::topic::Topic;
use crate::reading::words::Phrases;

/// Returns the topic of each block, without those that are not certain: "Migrating from X" is not about X alone.
pub(super) fn topics(blocks: &[Block], topics: &[Topic], page: &Page<'_>) -> Vec<Topic> {
    // By level: whether an open heading names something, and nothing else
    let mut open: [Option<Heading>; 7] = [None; 7];
    let mut found = Vec::with_capacity(blocks.len());
    for (number, block) in blocks.iter().enumerate() {
        if let BlockKind::Heading(level) = block.kind {
            let level = usize::from(level.clamp(1, 6));
            open[level..].fill(None);
            let mentions = page.of.vocabulary.mentions(&block.text);
            let text = Text { number, block, mentions: &mentions };
            open[level] = (level > 1).then(|| heading(text, page));
        }
        let mut below = open.iter().flatten().skip_while(|heading| **heading == Heading::Other);
        let is_certain = below.all(|heading| *heading == Heading::Pure);
        let is_last = open.iter().flatten().next_back() == Some(&Heading::Pure);
        let topic = if is_certain && is_last { topics[number] } else { Topic::default() };
        found.push(Topic {
            subject: block.within.subject.or(topic.subject),
            criterion: block.within.criterion.or(topic.criterion),
        });
    }
    found
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    /// It names subjects or criteria, and nothing else
    Pure,
    /// It names some of them and says more
    Mixed,
    /// It names none
    Other,
}

fn heading(text: Text<'_>, page: &Page<'_>) -> Heading {
    let own = &text.block.text;
    let all = tokens(own, 0..own.len(), text.mentions, page);
    let is_named = |token: &Token| token.subject().is_some() || token.criterion().is_some();
    let is_light = |token: &Token| {
        let words = page.words;
        let is_of = |list: &Phrases| list.has(&token.text);
        token.kind == Kind::Mark
            || is_of(&words.articles)
            || is_of(&words.and)
            || matches!(token.text.as_str(), "of" | "von")
            || token.text.chars().all(|c| c.is_ascii_digit())
    };
    // Of a word of its name, it is not certain that it means a criterion.
    match all.iter().any(is_named) {
        false => Heading::Other,
        true if all.iter().all(|token| is_named(token) || is_light(token)) => Heading::Pure,
        true if answer::question(text, page).is_some() => Heading::Pure,
        true => Heading::Mixed,
    }
}
