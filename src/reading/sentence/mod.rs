//! Sentences: what prose states of one subject and one criterion, or of a set of subjects. Pure.

mod amount;
mod answer;
mod beside;
mod clause;
mod cleft;
mod deed;
mod exclusion;
mod form;
mod german;
mod head;
mod hedge;
mod interjection;
mod inverted;
mod lists;
mod object;
mod opening;
mod page;
mod part;
mod reference;
mod release;
mod roster;
mod said;
mod section;
mod split;
mod state;
mod tail;
mod token;
mod value;
mod who;
mod word;

use std::ops::Range;

use super::Reader;
use super::block::BlockKind;
use super::passage::Passage;
use super::statement::{Says, Statement};
use super::topic::{Topic, only};
use super::vocabulary::{Meaning, Mention};
use crate::base::index::Index;
use crate::matrix::Criterion;
use answer::Reply;
use clause::clauses;
use exclusion::Around;
use head::{Before, Context, Head, How};
pub(super) use hedge::{Hedges, hedges};
use page::Page;
use reference::{is_about_topic, left, names_noun, names_others, names_rival};
pub use split::split;
use token::{Token, tokens};
use value::{Sentence, Value};
use who::Who;

/// Reads the sentences of a page, other than those of tables.
pub(super) fn read(passages: &[Passage<'_>], topics: &[Topic], of: &Reader<'_>) -> Vec<Statement> {
    let Some(page) = Page::of(of) else { return Vec::new() };
    let mut found = Vec::new();
    let mut asked = None;
    let sections = section::topics(passages, topics, &page);
    let mut heading = None;
    let mut near = answer::Near::default();
    for passage in passages {
        let block = passage.block;
        if matches!(block.kind, BlockKind::Heading(_)) {
            heading = Some(passage);
        }
        if matches!(block.kind, BlockKind::Cell(_)) {
            asked = None;
            continue;
        }
        let it = near.subject();
        let mut text = Text { passage, heading, start: 0 };
        // Somebody else asks, and the text below answers.
        if block.is_quoted {
            asked = answer::question(text, it, &page);
            continue;
        }
        let mut question = asked.take();
        if let Some((own, answer)) = answer::answered_question(text, it, &page) {
            (question, text) = (Some(own), answer);
        }
        let reply = match &question {
            None => Reply::None,
            Some(question) if question.is_for_value() => Reply::Value,
            Some(_) => Reply::State,
        };
        let answered = question.as_ref().and_then(|question| answer::read(question, text, &page));
        found.extend(answered);
        let topic = question.as_ref().filter(|question| question.says_topic());
        let topic = topic.map_or(sections[passage.number], answer::Question::topic);
        if text.may_state(&(0..block.text.len()), topic, Before::Nothing, &page) {
            text.read(topic, reply, &page, &mut found);
        }
        asked = answer::question(text, it, &page);
        near.pass(asked.as_ref(), block.kind, sections[passage.number].subject);
        // "How many users?" is asked of each item.
        let is_next = |of: &answer::Question| of.is_for_each() && block.kind == BlockKind::Item;
        asked = asked.or_else(|| question.filter(is_next));
    }
    lists::without_lists(found, passages)
}

/// Returns the topic of each block, if its heading certainly says what the text below is about.
pub(super) fn topics(passages: &[Passage<'_>], topics: &[Topic], of: &Reader<'_>) -> Vec<Topic> {
    let page = Page::of(of);
    page.map_or_else(Vec::new, |page| section::topics(passages, topics, &page))
}

/// A passage whose sentences are read.
#[derive(Clone, Copy)]
struct Text<'b> {
    passage: &'b Passage<'b>,
    /// The heading above it
    heading: Option<&'b Passage<'b>>,
    /// What is before has been read: a question, which the rest answers
    start: usize,
}

impl<'b> Text<'b> {
    fn read(self, topic: Topic, reply: Reply, page: &Page<'_>, found: &mut Vec<Statement>) {
        let mut before = Before::Nothing;
        let mut is_of_others = false;
        let mut is_alone = true;
        let mut has_thing = false;
        let mut is_first = true;
        let mut it = topic.criterion.filter(|at| page.has_levels(*at));
        let mut skipped = None;
        let sentences = self.sentences(page);
        for (number, sentence) in sentences.iter().enumerate() {
            let whole = self.without_remark(sentence, page);
            let next = sentences.get(number + 1).map(|next| &self.passage.text()[next.clone()]);
            if !self.may_state(&whole, topic, before, page) {
                (before, is_first, skipped) = (Before::Other, false, Some(whole));
                continue;
            }
            if let Some(skipped) = skipped.take() {
                let tokens = self.tokens(&skipped, page);
                is_of_others = names_others(&tokens, page);
                it = only(tokens.iter().filter_map(Token::whole_criterion));
            }
            let (sentence, hedges) = self.stated(&whole, page);
            let is_cut = sentence != whole;
            let tokens = self.tokens(&sentence, page);
            let context = Context {
                topic,
                before,
                it,
                is_of_others,
                is_first: true,
                is_alone,
                has_thing,
                near: None,
                hedges,
                is_answer: reply == Reply::Value && is_first,
                may_be_state: reply != Reply::State
                    && !next.is_some_and(|next| answer::begins_otherwise(next, page)),
            };
            is_first = false;
            is_of_others = names_others(&tokens, page);
            // What is cut off may name others, too.
            let all = if is_cut { &self.tokens(&whole, page) } else { &tokens };
            is_alone &= (!names_others(all, page) || is_about_topic(&tokens, context, page))
                && all.iter().filter_map(Token::subject).all(|of| Some(of) == topic.subject)
                && !names_rival(all, page);
            has_thing |= names_noun(all, page);
            it = only(tokens.iter().filter_map(Token::whole_criterion));
            if hedges.is_open {
                before = Before::Other;
                continue;
            }
            found.extend(self.sentence(&tokens, &sentence, context, page));
            before = if is_cut { Before::Other } else { left(&tokens, context, page) };
            is_of_others |= is_cut;
        }
    }

    /// Returns the sentences that are left.
    fn sentences(self, page: &Page<'_>) -> &'b [Range<usize>] {
        let all = self.passage.sentences(page.of);
        &all[all.partition_point(|of| of.start < self.start)..]
    }

    fn tokens(self, sentence: &Range<usize>, page: &Page<'_>) -> Vec<Token> {
        let mut tokens = tokens(self.passage.text(), sentence.clone(), &self.passage.names, page);
        interjection::remove(&mut tokens, page);
        form::mark(&mut tokens, page);
        cleft::straighten(&mut tokens, page);
        tokens
    }

    fn sentence(
        self,
        tokens: &[Token],
        range: &Range<usize>,
        context: Context,
        page: &Page<'_>,
    ) -> Vec<Statement> {
        let mut found = Vec::new();
        let of = Sentence {
            text: self.passage.text(),
            range,
            tokens,
            topic: context.topic.criterion,
            is_answer: context.is_answer,
        };
        if context.hedges.are_none() {
            let opening = opening::read(of, page);
            found.extend(opening.into_iter().flat_map(|value| self.values(value)));
        }
        let mut before = context.before;
        let mut near = None;
        let subjects: Vec<_> = tokens.iter().filter_map(Token::subject).collect();
        for (at, clause) in clauses(tokens, page).into_iter().enumerate() {
            let own = &tokens[clause.tokens.clone()];
            let rest = &tokens[clause.tokens.start..];
            if let Some(statement) = self.roster(&clause, rest, context, page) {
                found.push(statement);
                break;
            }
            let context = Context {
                before,
                is_first: at == 0 || clause.label.criterion.is_some(),
                near,
                ..context
            };
            let head = head::head(tokens, &clause, context, page);
            near = match head.as_ref().map(|head| &head.who) {
                Some(Who::One(subject)) if !names_noun(own, page) => {
                    Some(*subject).filter(|one| subjects.iter().all(|other| other == one))
                }
                _ => None,
            };
            before = match head.as_ref().map(|head| &head.who) {
                Some(Who::One(subject)) => Before::One(*subject),
                _ => Before::Other,
            };
            if clause.is_limited {
                continue;
            }
            let of = match clause.label.criterion {
                Some(criterion) => {
                    let is_answer = of.is_answer || page.is_of_words(criterion);
                    Sentence { topic: Some(criterion), is_answer, ..of }
                }
                None => of,
            };
            let text = &self.passage.text()[own[0].range.start..own[own.len() - 1].range.end];
            let hedges = hedge::hedges_of_clause(text, context.hedges, page.of.language);
            let has_thing = context.has_thing
                && context.before == Before::Other
                && head.as_ref().is_none_or(|head| matches!(head.how, How::Topic | How::Part));
            let context = Context { has_thing, hedges, ..context };
            let said = head.as_ref().map(|head| self.clause(head, of, context, page));
            let said = said.unwrap_or_default();
            if said.is_empty() && hedges.are_none() {
                let is_near = |at| self.is_near(at, own[0].range.start, page);
                let around = Around { context, is_near: &is_near };
                let value = exclusion::read(of, &clause, head.as_ref(), around, page);
                found.extend(value.into_iter().flat_map(|value| self.values(value)));
                let is_labelled = clause.label != clause::Label::default();
                let is_of_topic = head.as_ref().is_none_or(|head| head.how == How::Topic);
                let alone = head.filter(|_| (is_labelled || is_of_topic) && context.may_be_state);
                let alone = alone.and_then(|Head { who, rest, .. }| {
                    Some((who, state::alone(&rest, of.topic, tokens, page)?))
                });
                let inverted = || inverted::inverted(tokens, own, context, page);
                let state = alone.or_else(|| is_of_topic.then(inverted).flatten());
                found.extend(state.and_then(|(who, state)| self.states(&who, state)));
            }
            found.extend(said);
        }
        let beside = self.beside(of, context, page);
        let is_new = |value: &Statement| {
            !found.iter().any(|of: &Statement| of.overlaps(value.block, &value.range))
        };
        let beside: Vec<Statement> = beside.into_iter().filter(is_new).collect();
        found.extend(beside);
        found
    }

    /// Whether the heading above, or the text before an offset, names a criterion.
    fn is_near(self, criterion: Index<Criterion>, before: usize, page: &Page<'_>) -> bool {
        let is_it = |name: &Mention| matches!(name.meaning, Meaning::Criterion(at) | Meaning::Part(at) if at == criterion);
        let lexicon = page.of.vocabulary.lexicon();
        // "Laden" of "Ladezeit"
        let is_root = |text: &str| {
            let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3);
            words.any(|word| lexicon.verb(&word.to_lowercase()) == Some(criterion))
        };
        self.passage.names.iter().any(|name| name.range.start < before && is_it(name))
            || self
                .heading
                .is_some_and(|heading| heading.names.iter().any(is_it) || is_root(heading.text()))
    }

    /// Reads who has what a label names.
    fn roster(
        self,
        clause: &clause::Clause,
        rest: &[Token],
        context: Context,
        page: &Page<'_>,
    ) -> Option<Statement> {
        let is_stated = !clause.is_limited && context.hedges.are_none();
        let criterion = clause.label.criterion.filter(|_| is_stated)?;
        let states = roster::read(criterion, rest, page)?;
        let range = rest.first()?.range.start..rest.last()?.range.end;
        Some(Statement { block: self.passage.number, range, says: Says::States(states) })
    }

    /// Reads numbers beside their subjects.
    fn beside(self, of: Sentence<'_>, context: Context, page: &Page<'_>) -> Vec<Statement> {
        match context.hedges.are_none() {
            true => {
                beside::read(of, page).into_iter().flat_map(|value| self.values(value)).collect()
            }
            false => Vec::new(),
        }
    }

    fn clause(
        self,
        head: &Head,
        of: Sentence<'_>,
        context: Context,
        page: &Page<'_>,
    ) -> Vec<Statement> {
        let Context { hedges, has_thing, .. } = context;
        if !head.is_in_number(page) {
            return Vec::new();
        }
        let may_have_value = hedges.are_none() && !has_thing;
        if head.how == How::Part {
            let amount = may_have_value.then(|| value_of(head, of, page)).flatten();
            return amount.map(|amount| self.values(amount).collect()).unwrap_or_default();
        }
        let value = if may_have_value { value_of(head, of, page) } else { None };
        let value = value.or_else(|| {
            (hedges.are_past_at_most() && !has_thing)
                .then(|| release::read(head, of, page))
                .flatten()
        });
        if let Some(value) = value {
            return self.values(value).collect();
        }
        let state = hedges.are_none().then(|| state::read(head, of.tokens, page)).flatten();
        state.and_then(|state| self.states(&head.who, state)).into_iter().collect()
    }

    fn values(self, value: Value) -> impl Iterator<Item = Statement> {
        let Value { about, range } = value;
        about.into_iter().map(move |about| Statement {
            block: self.passage.number,
            range: range.clone(),
            says: Says::Value(about),
        })
    }

    fn states(self, who: &Who, state: state::State) -> Option<Statement> {
        let states = who.states(state.criterion, state.has)?;
        Some(Statement {
            block: self.passage.number,
            range: state.range,
            says: Says::States(states),
        })
    }
}

/// Returns the value that a clause states of the subject that it is about, if that is certain.
fn value_of(head: &Head, of: Sentence<'_>, page: &Page<'_>) -> Option<Value> {
    let subjects = match &head.who {
        Who::One(subject) => vec![*subject],
        Who::All(subjects) => subjects.clone(),
        Who::None(_) | Who::Only(..) | Who::But(..) => return None,
    };
    let word = || word::read(head, of, page).filter(|_| head.how != How::Part);
    let found = amount::read(head, of, page).or_else(word)?;
    Some(found.with(&subjects))
}

#[cfg(test)]
mod answers_said;
#[cfg(test)]
mod households;
#[cfg(test)]
mod phrasings;
#[cfg(test)]
mod reviews;
#[cfg(test)]
mod sections_said;
#[cfg(test)]
mod tests;
