//! The utility of a fact. Pure. [`Fact`](super::Fact)s → utilities from 0 to 1.
//!
//! The single-attribute value functions of the weighted additive value model (Keeney & Raiffa,
//! Decisions with Multiple Objectives, 1976, chapter 3).

use super::interval::Interval;
use super::kind::Measured;
use super::{Better, Criterion, FactValue, Matrix, Scale, Subject};
use crate::base::index::{Index, List};

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Utility {
    /// All 0..1, lower ≤ value ≤ upper
    Known {
        value: f64,
        /// The lowest and the highest utility that the fact may have: the value itself, unless the fact is known
        /// imprecisely
        lower: f64,
        upper: f64,
    },
    /// Not known: anything from 0 to 1
    Unknown,
    /// The criterion does not apply to the subject
    NotApplicable,
    /// The criterion has no utility: a text, a list, a choice without scores, `better = "none"`
    Unscored,
}

impl Utility {
    fn exactly(value: f64) -> Utility {
        Utility::Known { value, lower: value, upper: value }
    }

    /// Returns the utility, 0..1; `None` unless it is known.
    pub fn value(self) -> Option<f64> {
        match self {
            Utility::Known { value, .. } => Some(value),
            Utility::Unknown | Utility::NotApplicable | Utility::Unscored => None,
        }
    }

    /// Returns the lowest and the highest utility of a fact that is known imprecisely; `None` for any other.
    pub fn interval(self) -> Option<(f64, f64)> {
        match self {
            Utility::Known { lower, upper, .. } if lower < upper => Some((lower, upper)),
            _ => None,
        }
    }
}

/// The utilities of all facts of a matrix, and the scales that they run along.
#[derive(Debug, Clone)]
pub struct Utilities {
    scales: List<Criterion, Option<Scale>>,
    /// Row by row, like the facts of the matrix
    cells: Vec<Utility>,
}

impl Utilities {
    pub fn of(matrix: &Matrix) -> Utilities {
        let scales = scales(matrix);
        let row = |subject: Index<Subject>| {
            let scales = &scales;
            matrix.criteria.indices().map(move |criterion| {
                let value = &matrix.fact(subject, criterion).value;
                utility(value, &matrix.criteria[criterion], scales[criterion])
            })
        };
        let cells = matrix.subjects.indices().flat_map(row).collect();
        Utilities { scales, cells }
    }

    /// Returns the utilities of a subject, one for each criterion in declaration order.
    ///
    /// # Panics
    /// When the subject belongs to another matrix.
    pub fn row(&self, subject: Index<Subject>) -> &[Utility] {
        let start = subject.number() * self.scales.len();
        &self.cells[start..start + self.scales.len()]
    }

    /// # Panics
    /// When the subject or the criterion belongs to another matrix.
    pub fn of_fact(&self, subject: Index<Subject>, criterion: Index<Criterion>) -> Utility {
        self.cells[subject.number() * self.scales.len() + criterion.number()]
    }

    /// Returns the scale of a criterion's utilities; `None` if nothing can be measured.
    ///
    /// # Panics
    /// When the criterion belongs to another matrix.
    pub fn scale(&self, criterion: Index<Criterion>) -> Option<Scale> {
        self.scales[criterion]
    }
}

/// Returns the scale of each criterion's utilities: the declared scale, or else the worst and the best
/// of the known facts of **all** subjects of the matrix, so that a comparison of two subjects agrees
/// with a comparison of all. `None` if nothing can be measured: the values have no order, or none is
/// known.
///
/// A value that is known imprecisely counts with the ends of its interval that are numbers. Where a fact has no
/// limit, the end on its side is as far beyond the last number as that is from the first (or from zero, if there
/// is one number only), so that no number is as good, or as bad, as no limit.
///
/// Without a declared scale, the worst value may equal the best. Then no subject is known to be better
/// than another, and [`utility`] is 1.
fn scales(matrix: &Matrix) -> List<Criterion, Option<Scale>> {
    let extremes =
        matrix.criteria.iter().map(|criterion| (criterion.kind.measured(), Extremes::NONE));
    let mut extremes: Vec<(Option<&dyn Measured>, Extremes)> = extremes.collect();
    // Row by row, the order of the facts in memory.
    for subject in matrix.subjects.indices() {
        for (criterion, (measured, extremes)) in matrix.criteria.indices().zip(&mut extremes) {
            let value = &matrix.fact(subject, criterion).value;
            let interval = measured.and_then(|measured| measured.interval(value));
            if let Some(Interval { low, high }) = interval {
                extremes.include(low.at, high.at);
            }
        }
    }
    let scale = |(criterion, (_, extremes)): (&Criterion, (Option<&dyn Measured>, Extremes))| {
        let ends = || extremes.ends();
        criterion.scale.or(match criterion.better {
            Better::Higher => ends().map(|(low, high)| Scale { worst: low, best: high }),
            Better::Lower => ends().map(|(low, high)| Scale { worst: high, best: low }),
            Better::None => None,
        })
    };
    matrix.criteria.iter().zip(extremes).map(scale).collect()
}

