//! `:::subject`: a contender in a `:::criterion`. Pure.

use super::criterion::CRITERION;
use super::{AttributeSpec, Body, Builtin, LEAF, MatrixValue, Names, Placed, RenderContext};
use crate::matrix::view::{Cell, contender_view};
use crate::theme::{TemplateError, Value};

pub static SUBJECT: Builtin = Builtin {
    name: "subject",
    about: "Inside `:::criterion`: one subject with its fact.",
    body: Body::Markdown,
    within: Some(CRITERION.name),
    attributes: &[AttributeSpec::required("id", Names::Subject, "Id of the subject.")],
    value: Some(MatrixValue { name: "contender", make }),
    facts,
    ..LEAF
};

fn make(context: &RenderContext<'_>) -> Result<Value, TemplateError> {
    let (subject, criterion) = cell(&context.placed).expect("the checks found both");
    Ok(Value::from_serializable(&contender_view(context.drawn, subject, criterion)))
}

fn facts(placed: &Placed<'_>) -> Vec<Cell> {
    cell(placed).into_iter().collect()
}

fn cell(placed: &Placed<'_>) -> Option<Cell> {
    let criterion = Placed { directive: placed.around?, ..*placed }.criterion("id")?;
    Some((placed.subject("id")?, criterion))
}
