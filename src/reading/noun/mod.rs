//! Numbers of things that a text says a subject has, of which no criterion needs to exist: "the app of X speaks 81
//! languages". Pure.
//!
//! They are compared with each other, not with facts. So a number is read only if the words around it leave open
//! neither whose things are counted nor which ones; whatever else the clause says is part of the key, or nothing is read.

mod clause;
mod end;
mod figure;
mod object;
mod phrase;
mod scope;
mod table;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Reader;
use super::block::{Block, BlockKind};
use super::clause::Sentence;
use super::passage::Passage;
use super::sentence::{hedges, topics as certain};
use super::topic::Topic;
use super::words::noun::NounWords;
use crate::base::index::Index;
use crate::matrix::Subject;
use clause::{Clauses, Meant};
pub use figure::Figure;
use scope::Scopes;

/// A number of things that a text says a subject has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Count {
    /// The number of its block on the page
    pub block: usize,
    /// The number with its noun, in the text of the block
    pub range: Range<usize>,
    pub of: Things,
    pub figure: Figure,
    /// The number of the table that it is in
    pub table: Option<usize>,
}

/// What is counted. Two numbers of the same things should be the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Things {
    pub subject: Index<Subject>,
    /// A part of the subject or something that it comes with, empty if there is none: `app`
    pub owner: String,
    /// How the subject has them
    pub verb: String,
    /// Their noun in the singular, with all that limits it: `language`, `gb of storage`
    pub noun: String,
    /// What the headings above and the title limit the section to: `free plan`
    pub scope: String,
}

/// Reads the numbers of things on a page, in the order of its blocks.
pub(super) fn read(
    blocks: &[Block],
    passages: &[Passage<'_>],
    topics: &[Topic],
    of: &Reader<'_>,
) -> Vec<Count> {
    let Some(words) = NounWords::of(of.language) else { return Vec::new() };
    let mut found = table::read(blocks, words, of);
    let mut sections = None;
    for passage in passages {
        let (number, block) = (passage.number, passage.block);
        let is_said = !block.is_quoted && !matches!(block.kind, BlockKind::Cell(_));
        let has_subject =
            topics[number].subject.is_some() || passage.names_subject(&(0..block.text.len()));
        if !(is_said && has_subject && may_count(&block.text, words)) {
            continue;
        }
        let mut before: Option<Range<usize>> = None;
        for range in passage.sentences(of) {
            let last = before.replace(range.clone());
            let text = &block.text[range.clone()];
            if !may_count(text, words) || text.trim_end().ends_with('?') {
                continue;
            }
            let sentence = Sentence::new(passage, range.clone(), topics[number], of);
            let Some(sentence) = sentence else { continue };
            let clauses = Clauses::of(&sentence, range, words);
            let meant = clauses.needs_context().then(|| {
                let mut topic = || {
                    let topics = sections.get_or_insert_with(|| certain(passages, topics, of));
                    topics[number].subject
                };
                match last {
                    None => Meant { it: topic(), section: topic() },
                    Some(last) => {
                        Meant { it: left(passage, last, topics[number], of), section: None }
                    }
                }
            });
            found.extend(clauses.read(meant.unwrap_or_default()).into_iter().map(|counted| {
                Count {
                    block: number,
                    range: counted.range,
                    of: counted.of,
                    figure: counted.figure,
                    table: None,
                }
            }));
        }
    }
    if !found.is_empty() {
        let scopes = Scopes::of(passages, words);
        for count in &mut found {
            scopes.of_block(count.block).clone_into(&mut count.of.scope);
        }
        found.sort_by_key(|count| (count.block, count.range.start));
    }
    found
}

/// Whether there is a number in a text, in digits or in words.
fn may_count(text: &str, words: &NounWords) -> bool {
    let is_number = |word: &str| {
        let is_capital = word.starts_with(char::is_uppercase);
        words.numbers.has(word) || is_capital && words.numbers.has(&word.to_lowercase())
    };
    text.contains(|c: char| c.is_ascii_digit())
        || text.split(|c: char| !c.is_alphabetic()).any(is_number)
}

/// Returns what "it" stands for after a sentence: the only subject that this names, if it is about that and about
/// nothing else.
fn left(
    passage: &Passage<'_>,
    range: Range<usize>,
    topic: Topic,
    of: &Reader<'_>,
) -> Option<Index<Subject>> {
    let text = &passage.text()[range.clone()];
    let sentence = Sentence::new(passage, range, topic, of)?;
    let tokens = &sentence.tokens;
    let at = sentence.phrase(0, sentence.words.articles).unwrap_or(0);
    let subject = tokens.get(at)?.subject()?;
    let is_part = tokens.get(at + 1).is_some_and(|next| next.text.starts_with('\''));
    let others = || {
        tokens[at + 1..].iter().any(|token| {
            token.subject().is_some()
                || token.is(&["a", "an", "one"])
                || passage.text()[token.range.clone()].starts_with(char::is_uppercase)
        })
    };
    (!is_part && !others() && hedges(text, of.language).are_none()).then_some(subject)
}

#[cfg(test)]
mod tests;
