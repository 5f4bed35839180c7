//! The rank of each subject among all subjects of its matrix. Pure. [`Matrix`] → [`Overview`].

use super::comparison::{Question, outcome_of, standings};
use super::outcome::{Outcome, is_tie};
use super::scenario::Standing;
use super::score::{EQUAL, SubjectScore, scores};
use super::utility::{Utility, is_scored};
use super::{Criterion, Group, Matrix, Scenario, Subject};
use crate::base::index::{Index, List};

/// The rankings of all subjects that pages about one subject, one criterion or one scenario need,
/// computed once instead of for each page.
#[derive(Debug)]
pub struct Overview {
    /// Of the subjects that are listed, as are all lists here: see [`Matrix::listed`]
    pub scores: List<Subject, SubjectScore>,
    pub outcome: Outcome,
    /// By overall score
    pub overall: Places,
    /// By the group's score
    pub groups: List<Group, Places>,
    /// By the utility of the fact
    pub criteria: List<Criterion, Places>,
    pub scenarios: List<Scenario, ScenarioRanking>,
    /// The share of each criterion in the overall score of a subject of which everything is known, 0..1;
    /// they add up to 1. 0 for a criterion that is not scored
    pub shares: List<Criterion, f64>,
}

/// The place of each subject; `None` if it is not ranked.
pub type Places = List<Subject, Option<Place>>;

/// The ranking of all subjects by the weights and requirements of one scenario.
#[derive(Debug)]
pub struct ScenarioRanking {
    pub outcome: Outcome,
    pub standings: List<Subject, Standing>,
    /// Among the eligible subjects
    pub places: Places,
}

/// A place in a ranking of the subjects of which enough is known to rank them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From 1; equal subjects have the same rank, and the next rank counts all of them
    pub rank: usize,
    /// Number of subjects with this rank, including this one
    pub shared: usize,
    /// Number of ranked subjects
    pub of: usize,
    /// Whether it is one of several subjects that tie for the first place
    pub tied: bool,
}

impl Place {
    pub fn is_first(self) -> bool {
        self.rank == 1 || self.tied
    }

    pub fn is_last(self) -> bool {
        self.rank + self.shared > self.of
    }

    /// Returns whether at most half of the ranked subjects share the place, so that it is worth mentioning.
    pub fn is_rare(self) -> bool {
        self.shared * 2 <= self.of
    }
}

impl Overview {
    pub(super) fn of(matrix: &Matrix) -> Overview {
        let question = Question::of(matrix);
        let scores = scores(matrix, matrix.utilities(), &question.weights, &question.subjects);
        let overall = scores.iter().map(|score| score.overall.value);
        let by_group = |group: Index<Group>| {
            let values = scores.iter().map(|score| score.groups[group].value);
            places(&values.collect(), matrix.policy.tie_margin)
        };
        Overview {
            outcome: outcome_of(matrix, &question, &scores),
            overall: places(&overall.collect(), matrix.policy.tie_margin),
            groups: matrix.groups.indices().map(by_group).collect(),
            criteria: matrix.criteria.indices().map(|at| on_criterion(matrix, at)).collect(),
            scenarios: matrix.scenarios.indices().map(|at| in_scenario(matrix, at)).collect(),
            shares: shares(matrix),
            scores: scores.into(),
        }
    }
}

fn on_criterion(matrix: &Matrix, criterion: Index<Criterion>) -> Places {
    let utility = |subject| match matrix.utilities().of_fact(subject, criterion) {
        Utility::Known { value, lower, upper } => Some(Position { value, lower, upper }),
        Utility::Unknown | Utility::NotApplicable | Utility::Unscored => None,
    };
    ranked(&matrix.listed().map(utility).collect(), 0.0)
}

fn in_scenario(matrix: &Matrix, scenario: Index<Scenario>) -> ScenarioRanking {
    let question = Question::of(matrix).in_scenario(matrix, scenario);
    let scores = scores(matrix, matrix.utilities(), &question.weights, &question.subjects);
    let standings: List<Subject, _> = standings(matrix, &question).into();
    let ranked = scores.iter().zip(&standings).map(|(score, standing)| match standing {
        Standing::Eligible => score.overall.value,
        _ => None,
    });
    let places = places(&ranked.collect(), matrix.policy.tie_margin);
    ScenarioRanking { outcome: outcome_of(matrix, &question, &scores), standings, places }
}

/// Ranks subjects by value, the largest first; subjects without a value are not ranked. Subjects closer
/// than `tie_margin` to the first tie with it, as in an [`Outcome`].
pub fn places(values: &List<Subject, Option<f64>>, tie_margin: f64) -> Places {
    let exactly =
        |value: &Option<f64>| value.map(|value| Position { value, lower: value, upper: value });
    ranked(&values.iter().map(exactly).collect(), tie_margin)
}

/// A value by which subjects are ranked, and the interval that it lies in.
#[derive(Debug, Clone, Copy)]
struct Position {
    value: f64,
    lower: f64,
    upper: f64,
}

/// Ranks subjects as [`places`] does. Subjects whose intervals overlap, directly or through those of others,
/// share a place, because their order is not known.
fn ranked(positions: &List<Subject, Option<Position>>, tie_margin: f64) -> Places {
    let mut ranked: Vec<(Index<Subject>, Position)> =
        positions.indexed().filter_map(|(at, of)| Some((at, (*of)?))).collect();
    ranked.sort_by(|(_, a), (_, b)| b.upper.total_cmp(&a.upper));
    let mut places = positions.filled(None);
    let best = ranked.iter().map(|(_, of)| of.value).fold(f64::NEG_INFINITY, f64::max);
    let is_near = |(_, of): &(_, Position)| is_tie(best - of.value, tie_margin);
    let several = ranked.iter().filter(|of| is_near(of)).count() > 1;
    let mut begun = 0;
    while begun < ranked.len() {
        let mut least = f64::INFINITY;
        let overlap = ranked[begun..].iter().take_while(|(_, of)| {
            let joins = least.is_infinite() || least - of.upper <= EQUAL;
            least = least.min(of.lower);
            joins
        });
        let shared = overlap.count();
        for of in &ranked[begun..begun + shared] {
            let tied = several && is_near(of);
            places[of.0] = Some(Place { rank: begun + 1, shared, of: ranked.len(), tied });
        }
        begun += shared;
    }
    places
}

