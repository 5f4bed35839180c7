//! Sections whose points of comparison all favour one side, and which then name another one as their winner. Pure.

use super::Verdict;
use crate::base::index::Index;
use crate::matrix::reserved::Winner;
use crate::matrix::{Better, Subject};
use crate::reading::Reader;
use crate::reading::block::{Block, BlockKind};
use crate::reading::statement::{Says, Statement};

/// Points that a section needs, all of which favour one side.
const LEAST: usize = 2;

/// Returns the verdicts that the matrix does not score and that all points of their section contradict.
pub(in crate::reading) fn against_points(
    verdicts: &[Verdict],
    statements: &[Statement],
    blocks: &[Block],
    of: &Reader<'_>,
) -> Vec<Statement> {
    let mut section = 0;
    let sections: Vec<usize> = blocks
        .iter()
        .map(|block| {
            section += usize::from(matches!(block.kind, BlockKind::Heading(_)));
            section
        })
        .collect();
    let points = statements.iter().filter_map(|statement| {
        let favoured = favoured(statement, of)?;
        Some((sections[statement.block], favoured, statement))
    });
    let points: Vec<(usize, Favoured, &Statement)> = points.collect();
    let of_verdict =
        |verdict: &Verdict| {
            let Winner::Subject(winner) = verdict.winner else { return None };
            let is_scored = verdict.on.is_some() || blocks[verdict.block].within.verdict.is_some();
            let own: Vec<&(usize, Favoured, &Statement)> =
                points.iter().filter(|(section, ..)| *section == verdict.section).collect();
            let (_, first, _) = own.first()?;
            let is_one =
                own.iter().all(|(_, of, _)| of.side == first.side && of.over.contains(&winner));
            let words = |of: &Statement| blocks[of.block].text[of.range.clone()].to_owned();
            let says = || Says::Despite {
                winner,
                favoured: first.side,
                points: own.iter().map(|(.., of)| words(of)).collect(),
            };
            (!is_scored && own.len() >= LEAST && is_one && first.side != winner).then(|| {
                Statement { block: verdict.block, range: verdict.range.clone(), says: says() }
            })
        };
    verdicts.iter().filter_map(of_verdict).collect()
}

/// Whom a statement favours, and over whom.
struct Favoured {
    side: Index<Subject>,
    over: Vec<Index<Subject>>,
}

fn favoured(statement: &Statement, of: &Reader<'_>) -> Option<Favoured> {
    let (about, rivals, is_higher) = match &statement.says {
        Says::Order { of: about, rivals, is_higher, or_same: false } => {
            (about, rivals.clone(), *is_higher)
        }
        Says::Ratio { of: about, rival, is_higher, .. } => (about, vec![*rival], *is_higher),
        _ => return None,
    };
    let is_better = match of.matrix.criteria[about.criterion].better {
        Better::Higher => is_higher,
        Better::Lower => !is_higher,
        Better::None => return None,
    };
    match (is_better, &rivals[..]) {
        (true, _) => Some(Favoured { side: about.subject, over: rivals }),
        (false, [rival]) => Some(Favoured { side: *rival, over: vec![about.subject] }),
        (false, _) => None,
    }
}
