//! The arithmetic of one cell: from its value to its part in the overall score. Pure.

use serde_json::json;

use super::Question;
use crate::base::index::Index;
use crate::matrix::kind::decimal as number;
use crate::matrix::score::{SubjectScore, scores};
use crate::matrix::text::{Words, value_text, with_plain_spaces};
use crate::matrix::utility::Utility;
use crate::matrix::{Criterion, Matrix, Scale, Subject};

/// How a fact counts in the overall score. Weights are those of the question.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    pub subject: Index<Subject>,
    pub criterion: Index<Criterion>,
    pub value: String,
    /// The position of the value on its scale, if it has one
    pub measure: Option<f64>,
    pub scale: Option<Scale>,
    pub utility: Utility,
    pub weight: f64,
    /// Sum of the weights of the known facts in its group, and of the applicable ones
    pub known_in_group: f64,
    pub applicable_in_group: f64,
    pub group_weight: f64,
    /// Sum of the weights of the groups that have a score
    pub groups_known: f64,
    /// Its effective weight in the overall score, 0..1; `None` if it is not part of the score
    pub share: Option<f64>,
    pub overall: Option<f64>,
}

/// Explains how a fact counts in the overall score.
///
/// # Panics
/// When an index belongs to another matrix.
pub fn explain(
    matrix: &Matrix,
    question: &Question,
    subject: Index<Subject>,
    criterion: Index<Criterion>,
) -> Explanation {
    let utilities = matrix.utilities();
    let score = scores(matrix, utilities, &question.weights, &[subject]).remove(0);
    let utility = |criterion| utilities.of_fact(subject, criterion);
    let of = &matrix.criteria[criterion];
    let in_group = |is: &dyn Fn(&Utility) -> bool| {
        let all = matrix.criteria.indices();
        let members = all.filter(|at| matrix.criteria[*at].group == of.group);
        members.filter(|at| is(&utility(*at))).map(|at| question.weights.criteria[at]).sum::<f64>()
    };
    let is_known = |utility: &Utility| utility.value().is_some();
    let known_in_group = in_group(&is_known);
    let applicable_in_group =
        in_group(&|utility| is_known(utility) || *utility == Utility::Unknown);
    let (weight, group_weight) =
        (question.weights.criteria[criterion], question.weights.groups[of.group]);
    let groups_known = groups_known(&score, &question.weights.groups);
    let share = (group_weight / groups_known) * (weight / known_in_group);
    let fact = matrix.fact(subject, criterion);
    Explanation {
        subject,
        criterion,
        // The narrow space is for typeset text; terminals and programs expect an ordinary one.
        value: with_plain_spaces(&value_text(fact, of, &Words::PLAIN)),
        measure: of.kind.measured().and_then(|measured| measured.at(&fact.value)),
        scale: utilities.scale(criterion),
        utility: utility(criterion),
        weight,
        known_in_group,
        applicable_in_group,
        group_weight,
        groups_known,
        share: (is_known(&utility(criterion)) && share.is_finite()).then_some(share),
        overall: score.overall.value,
    }
}

fn groups_known(score: &SubjectScore, weights: &[f64]) -> f64 {
    let valued = score.groups.iter().zip(weights).filter(|(group, _)| group.value.is_some());
    valued.map(|(_, weight)| weight).sum()
}

