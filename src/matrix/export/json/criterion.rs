//! Criteria and their groups in JSON. Pure.

use schemars::JsonSchema;
use serde::Serialize;

use super::number::Number;
use super::source::{MoreJson, more};
use crate::base::date::Duration;
use crate::base::index::Index;
use crate::matrix::kind::Choice;
use crate::matrix::utility::is_scored;
use crate::matrix::{Better, Criterion, Group, Kind, Matrix, Sense};

/// Criteria that belong together.
#[derive(Serialize, JsonSchema)]
pub(super) struct GroupJson<'m> {
    id: &'m str,
    name: &'m str,
    about: Option<&'m str>,
    /// How much its score counts among those of the groups
    weight: Number,
}

/// A criterion that subjects are compared on.
#[derive(Serialize, JsonSchema)]
pub(super) struct CriterionJson<'m> {
    id: &'m str,
    name: &'m str,
    about: Option<&'m str>,
    /// Id of its group
    group: &'m str,
    /// Kind of its facts
    #[schemars(extend("enum" = Kind::NAMES))]
    kind: &'static str,
    /// Unit of its values
    unit: Option<&'m str>,
    /// Which values are better
    #[schemars(extend("enum" = Better::NAMES.map(|(name, _)| name)))]
    better: &'static str,
    /// `minimum` if its facts are the least that subjects take, `limit` if they are the most that subjects allow;
    /// absent if they are simply values
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("enum" = [Sense::Minimum.key(), Sense::Limit.key(), Sense::Value.key()]))]
    sense: Option<&'static str>,
    /// How much its utilities count in its group
    weight: Number,
    /// Whether its facts have utilities. A criterion that is not scored counts in no score
    scored: bool,
    /// The scale of the utilities, from 0 at the worst to 1 at the best; null for a criterion whose facts
    /// are not measured, or are all unknown
    scale: Option<ScaleJson>,
    /// The values that a fact of a choice may have, or the statuses of a support; empty for other kinds
    choices: Vec<ChoiceJson<'m>>,
    /// How long facts stay fresh, as an ISO 8601 duration; overrides the policy's
    #[schemars(extend("format" = "duration"))]
    stale_after: Option<String>,
    #[serde(flatten)]
    more: MoreJson<'m>,
}

/// The ends of a scale as numbers: a number is itself, a date is the days since 1970-01-01, a version
/// is its first three numbers as digits in base 100,000, the first before the point. A pre-release is
/// half a step of the third number below its release. If the worst is the best, every utility is 1.
/// A fact that is unlimited is beyond both: it has the utility of the end on its side.
#[derive(Serialize, JsonSchema)]
struct ScaleJson {
    worst: Number,
    best: Number,
    /// Whether the author declares it; if not, its ends are the extremes of all known facts, and lie further apart
    /// where a fact is unlimited
    declared: bool,
}

/// A value that a fact of a choice may have, or a status of a support.
#[derive(Serialize, JsonSchema)]
struct ChoiceJson<'m> {
    value: &'m str,
    /// Its utility, if choices of the criterion have any
    score: Option<Number>,
}

pub(super) fn group(of: &Group) -> GroupJson<'_> {
    GroupJson { id: &of.id, name: &of.name, about: of.about.as_deref(), weight: Number(of.weight) }
}

pub(super) fn criterion<'m>(
    matrix: &'m Matrix,
    (at, of): (Index<Criterion>, &'m Criterion),
) -> CriterionJson<'m> {
    let choice = |of: &'m Choice| ChoiceJson { value: &of.name, score: of.score.map(Number) };
    CriterionJson {
        id: &of.id,
        name: &of.name,
        about: of.about.as_deref(),
        group: &matrix.groups[of.group].id,
        kind: of.kind.name(),
        unit: of.unit.as_deref(),
        better: of.better.as_str(),
        sense: of.sense.key(),
        weight: Number(of.weight),
        scored: is_scored(of),
        scale: matrix.utilities().scale(at).map(|scale| ScaleJson {
            worst: Number(scale.worst),
            best: Number(scale.best),
            declared: of.scale.is_some(),
        }),
        choices: of.kind.choices().iter().map(choice).collect(),
        stale_after: of.stale_after.map(Duration::iso),
        more: more(&of.more),
    }
}
