//! The facts of a criterion as bars. Pure. Facts → [`Bar`]s.

use super::{Criterion, Matrix, Subject};
use crate::base::index::Index;

/// The position of a bar on its axis, in percent of the axis: from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    pub start: f64,
    pub length: f64,
}

/// Returns a bar for each subject; `None` if its fact is not known or does not apply. The axis contains
/// zero, so that lengths are proportional to amounts: it runs from the lowest amount below zero, or
/// else zero, to the highest amount above zero, or else zero.
///
/// # Panics
/// When an index belongs to another matrix.
pub fn bars(
    matrix: &Matrix,
    criterion: Index<Criterion>,
    subjects: &[Index<Subject>],
) -> Vec<Option<Bar>> {
    let amount = |subject: &Index<Subject>| matrix.fact(*subject, criterion).value.amount();
    let amounts: Vec<Option<f64>> = subjects.iter().map(amount).collect();
    let known = || amounts.iter().copied().flatten();
    let (low, high) = (known().fold(0.0, f64::min), known().fold(0.0, f64::max));
    // Halved, because the length of the whole axis may overflow.
    let half = high / 2.0 - low / 2.0;
    let share = |length: f64| if half > 0.0 { length / 2.0 / half * 100.0 } else { 0.0 };
    let bar = |amount: f64| Bar {
        start: share(-low) + share(amount.min(0.0)),
        length: share(amount.abs()),
    };
    amounts.iter().map(|amount| amount.map(bar)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::check;
    use super::*;
    use crate::base::index::at;

    fn bars_of(values: &[&str]) -> Vec<Option<(f64, f64)>> {
        let mut text =
            "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'number'\n".to_owned();
        for (at, value) in values.iter().enumerate() {
            text += &format!("[[subject]]\nid = 's{at}'\nname = 'S'\nfacts = {{ c = {value} }}\n");
        }
        let (matrix, found) = check(&text);
        assert_eq!(found, [""; 0]);
        let all: Vec<Index<Subject>> = matrix.subjects.indices().collect();
        let bars = bars(&matrix, at(0), &all);
        bars.into_iter().map(|bar| bar.map(|bar| (bar.start, bar.length))).collect()
    }

    #[test]
    fn bars_are_proportional_to_amounts() {
        assert_eq!(bars_of(&["10", "40"]), [Some((0.0, 25.0)), Some((0.0, 100.0))]);
        let around_zero = [Some((0.0, 25.0)), Some((25.0, 75.0)), Some((25.0, 0.0))];
        assert_eq!(bars_of(&["-10", "30", "0"]), around_zero);
        assert_eq!(bars_of(&["-10", "-5"]), [Some((0.0, 100.0)), Some((50.0, 50.0))]);
        assert_eq!(bars_of(&["0", "0"]), [Some((0.0, 0.0)); 2]);
    }

    #[test]
    fn what_is_not_known_has_no_bar() {
        assert_eq!(bars_of(&["'unknown'", "5", "'n/a'"]), [None, Some((0.0, 100.0)), None]);
    }

    #[test]
    fn the_largest_numbers_there_are_stay_on_the_axis() {
        for bar in bars_of(&["1.7e308", "-1.7e308"]).into_iter().flatten() {
            assert!(bar.0 >= 0.0 && bar.0 + bar.1 <= 100.0, "{bar:?}");
        }
    }
}
