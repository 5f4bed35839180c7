//! Comparisons of the subjects of a matrix: scores, outcome, robustness. Pure.
//! [`Matrix`] → [`Comparison`].

pub mod explain;
pub mod json;
pub mod text;
pub mod view;

use super::outcome::{Outcome, outcome};
use super::reserved::On;
use super::robustness::{self, Flip};
use super::scenario::{Standing, standing};
use super::score::{Score, SubjectScore, Weights, on_criterion, scores};
use super::utility::Utilities;
use super::{Group, Matrix, Scenario, Subject};
use crate::base::index::Index;

/// The subjects to compare, and by which weights and requirements.
#[derive(Debug, Clone)]
pub struct Question {
    /// In the order in which they are compared, without repetition
    pub subjects: Vec<Index<Subject>>,
    pub weights: Weights,
    /// The scenario whose requirements apply
    pub scenario: Option<Index<Scenario>>,
}

impl Question {
    /// Asks for all subjects of a matrix, by its weights; for a subject with variants by its default.
    pub fn of(matrix: &Matrix) -> Question {
        let subjects = matrix.listed().collect();
        Question { subjects, weights: Weights::of(matrix), scenario: None }
    }

    /// Asks the same by a scenario's weights and requirements.
    pub fn in_scenario(self, matrix: &Matrix, scenario: Index<Scenario>) -> Question {
        let weights = Weights::in_scenario(matrix, &matrix.scenarios[scenario]);
        Question { weights, scenario: Some(scenario), ..self }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// In the order compared
    pub scores: Vec<SubjectScore>,
    /// In the order compared; all are eligible if the question has no scenario
    pub standings: Vec<Standing>,
    /// Among the eligible subjects
    pub outcome: Outcome,
    /// The smallest change of a group weight that puts another eligible subject first; `None` without a
    /// leader, or if no change does
    pub flip: Option<Flip>,
}

impl Comparison {
    /// Returns who is ahead in a group.
    pub fn outcome_of_group(&self, matrix: &Matrix, group: Index<Group>) -> Outcome {
        in_group(matrix, &self.scores, group)
    }
}

fn in_group(matrix: &Matrix, scores: &[SubjectScore], group: Index<Group>) -> Outcome {
    let scores: Vec<(Index<Subject>, Score)> =
        scores.iter().map(|score| (score.subject, score.groups[group])).collect();
    outcome(&scores, &[], matrix.policy.tie_margin)
}

/// Compares subjects overall.
///
/// # Panics
/// When an index of the question belongs to another matrix.
pub fn compare(matrix: &Matrix, question: &Question) -> Comparison {
    let utilities = matrix.utilities();
    let scores = scores(matrix, utilities, &question.weights, &question.subjects);
    let standings = standings(matrix, question);
    let eligible = eligible(&scores, &standings);
    let outcome = among_eligible(matrix, &scores, &standings);
    let weights = question.weights.relative(matrix).groups;
    let flip = outcome.leader().and_then(|leader| robustness::flip(&eligible, &weights, leader));
    Comparison { scores, standings, outcome, flip }
}

/// Returns, in the order compared, the share of all weightings in which each subject is first among
/// the eligible ones. `None` for a subject of which nothing is known, and for one that is not eligible.
pub fn acceptability(
    matrix: &Matrix,
    question: &Question,
    comparison: &Comparison,
) -> Vec<Option<f64>> {
    let weights = question.weights.relative(matrix).groups;
    let eligible = eligible(&comparison.scores, &comparison.standings);
    let mut shares = robustness::acceptability(&eligible, &weights).into_iter();
    let share = |standing: &Standing| match standing {
        Standing::Eligible => shares.next().flatten(),
        _ => None,
    };
    comparison.standings.iter().map(share).collect()
}

fn eligible(scores: &[SubjectScore], standings: &[Standing]) -> Vec<SubjectScore> {
    let both = scores.iter().zip(standings);
    let eligible = both.filter(|(_, standing)| **standing == Standing::Eligible);
    eligible.map(|(score, _)| score.clone()).collect()
}

/// Returns who is ahead on a criterion, on a group, in a scenario or overall, which verdicts are
/// checked against. The outcome is the same as that of [`compare`], which also computes robustness.
///
/// # Panics
/// When an index belongs to another matrix.
pub fn outcome_on(
    matrix: &Matrix,
    utilities: &Utilities,
    on: On,
    subjects: &[Index<Subject>],
) -> Outcome {
    let question = Question { subjects: subjects.to_vec(), ..Question::of(matrix) };
    let question = match on {
        On::Scenario(scenario) => question.in_scenario(matrix, scenario),
        _ => question,
    };
    let alone = |score: &dyn Fn(Index<Subject>) -> Score| {
        let scores: Vec<(Index<Subject>, Score)> =
            subjects.iter().map(|at| (*at, score(*at))).collect();
        outcome(&scores, &[], matrix.policy.tie_margin)
    };
    if let On::Criterion(criterion) = on {
        return alone(&|subject| on_criterion(utilities.of_fact(subject, criterion)));
    }
    let scores = scores(matrix, utilities, &question.weights, subjects);
    if let On::Group(group) = on {
        return in_group(matrix, &scores, group);
    }
    outcome_of(matrix, &question, &scores)
}

/// Returns who is ahead overall, given the scores of the question's subjects.
pub(super) fn outcome_of(matrix: &Matrix, question: &Question, scores: &[SubjectScore]) -> Outcome {
    among_eligible(matrix, scores, &standings(matrix, question))
}

/// Returns the standing of each of the question's subjects to its requirements.
pub(super) fn standings(matrix: &Matrix, question: &Question) -> Vec<Standing> {
    let requires = question.scenario.map_or(&[][..], |at| &matrix.scenarios[at].requires);
    question.subjects.iter().map(|subject| standing(matrix, requires, *subject)).collect()
}

/// Returns who is ahead among the eligible. A subject that is not confirmed is not ranked, but can keep
/// the leader from winning.
fn among_eligible(matrix: &Matrix, scores: &[SubjectScore], standings: &[Standing]) -> Outcome {
    let (mut eligible, mut doubtful) = (Vec::new(), Vec::new());
    for (score, standing) in scores.iter().zip(standings) {
        match standing {
            Standing::Eligible => eligible.push((score.subject, score.overall)),
            Standing::NotConfirmed(_) => doubtful.push((score.subject, score.overall)),
            Standing::RuledOut(_) => {}
        }
    }
    outcome(&eligible, &doubtful, matrix.policy.tie_margin)
}
