//! `::matrix`: the comparison table. Pure.

use super::attribute::{COMPARED, VARIANTS};
use super::{AttributeSpec, Builtin, LEAF, MatrixValue, Names, OnPage, RenderContext, ids};
use crate::base::index::Index;
use crate::matrix::view::{Cell, Selection, table_view};
use crate::matrix::{Criterion, Group};
use crate::theme::{TemplateError, Value};

pub static MATRIX: Builtin = Builtin {
    name: "matrix",
    about: "The comparison table of the page's matrix, or a part of it.",
    attributes: &[
        AttributeSpec::optional("criteria", Names::Criteria, "Ids of criteria: the rows."),
        AttributeSpec::optional("groups", Names::Groups, "Ids of groups: all of their criteria."),
        COMPARED,
        VARIANTS,
    ],
    numbered: Some("matrix"),
    value: Some(MatrixValue { name: "table", lent: true, make }),
    facts,
    ..LEAF
};

fn make(context: &RenderContext<'_>) -> Result<Value, TemplateError> {
    let table = table_view(context.drawn, &selection(&context.on_page), context.id.clone())?;
    Ok(Value::from_serializable(&table))
}

fn facts(on_page: &OnPage<'_>) -> Vec<Cell> {
    let Selection { subjects, criteria } = selection(on_page);
    let row = |criterion| subjects.iter().map(move |subject| (*subject, criterion));
    criteria.into_iter().flat_map(row).collect()
}

/// Returns the rows and columns that the directive names; by default all criteria and the page's subjects.
fn selection(on_page: &OnPage<'_>) -> Selection {
    let matrix = on_page.matrix;
    let groups = ids(on_page.text("groups")).filter_map(|id| matrix.group(id));
    let groups: Vec<Index<Group>> = groups.collect();
    let criteria = ids(on_page.text("criteria")).filter_map(|id| matrix.criterion(id));
    let mut criteria: Vec<Index<Criterion>> = criteria.collect();
    let of_groups = matrix
        .criteria
        .indices()
        .filter(|at| groups.contains(&matrix.criteria[*at].group) && !criteria.contains(at));
    let of_groups: Vec<Index<Criterion>> = of_groups.collect();
    criteria.extend(of_groups);
    if criteria.is_empty() {
        criteria = matrix.criteria.indices().collect();
    }
    Selection { subjects: on_page.compared(), criteria }
}
