//! A new subject with every fact unknown. Pure. [`Matrix`] → TOML.

use std::fmt::Write as _;

use super::one_line;
use crate::data::toml::quoted;
use crate::matrix::{Criterion, Matrix};

/// Where a subject is declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a file of its own, in `subjects/`
    OwnFile,
    /// In `matrix.toml`
    Matrix,
}

/// Returns a subject with an `unknown` fact for every criterion whose facts the matrix states, group by group in
/// declaration order. A comment after each fact describes its possible values.
pub fn text(matrix: &Matrix, id: &str, name: &str, place: Place) -> String {
    let (head, facts) = match place {
        Place::OwnFile => ("", "[facts]"),
        Place::Matrix => ("[[subject]]\n", "[subject.facts]"),
    };
    let mut text = format!("{head}id = \"{id}\"\nname = {}\n\n{facts}\n", quoted(name));
    for (at, group) in matrix.groups.indexed() {
        // `unknown` would hide what the data file has.
        let is_stated = |criterion: &&Criterion| criterion.group == at && !criterion.is_from_file;
        let criteria = matrix.criteria.iter().filter(is_stated);
        let mut criteria = criteria.peekable();
        if criteria.peek().is_some() && !group.is_implicit() {
            writeln!(text, "# {}", one_line(&group.name)).expect("a string takes all");
        }
        for criterion in criteria {
            let of = what(criterion);
            writeln!(text, "{} = \"unknown\" # {of}", criterion.id).expect("a string takes all");
        }
    }
    text
}

/// Describes the values of a criterion: `number, ms` or `choice: static, dynamic`.
fn what(criterion: &Criterion) -> String {
    let kind = criterion.kind.name();
    let choices = criterion.kind.choices().iter().map(|choice| one_line(&choice.name));
    let choices: Vec<String> = choices.collect();
    match &criterion.unit {
        _ if !choices.is_empty() => format!("{kind}: {}", choices.join(", ")),
        Some(unit) => format!("{kind}, {}", one_line(unit)),
        None => kind.to_owned(),
    }
}