fn shares(matrix: &Matrix) -> List<Criterion, f64> {
    let weights = super::score::Weights::of(matrix).relative(matrix);
    let counts = |at: Index<Criterion>| match is_scored(&matrix.criteria[at]) {
        true => weights.criteria[at],
        false => 0.0,
    };
    let mut of_group = matrix.groups.filled(0.0);
    for (at, criterion) in matrix.criteria.indexed() {
        of_group[criterion.group] += counts(at);
    }
    let groups = weights.groups.iter().zip(&of_group).filter(|(_, criteria)| **criteria > 0.0);
    let all: f64 = groups.map(|(weight, _)| weight).sum();
    let share = |(at, criterion): (Index<Criterion>, &Criterion)| {
        let of = of_group[criterion.group];
        match of > 0.0 && all > 0.0 {
            true => counts(at) / of * weights.groups[criterion.group] / all,
            false => 0.0,
        }
    };
    matrix.criteria.indexed().map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::check;
    use super::*;
    use crate::base::index::at;

    fn place(rank: usize, shared: usize, of: usize) -> Option<Place> {
        Some(Place { rank, shared, of, tied: false })
    }

    #[test]
    fn subjects_within_the_tie_margin_of_the_first_tie() {
        let tied = |values: &[f64]| -> Vec<bool> {
            let values = values.iter().copied().map(Some);
            places(&values.collect(), 0.05).into_iter().flatten().map(|place| place.tied).collect()
        };
        assert_eq!(tied(&[0.70, 0.74, 0.5]), [true, true, false]);
        assert_eq!(tied(&[0.70, 0.75]), [false, false], "the margin itself is no tie");
        assert_eq!(tied(&[0.70]), [false], "nobody is level with itself");
    }

    #[test]
    fn equal_ones_share_a_place_and_the_unknown_have_none() {
        let places = places(&vec![Some(0.5), None, Some(1.0), Some(0.5), Some(0.0)].into(), 0.0);
        let expected = [place(2, 2, 4), None, place(1, 1, 4), place(2, 2, 4), place(4, 1, 4)];
        assert_eq!(*places, expected);
        let ends: Vec<(bool, bool)> =
            places.iter().flatten().map(|place| (place.is_first(), place.is_last())).collect();
        assert_eq!(ends, [(false, false), (true, false), (false, false), (false, true)]);
    }

    #[test]
    fn subjects_whose_order_is_not_known_share_a_place() {
        let position = |value, lower, upper| Some(Position { value, lower, upper });
        let positions = vec![
            position(0.9, 0.85, 0.95),
            position(0.6, 0.6, 0.6),
            position(0.5, 0.1, 0.87),
            position(0.05, 0.05, 0.05),
        ];
        let expected = [place(1, 3, 4), place(1, 3, 4), place(1, 3, 4), place(4, 1, 4)];
        assert_eq!(*ranked(&positions.into(), 0.0), expected);
    }

    #[test]
    fn an_ineligible_subject_has_no_place_in_a_scenario() {
        let (matrix, found) = check(
            "title = 'T'\n[[criterion]]\nid = 'x'\nname = 'X'\nkind = 'yes-no'\nweight = 0.1\n\
             [[criterion]]\nid = 'y'\nname = 'Y'\nkind = 'rating'\nscale = [0, 5]\n\
             [[subject]]\nid = 'a'\nname = 'A'\nfacts = { x = 'no', y = 5 }\n\
             [[subject]]\nid = 'b'\nname = 'B'\nfacts = { x = 'yes', y = 1 }\n\
             [[subject]]\nid = 'c'\nname = 'C'\nfacts = { y = 4 }\n\
             [[scenario]]\nid = 's'\nname = 'S'\nrequires = ['x']\n",
        );
        assert_eq!(found, [""; 0]);
        let overview = Overview::of(&matrix);
        assert_eq!(*overview.scenarios[at(0)].places, [None, place(1, 1, 1), None]);
        assert_eq!(overview.overall.iter().flatten().count(), 3);
    }

    #[test]
    fn shares_follow_the_weights_and_leave_out_what_is_not_scored() {
        let (matrix, found) = check(
            "title = 'T'\n[[group]]\nid = 'a'\nname = 'A'\nweight = 3\n[[group]]\nid = 'b'\nname = 'B'\n\
             [[group]]\nid = 'words'\nname = 'W'\nweight = 9\n\
             [[criterion]]\nid = 'x'\ngroup = 'a'\nname = 'X'\nkind = 'yes-no'\nweight = 2\n\
             [[criterion]]\nid = 'y'\ngroup = 'a'\nname = 'Y'\nkind = 'yes-no'\n\
             [[criterion]]\nid = 'z'\ngroup = 'b'\nname = 'Z'\nkind = 'yes-no'\n\
             [[criterion]]\nid = 'w'\ngroup = 'words'\nname = 'W'\nkind = 'text'\n",
        );
        assert_eq!(found, [""; 0]);
        assert_eq!(*shares(&matrix), [0.5, 0.25, 0.25, 0.0]);
    }
}
