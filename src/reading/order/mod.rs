//! Comparisons: what prose states of the order of two subjects, or of their ratio. Pure.
//!
//! A clause is read only if all its words are understood: who is compared with whom, on which criterion, and that
//! nothing before or after limits it.

mod clauses;
mod criterion;
mod leading;
mod nobody;
mod on;
mod parts;
mod party;
mod pattern;
mod ratio;
mod share;
mod verb;

use super::clause::{InBlock, Start};
use super::only::only;
use super::statement::{Says, Statement};
use super::token::Token;
use crate::base::index::Index;
use crate::matrix::{Criterion, Subject};
pub(super) use ratio::Ratio;

/// Returns the comparisons of sentences.
pub(super) fn read(sentences: &[InBlock<'_>]) -> Vec<Statement> {
    let mut found = Vec::new();
    let (mut pair, mut compared_on) = (None, None);
    for (number, InBlock { block, sentence }) in sentences.iter().enumerate() {
        let before = number.checked_sub(1).map(|before| &sentences[before].sentence);
        let own = pair.filter(|_| before.is_some_and(|before| sentence.follows(before)));
        let mut stated = clauses::read(sentence, own);
        // "A is older than B. It is newer …" is said of B.
        let has = |is: &dyn Fn(&Token) -> bool| sentence.tokens.iter().any(is);
        let is_of_it = |one| {
            has(&|token| token.is(sentence.words.pronouns))
                && !has(&|token| token.subject() == Some(one))
        };
        if let (Some(pair), Some(criterion)) = (own.filter(|[one, _]| is_of_it(*one)), compared_on)
        {
            stated.retain(|stated| !is_order_of(&stated.says, pair, criterion));
        }
        compared_on =
            stated.first().and_then(|stated| Some(stated.says.about().first()?.criterion));
        pair = pair_of(&stated).or_else(|| clauses::pair(sentence).filter(|_| stated.is_empty()));
        found.extend(stated.into_iter().map(|stated| Statement {
            block: *block,
            range: sentence.text_of(stated.words),
            says: stated.says,
        }));
    }
    found
}

/// Whether a statement is the order of two on a criterion.
fn is_order_of(says: &Says, [one, other]: [Index<Subject>; 2], on: Index<Criterion>) -> bool {
    matches!(says, Says::Order { of, rivals, .. }
        if of.subject == one && of.criterion == on && rivals[..] == [other])
}

/// Returns whom the only comparison of a sentence compares with whom.
fn pair_of(stated: &[clauses::Stated]) -> Option<[Index<Subject>; 2]> {
    match stated {
        [clauses::Stated { says: Says::Order { of, rivals, .. }, .. }] => match rivals[..] {
            [rival] => Some([of.subject, rival]),
            _ => None,
        },
        [clauses::Stated { says: Says::Ratio { of, rival, .. }, .. }] => Some([of.subject, *rival]),
        _ => None,
    }
}

#[cfg(test)]
mod phrases;
#[cfg(test)]
mod tests;
