//! Questions, and the answers below them: "Does X support C?" and "No." Pure.

use std::ops::Range;

use super::Text;
use super::clause::{Clause, Label, is_verb};
use super::form;
use super::head::{Before, Context, Head, How, head};
use super::hedge::hedges;
use super::inverted;
use super::page::Page;
use super::said::is_fee;
use super::state::{self, State};
use super::token::{Token, any, skip, subject, tokens};
use super::who::{Who, last, others, set};
use crate::base::index::Index;
use crate::claims::tokens::folded;
use crate::matrix::kind::Statement as Form;
use crate::matrix::{Criterion, Subject};
use crate::reading::statement::{Has, Says, Statement};
use crate::reading::topic::{Topic, only};
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
    /// "How much …?"
    Value(Index<Subject>),
}

impl Question {
    /// Returns what the answer is about.
    pub(super) fn topic(&self) -> Topic {
        let subject = match &self.who {
            Asked::Of(Who::One(of)) | Asked::Value(of) => Some(*of),
            Asked::Of(_) | Asked::Which => None,
        };
        Topic { subject, criterion: Some(self.criterion) }
    }

    /// Whether the answer is a value, and neither yes nor no.
    pub(super) fn is_for_value(&self) -> bool {
        matches!(self.who, Asked::Value(_))
    }
}

/// Reads a block that is one question about what a subject has.
pub(super) fn question(text: Text<'_>, page: &Page<'_>) -> Option<Question> {
    match sentences_with_question(text, page)? {
        [one] => asked(text, one.clone(), page),
        _ => None,
    }
}

/// Reads a block that begins with such a question, and returns the rest of it, which answers: "Does X have C? Yes."
pub(super) fn answered_question<'b>(
    text: Text<'b>,
    page: &Page<'_>,
) -> Option<(Question, Text<'b>)> {
    match sentences_with_question(text, page)? {
        [first, next, ..] => {
            let question = asked(text, first.clone(), page)?;
            Some((question, Text { start: next.start, ..text }))
        }
        _ => None,
    }
}

fn sentences_with_question<'b>(text: Text<'b>, page: &Page<'_>) -> Option<&'b [Range<usize>]> {
    text.passage.text().contains('?').then(|| text.sentences(page))
}

fn asked(text: Text<'_>, range: Range<usize>, page: &Page<'_>) -> Option<Question> {
    let own = text.passage.text();
    own[range.clone()].ends_with('?').then_some(())?;
    let mut all = tokens(own, range, &text.passage.names, page);
    form::mark(&mut all, page);
    all.retain(|token| !token.is_mark(&['?']));
    which(&all, page)
        .or_else(|| of_subject(&all, page))
        .or_else(|| of_level(&all, page))
        .or_else(|| of_value(&all, page))
}

/// Reads a question for yes or no that names one criterion, and one subject, all of them or none, and nothing else.
fn of_level(all: &[Token], page: &Page<'_>) -> Option<Question> {
    let words = page.words;
    let first = all.first()?;
    let verbs = [&words.is, &words.does, &words.have, &words.modals];
    let is_question = verbs.iter().any(|verbs| verbs.has(&first.text))
        || is_verb(first, page)
        || first.deed().is_some();
    if !is_question {
        return None;
    }
    let plain = [&words.is, &words.does, &words.have, &words.can];
    let is_advice = !plain.iter().any(|verbs| verbs.has(&first.text));
    let subjects = || all.iter().filter_map(Token::subject);
    let sets = (1..all.len()).filter_map(|at| Some((at, all_of(all, at, page)?)));
    let of_all = { sets }.next().filter(|_| subjects().next().is_none());
    let who = match (only(subjects()), &of_all) {
        (Some(one), _) => Asked::Of(Who::One(one)),
        (None, Some((_, (all, _)))) => Asked::Of(Who::All(all.clone())),
        // "Should I get C?" asks for advice.
        (None, None) if subjects().next().is_none() && !is_advice => Asked::Which,
        (None, None) => return None,
    };
    let named = |token: &Token| token.whole_criterion().or(token.deed());
    let is_of_fee = |at: &Index<Criterion>| all.iter().any(|token| is_fee(token, *at, page));
    let criterion = only(all.iter().filter_map(named));
    let criterion = criterion.filter(|at| page.has_levels(*at) || is_of_fee(at))?;
    let needs = |at: usize| {
        let rest = &all[at..];
        any(rest, &words.need_bare).or(any(rest, &words.need)).or(any(rest, &words.needed))
    };
    let is_needed = |token: &Token| token.text.split(' ').any(|word| words.needed.has(word));
    let is_for_need = (0..all.len()).any(|at| needs(at).is_some()) || all.iter().any(is_needed);
    let mut at = 0;
    while let Some(token) = all.get(at) {
        if let Some((_, (_, end))) = of_all.as_ref().filter(|(start, _)| *start == at) {
            at = *end;
            continue;
        }
        let is_named = named(token) == Some(criterion) || token.subject().is_some();
        let lists = [
            &words.asking,
            &words.articles,
            &words.adjectives,
            &words.special,
            &words.adverbs,
            &words.have,
            &words.have_bare,
            &words.need,
            &words.need_bare,
            &words.needed,
            &words.support,
            &words.charge,
            &words.charge_bare,
        ];
        let length = lists.iter().filter_map(|list| any(&all[at..], list)).max();
        at += if is_named { 1 } else { length? };
    }
    let is_certain = is_for_need == page.is_of_need(criterion)
        && !all.iter().any(|token| {
            words.not.has(&token.text) || words.no.has(&token.text) && token.text != "any"
        });
    is_certain.then_some(Question { who, criterion })
}

