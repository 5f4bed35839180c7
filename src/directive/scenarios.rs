//! `::scenarios`: a recommendation for each use case. Pure.

use super::{Builtin, LEAF, MatrixValue, OnPage, RenderContext};
use crate::base::index::Index;
use crate::matrix::Subject;
use crate::theme::{TemplateError, Value};

pub static SCENARIOS: Builtin = Builtin {
    name: "scenarios",
    about: "Use cases with their recommendations and the reasons.",
    value: Some(MatrixValue { name: "scenarios", lent: true, make }),
    subjects: recommended,
    ..LEAF
};

fn make(context: &RenderContext<'_>) -> Result<Value, TemplateError> {
    let all = context.on_page.matrix.scenarios.indices();
    let scenarios: Vec<_> = all.map(|at| context.drawn.scenario(at)).collect();
    Ok(Value::from_serializable(&scenarios))
}

fn recommended(on_page: &OnPage<'_>) -> Vec<Index<Subject>> {
    on_page.matrix.scenarios.iter().filter_map(|scenario| scenario.recommend).collect()
}
