//! Scenarios in JSON. Pure.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, json_schema};
use serde::Serialize;

use super::number::Number;
use crate::base::index::Index;
use crate::matrix::scenario::meets;
use crate::matrix::{Criterion, Group, Matrix, Scenario, Subject};

/// A use case.
#[derive(Serialize, JsonSchema)]
pub(super) struct ScenarioJson<'m> {
    id: &'m str,
    name: &'m str,
    about: Option<&'m str>,
    /// Weights that differ from those of the matrix
    weights: WeightsJson<'m>,
    /// Ids of the criteria that must be met
    requires: Vec<&'m str>,
    /// Whether a subject meets a required criterion, by id of the subject, then of the criterion. One `no`
    /// rules a subject out; a subject with an `unknown` and no `no` is not confirmed, and is not ranked
    #[schemars(extend("additionalProperties" = meets_schema()))]
    meets: BTreeMap<&'m str, BTreeMap<&'m str, &'static str>>,
    /// Id of the subject that the author recommends
    recommend: Option<&'m str>,
    /// The author's reason
    because: Option<&'m str>,
}

/// Weights that differ from those of the matrix.
#[derive(Serialize, JsonSchema)]
struct WeightsJson<'m> {
    /// By id of a group
    groups: BTreeMap<&'m str, Number>,
    /// By id of a criterion
    criteria: BTreeMap<&'m str, Number>,
}

/// Returns the schema of one subject in `meets`: whether it meets each criterion, by id.
fn meets_schema() -> Schema {
    json_schema!({
        "type": "object",
        "additionalProperties": { "type": "string", "enum": ["yes", "no", "unknown"] },
    })
}

pub(super) fn scenario<'m>(matrix: &'m Matrix, of: &'m Scenario) -> ScenarioJson<'m> {
    let group_id = |at: Index<Group>| matrix.groups[at].id.as_str();
    let criterion_id = |at: Index<Criterion>| matrix.criteria[at].id.as_str();
    let weights = WeightsJson {
        groups: of.group_weights.iter().map(|(at, of)| (group_id(*at), Number(*of))).collect(),
        criteria: of
            .criterion_weights
            .iter()
            .map(|(at, of)| (criterion_id(*at), Number(*of)))
            .collect(),
    };
    let holds = |subject: Index<Subject>, criterion: Index<Criterion>| match meets(
        &matrix.fact(subject, criterion).value,
    ) {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    };
    let row = |subject: Index<Subject>| {
        of.requires.iter().map(move |at| (criterion_id(*at), holds(subject, *at))).collect()
    };
    let subjects = matrix.subjects.indexed();
    ScenarioJson {
        id: &of.id,
        name: &of.name,
        about: of.about.as_deref(),
        weights,
        requires: of.requires.iter().map(|at| criterion_id(*at)).collect(),
        meets: subjects.map(|(at, subject)| (subject.id.as_str(), row(at))).collect(),
        recommend: of.recommend.map(|at| matrix.subjects[at].id.as_str()),
        because: of.because.as_deref(),
    }
}
