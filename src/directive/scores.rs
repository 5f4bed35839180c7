//! `::scores`: who is ahead, by group. Pure.

use super::attribute::{COMPARED, VARIANTS};
use super::{Builtin, LEAF, MatrixValue, OnPage, RenderContext};
use crate::base::index::Index;
use crate::matrix::Criterion;
use crate::matrix::comparison::view::scores_view;
use crate::matrix::comparison::{Question, compare};
use crate::matrix::utility::is_scored;
use crate::matrix::view::{Cell, rows};
use crate::theme::{TemplateError, Value};

pub(super) static SCORES: Builtin = Builtin {
    name: "scores",
    about: "The scores of the page's subjects by group, and who is ahead.",
    attributes: &[COMPARED, VARIANTS],
    value: Some(MatrixValue { name: "scores", lent: true, make }),
    facts,
    ..LEAF
};

fn make(context: &RenderContext<'_>) -> Result<Value, TemplateError> {
    let OnPage { matrix, .. } = context.on_page;
    let question = Question { subjects: context.on_page.compared(), ..Question::of(matrix) };
    let scores = scores_view(context.drawn, &compare(matrix, &question));
    Ok(Value::from_serializable(&scores))
}

fn facts(on_page: &OnPage<'_>) -> Vec<Cell> {
    let is_scored = |criterion: Index<Criterion>| is_scored(&on_page.matrix.criteria[criterion]);
    rows(on_page.matrix, on_page.compared())
        .filter(|(_, criterion)| is_scored(*criterion))
        .collect()
}