/// The extremes of the known facts of a criterion.
#[derive(Clone, Copy)]
struct Extremes {
    /// The lowest and the highest number; infinite and turned if there is none
    low: f64,
    high: f64,
    has_unlimited: bool,
}

impl Extremes {
    const NONE: Extremes =
        Extremes { low: f64::INFINITY, high: f64::NEG_INFINITY, has_unlimited: false };

    fn include(&mut self, least: f64, most: f64) {
        self.has_unlimited |= least == f64::INFINITY;
        for end in [least, most] {
            if end.is_finite() {
                self.low = self.low.min(end);
                self.high = self.high.max(end);
            }
        }
    }

    /// Returns the ends of a scale; `None` if nothing is known.
    fn ends(self) -> Option<(f64, f64)> {
        let Extremes { low, high, has_unlimited } = self;
        match (low <= high, has_unlimited) {
            (false, false) => None,
            // Nothing differs.
            (false, true) => Some((0.0, 0.0)),
            (true, false) => Some((low, high)),
            (true, true) => {
                let length = if low < high { high - low } else { high.abs() };
                let length = if length > 0.0 { length } else { 1.0 };
                Some((low, (high + length).min(f64::MAX)))
            }
        }
    }
}

/// Returns the utility of a value. A measured value is interpolated linearly between the worst and the
/// best of `scale`, and clamped; any other value has the utility that its kind defines.
pub fn utility(value: &FactValue, criterion: &Criterion, scale: Option<Scale>) -> Utility {
    if !is_scored(criterion) {
        return Utility::Unscored;
    }
    if !value.is_applicable() {
        return Utility::NotApplicable;
    }
    let Some(measured) = criterion.kind.measured() else {
        return criterion.kind.utility(value).map_or(Utility::Unknown, Utility::exactly);
    };
    let (Some(at), Some(Interval { low, high }), Some(scale)) =
        (measured.at(value), measured.interval(value), scale)
    else {
        return Utility::Unknown;
    };
    let [value, first, last] = [at, low.at, high.at].map(|at| on_scale(at, scale));
    Utility::Known { value, lower: first.min(last), upper: first.max(last) }
}

pub fn is_scored(criterion: &Criterion) -> bool {
    criterion.better != Better::None && criterion.kind.is_scored()
}

