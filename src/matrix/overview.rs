//! The rank of each subject among all subjects of its matrix. Pure. [`Matrix`] → [`Overview`].

use super::comparison::{Question, outcome_of, standings};
use super::interval::Interval;
use super::outcome::{Outcome, is_tie};
use super::scenario::Standing;
use super::score::{EQUAL, SubjectScore, scores};
use super::utility::is_scored;
use super::{Criterion, Group, Matrix, Scenario, Subject};
use crate::base::index::{Index, List};

/// The rankings of all subjects that pages about one subject, one criterion or one scenario need,
/// computed once instead of for each page.
#[derive(Debug, Clone)]
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
#[derive(Debug, Clone)]
pub struct ScenarioRanking {
    pub outcome: Outcome,
    pub standings: List<Subject, Standing>,
    /// Among the eligible subjects
    pub places: Places,
}

/// A place in a ranking of the subjects of which enough is known to rank them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From 1, after the subjects that are certainly better
    pub rank: usize,
    /// Number of ranks that the subject may have, from `rank` on: it shares them with equal subjects, and with those of
    /// which it is not known whether they are better
    pub shared: usize,
    /// Number of ranked subjects
    pub of: usize,
    /// Whether it is one of several subjects that tie for the first place
    pub tied: bool,
    /// Whether the order of the subjects that share these ranks is not known; else they are equal
    pub undecided: bool,
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
    let of = &matrix.criteria[criterion];
    let worth = |subject| of.by_worth_on_scale(&matrix.fact(subject, criterion).value);
    match is_scored(of) {
        true => ranked(&matrix.listed().map(worth).collect()),
        false => matrix.listed().map(|_| None).collect(),
    }
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
    let mut places = ranked(&without_noise(values));
    let best = values.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
    let is_near = |value: &Option<f64>| value.is_some_and(|of| is_tie(best - of, tie_margin));
    let several = values.iter().filter(|value| is_near(value)).count() > 1;
    for (at, value) in values.indexed() {
        if let Some(place) = &mut places[at] {
            place.tied = several && is_near(value);
        }
    }
    places
}

/// Returns the values as intervals, with one number for those that are equal but for the rounding of sums.
fn without_noise(values: &List<Subject, Option<f64>>) -> List<Subject, Option<Interval>> {
    let known = values.indexed().filter_map(|(at, value)| Some((at, (*value)?)));
    let mut known: Vec<(Index<Subject>, f64)> = known.collect();
    known.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let mut intervals = values.filled(None);
    let mut last = f64::INFINITY;
    for (at, value) in known {
        if last - value > EQUAL {
            last = value;
        }
        intervals[at] = Some(Interval::exactly(last));
    }
    intervals
}

/// Ranks subjects by the intervals that their values are in, the largest first.
fn ranked(values: &List<Subject, Option<Interval>>) -> Places {
    let known: Vec<Interval> = values.iter().flatten().copied().collect();
    let (mut by_low, mut by_high) = (known.clone(), known.clone());
    by_low.sort_by(|a, b| (a.low.at.total_cmp(&b.low.at)).then(a.low.is_open.cmp(&b.low.is_open)));
    by_high.sort_by(|a, b| {
        (a.high.at.total_cmp(&b.high.at)).then(b.high.is_open.cmp(&a.high.is_open))
    });
    let mut exact: Vec<f64> = known.iter().filter(|of| of.is_exact()).map(|of| of.low.at).collect();
    exact.sort_by(f64::total_cmp);
    let equal_to = |at: f64| {
        let is_below = |other: &f64| other.total_cmp(&at).is_lt();
        let is_not_above = |other: &f64| other.total_cmp(&at).is_le();
        exact.partition_point(is_not_above) - exact.partition_point(is_below)
    };
    let place = |value: Interval| {
        let above = known.len() - by_low.partition_point(|other| !other.is_above(value));
        let below = by_high.partition_point(|other| value.is_above(*other));
        let shared = known.len() - above - below;
        let is_level = || value.is_exact() && equal_to(value.low.at) == shared;
        let undecided = shared > 1 && !is_level();
        Place { rank: above + 1, shared, of: known.len(), tied: false, undecided }
    };
    values.iter().map(|value| value.map(place)).collect()
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
        Some(Place { rank, shared, of, tied: false, undecided: false })
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
    fn subjects_whose_order_is_not_known_have_a_range_of_ranks() {
        let values = vec![
            Some(Interval::between(7.0, 9.0)),
            Some(Interval::exactly(6.0)),
            Some(Interval::between(1.0, 8.0)),
            None,
            Some(Interval::exactly(0.5)),
        ];
        let undecided = |rank, shared| Some(Place { undecided: true, ..place(rank, shared, 4)? });
        let expected = [undecided(1, 2), undecided(2, 2), undecided(1, 3), None, place(4, 1, 4)];
        assert_eq!(*ranked(&values.into()), expected);
    }

    #[test]
    fn a_bound_beside_its_own_number_is_ranked() {
        let (matrix, found) = check(
            "title = 'T'\n[[criterion]]\nid = 'x'\nname = 'X'\nkind = 'number'\nbetter = 'lower'\n\
             [[subject]]\nid = 'a'\nname = 'A'\nfacts.x = '> 5'\n\
             [[subject]]\nid = 'b'\nname = 'B'\nfacts.x = 5\n\
             [[subject]]\nid = 'c'\nname = 'C'\nfacts.x = 5.0\n\
             [[subject]]\nid = 'd'\nname = 'D'\nfacts.x = '< 5'\n",
        );
        assert_eq!(found, [""; 0]);
        let expected = [place(4, 1, 4), place(2, 2, 4), place(2, 2, 4), place(1, 1, 4)];
        assert_eq!(*on_criterion(&matrix, at(0)), expected);
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
