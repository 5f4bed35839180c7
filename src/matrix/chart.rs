//! The facts of a criterion as bars. Pure. Facts → [`Bar`]s.

use super::amount::Extent;
use super::{Criterion, Matrix, Subject};
use crate::base::index::Index;

/// The position of a bar on its axis, in percent of the axis: from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// From zero to the nearest number that the amount may be
    pub certain: Stretch,
    /// From there to the farthest one; of no length if the amount is known exactly
    pub possible: Stretch,
}

/// A part of an axis, in percent of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    pub start: f64,
    pub length: f64,
}

impl Bar {
    pub const NONE: Bar = {
        let nowhere = Stretch { start: 0.0, length: 0.0 };
        Bar { certain: nowhere, possible: nowhere }
    };
}

/// How much longer than its numbers an axis is on a side on which an amount has no end.
const OPEN: f64 = 1.15;

/// Returns a bar for each subject; `None` if its fact is not known or does not apply. The axis contains
/// zero, so that lengths are proportional to amounts: it runs from the lowest amount below zero, or
/// else zero, to the highest amount above zero, or else zero. It is longer on a side on which an amount has no
/// end: a bar up to the end of the axis stands for no end.
///
/// # Panics
/// When an index belongs to another matrix.
pub fn bars(
    matrix: &Matrix,
    criterion: Index<Criterion>,
    subjects: &[Index<Subject>],
) -> Vec<Option<Bar>> {
    let extent = |subject: &Index<Subject>| matrix.fact(*subject, criterion).value.extent();
    let extents: Vec<Option<Extent>> = subjects.iter().map(extent).collect();
    let known = || extents.iter().copied().flatten();
    let ends = || known().flat_map(Extent::finite_ends).flatten();
    let (low, high) = (ends().fold(0.0, f64::min), ends().fold(0.0, f64::max));
    let has_no_end = known().any(|of| of.high == f64::INFINITY);
    let has_no_beginning = known().any(|of| of.low == f64::NEG_INFINITY && of.at < 0.0);
    let is_flat = has_no_end && low == 0.0 && high == 0.0;
    let high = match has_no_end {
        true if is_flat => 1.0,
        true => (high * OPEN).min(f64::MAX),
        false => high,
    };
    let low = if has_no_beginning { (low * OPEN).max(f64::MIN) } else { low };
    // Halved, because the length of the whole axis may overflow.
    let half = high / 2.0 - low / 2.0;
    let share = |length: f64| if half > 0.0 { length / 2.0 / half * 100.0 } else { 0.0 };
    let stretch = |from: f64, to: f64| Stretch {
        start: share(-low) + share(from),
        length: share(to) - share(from),
    };
    let bar = |of: Extent| {
        // What is at most a positive amount is taken not to be below zero.
        let is_positive = of.low == f64::NEG_INFINITY && of.at >= 0.0;
        let floor = if is_positive { 0.0 } else { low };
        let [from, to] = [of.low, of.high].map(|end| end.clamp(floor, high));
        let certain = match (from > 0.0, to < 0.0) {
            (true, _) => stretch(0.0, from),
            (_, true) => stretch(to, 0.0),
            _ => stretch(0.0, 0.0),
        };
        Bar { certain, possible: stretch(from, to) }
    };
    extents.iter().map(|extent| extent.map(bar)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::check;
    use super::*;
    use crate::base::index::at;

    fn bars_of(values: &[&str]) -> Vec<Option<(f64, f64)>> {
        let certain = |bar: Bar| {
            assert_eq!(bar.possible.length, 0.0);
            (bar.certain.start, bar.certain.length)
        };
        all_of(values).into_iter().map(|bar| bar.map(certain)).collect()
    }

    fn all_of(values: &[&str]) -> Vec<Option<Bar>> {
        let mut text =
            "title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\nkind = 'number'\n".to_owned();
        for (at, value) in values.iter().enumerate() {
            text += &format!("[[subject]]\nid = 's{at}'\nname = 'S'\nfacts = {{ c = {value} }}\n");
        }
        let (matrix, found) = check(&text);
        assert_eq!(found, [""; 0]);
        let all: Vec<Index<Subject>> = matrix.subjects.indices().collect();
        bars(&matrix, at(0), &all)
    }

    #[test]
    fn what_an_amount_may_be_is_apart_from_what_it_is_at_least() {
        let parts = |values: &[&str]| -> Vec<[f64; 4]> {
            let part = |of: Bar| {
                let Bar { certain, possible } = of;
                [certain.start, certain.length, possible.start, possible.length].map(f64::round)
            };
            all_of(values).into_iter().flatten().map(part).collect()
        };
        let within = parts(&["100", "'20..40'", "'<= 50'", "'~ 50'"]);
        let expected = [
            [0.0, 100.0, 100.0, 0.0],
            [0.0, 20.0, 20.0, 20.0],
            [0.0, 0.0, 0.0, 50.0],
            [0.0, 45.0, 45.0, 10.0],
        ];
        assert_eq!(within, expected);
        let open = parts(&["115", "'>= 100'", "'unlimited'"]);
        let expected = [[0.0, 87.0, 87.0, 0.0], [0.0, 76.0, 76.0, 24.0], [0.0, 100.0, 100.0, 0.0]];
        assert_eq!(open, expected);
        assert_eq!(parts(&["'unlimited'"]), [[0.0, 100.0, 100.0, 0.0]]);
        assert_eq!(parts(&["-100", "'<= -50'"])[1], [57.0, 43.0, 0.0, 57.0]);
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
