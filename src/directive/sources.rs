//! `::sources`: the sources of the facts on the page. Pure.

use super::{Builtin, LEAF, MatrixValue, RenderContext};
use crate::matrix::view::{bibliography, rows};
use crate::theme::{TemplateError, Value};

pub(super) static SOURCES: Builtin = Builtin {
    name: "sources",
    about: "The sources of the facts that the page shows.",
    value: Some(MatrixValue { name: "bibliography", lent: true, make }),
    ..LEAF
};

/// Lists the sources of the facts that the page shows; if it shows none, of all facts of its subjects.
fn make(context: &RenderContext<'_>) -> Result<Value, TemplateError> {
    let matrix = context.on_page.matrix;
    let mut cells = (context.shown)();
    if cells.is_empty() {
        cells.extend(rows(matrix, context.on_page.subjects.iter().copied()));
    }
    let facts = cells.iter().map(|(subject, criterion)| matrix.fact(*subject, *criterion));
    Ok(Value::from_serializable(&bibliography(context.drawn, facts)))
}
