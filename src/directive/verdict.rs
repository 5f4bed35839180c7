//! `:::verdict`: a statement of who wins, which the checks compare with the facts. Pure.

use super::{AttributeSpec, Body, Builtin, Directive, LEAF, MatrixValue, Names, RenderContext};
use crate::matrix::reserved::{On, Winner};
use crate::source::Placed;
use crate::theme::contract::VerdictView;
use crate::theme::{TemplateError, Value};

pub static VERDICT: Builtin = Builtin {
    name: "verdict",
    about: "Who wins on a criterion, on a group, in a scenario or overall. It is checked against \
            the scores.",
    body: Body::Markdown,
    attributes: &[
        AttributeSpec::required(
            "on",
            Names::Question,
            "Id of a criterion, a group or a scenario, or `overall`.",
        ),
        AttributeSpec::required(
            "winner",
            Names::Winner,
            "Id of a subject, or `tie`, or `depends`.",
        ),
        AttributeSpec::optional(
            "dissent",
            Names::Text,
            "Why the verdict departs from the matrix. It is shown to readers.",
        ),
    ],
    value: Some(MatrixValue { name: "verdict", lent: false, make }),
    ..LEAF
};

/// The attributes of a verdict, as written.
pub struct Verdict<'d> {
    pub on: &'d Placed<String>,
    pub winner: &'d Placed<String>,
    /// Why the verdict departs from the matrix; may be empty
    pub dissent: &'d str,
}

impl<'d> Verdict<'d> {
    /// Returns `None` for any other directive, and for a verdict without `on` or `winner`.
    pub fn of(directive: &'d Directive) -> Option<Verdict<'d>> {
        let (on, winner) = (directive.value("on")?, directive.value("winner")?);
        let dissent = directive.value("dissent").map_or("", |why| why.value.as_str());
        directive.is(&VERDICT).then_some(Verdict { on, winner, dissent })
    }
}

fn make(context: &RenderContext<'_>) -> Result<Value, TemplateError> {
    let matrix = context.on_page.matrix;
    let Verdict { on, winner, dissent } =
        Verdict::of(context.on_page.directive).expect("the checks found both");
    let (kind, name) = match On::find(matrix, &on.value).expect("the checks found it") {
        On::Overall => ("overall", ""),
        On::Group(at) => ("group", matrix.groups[at].name.as_str()),
        On::Criterion(at) => ("criterion", matrix.criteria[at].name.as_str()),
        On::Scenario(at) => ("scenario", matrix.scenarios[at].name.as_str()),
    };
    let stated = Winner::find(matrix, &winner.value).expect("the checks found it");
    let (outcome, winner) = match stated {
        Winner::Tie => ("tie", None),
        Winner::Depends => ("depends", None),
        Winner::Subject(at) => ("subject", Some(context.drawn.subject(at))),
    };
    let (name, dissent) = (name.to_owned(), dissent.to_owned());
    let verdict = VerdictView { on: kind, name, outcome, winner, dissent };
    Ok(Value::from_serializable(&verdict))
}
