//! Checks for weights that exclude everything from the scores. Pure.

use crate::base::index::Index;
use crate::diagnostic::Diagnostic;
use crate::matrix::score::Weights;
use crate::matrix::utility::is_scored;
use crate::matrix::{Criterion, Group, Matrix, Scenario};
use crate::source::Span;

/// Reports a matrix whose groups all weigh zero, and groups with a weight above zero whose criteria all
/// weigh zero. Groups and criteria that cannot have a score are ignored.
pub(super) fn check(matrix: &Matrix, found: &mut Vec<Diagnostic>) {
    let weights = Weights::of(matrix);
    let all = matrix.groups.indices();
    let groups: Vec<Index<Group>> =
        all.filter(|group| scored(matrix, *group).next().is_some()).collect();
    let Some(first) = groups.first() else { return };
    if groups.iter().all(|group| weights.groups[*group] == 0.0) {
        found.push(Diagnostic::weightless_matrix(matrix.groups[*first].span, "groups"));
    }
    for at in groups.into_iter().filter(|group| weights.groups[*group] > 0.0) {
        let mut criteria = scored(matrix, at);
        let group = &matrix.groups[at];
        if criteria.clone().any(|criterion| weights.criteria[criterion] > 0.0) {
            continue;
        }
        found.push(match criteria.next().filter(|_| group.is_implicit()) {
            Some(first) => Diagnostic::weightless_matrix(matrix.criteria[first].span, "criteria"),
            None => Diagnostic::weightless_criteria(group.span, &group.id),
        });
    }
}

/// Reports a scenario by which no criterion with a weight above zero is in a group with a weight above
/// zero. It may set all criteria of some group to zero: that is one way to say that the group does not
/// matter.
pub(super) fn check_scenario(
    matrix: &Matrix,
    scenario: &Scenario,
    stated: Span,
    found: &mut Vec<Diagnostic>,
) {
    let weights = Weights::in_scenario(matrix, scenario);
    let mut groups = matrix.groups.indices();
    let has_weight = |criterion: Index<Criterion>| weights.criteria[criterion] > 0.0;
    let counts = |group| weights.groups[group] > 0.0 && scored(matrix, group).any(has_weight);
    if !groups.any(counts) && matrix.criteria.iter().any(is_scored) {
        found.push(Diagnostic::weightless_scenario(stated, &scenario.id));
    }
}

/// Returns the criteria of a group that can have a score.
fn scored(matrix: &Matrix, group: Index<Group>) -> impl Iterator<Item = Index<Criterion>> + Clone {
    let of_group = move |at: &Index<Criterion>| matrix.criteria[*at].group == group;
    matrix.criteria.indices().filter(of_group).filter(|at| is_scored(&matrix.criteria[*at]))
}
