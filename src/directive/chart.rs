//! `::chart`: one criterion as bars. Pure.

use super::attribute::{COMPARED, VARIANTS};
use super::{AttributeSpec, Builtin, LEAF, MatrixValue, Names, OnPage, RenderContext};
use crate::matrix::view::{Cell, chart_view};
use crate::theme::{TemplateError, Value};

pub(super) static CHART: Builtin = Builtin {
    name: "chart",
    about: "The amounts of one criterion as bars, and as a table.",
    attributes: &[
        AttributeSpec::required(
            "criterion",
            Names::Amounts,
            "Id of a criterion of the kind `number`, `money` or `rating`.",
        ),
        COMPARED,
        VARIANTS,
    ],
    numbered: Some("chart"),
    value: Some(MatrixValue { name: "chart", lent: true, make }),
    facts,
    ..LEAF
};

fn make(context: &RenderContext<'_>) -> Result<Value, TemplateError> {
    let (criterion, subjects) = (context.criterion("criterion"), context.on_page.compared());
    let chart = chart_view(context.drawn, criterion, &subjects, context.id.clone())?;
    Ok(Value::from_serializable(&chart))
}

fn facts(on_page: &OnPage<'_>) -> Vec<Cell> {
    let criterion = on_page.criterion("criterion");
    on_page.compared().into_iter().filter_map(|subject| Some((subject, criterion?))).collect()
}
