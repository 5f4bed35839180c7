//! `:::subject`: a contender in a `:::criterion`. Pure.

use super::criterion::CRITERION;
use super::{AttributeSpec, Body, Builtin, LEAF, MatrixValue, Names, OnPage, RenderContext};
use crate::matrix::view::{Cell, contender_view};
use crate::theme::{TemplateError, Value};

pub static SUBJECT: Builtin = Builtin {
    name: "subject",
    about: "Inside `:::criterion`: one subject with its fact.",
    body: Body::Markdown,
    within: Some(CRITERION.name),
    attributes: &[AttributeSpec::required("id", Names::Subject, "Id of the subject.")],
    value: Some(MatrixValue { name: "contender", lent: false, make }),
    facts,
    ..LEAF
};

fn make(context: &RenderContext<'_>) -> Result<Value, TemplateError> {
    let (subject, criterion) = cell(&context.on_page).expect("the checks found both");
    Ok(Value::from_serializable(&contender_view(context.drawn, subject, criterion)))
}

fn facts(on_page: &OnPage<'_>) -> Vec<Cell> {
    cell(on_page).into_iter().collect()
}

fn cell(on_page: &OnPage<'_>) -> Option<Cell> {
    let criterion = OnPage { directive: on_page.around?, ..*on_page }.criterion("id")?;
    Some((on_page.subject("id")?, criterion))
}
