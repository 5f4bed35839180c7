//! Checks an author's verdict against the scores. Pure.

use super::comparison::{Question, outcome_on};
use super::outcome::Outcome;
use super::reserved::{On, Winner};
use super::score::{Score, SubjectScore, Weights, on_criterion, scores};
use super::utility::{Utilities, Utility, is_scored};
use super::{Criterion, Group, Matrix, Subject};
use crate::base::index::Index;

#[derive(Debug, Clone, PartialEq)]
pub enum Judgement {
    Agrees,
    /// The outcome according to the matrix
    Contradicts(Outcome),
    /// Too few facts are known to judge
    Unknown,
    /// No value of the criterion is better than another
    Unscored,
}

/// Judges a verdict among `subjects`, by [`outcome_on`].
pub fn judge(
    matrix: &Matrix,
    utilities: &Utilities,
    on: On,
    winner: Winner,
    subjects: &[Index<Subject>],
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

/// Shows how an outcome is calculated: a line for each subject with its score and the parts of the score.
pub fn arithmetic(
    matrix: &Matrix,
    utilities: &Utilities,
    on: On,
    subjects: &[Index<Subject>],
) -> Vec<String> {
    let weights = match on {
        On::Scenario(scenario) => Question::of(matrix).in_scenario(matrix, scenario).weights,
        _ => Weights::of(matrix),
    };
    let scores = scores(matrix, utilities, &weights, subjects);
    let line = |(subject, of): (&Index<Subject>, &SubjectScore)| {
        let (score, parts) = match on {
            On::Criterion(criterion) => {
                (on_criterion(utilities.of_fact(*subject, criterion)), Vec::new())
            }
            On::Group(group) => {
                (of.groups[group], criteria(matrix, utilities.row(*subject), &weights, group))
            }
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

/// Formats a score such as `0.750`, with its bounds if something is unknown.
fn number(score: Score) -> String {
    match (score.value, score.bounds) {
        (None, _) => "no score".to_owned(),
        (Some(value), Some(bounds)) if bounds.upper - bounds.lower > 5e-4 => {
            format!("{value:.3} ({:.3} to {:.3})", bounds.lower, bounds.upper)
        }
        (Some(value), _) => format!("{value:.3}"),
    }
}

fn criteria(
    matrix: &Matrix,
    row: &[Utility],
    weights: &Weights,
    group: Index<Group>,
) -> Vec<String> {
    let members = matrix.criteria.indexed().zip(row).filter(|((_, of), _)| of.group == group);
    let part = |((at, of), utility): ((Index<Criterion>, &Criterion), &Utility)| match utility {
        Utility::Known { value, .. } if weights.criteria[at] > 0.0 => {
            Some(format!("`{}` {value:.3} × {}", of.id, weights.criteria[at]))
        }
        _ => None,
    };
    members.filter_map(part).collect()
}

fn groups(matrix: &Matrix, of: &SubjectScore, weights: &Weights) -> Vec<String> {
    let part = |(at, group): (Index<Group>, &Group)| {
        let value = of.groups[at].value.filter(|_| weights.groups[at] > 0.0)?;
        Some(format!("`{}` {value:.3} × {}", group.id, weights.groups[at]))
    };
    matrix.groups.indexed().filter_map(part).collect()
}
