//! Finds whose value a clause states, and whether a subject in it stands where an owner does. Pure.

use super::super::head::{Context, Head, How};
use super::super::page::Page;
use super::super::token::{Kind, Token, intro};
use super::super::who::Who;
use crate::base::index::Index;
use crate::matrix::{Criterion, Subject};

/// Returns the subjects that a clause may be about: those that its beginning names, the only one in it, or that of its
/// section.
pub(super) fn owners(
    own: &[Token],
    head: Option<&Head>,
    context: Context,
) -> Option<Vec<Index<Subject>>> {
    let mut named = own.iter().filter_map(Token::subject);
    let of_head = head.filter(|head| head.how != How::Part).and_then(|head| match &head.who {
        Who::One(one) => Some(vec![*one]),
        Who::All(all) => Some(all.clone()),
        Who::None(_) | Who::Only(..) | Who::But(..) => None,
    });
    if let Some(owners) = of_head {
        return named.all(|of| owners.contains(&of)).then_some(owners);
    }
    if head.is_some_and(|head| head.how != How::Part) {
        return None;
    }
    match named.next() {
        Some(one) => named.all(|other| other == one).then(|| vec![one]),
        None => context.bare().filter(|_| context.is_first).map(|of| vec![of]),
    }
}

/// Whether each subject of a clause stands where it can own the value of a criterion: at the beginning, after "with" or
/// "on", or after the criterion: not "the case of X", "X's case" or "X Pro".
pub(super) fn are_placed(own: &[Token], criterion: Index<Criterion>, page: &Page<'_>) -> bool {
    let subjects = own.iter().enumerate().filter(|(_, token)| token.subject().is_some());
    { subjects }
        .all(|(at, _)| is_whole(own, at, criterion, page) && is_free(own, at, criterion, page))
}

/// Whether what follows a name does not make it another one, or a part of it.
fn is_whole(own: &[Token], at: usize, criterion: Index<Criterion>, page: &Page<'_>) -> bool {
    let Some(next) = own.get(at + 1) else { return true };
    if next.is_possessive() {
        let mut near = own.iter().skip(at + 2).take(MOST_ADJECTIVES);
        return near.any(|token| token.criterion() == Some(criterion));
    }
    let is_number = next.text.starts_with(|c: char| c.is_ascii_digit());
    let is_name = next.kind == Kind::Word && next.is_capital
        || is_number
        || page.exclusion.makers.has(&next.text);
    let is_of_another = page.words.of.has(&next.text) && !page.exclusion.at_subject.has(&next.text);
    !is_name && !is_of_another && !next.is_mark(&['-', '/', '+', '’', '\''])
}

/// Most words between an owner and what it owns: "X's rather small battery".
const MOST_ADJECTIVES: usize = 4;

/// Whether a name begins a clause, or stands after a word for where something is so.
fn is_free(own: &[Token], at: usize, criterion: Index<Criterion>, page: &Page<'_>) -> bool {
    let words = page.words;
    let is_before = |token: &Token| {
        let lists = [&words.articles, &words.epithets, &words.both];
        lists.iter().any(|list| list.has(&token.text))
    };
    let start = own[..at].iter().rposition(|token| !is_before(token));
    let Some(before) = start else { return true };
    let token = &own[before];
    if token.kind == Kind::Mark || token.subject().is_some() {
        return !token.is_mark(&['-', '/', '’', '\'']);
    }
    let is_owned = || {
        let noun = before.checked_sub(1).map(|noun| &own[noun]);
        page.exclusion.of_subject.has(&token.text)
            && noun.is_some_and(|noun| noun.criterion() == Some(criterion))
    };
    let lists = [&words.intros, &words.comments, &words.adverbs, &words.conjunctions, &words.and];
    is_owned()
        || page.exclusion.at_subject.has(&token.text)
        || lists.iter().any(|list| list.has(&token.text))
        || words.has_inversion && !token.is_capital && !page.exclusion.comparisons.has(&token.text)
        // A beginning of several words: "in short, X"
        || intro(own, 0, page) == before + 1
}
