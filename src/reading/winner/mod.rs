//! Verdicts in words: who prose names as the winner, outside `:::verdict` and inside. Pure.

mod pattern;
mod scope;
mod section;

use std::ops::Range;

use super::Reader;
use super::block::Block;
use super::clause::InBlock;
use super::statement::{About, Says, Statement};
use crate::base::index::Index;
use crate::matrix::reserved::{On, Winner};
use crate::matrix::{Better, Criterion, Subject};
use pattern::Named;
use scope::Scope;
pub(super) use section::against_points;

/// A winner that prose names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict {
    block: usize,
    range: Range<usize>,
    winner: Winner,
    /// Over whom, if not over all others
    over: Option<Vec<Index<Subject>>>,
    /// `None` if it is the section's own, which the matrix does not score
    on: Option<On>,
    section: usize,
}

/// Returns the winners that the prose of a page names.
pub(super) fn verdicts(
    blocks: &[Block],
    sentences: &[InBlock<'_>],
    of: &Reader<'_>,
) -> Vec<Verdict> {
    if of.compared.len() < 2 {
        return Vec::new();
    }
    let scopes = scope::scopes(blocks, of);
    let of_sentence = |InBlock { block, sentence }: &InBlock<'_>| {
        let named = pattern::read(sentence).into_iter();
        let verdict = |named: Named| {
            let range = sentence.text_of(named.words.clone());
            verdict(*block, range, &named, scopes[*block], &blocks[*block])
        };
        named.filter_map(verdict).collect::<Vec<Verdict>>()
    };
    sentences.iter().flat_map(of_sentence).collect()
}

fn verdict(
    number: usize,
    range: Range<usize>,
    named: &Named,
    scope: Scope,
    block: &Block,
) -> Option<Verdict> {
    let overall = (named.is_overall && scope.is_whole).then_some(On::Overall);
    let on = match (named.on, block.within.verdict) {
        (Some(on), _) => Some(on),
        (None, Some(_)) => None,
        // A phrase that is not understood may narrow it.
        (None, None) if named.is_after_label => return None,
        (None, None) if named.is_overall => Some(overall?),
        (None, None) => scope.on,
    };
    Some(Verdict {
        block: number,
        range,
        winner: named.winner,
        over: named.over.clone(),
        on,
        section: scope.section,
    })
}

/// Returns what the verdicts state of the matrix, or of the `:::verdict` that they are in.
pub(super) fn statements(
    verdicts: &[Verdict],
    blocks: &[Block],
    of: &Reader<'_>,
) -> Vec<Statement> {
    let statement = |verdict: &Verdict| {
        let Verdict { block, range, winner, over, on, .. } = verdict;
        let of_directive = blocks[*block].within.verdict;
        // The directive itself is compared with the scores, and may dissent from them.
        if of_directive == Some(*winner) {
            return None;
        }
        let says = match (*on, of_directive, over) {
            (Some(On::Criterion(criterion)), _, Some(rivals)) => {
                ahead(*winner, rivals, criterion, of)?
            }
            (_, _, Some(_)) | (None, None, None) => return None,
            (Some(on), _, None) => Says::Wins { winner: *winner, on },
            (None, Some(of), None) => Says::Repeats { winner: *winner, of },
        };
        Some(Statement { block: *block, range: range.clone(), says })
    };
    verdicts.iter().filter_map(statement).collect()
}

/// Returns that a subject is ahead of some others: its value is the better one.
fn ahead(
    winner: Winner,
    rivals: &[Index<Subject>],
    criterion: Index<Criterion>,
    of: &Reader<'_>,
) -> Option<Says> {
    let Winner::Subject(subject) = winner else { return None };
    let is_higher = match of.matrix.criteria[criterion].better {
        Better::Higher => true,
        Better::Lower => false,
        Better::None => return None,
    };
    let of = About { subject, criterion };
    Some(Says::Order { of, rivals: rivals.to_vec(), is_higher, or_same: false })
}

#[cfg(test)]
mod tests;
