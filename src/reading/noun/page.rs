//! The sentences of a page, each with what the text before it is about. Pure.

use std::cell::OnceCell;
use std::ops::Range;

use super::clause::{Clauses, Meant};
use crate::base::index::Index;
use crate::matrix::Subject;
use crate::reading::Reader;
use crate::reading::block::BlockKind;
use crate::reading::clause::Sentence;
use crate::reading::passage::Passage;
use crate::reading::sentence::{hedges, topics as certain};
use crate::reading::topic::Topic;
use crate::reading::words::noun::NounWords;

/// A page whose prose is read, sentence by sentence.
pub(super) struct Page<'p> {
    passages: &'p [Passage<'p>],
    topics: &'p [Topic],
    of: &'p Reader<'p>,
    /// The topics that headings certainly say
    sections: OnceCell<Vec<Topic>>,
}

/// A sentence of a page.
pub(super) struct Spoken<'s> {
    /// The number of its block
    pub(super) block: usize,
    pub(super) clauses: &'s Clauses<'s>,
    page: &'s Page<'s>,
    /// The sentence before it in its block
    last: Option<Range<usize>>,
}

impl Spoken<'_> {
    /// Returns what it is about if it does not name it.
    pub(super) fn meant(&self) -> Meant {
        self.page.meant(self.block, self.last.clone())
    }
}

impl<'p> Page<'p> {
    pub(super) fn of(
        passages: &'p [Passage<'p>],
        topics: &'p [Topic],
        of: &'p Reader<'p>,
    ) -> Page<'p> {
        Page { passages, topics, of, sections: OnceCell::new() }
    }

    /// Calls a function with each sentence that passes a test and asks nothing, where a subject is named.
    pub(super) fn each(
        &self,
        words: &'static NounWords,
        may_say: &dyn Fn(&str) -> bool,
        read: &mut dyn FnMut(&Spoken<'_>),
    ) {
        for (passage, topic) in self.passages.iter().zip(self.topics) {
            let (block, text) = (passage.block, passage.text());
            let is_prose = !(block.is_quoted || matches!(block.kind, BlockKind::Cell(_)));
            let has_subject = topic.subject.is_some() || passage.names_subject(&(0..text.len()));
            if !(is_prose && has_subject && may_say(text)) {
                continue;
            }
            let mut before: Option<Range<usize>> = None;
            for range in passage.sentences(self.of) {
                let last = before.replace(range.clone());
                let text = &text[range.clone()];
                if !may_say(text) || text.trim_end().ends_with('?') {
                    continue;
                }
                let Some(sentence) = Sentence::new(passage, range.clone(), *topic, self.of) else {
                    continue;
                };
                let clauses = Clauses::of(&sentence, range, words);
                read(&Spoken { block: passage.number, clauses: &clauses, page: self, last });
            }
        }
    }

    fn meant(&self, block: usize, last: Option<Range<usize>>) -> Meant {
        let Some(last) = last else {
            let sections = || certain(self.passages, self.topics, self.of);
            let section = self.sections.get_or_init(sections)[block].subject;
            return Meant { it: section, section };
        };
        let it = left(&self.passages[block], last, self.topics[block], self.of);
        Meant { it, section: None }
    }
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
