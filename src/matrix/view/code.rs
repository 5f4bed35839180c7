//! The facts that are code, side by side. Pure.

use super::Viewed;
use crate::base::index::Index;
use crate::matrix::Subject;
use crate::theme::contract::CodeRowView;

/// Returns the criteria of which one of these subjects has code, with the facts of all of them.
pub fn code_rows(of: &Viewed<'_>, subjects: &[Index<Subject>]) -> Vec<CodeRowView> {
    let with_code = of.matrix.code_criteria().filter(|criterion| {
        subjects.iter().any(|subject| of.matrix.fact(*subject, *criterion).value.is_known())
    });
    let row = |criterion| CodeRowView {
        criterion: of.criterion(criterion),
        facts: subjects.iter().map(|subject| of.fact(*subject, criterion)).collect(),
    };
    with_code.map(row).collect()
}
