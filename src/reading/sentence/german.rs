//! Finds what a German clause is about, where its words are in another order than in English. Pure.

use super::clause::is_verb;
use super::page::Page;
use super::token::{Kind, Token, adverbs, any, phrase, skip, subject};
use super::who::{Who, others, set};
use crate::base::index::Index;
use crate::matrix::kind::Statement as Form;
use crate::matrix::{Criterion, Subject};

/// Reads a German criterion with its verb before its subject: "Der Beitrag liegt bei X bei 15 €", "bei X beträgt die
/// Wartezeit". Returns the subject, the place of the criterion, and the rest.
pub(super) fn verb_first(
    tokens: &[Token],
    at: usize,
    page: &Page<'_>,
) -> Option<(Index<Subject>, usize, Vec<Token>)> {
    let words = page.words;
    if !words.has_inversion {
        return None;
    }
    let name = |at: usize| {
        let own = skip(tokens, skip(tokens, at, &words.articles), &words.adjectives);
        tokens.get(own).filter(|token| token.criterion().is_some()).map(|_| own)
    };
    let place = |at: usize| subject(tokens, at + any(tokens.get(at..)?, &words.within)?, page);
    let is_verb_at = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            is_verb(token, page) || words.is.has(&token.text) || words.first_of_two.has(&token.text)
        })
    };
    let (of, criterion, verb, end) = match name(at) {
        Some(criterion) => {
            let verb = criterion + 1;
            let (of, end) = is_verb_at(verb).then(|| place(verb + 1))??;
            tokens.get(end).filter(|next| next.kind != Kind::Mark)?;
            (of, criterion, verb, end)
        }
        None => {
            let (of, verb) = place(at)?;
            let criterion = is_verb_at(verb).then(|| name(verb + 1))??;
            // "Bei X fehlt C" says no more of it.
            tokens.get(criterion + 1).filter(|next| next.kind != Kind::Mark)?;
            (of, criterion, verb, criterion + 1)
        }
    };
    let mut rest = vec![tokens[verb].clone()];
    rest.extend_from_slice(tokens.get(end..)?);
    (rest.len() > 1).then_some((of, criterion, rest))
}

/// A criterion with its subject after the verb.
pub(super) struct Predicate {
    pub(super) criterion: Index<Criterion>,
    /// `None` for a pronoun
    pub(super) subject: Option<Index<Subject>>,
    pub(super) rest: Vec<Token>,
}

/// Reads a German predicate before its verb and its subject, whose name is that of a criterion: "gegründet wurde X 1999",
/// "auf dem Markt ist sie seit 2022".
pub(super) fn predicate_first(tokens: &[Token], at: usize, page: &Page<'_>) -> Option<Predicate> {
    let words = page.words;
    let criterion = tokens.get(at)?.criterion().filter(|_| words.has_inversion)?;
    matches!(page.form(criterion), Form::Day | Form::Text).then_some(())?;
    let verb = tokens.get(at + 1).filter(|verb| words.auxiliaries.has(&verb.text))?;
    let pronoun = || {
        let own = tokens.get(at + 2).filter(|own| !own.is_capital)?;
        words.pronouns.has(&own.text).then_some((None, at + 3))
    };
    let named = subject(tokens, at + 2, page).map(|(of, end)| (Some(of), end));
    let (subject, end) = named.or_else(pronoun)?;
    let is_whole = tokens.get(end).is_some_and(|next| next.kind != Kind::Mark);
    let mut rest = vec![verb.clone()];
    rest.extend_from_slice(&tokens[end..]);
    is_whole.then_some(Predicate { criterion, subject, rest })
}

/// Reads a verb before its subject or set: "(dafür) kostet X". Returns whom it is about, and the verb with the rest.
pub(super) fn subject_second(
    tokens: &[Token],
    at: usize,
    page: &Page<'_>,
) -> Option<(Who, Vec<Token>)> {
    let words = page.words;
    let verb = tokens.get(at).filter(|verb| words.has_inversion && is_verb(verb, page))?;
    let after = adverbs(tokens, at + 1, page);
    let one = || subject(tokens, after, page).map(|(of, end)| (Who::One(of), end));
    let (who, end) = (at + 1..=after).find_map(|at| set(tokens, at, page)).or_else(one)?;
    let mut rest = vec![verb.clone()];
    rest.extend_from_slice(&tokens[end..]);
    (!tokens.get(end).is_some_and(Token::is_possessive)).then_some((who, rest))
}

/// Reads "außer X haben alle C", "bis auf X bieten alle drei C". Returns the set and the rest.
pub(super) fn all_except(
    tokens: &[Token],
    at: usize,
    page: &Page<'_>,
) -> Option<(Who, Vec<Token>)> {
    let words = page.words;
    let (of, verb) = subject(tokens, at + any(tokens.get(at..)?, &words.except)?, page)?;
    let after = tokens.get(verb + 1..).filter(|_| is_verb(&tokens[verb], page))?;
    let others = others(of, page)?;
    let is_all = |(all, count): &(&str, Option<usize>)| {
        let fits = count.is_none_or(|count| [others.len(), others.len() + 1].contains(&count));
        phrase(after, all).filter(|_| fits)
    };
    let counted = words.all.iter().filter_map(is_all).max();
    let length = counted.or_else(|| any(after, &words.all_others))?;
    let mut rest = vec![tokens[verb].clone()];
    rest.extend_from_slice(&after[length..]);
    Some((Who::But(of, others), rest))
}

/// Reads a name in the German genitive, without an apostrophe, before a criterion: "Ägides Beitrag".
pub(super) fn genitive(
    tokens: &[Token],
    at: usize,
    page: &Page<'_>,
) -> Option<(Index<Subject>, usize)> {
    let token =
        tokens.get(at).filter(|token| page.words.has_inversion && token.kind == Kind::Word)?;
    let name = token.text.strip_suffix('s')?;
    tokens.get(at + 1)?.criterion()?;
    let is_called = |of: &Index<Subject>| {
        let of = &page.of.matrix.subjects[*of];
        let mut aliases = of.particulars.aliases.iter();
        of.name.to_lowercase() == name || aliases.any(|of| of.value.to_lowercase() == name)
    };
    page.of.compared.iter().copied().find(is_called).map(|of| (of, at + 1))
}
