//! [`Comparison`] → JSON: one object, for programs. Pure.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Comparison, Question, acceptability};
use crate::base::index::Index;
use crate::matrix::scenario::Standing;
use crate::matrix::score::{Score, SubjectScore};
use crate::matrix::{Matrix, Subject};

/// Numbers are 0..1 with all their digits, and null if nothing is known; the keys of objects are in
/// alphabetical order.
#[derive(Serialize)]
struct ComparisonJson<'m> {
    matrix: &'m str,
    /// Left out if the question has no scenario, as is `eligibility`
    #[serde(skip_serializing_if = "Option::is_none")]
    scenario: Option<&'m str>,
    /// In the order compared
    subjects: Vec<SubjectJson<'m>>,
    outcome: OutcomeJson<'m>,
    robustness: RobustnessJson<'m>,
}

#[derive(Serialize)]
struct SubjectJson<'m> {
    id: &'m str,
    overall: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    coverage: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    eligibility: Option<EligibilityJson<'m>>,
    groups: BTreeMap<&'m str, ScoreJson>,
}

#[derive(Serialize)]
struct EligibilityJson<'m> {
    /// `eligible`, `not-confirmed` or `ruled-out`
    state: &'static str,
    /// The criteria that are the reason for the state
    by: Vec<&'m str>,
}

#[derive(Serialize)]
struct ScoreJson {
    score: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    coverage: Option<f64>,
}

#[derive(Serialize)]
struct OutcomeJson<'m> {
    /// `wins`, `leads`, `tie` or `unknown`
    kind: &'static str,
    leader: Option<&'m str>,
    margin: Option<f64>,
}

#[derive(Serialize)]
struct RobustnessJson<'m> {
    flip: Option<FlipJson<'m>>,
    /// Of the eligible subjects
    acceptability: BTreeMap<&'m str, Option<f64>>,
}

#[derive(Serialize)]
struct FlipJson<'m> {
    group: &'m str,
    factor: f64,
    to: &'m str,
}

/// Returns the object on one line.
pub fn json(matrix: &Matrix, question: &Question, comparison: &Comparison) -> String {
    let scenario = question.scenario.map(|at| matrix.scenarios[at].id.as_str());
    let subject_id = |at: Index<Subject>| matrix.subjects[at].id.as_str();
    let both = || comparison.scores.iter().zip(&comparison.standings);
    let subjects = both()
        .map(|(score, standing)| SubjectJson {
            eligibility: scenario.map(|_| eligibility(matrix, standing)),
            ..subject(matrix, score)
        })
        .collect();
    let acceptability = both()
        .zip(acceptability(matrix, question, comparison))
        .filter(|((_, standing), _)| **standing == Standing::Eligible)
        .map(|((score, _), share)| (subject_id(score.subject), share))
        .collect();
    let flip = comparison.flip.map(|flip| FlipJson {
        group: &matrix.groups[flip.group].id,
        factor: flip.factor,
        to: subject_id(flip.to),
    });
    let outcome = OutcomeJson {
        kind: comparison.outcome.kind(),
        leader: comparison.outcome.leader().map(subject_id),
        margin: comparison.outcome.margin(),
    };
    let robustness = RobustnessJson { flip, acceptability };
    let all = ComparisonJson { matrix: &matrix.id, scenario, subjects, outcome, robustness };
    serde_json::to_string(&all).expect("numbers and strings are JSON")
}

fn subject<'m>(matrix: &'m Matrix, score: &SubjectScore) -> SubjectJson<'m> {
    let ScoreJson { score: overall, lower, upper, coverage } = score_json(&score.overall);
    let groups = matrix.groups.iter().zip(&score.groups);
    SubjectJson {
        id: &matrix.subjects[score.subject].id,
        overall,
        lower,
        upper,
        coverage,
        eligibility: None,
        groups: groups.map(|(group, score)| (group.id.as_str(), score_json(score))).collect(),
    }
}

fn eligibility<'m>(matrix: &'m Matrix, standing: &Standing) -> EligibilityJson<'m> {
    let by = standing.by().iter().map(|at| matrix.criteria[*at].id.as_str()).collect();
    EligibilityJson { state: standing.as_str(), by }
}

fn score_json(score: &Score) -> ScoreJson {
    ScoreJson {
        score: score.value,
        lower: score.bounds.map(|bounds| bounds.lower),
        upper: score.bounds.map(|bounds| bounds.upper),
        coverage: score.coverage,
    }
}
