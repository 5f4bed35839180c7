//! `::facts`: the fact sheet of a subject. Pure.

use super::attribute::OF_SUBJECT;
use super::{Builtin, LEAF, MatrixValue, OnPage, RenderContext};
use crate::matrix::view::{Cell, rows, sheet_view};
use crate::theme::{TemplateError, Value};

pub(super) static FACTS: Builtin = Builtin {
    name: "facts",
    about: "All facts of one subject.",
    attributes: &[OF_SUBJECT],
    value: Some(MatrixValue { name: "sheet", lent: true, make }),
    facts,
    ..LEAF
};

fn make(context: &RenderContext<'_>) -> Result<Value, TemplateError> {
    let sheet = sheet_view(context.drawn, context.subject("subject"))?;
    Ok(Value::from_serializable(&sheet))
}

fn facts(on_page: &OnPage<'_>) -> Vec<Cell> {
    rows(on_page.matrix, on_page.subject("subject")).collect()
}