/// Reads words for all subjects in a question: "they all", "all three".
fn all_of(all: &[Token], at: usize, page: &Page<'_>) -> Option<(Vec<Index<Subject>>, usize)> {
    if let Some(length) = any(all.get(at..)?, &page.words.they_all) {
        return Some((page.of.compared.to_vec(), at + length));
    }
    match set(all, at, page)? {
        (Who::All(subjects), end) => Some((subjects, end)),
        _ => None,
    }
}

/// Reads "How many shots does X manage?", "What does X cost?", "When was X released?".
fn of_value(all: &[Token], page: &Page<'_>) -> Option<Question> {
    let words = page.words;
    let length = any(all, &words.how_much)?;
    let of = only(all.iter().filter_map(Token::subject))?;
    let whole = || only(all.iter().filter_map(Token::whole_criterion));
    let part = || only(all.iter().filter_map(Token::criterion));
    let family = || {
        let families = words.families.iter();
        let verb = |token: &Token| families.clone().find(|(verb, _)| *verb == token.text);
        page.of_family(only(all.iter().filter_map(verb))?.1)
    };
    let release = || {
        let is_when = all[..length].iter().any(|token| words.when.has(&token.text));
        let is_released = |at: usize| any(&all[at..], &words.appeared).is_some();
        page.traits.release.filter(|_| is_when && (0..all.len()).any(is_released))
    };
    // "How many shots"
    let counted = || {
        let noun = all.get(length)?;
        let criteria = page.of.matrix.criteria.indexed().map(|(at, _)| at);
        only(
            criteria
                .filter(|at| page.criterion(*at).kind.has_amounts() && is_unit(noun, *at, page)),
        )
    };
    let criterion = whole().or_else(counted).or_else(family).or_else(release).or_else(part)?;
    let has_value = matches!(
        page.form(criterion),
        Form::Amount | Form::Version | Form::Day | Form::Text | Form::Word
    ) && !page.has_levels(criterion);
    let mut at = length;
    while let Some(token) = all.get(at) {
        let is_named = token.criterion() == Some(criterion) || token.subject().is_some();
        let is_verb = words.families.iter().any(|(verb, _)| *verb == token.text);
        let lists = [&words.asking, &words.articles, &words.possessives, &words.appeared];
        let length = lists.iter().filter_map(|list| any(&all[at..], list)).max();
        let is_light =
            is_named || is_verb || token.is_possessive() || is_unit(token, criterion, page);
        at += length.filter(|_| !is_named).or(is_light.then_some(1))?;
    }
    has_value.then_some(Question { who: Asked::Value(of), criterion })
}

/// Whether a word is the unit of a criterion.
fn is_unit(token: &Token, criterion: Index<Criterion>, page: &Page<'_>) -> bool {
    let unit = page.criterion(criterion).unit.as_deref().unwrap_or_default();
    unit.split([' ', '/']).any(|word| word.len() > 2 && word.to_lowercase() == token.text)
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
    let (who, state) = inverted::inverted(all, &said, context, page)?;
    asked(who, state)
}

/// Reads what a block answers.
pub(super) fn read(question: &Question, text: Text<'_>, page: &Page<'_>) -> Option<Statement> {
    let own = text.passage.text();
    let sentences = text.sentences(page);
    let first = sentences.first()?.clone();
    if hedges(&own[first.clone()], page.of.language).is_open {
        return None;
    }
    let all = tokens(own, first.clone(), &text.passage.names, page);
    let (who, has, length) = answered(question, &all, page)?;
    let marks = ['.', ',', '!', ';', ':', '–', '—'];
    let ends = all.get(length).is_none_or(|next| next.is_mark(&marks));
    let end = all[length - 1].range.end;
    let next = sentences.get(1).map(|next| &own[next.clone()]);
    if !ends || is_qualified(&own[end..first.end], next, page) {
        return None;
    }
    let states = who.states(question.criterion, has)?;
    Some(Statement {
        block: text.passage.number,
        range: first.start..end,
        says: Says::States(states),
    })
}

/// Returns what the first words of an answer state, and their number.
fn answered(question: &Question, all: &[Token], page: &Page<'_>) -> Option<(Who, Has, usize)> {
    let words = page.words;
    let who = match &question.who {
        Asked::Of(who) => who,
        Asked::Which => {
            return chosen(all, page).map(|(who, length)| (who, Has::Supported, length));
        }
        Asked::Value(_) => return None,
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
        let (of, at) = subject(all, skip(all, length, &words.within), page)?;
        return Some((Who::Only(of, others(of, page)?), end(at)));
    }
    // "Yes, all three."
    let yes = any(all, &words.yes).filter(|yes| all.get(*yes).is_some_and(|of| of.is_mark(&[','])));
    let (who, at) = last(all, yes.map_or(0, |yes| yes + 1), page)?;
    let is_sure = yes.is_none() || matches!(who, Who::All(_));
    is_sure.then(|| (who, end(at)))
}

/// Whether an answer says more than its first words.
fn is_qualified(rest: &str, next: Option<&str>, page: &Page<'_>) -> bool {
    let words = page.words;
    let of = folded(rest);
    let is_in = |list: &Phrases| list.all().any(|word| of.contains(&folded(word)));
    let is_bound = words.bounds_of_answers.all().any(|word| of.starts_with(&folded(word)));
    is_bound
        || is_in(&words.provisos)
        || is_in(&words.adversative)
        || is_in(&words.limits_of_answers)
        || next.is_some_and(|next| begins_otherwise(next, page))
}

/// Whether a sentence begins with a word that limits what is said before: "But only on Linux."
pub(super) fn begins_otherwise(text: &str, page: &Page<'_>) -> bool {
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    page.words.adversative.has(&first.to_lowercase())
}
