//! What the blocks of a page are about, by the headings and directives around them. Pure.

use super::block::BlockKind;
pub(super) use super::only::only;
use super::passage::Passage;
use super::vocabulary::{Meaning, Mention};
use crate::base::index::Index;
use crate::matrix::{Criterion, Subject};

/// What a block is about, if it does not say so itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Topic {
    pub subject: Option<Index<Subject>>,
    pub criterion: Option<Index<Criterion>>,
}

/// Returns the topic of each passage.
pub(super) fn topics(passages: &[Passage<'_>]) -> Vec<Topic> {
    // The topics of the open headings, by level
    let mut open: [Option<Topic>; 7] = [None; 7];
    let topic_of = |passage: &Passage<'_>, open: &mut [Option<Topic>; 7]| {
        let block = passage.block;
        if let BlockKind::Heading(level) = block.kind {
            let level = usize::from(level.clamp(1, 6));
            open[level..].fill(None);
            // The title of a page names what it compares, not what each sentence is about.
            if level > 1 {
                open[level] = Some(of_heading(&passage.names));
            }
        }
        let mut topic = Topic::default();
        for of_level in open.iter().flatten() {
            topic.subject = of_level.subject.or(topic.subject);
            topic.criterion = of_level.criterion.or(topic.criterion);
        }
        topic.subject = block.within.subject.or(topic.subject);
        topic.criterion = block.within.criterion.or(topic.criterion);
        topic
    };
    passages.iter().map(|passage| topic_of(passage, &mut open)).collect()
}

/// Returns the topic of a heading: the only subject and the only criterion that it names.
fn of_heading(mentions: &[Mention]) -> Topic {
    let subjects = mentions.iter().filter_map(|mention| match mention.meaning {
        Meaning::Subject(at) => Some(at),
        Meaning::Criterion(_) | Meaning::Part(_) => None,
    });
    let criteria = mentions.iter().filter_map(|mention| match mention.meaning {
        Meaning::Criterion(at) | Meaning::Part(at) => Some(at),
        Meaning::Subject(_) => None,
    });
    Topic { subject: only(subjects), criterion: only(criteria) }
}
