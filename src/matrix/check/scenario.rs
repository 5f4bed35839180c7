//! [`RawScenario`] → [`Scenario`]. Pure.

use super::weights;
use crate::base::index::Index;
use crate::diagnostic::Diagnostic;
use crate::matrix::kind::REQUIRED;
use crate::matrix::raw::RawScenario;
use crate::matrix::{Criterion, Matrix, Scenario};
use crate::source::Spanned;

/// Resolves the references of a scenario, and leaves out those that do not resolve.
///
/// Reports `unknown-criterion`, `unknown-subject`, `invalid-weight`, and `wrong-value` for a
/// criterion of a kind that cannot be required.
pub(super) fn check(raw: RawScenario, matrix: &Matrix, found: &mut Vec<Diagnostic>) -> Scenario {
    let mut scenario = Scenario {
        id: raw.id.value,
        name: raw.name,
        about: raw.about,
        group_weights: Vec::new(),
        criterion_weights: Vec::new(),
        requires: Vec::with_capacity(raw.requires.len()),
        recommend: None,
        because: raw.because,
        span: raw.id.span,
    };
    let zero = raw.weights.iter().find(|(_, weight)| *weight == 0.0).map(|(id, _)| id.span);
    let before = found.len();
    for (id, weight) in raw.weights {
        if let Some(group) = matrix.group(&id.value) {
            scenario.group_weights.push((group, weight));
        } else if let Some(criterion) = matrix.criterion(&id.value) {
            scenario.criterion_weights.push((criterion, weight));
        } else {
            let known = [matrix.group_ids(), matrix.criterion_ids()].concat();
            found.push(Diagnostic::unknown_group_or_criterion(id.span, &id.value, &known));
        }
    }
    if let Some(zero) = zero.filter(|_| found.len() == before) {
        weights::check_scenario(matrix, &scenario, zero, found);
    }
    for id in raw.requires {
        let Some(criterion) = requirement(&id, matrix, found) else { continue };
        if !scenario.requires.contains(&criterion) {
            scenario.requires.push(criterion);
        }
    }
    scenario.recommend = raw.recommend.and_then(|id| {
        let subject = matrix.subject(&id.value);
        if subject.is_none() {
            found.push(matrix.unknown_subject(id.span, &id.value, &matrix.subject_ids()));
        }
        subject
    });
    scenario
}

fn requirement(
    id: &Spanned<String>,
    matrix: &Matrix,
    found: &mut Vec<Diagnostic>,
) -> Option<Index<Criterion>> {
    let Some(criterion) = matrix.criterion(&id.value) else {
        let known = matrix.criterion_ids();
        found.push(Diagnostic::unknown_criterion(id.span, &id.value, &known));
        return None;
    };
    let kind = &matrix.criteria[criterion].kind;
    if !kind.can_be_required() {
        found.push(Diagnostic::wrong_requirement(id.span, &id.value, kind.name(), REQUIRED));
        return None;
    }
    Some(criterion)
}