/// Returns the position of a value on a scale, 0..1; 1 if the worst equals the best.
fn on_scale(at: f64, Scale { worst, best }: Scale) -> f64 {
    if at.is_infinite() {
        let is_worst = if at > 0.0 { best < worst } else { best > worst };
        return if is_worst { 0.0 } else { 1.0 };
    }
    // Halved, because the difference of two finite numbers may be infinite.
    let [at, worst, best] = [at, worst, best].map(|end| end / 2.0);
    let share = (at - worst) / (best - worst);
    // Adding zero avoids −0 at the worst end of a descending scale.
    if share.is_nan() { 1.0 } else { share.clamp(0.0, 1.0) + 0.0 }
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::check;
    use super::*;
    use crate::base::index::at;

    /// Returns the utilities of one criterion with these keys, for subjects with these facts.
    fn utilities(keys: &str, facts: &[&str]) -> Vec<Utility> {
        let mut text = format!("title = 'T'\n[[criterion]]\nid = 'c'\nname = 'C'\n{keys}\n");
        for (at, fact) in facts.iter().enumerate() {
            text += &format!("[[subject]]\nid = 's{at}'\nname = 'S'\nfacts.c = {fact}\n");
        }
        let (matrix, found) = check(&text);
        assert_eq!(found, [""; 0]);
        let utilities = Utilities::of(&matrix);
        (0..facts.len()).map(|subject| utilities.row(at(subject))[0]).collect()
    }

    fn known(keys: &str, facts: &[&str]) -> Vec<f64> {
        let known = utilities(keys, facts).into_iter().map(|utility| match utility {
            Utility::Known { value, .. } => (value * 1e6).round() / 1e6,
            other => panic!("{other:?}"),
        });
        known.collect()
    }

    #[test]
    fn a_level_is_worth_all_half_or_nothing() {
        assert_eq!(known("kind = 'level'", &["'yes'", "'partial'", "'no'"]), [1.0, 0.5, 0.0]);
        assert_eq!(known("kind = 'yes-no'", &["'no'", "'yes'"]), [0.0, 1.0]);
    }

    #[test]
    fn measured_values_are_interpolated_on_their_scale_and_clamped() {
        let facts = ["600", "500", "125", "0", "-1"];
        let expected = [0.0, 0.0, 0.75, 1.0, 1.0];
        assert_eq!(known("kind = 'number'\nscale = [500, 0]", &facts), expected);
        let days = ["1970-01-01", "1970-01-06", "1970-02-01"];
        let scale = "kind = 'date'\nscale = [1970-01-01, 1970-01-11]";
        assert_eq!(known(scale, &days), [0.0, 0.5, 1.0]);
        let versions = ["'3.7'", "'3.10'", "'3.12'", "'4.0'"];
        let scale = "kind = 'version'\nscale = ['3.8', '3.12']";
        assert_eq!(known(scale, &versions), [0.0, 0.5, 1.0, 1.0]);
    }

    #[test]
    fn without_a_scale_the_extremes_of_all_subjects_are_the_ends() {
        let facts = ["10", "30", "20"];
        assert_eq!(known("kind = 'money'\nbetter = 'lower'", &facts), [1.0, 0.0, 0.5]);
        assert_eq!(known("kind = 'rating'", &facts), [0.0, 1.0, 0.5]);
        let versions = ["'1.9'", "'1.10'"];
        assert_eq!(known("kind = 'version'\nbetter = 'higher'", &versions), [0.0, 1.0]);
        let far = ["-1.7e308", "0.0", "1.7e308"];
        assert_eq!(known("kind = 'number'\nbetter = 'higher'", &far), [0.0, 0.5, 1.0]);
    }

    #[test]
    fn no_limit_is_better_or_worse_than_every_number() {
        let facts = ["3", "5", "'unlimited'"];
        assert_eq!(known("kind = 'number'\nbetter = 'higher'", &facts), [0.0, 0.5, 1.0]);
        assert_eq!(known("kind = 'money'\nbetter = 'lower'", &facts), [1.0, 0.5, 0.0]);
        assert_eq!(known("kind = 'number'\nscale = [0, 10]", &facts), [0.3, 0.5, 1.0]);
        let one = known("kind = 'number'\nbetter = 'higher'", &["5", "'unlimited'", "5"]);
        assert_eq!(one, [0.0, 1.0, 0.0]);
        assert_eq!(known("kind = 'number'\nbetter = 'lower'", &["'unlimited'"; 2]), [1.0, 1.0]);
        let far = ["-1.7e308", "1.7e308", "'unlimited'"];
        let far = known("kind = 'number'\nbetter = 'higher'", &far);
        assert_eq!([far[0], far[2]], [0.0, 1.0]);
    }

    #[test]
    fn an_imprecise_amount_has_the_bounds_of_what_it_may_be() {
        let keys = "kind = 'number'\nscale = [0, 100]";
        let facts = ["'>= 50'", "'< 50'", "'20..40'", "'~ 50'", "'unlimited'"];
        let is = |value, lower, upper| Utility::Known { value, lower, upper };
        let expected = [
            is(0.5, 0.5, 1.0),
            is(0.5, 0.0, 0.5),
            is(0.3, 0.2, 0.4),
            is(0.5, 0.45, 0.55),
            is(1.0, 1.0, 1.0),
        ];
        assert_eq!(utilities(keys, &facts), expected);
        let free = utilities("kind = 'money'\nscale = [100, 0]", &["'free'", "'>= 50'"]);
        assert_eq!(free, [Utility::exactly(1.0), is(0.5, 0.0, 0.5)]);
    }

    #[test]
    fn equal_values_have_the_utility_one() {
        let facts = ["7", "7.0", "'unknown'"];
        let expected = [Utility::exactly(1.0), Utility::exactly(1.0), Utility::Unknown];
        assert_eq!(utilities("kind = 'number'\nbetter = 'lower'", &facts), expected);
    }

    #[test]
    fn unknown_is_not_no_and_not_applicable_is_neither() {
        let expected = [Utility::Unknown, Utility::NotApplicable];
        for kind in ["yes-no", "level", "rating"] {
            let keys = format!("kind = '{kind}'");
            assert_eq!(utilities(&keys, &["'unknown'", "'n/a'"]), expected);
        }
    }

    #[test]
    fn a_choice_is_worth_what_its_criterion_says() {
        let keys = "kind = 'choice'\nchoices = ['a', 'b']\nscores = { a = 0.25, b = 1 }";
        assert_eq!(known(keys, &["'a'", "'b'"]), [0.25, 1.0]);
    }

    #[test]
    fn what_has_no_better_is_not_scored() {
        let choice = "kind = 'choice'\nchoices = ['a']";
        let scored = format!("{choice}\nscores = {{ a = 1 }}\nbetter = 'none'");
        for (keys, fact) in [
            ("kind = 'text'", "'a'"),
            ("kind = 'list'", "['a']"),
            ("kind = 'number'", "1"),
            ("kind = 'yes-no'\nbetter = 'none'", "'yes'"),
            (choice, "'a'"),
            (&scored, "'a'"),
        ] {
            let expected = [Utility::Unscored, Utility::Unscored];
            assert_eq!(utilities(keys, &[fact, "'n/a'"]), expected, "{keys}");
        }
    }
}