/// Returns whole lines.
pub fn text(matrix: &Matrix, of: &Explanation) -> String {
    let criterion = &matrix.criteria[of.criterion];
    let subject = &matrix.subjects[of.subject];
    let mut lines =
        vec![format!("{}/{}", subject.id, criterion.id), format!("  value    {}", of.value)];
    let scale = of.scale.filter(|_| is_counted(of));
    if let Some((scale, measured)) = scale.zip(criterion.kind.measured()) {
        let whose = match criterion.scale {
            Some(_) => "as declared",
            None => "the worst and the best of all subjects",
        };
        let [worst, best] = [scale.worst, scale.best].map(|end| measured.written(end));
        lines.push(format!("  scale    {worst} is 0, {best} is 1: {whose}"));
    }
    lines.push(format!("  utility  {}", utility(matrix, of)));
    if is_counted(of) {
        lines.push(format!("  weight   {}", weight(matrix, of)));
    }
    lines.push(format!("  share    {}", share(of)));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Returns whether the fact has a weight: it is known, or it could be.
fn is_counted(of: &Explanation) -> bool {
    matches!(of.utility, Utility::Known { .. } | Utility::Unknown)
}

fn utility(matrix: &Matrix, of: &Explanation) -> String {
    let measured = matrix.criteria[of.criterion].kind.measured();
    let utility = match of.utility {
        Utility::Unscored => return "none: the criterion is not scored".to_owned(),
        Utility::NotApplicable => return "none: the criterion does not apply".to_owned(),
        Utility::Unknown => return "unknown: from 0 to 1, counted in the bounds only".to_owned(),
        Utility::Known { value, .. } => value,
    };
    let shown = match of.utility.interval() {
        Some((lower, upper)) => {
            format!("{} ({} to {})", number(utility), number(lower), number(upper))
        }
        None => number(utility),
    };
    let Some((measured, (at, Scale { worst, best }))) = measured.zip(of.measure.zip(of.scale))
    else {
        return format!("{shown} for `{}`", of.value);
    };
    #[expect(clippy::float_cmp, reason = "worst is best only where all values are the same")]
    if worst == best {
        return format!("{shown}, as all known values are equal");
    }
    if at.is_infinite() {
        return format!("{shown} for `{}`, which is beyond the scale", of.value);
    }
    let share = (at - worst) / (best - worst);
    let clamped = if (0.0..=1.0).contains(&share) { "" } else { ", as it is beyond the scale" };
    match measured.share(at - worst, best - worst) {
        Some(share) => format!("{share} = {shown}{clamped}"),
        None => format!("{shown} of the way{clamped}"),
    }
}

fn weight(matrix: &Matrix, of: &Explanation) -> String {
    let group = &matrix.groups[matrix.criteria[of.criterion].group].id;
    let in_group = match of.utility {
        Utility::Known { .. } => {
            format!("{} of {} known", number(of.weight), number(of.known_in_group))
        }
        _ => format!("{} of {} applicable", number(of.weight), number(of.applicable_in_group)),
    };
    let groups = number(of.groups_known);
    format!("{in_group} in `{group}`, which has {} of {groups}", number(of.group_weight))
}

fn share(of: &Explanation) -> String {
    let (Some(utility), Some(share), Some(overall)) = (of.utility.value(), of.share, of.overall)
    else {
        return "none in the overall score".to_owned();
    };
    let part = number(share * utility);
    format!("{:.2} % of the overall score: {part} of {}", share * 100.0, number(overall))
}

/// Returns one object on one line.
pub fn to_json(matrix: &Matrix, of: &Explanation) -> String {
    let criterion = &matrix.criteria[of.criterion];
    let state = match of.utility {
        Utility::Known { .. } => "known",
        Utility::Unknown => "unknown",
        Utility::NotApplicable => "n/a",
        Utility::Unscored => "unscored",
    };
    let scale = of.scale.map(|scale| {
        let declared = criterion.scale.is_some();
        json!({ "worst": scale.worst, "best": scale.best, "declared": declared })
    });
    let object = json!({
        "matrix": matrix.id,
        "subject": matrix.subjects[of.subject].id,
        "criterion": criterion.id,
        "group": matrix.groups[criterion.group].id,
        "value": of.value,
        "measure": of.measure,
        "scale": scale,
        "state": state,
        "utility": of.utility.value(),
        "weight": of.weight,
        "known_in_group": of.known_in_group,
        "applicable_in_group": of.applicable_in_group,
        "group_weight": of.group_weight,
        "groups_known": of.groups_known,
        "share": of.share,
        "part": of.share.zip(of.utility.value()).map(|(share, utility)| share * utility),
        "overall": of.overall,
    });
    object.to_string()
}
