//! The page on which a reader chooses the subjects to compare. Pure.

use super::Making;
use crate::matrix::comparison::view::{flip_view, outcome_view, ranking_view, scores_view};
use crate::matrix::comparison::{Question, compare};
use crate::matrix::scenario::Standing;
use crate::theme::Variables;
use crate::theme::contract::{CompareView, ScenarioOutcomeView};

/// Maximum number of links to pairs. More links would not help a reader.
const MOST_PAIRS: usize = 500;

pub(super) fn fill(making: &Making<'_>, variables: &mut Variables) {
    let (of, matrix) = (making.of, making.matrix());
    let all: Vec<_> = matrix.listed().collect();
    let scenarios = matrix.overview().scenarios.indexed();
    let pairs = all.iter().flat_map(|first| {
        let seconds = matrix.listed().skip(first.number() + 1);
        seconds.filter_map(|second| making.pair_link(*first, second))
    });
    let comparison = compare(matrix, &Question::of(matrix));
    let view = CompareView {
        subjects: of.subjects(&all),
        pairs: pairs.take(MOST_PAIRS).collect(),
        scenarios: scenarios
            .map(|(at, in_scenario)| ScenarioOutcomeView {
                scenario: of.scenario(at),
                outcome: outcome_view(of, &in_scenario.outcome),
                none_meets: in_scenario.standings.iter().all(Standing::is_ruled_out),
                standings: Vec::new(),
            })
            .collect(),
        ranking: ranking_view(of, &comparison),
        flip: comparison.flip.map(|flip| flip_view(of, flip)),
    };
    variables.serialize("compare", &view);
    variables.serialize("scores", &scores_view(of, &comparison));
}
