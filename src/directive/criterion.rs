//! `:::criterion`: a section that shows contenders side by side. Pure.

use super::{AttributeSpec, Body, Builtin, LEAF, MatrixValue, Names, RenderContext};
use crate::theme::{TemplateError, Value};

pub static CRITERION: Builtin = Builtin {
    name: "criterion",
    about: "A section about one criterion, with a `:::subject` for each contender.",
    body: Body::Contenders,
    attributes: &[AttributeSpec::required("id", Names::Criterion, "Id of the criterion.")],
    value: Some(MatrixValue { name: "criterion", lent: false, make }),
    ..LEAF
};

fn make(context: &RenderContext<'_>) -> Result<Value, TemplateError> {
    Ok(context.drawn.criterion(context.criterion("id")).value())
}
