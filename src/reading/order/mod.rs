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
use crate::base::index::Index;
use crate::matrix::Subject;
pub(super) use ratio::Ratio;

/// Returns the comparisons of sentences.
pub(super) fn read(sentences: &[InBlock<'_>]) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut pair = None;
    for (number, InBlock { block, sentence }) in sentences.iter().enumerate() {
        let before = number.checked_sub(1).map(|before| &sentences[before].sentence);
        let own = pair.filter(|_| before.is_some_and(|before| sentence.follows(before)));
        let stated = clauses::read(sentence, own);
        pair = pair_of(&stated).or_else(|| clauses::pair(sentence).filter(|_| stated.is_empty()));
        found.extend(stated.into_iter().map(|stated| Statement {
            block: *block,
            range: sentence.text_of(stated.words),
            says: stated.says,
        }));
    }
    found
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
