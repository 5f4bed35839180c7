//! Questions, and the answers below them: "Does X support C?" and "No." Pure.

use super::Text;
use super::clause::{Clause, Label};
use super::head::{Before, Context, Head, How, Who, head, set};
use super::page::Page;
use super::split::split;
use super::state::{self, State};
use super::token::{Token, any, skip, subject, tokens};
use crate::base::index::Index;
use crate::claims::tokens::folded;
use crate::matrix::{Criterion, Subject};
use crate::reading::statement::{Has, Says, Statement};
use crate::reading::topic::Topic;

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
    let length = any(all, words.which)?;
    let rest = &all[length..];
    let head = Head {
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
    let is_is = words.is.contains(&verb.text.as_str());
    let is_does = words.does.contains(&verb.text.as_str());
    let is_have = words.have.contains(&verb.text.as_str());
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
    let context = Context { topic: Topic::default(), before: Before::Other, is_first: true };
    if let Some(own) = head(rest, &clause, context, page) {
        let mut said = vec![verb.clone()];
        said.extend(own.rest.iter().cloned());
        let own = Head { rest: said, ..own };
        return state::read(&own, all, page).and_then(|state| asked(own.who, state));
    }
    let at = skip(rest, skip(rest, 0, words.articles), words.adjectives);
    rest.get(at)?.whole_criterion()?;
    let mut said = rest[..=at].to_vec();
    said.push(verb.clone());
    said.extend_from_slice(&rest[at + 1..]);
    let (who, state) = state::inverted(all, &said, context, page)?;
    asked(who, state)
}

/// Reads what a block answers.
pub(super) fn read(question: &Question, text: Text<'_>, page: &Page<'_>) -> Option<Statement> {
    let words = page.words;
    let own = &text.block.text;
    let sentences = split(own, page.of.language);
    let first = sentences.first()?.clone();
    let all = tokens(own, first.clone(), text.mentions, page);
    if is_qualified(&own[first.clone()], sentences.get(1).map(|next| &own[next.clone()]), page) {
        return None;
    }
    let says = |states| Says::States(states);
    let statement =
        |end: usize, says| Some(Statement { block: text.number, range: first.start..end, says });
    let ends = |at: usize| {
        all.get(at).is_none_or(|next| next.is_mark(&['.', ',', '!', ';', ':', '–', '—']))
    };
    match &question.who {
        Asked::Of(who) => {
            let yes = any(&all, words.yes).map(|length| (length, Has::Supported));
            let no = any(&all, words.no_answer).map(|length| (length, Has::Lacking));
            let (length, has) = yes.or(no).filter(|(length, _)| ends(*length))?;
            let end = all[length - 1].range.end;
            let states = match (who, has) {
                (Who::One(_), _) | (Who::All(_), Has::Supported) => {
                    who.states(question.criterion, has)?
                }
                _ => return None,
            };
            statement(end, says(states))
        }
        Asked::Which => {
            let (who, end) = chosen(&all, page).filter(|(_, end)| ends(*end))?;
            statement(all[end - 1].range.end, says(who.states(question.criterion, Has::Supported)?))
        }
    }
}

/// Reads who an answer names: "Only X", "Both", "X does".
fn chosen(all: &[Token], page: &Page<'_>) -> Option<(Who, usize)> {
    let words = page.words;
    let end = |at: usize| skip(all, at, words.does);
    if let Some((who, at)) = set(all, 0, page) {
        return Some((who, end(at)));
    }
    let (of, at): (Index<Subject>, usize) = subject(all, 0, page)?;
    Some((Who::One(of), end(at)))
}

/// Whether an answer says more than yes or no.
fn is_qualified(first: &str, next: Option<&str>, page: &Page<'_>) -> bool {
    let words = page.words;
    let of = folded(first);
    let is_in = |list: &[&str]| list.iter().any(|word| of.contains(&folded(word)));
    let begins = |text: &str| {
        let text = folded(text);
        words.adversative.iter().any(|word| text.starts_with(&folded(word)))
    };
    is_in(words.provisos)
        || is_in(words.adversative)
        || is_in(words.limits_of_answers)
        || next.is_some_and(begins)
}
