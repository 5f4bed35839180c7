//! Computes the changes of matrices. Pure: git is read through [`ReadHistory`].

use std::sync::Arc;

use rayon::prelude::*;

use super::ResolveInputs;
use super::history::{Unchecked, changes};
use crate::base::date::Date;
use crate::base::hash::{Hash, Hasher};
use crate::base::index::{Index, List};
use crate::compile::parse::outline::Outline;
use crate::compile::site::Page;
use crate::diagnostic::Diagnostic;
use crate::directive::VERDICT;
use crate::matrix::Matrix;
use crate::matrix::changes::Changes;
use crate::source::history::{History, Wanted};
use crate::source::{Sources, Span};

/// Returns the changes of each matrix. They are empty for a matrix that has no page of changes.
///
/// Reports `unreadable-history` at most once, and `unchecked-change`.
pub(super) fn read(
    sources: &Sources,
    (matrices, keys): (&List<Matrix, Arc<Matrix>>, &List<Matrix, Hash>),
    pages: &[Page],
    inputs: &ResolveInputs<'_>,
    found: &mut Vec<Diagnostic>,
) -> List<Matrix, Arc<Changes>> {
    let asking: Vec<Index<Matrix>> =
        matrices.indices().filter(|at| matrices[*at].pages.changes).collect();
    let wanted: Vec<Wanted> =
        asking.iter().map(|at| wanted(sources, *at, &matrices[*at], pages)).collect();
    let histories = (inputs.history)(&wanted).unwrap_or_else(|why| {
        if let Some(first) = asking.first() {
            let span = Span::whole(matrices[*first].file);
            found.push(Diagnostic::unreadable_history(span, &why.0));
        }
        Vec::new()
    });
    let computed: Vec<(Arc<Changes>, Vec<Diagnostic>)> = histories
        .par_iter()
        .zip(&asking)
        .zip(&wanted)
        .map(|((history, at), wanted)| {
            let matrix = &*matrices[*at];
            let compute = || {
                let mut unchecked = Unchecked::of(matrix, inputs.selection.today);
                let changes = changes(history, &wanted.matrix, matrix, &mut unchecked);
                (Arc::new(changes), unchecked.report())
            };
            let Some(memory) = inputs.memory else { return compute() };
            let key = key(history, wanted, (keys[*at], inputs.selection.today));
            let mut known = Vec::new();
            if let Some(changes) = memory.changes.recall(key, &mut known) {
                return (changes, known);
            }
            let (changes, unchecked) = compute();
            memory.changes.remember(key, (Arc::clone(&changes), unchecked.clone()));
            (changes, unchecked)
        })
        .collect();
    let mut all: List<Matrix, Arc<Changes>> = matrices.iter().map(|_| Arc::default()).collect();
    for (at, (changes, unchecked)) in asking.into_iter().zip(computed) {
        all[at] = changes;
        found.extend(unchecked);
    }
    all
}

/// Hashes the inputs of [`changes`]. The id of a commit stands for its files, which never change.
fn key(history: &History, wanted: &Wanted, (matrix, today): (Hash, Date)) -> Hash {
    let mut hasher = Hasher::default();
    hasher.hash(matrix).value(&today).debug(wanted).debug(&history.start);
    history.versions.iter().for_each(|version| {
        hasher.text(&version.commit);
    });
    hasher.finish()
}

/// Returns the files whose history is needed: the matrix, its guides that have a verdict, and its data files.
fn wanted(sources: &Sources, at: Index<Matrix>, matrix: &Matrix, pages: &[Page]) -> Wanted {
    let bound = pages.iter().filter(|page| page.matrix == Some(at));
    let guides = bound.filter(|page| has_verdict(&page.outline)).filter_map(|page| page.file);
    Wanted {
        matrix: sources.path(matrix.file).to_owned(),
        shared: matrix.shared.map(|file| sources.path(file).to_owned()),
        guides: guides.map(|file| sources.path(file).to_owned()).collect(),
        data: data_files(matrix),
    }
}

fn data_files(matrix: &Matrix) -> Vec<String> {
    let paths = matrix.data.iter().map(|data| data.path.to_string());
    let mut paths: Vec<String> = paths.filter(|path| !path.is_empty()).collect();
    paths.sort_unstable();
    paths.dedup();
    paths
}

pub(super) fn has_verdict(outline: &Outline) -> bool {
    outline.directives.iter().any(|(directive, _)| directive.is(&VERDICT))
}
