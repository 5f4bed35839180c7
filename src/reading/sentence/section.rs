//! Tells the headings that certainly say what the text below them is about. Pure.

use super::Text;
use super::answer;
use super::page::Page;
use super::token::{Kind, Token, any, skip, tokens};
use crate::reading::block::BlockKind;
use crate::reading::passage::Passage;
use crate::reading::topic::Topic;
use crate::reading::words::Phrases;

/// Returns the topic of each block, without those that are not certain: "Migrating from X" is not about X alone.
pub(super) fn topics(passages: &[Passage<'_>], topics: &[Topic], page: &Page<'_>) -> Vec<Topic> {
    // By level: whether an open heading names something, and nothing else
    let mut open: [Option<Heading>; 7] = [None; 7];
    let mut found = Vec::with_capacity(passages.len());
    for passage in passages {
        let (number, block) = (passage.number, passage.block);
        if let BlockKind::Heading(level) = block.kind {
            let level = usize::from(level.clamp(1, 6));
            open[level..].fill(None);
            open[level] =
                (level > 1).then(|| heading(Text { passage, heading: None, start: 0 }, page));
        }
        let mut below = open
            .iter()
            .flatten()
            .skip_while(|heading| matches!(heading, Heading::Other | Heading::Vague));
        let is_certain = below.all(|heading| heading.is_pure());
        let is_last = open.iter().flatten().next_back().is_some_and(|heading| heading.is_pure());
        let named = open.iter().flatten().rev().find(|heading| heading.names_criterion());
        let topic = match is_certain && is_last {
            true if matches!(named, Some(Heading::Vague | Heading::Asked)) => {
                Topic { criterion: None, ..topics[number] }
            }
            true => topics[number],
            false => Topic::default(),
        };
        found.push(Topic {
            subject: block.within.subject.or(topic.subject),
            criterion: block.within.criterion.or(topic.criterion),
        });
    }
    found
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    /// It names subjects, and nothing else
    Pure,
    /// It names criteria, perhaps with subjects, and nothing else
    PureOfCriterion,
    /// It asks something about one subject, perhaps with the name of a criterion
    Asked,
    /// It names subjects and says more
    Mixed,
    /// It names criteria and says more
    Vague,
    /// It names none
    Other,
}

impl Heading {
    fn is_pure(self) -> bool {
        matches!(self, Heading::Pure | Heading::PureOfCriterion | Heading::Asked)
    }

    fn names_criterion(self) -> bool {
        matches!(self, Heading::Vague | Heading::PureOfCriterion | Heading::Asked)
    }
}

fn heading(text: Text<'_>, page: &Page<'_>) -> Heading {
    let own = text.passage.text();
    let all = tokens(own, 0..own.len(), &text.passage.names, page);
    let is_named = |token: &Token| token.subject().is_some() || token.criterion().is_some();
    let is_light = |token: &Token| {
        let words = page.words;
        let is_of = |list: &Phrases| list.has(&token.text);
        token.kind == Kind::Mark
            || is_of(&words.articles)
            || is_of(&words.and)
            || is_of(&words.of_headings)
            || token.text.chars().all(|c| c.is_ascii_digit())
    };
    let pure = || match all.iter().any(|token| token.criterion().is_some()) {
        true => Heading::PureOfCriterion,
        false => Heading::Pure,
    };
    let asked = answer::question(text, None, page);
    match all.iter().any(is_named) {
        false => Heading::Other,
        true if all.iter().all(|token| is_named(token) || is_light(token)) => pure(),
        true if asked.as_ref().is_some_and(answer::Question::is_understood) => pure(),
        true if asked.as_ref().is_some_and(answer::Question::is_about_subject) => Heading::Asked,
        true if is_described(&all, page) => Heading::Pure,
        true if all.iter().any(|token| token.subject().is_some()) => Heading::Mixed,
        true => Heading::Vague,
    }
}

/// Whether a heading names one subject and describes it as a whole: "X: the all-rounder", "Best for families: X".
fn is_described(all: &[Token], page: &Page<'_>) -> bool {
    let marks = [':', '–', '—', '-', ',', '('];
    let Some(mark) = all.iter().position(|token| token.is_mark(&marks)) else { return false };
    let (left, right) = (&all[..mark], &all[mark + 1..]);
    let is_name = |part: &[Token]| {
        let number = |token: &Token| token.text.chars().all(|c| c.is_ascii_digit());
        let mut rest = part.iter().filter(|token| !number(token) && token.kind != Kind::Mark);
        rest.next().is_some_and(|token| token.subject().is_some()) && rest.next().is_none()
    };
    is_name(left) && is_description(right, page) || is_name(right) && is_description(left, page)
}

/// Whether words describe a whole subject. What is of a part or a plan of it does not.
fn is_description(part: &[Token], page: &Page<'_>) -> bool {
    let words = page.words;
    let start = skip(part, 0, &words.before_roles);
    let has_article = part[..start].iter().any(|token| words.articles.has(&token.text));
    let is_quality = |token: &Token| has_article && words.qualities.has(&page.stem(&token.text));
    let mut at = start;
    while let Some(token) = part.get(at) {
        match any(&part[at..], &words.roles) {
            Some(length) => at += length,
            None if is_quality(token) => at += 1,
            None => break,
        }
    }
    let is_for = part.get(at).is_some_and(|token| matches!(token.text.as_str(), "for" | "für"));
    let rest = &part[at..];
    let is_named = |token: &Token| token.subject().is_some() || token.criterion().is_some();
    at > start
        && (rest.iter().all(|token| token.kind == Kind::Mark)
            || is_for && !rest.iter().any(is_named))
}
