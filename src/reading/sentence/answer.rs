//! Questions, and the answers below them: "Does X support C?" and "No." Pure.

use super::Text;
use super::clause::{Clause, Label};
use super::head::{Before, Context, Head, How, Who, head, others, set};
use super::page::Page;
use super::split::split;
use super::state::{self, State};
use super::token::{Token, any, skip, subject, tokens};
use crate::base::index::Index;
use crate::claims::tokens::folded;
use crate::matrix::Criterion;
use crate::reading::statement::{Has, Says, Statement};
use crate::reading::topic::Topic;
use crate::reading::words::Phrases;

/// A question that the next block may answer.
pub(super) struct Question {
    who: Asked,
    criterion: Index<Criterion>,
}

enum Asked {
    /// "Does X …?"
    Of(Who),
    /// "Which one …?"
    Which,
}

impl Question {
    /// Returns what the answer is about.
    pub(super) fn topic(&self) -> Topic {
        let subject = match &self.who {
            Asked::Of(Who::One(of)) => Some(*of),
            _ => None,
        };
        Topic { subject, criterion: Some(self.criterion) }
    }
}

/// Reads a block that is one question about what a subject has.
pub(super) fn question(text: Text<'_>, page: &Page<'_>) -> Option<Question> {
    let own = &text.block.text;
    let range = match &split(own, page.of.language)[..] {
        [one] => one.clone(),
        _ => return None,
    };
    own[range.clone()].ends_with('?').then_some(())?;
    let mut all = tokens(own, range, text.mentions, page);
    all.retain(|token| !token.is_mark(&['?']));
    which(&all, page).or_else(|| of_subject(&all, page))
}

fn which(all: &[Token], page: &Page<'_>) -> Option<Question> {
    let words = page.words;
    let length = any(all, &words.which)?;
    let rest = &all[length..];
    let head = Head {
        noun: None,
        it: None,
        is_paid: false,
        who: Who::All(Vec::new()),
        criterion: None,
        how: How::Named,
        start: 0,
        rest: rest.to_vec(),
    };
    let State { criterion, has, .. } = state::read(&head, all, page)?;
    (has == Has::Supported).then_some(Question { who: Asked::Which, criterion })
}

/// Reads "Does X support C?", "Is C supported in X?", "Is the battery of X removable?".
fn of_subject(all: &[Token], page: &Page<'_>) -> Option<Question> {
    let words = page.words;
    let verb = all.first()?;
    let is_is = words.is.has(&verb.text);
    let is_does = words.does.has(&verb.text);
    let is_have = words.have.has(&verb.text);
    if !(is_is || is_does || is_have) {
        return None;
    }
    let asked = |who, state: State| {
        let is_plain = state.has == Has::Supported;
        is_plain.then_some(Question { who: Asked::Of(who), criterion: state.criterion })
    };
    // The verb comes after its subject in the statement that is asked for.
    let rest = &all[1..];
    let clause = Clause {
        tokens: 0..rest.len(),
        is_limited: false,
        continues: false,
        label: Label::default(),
    };
    let context = Context { before: Before::Other, ..Context::default() };
    if let Some(own) = head(rest, &clause, context, page) {
        let mut said = vec![verb.clone()];
        said.extend(own.rest.iter().cloned());
        let own = Head { rest: said, ..own };
        return state::read(&own, all, page).and_then(|state| asked(own.who, state));
    }
    let at = skip(rest, skip(rest, 0, &words.articles), &words.adjectives);
    rest.get(at)?.whole_criterion()?;
    let mut said = rest[..=at].to_vec();
    said.push(verb.clone());
    said.extend_from_slice(&rest[at + 1..]);
    let (who, state) = state::inverted(all, &said, context, page)?;
    asked(who, state)
}

/// Reads what a block answers.
pub(super) fn read(question: &Question, text: Text<'_>, page: &Page<'_>) -> Option<Statement> {
    let own = &text.block.text;
    let sentences = split(own, page.of.language);
    let first = sentences.first()?.clone();
    let all = tokens(own, first.clone(), text.mentions, page);
    let (who, has, length) = answered(question, &all, page)?;
    let marks = ['.', ',', '!', ';', ':', '–', '—'];
    let ends = all.get(length).is_none_or(|next| next.is_mark(&marks));
    let end = all[length - 1].range.end;
    let next = sentences.get(1).map(|next| &own[next.clone()]);
    if !ends || is_qualified(&own[end..first.end], next, page) {
        return None;
    }
    let states = who.states(question.criterion, has)?;
    Some(Statement { block: text.number, range: first.start..end, says: Says::States(states) })
}

/// Returns what the first words of an answer state, and their number.
fn answered(question: &Question, all: &[Token], page: &Page<'_>) -> Option<(Who, Has, usize)> {
    let words = page.words;
    let Asked::Of(who) = &question.who else {
        return chosen(all, page).map(|(who, length)| (who, Has::Supported, length));
    };
    let yes = any(all, &words.yes).map(|length| (length, Has::Supported));
    let no = any(all, &words.no_answer).map(|length| (length, Has::Lacking));
    let (length, has) = yes.or(no)?;
    // Not to have something together is not to lack it each.
    let is_certain = matches!(who, Who::One(_)) || has == Has::Supported;
    is_certain.then(|| (who.clone(), has, length))
}

/// Reads who an answer names: "Only X", "Both", "X does".
fn chosen(all: &[Token], page: &Page<'_>) -> Option<(Who, usize)> {
    let words = page.words;
    let end = |at: usize| skip(all, at, &words.does);
    if let Some(length) = any(all, &words.only) {
        let (of, at) = subject(all, length, page)?;
        return Some((Who::Only(of, others(of, page)?), end(at)));
    }
    if let Some((who, at)) = set(all, 0, page) {
        return Some((who, end(at)));
    }
    let (of, at) = subject(all, 0, page)?;
    Some((Who::One(of), end(at)))
}

/// Whether an answer says more than its first words.
fn is_qualified(rest: &str, next: Option<&str>, page: &Page<'_>) -> bool {
    let words = page.words;
    let of = folded(rest);
    let is_in = |list: &Phrases| list.all().any(|word| of.contains(&folded(word)));
    let begins = |text: &str| {
        let text = folded(text);
        words.adversative.all().any(|word| text.starts_with(&folded(word)))
    };
    let is_bound = words.bounds_of_answers.all().any(|word| of.starts_with(&folded(word)));
    is_bound
        || is_in(&words.provisos)
        || is_in(&words.adversative)
        || is_in(&words.limits_of_answers)
        || next.is_some_and(begins)
}
