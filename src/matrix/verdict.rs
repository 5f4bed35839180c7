//! An author's verdict against what the scores say. Pure.

use super::Matrix;
use super::comparison::{Question, outcome_on};
use super::outcome::Outcome;
use super::reserved::{On, Winner};
use super::score::{Score, Weights, on_criterion, scores};
use super::utility::{Utilities, Utility, is_scored};

#[derive(Debug, Clone, PartialEq)]
pub enum Judgement {
    Agrees,
    /// What the matrix says in its place
    Contradicts(Outcome),
    /// The facts that are known say nothing
    Unknown,
    /// Neither value of the criterion is the better one
    Unscored,
}

/// Judges a verdict among `subjects`, by [`outcome_on`].
pub fn judge(
    matrix: &Matrix,
    utilities: &Utilities,
    (on, winner): (On, Winner),
    subjects: &[usize],
) -> Judgement {
    if winner == Winner::Depends {
        return Judgement::Agrees;
    }
    if let On::Criterion(criterion) = on
        && !is_scored(&matrix.criteria[criterion])
    {
        return Judgement::Unscored;
    }
    let outcome = outcome_on(matrix, utilities, on, subjects);
    let agrees = match (winner, &outcome) {
        (_, Outcome::Unknown) => return Judgement::Unknown,
        (Winner::Subject(subject), outcome) => outcome.leader() == Some(subject),
        (Winner::Tie, outcome) => matches!(outcome, Outcome::Tie { .. }),
        (Winner::Depends, _) => true,
    };
    if agrees { Judgement::Agrees } else { Judgement::Contradicts(outcome) }
}

/// The sums behind an outcome: a line for each subject with its score and the parts of it.
pub fn arithmetic(
    matrix: &Matrix,
    utilities: &Utilities,
    on: On,
    subjects: &[usize],
) -> Vec<String> {
    let weights = match on {
        On::Scenario(scenario) => Question::of(matrix).in_scenario(matrix, scenario).weights,
        _ => Weights::of(matrix),
    };
    let scores = scores(matrix, utilities, &weights, subjects);
    let line = |(subject, of): (&usize, &super::score::SubjectScore)| {
        let row = utilities.row(*subject);
        let (score, parts) = match on {
            On::Criterion(criterion) => (on_criterion(row[criterion]), Vec::new()),
            On::Group(group) => (of.groups[group], criteria(matrix, row, &weights, group)),
            On::Overall | On::Scenario(_) => (of.overall, groups(matrix, of, &weights)),
        };
        let parts = match parts.is_empty() {
            true => String::new(),
            false => format!(", from {}", parts.join(", ")),
        };
        format!("`{}` has {}{parts}", matrix.subjects[*subject].id, number(score))
    };
    subjects.iter().zip(&scores).map(line).collect()
}

/// `0.750`, with its bounds where something is unknown.
fn number(score: Score) -> String {
    match (score.value, score.bounds) {
        (None, _) => "no score".to_owned(),
        (Some(value), Some(bounds)) if bounds.upper - bounds.lower > 5e-4 => {
            format!("{value:.3} ({:.3} to {:.3})", bounds.lower, bounds.upper)
        }
        (Some(value), _) => format!("{value:.3}"),
    }
}

fn criteria(matrix: &Matrix, row: &[Utility], weights: &Weights, group: usize) -> Vec<String> {
    let members = matrix.criteria.iter().enumerate().filter(|(_, of)| of.group == group);
    let part = |(at, of): (usize, &super::Criterion)| match row[at] {
        Utility::Known(utility) if weights.criteria[at] > 0.0 => {
            Some(format!("`{}` {utility:.3} × {}", of.id, weights.criteria[at]))
        }
        _ => None,
    };
    members.filter_map(part).collect()
}

fn groups(matrix: &Matrix, of: &super::score::SubjectScore, weights: &Weights) -> Vec<String> {
    let part = |(at, group): (usize, &super::Group)| {
        let value = of.groups[at].value.filter(|_| weights.groups[at] > 0.0)?;
        Some(format!("`{}` {value:.3} × {}", group.id, weights.groups[at]))
    };
    matrix.groups.iter().enumerate().filter_map(part).collect()
}
