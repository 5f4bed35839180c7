//! Reads questions of which each word is known: "Does X support C?", "How many users does X allow?". Pure.

use super::super::clause::{Clause, Label, is_verb};
use super::super::head::{Before, Context, Head, How, head};
use super::super::inverted;
use super::super::page::Page;
use super::super::said::is_fee;
use super::super::state::{self, State};
use super::super::token::{Token, any, skip};
use super::super::who::{Who, after_things, set};
use super::{Asked, Question};
use crate::base::index::Index;
use crate::matrix::kind::Statement as Form;
use crate::matrix::{Criterion, Subject};
use crate::reading::statement::Has;
use crate::reading::topic::only;

/// Reads a question.
pub(super) fn read(all: &[Token], page: &Page<'_>) -> Option<Question> {
    which(all, page)
        .or_else(|| of_subject(all, page))
        .or_else(|| of_level(all, page))
        .or_else(|| of_value(all, page))
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
    let has_levels = |at: &Index<Criterion>| page.has_levels(*at) || is_of_fee(at);
    let who = match who {
        Asked::Of(Who::One(of)) if criterion.is_some_and(|at| !has_levels(&at)) => {
            Asked::Amount(of)
        }
        who => who,
    };
    let may_be = |at: &Index<Criterion>| match who {
        Asked::Amount(_) => page.criterion(*at).kind.has_amounts(),
        _ => has_levels(at),
    };
    let criterion = criterion.filter(may_be)?;
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
        let length = length.max(any_of(all, at, page));
        at += if is_named { 1 } else { length? };
    }
    let is_amount = matches!(who, Asked::Amount(_));
    let is_certain = (is_amount || is_for_need == page.is_of_need(criterion))
        && !all.iter().any(|token| {
            words.not.has(&token.text) || words.no.has(&token.text) && token.text != "any"
        });
    is_certain.then_some(Question { who, criterion: Some(criterion) })
}

/// Returns the length of words that leave open whom a question is about: "any of these tools".
fn any_of(all: &[Token], at: usize, page: &Page<'_>) -> Option<usize> {
    let end = at + any(all.get(at..)?, &page.words.any_of)?;
    Some(after_things(all, end, page) - at)
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
    let mut subjects = all.iter().filter_map(Token::subject).peekable();
    let who = match subjects.peek().is_some() {
        true => Asked::Value(only(subjects)?),
        false => Asked::Values,
    };
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
    has_value.then_some(Question { who, criterion: Some(criterion) })
}

/// Whether a word is the unit of a criterion.
fn is_unit(token: &Token, criterion: Index<Criterion>, page: &Page<'_>) -> bool {
    let unit = page.criterion(criterion).unit.as_deref().unwrap_or_default();
    unit.split([' ', '/']).any(|word| word.len() > 2 && word.to_lowercase() == token.text)
}

/// Reads "Which one has C?"
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
    (has == Has::Supported).then_some(Question { who: Asked::Which, criterion: Some(criterion) })
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
        let criterion = Some(state.criterion);
        is_plain.then_some(Question { who: Asked::Of(who), criterion })
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
