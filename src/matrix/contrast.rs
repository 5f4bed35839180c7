//! Two subjects, criterion by criterion. Pure. [`Matrix`] → [`Relation`]s.

use std::cmp::Ordering;

use super::interval::Order;
use super::utility::is_scored;
use super::{Criterion, FactValue, Matrix, Subject};
use crate::base::index::{Index, List};

/// One of two subjects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    First,
    Second,
}

impl Side {
    pub const BOTH: [Side; 2] = [Side::First, Side::Second];

    pub fn other(self) -> Side {
        match self {
            Side::First => Side::Second,
            Side::Second => Side::First,
        }
    }

    pub fn index(self) -> usize {
        self as usize
    }
}

/// How two subjects compare on a criterion.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Relation {
    /// One is known to be better
    Ahead {
        side: Side,
        /// The difference of their utilities, from 0 to 1; 0 if the scale does not tell them apart
        by: f64,
    },
    /// Both are known and the same
    Same,
    /// Both are known and not the same, and neither is better
    Different,
    /// Both are known, but not precisely enough to tell which is better
    Undecided,
    /// Both are known, and at least one is in a currency that does not convert
    NotConvertible,
    /// The fact of this side is unknown, that of the other side is known
    UnknownOf(Side),
    /// Both facts are unknown
    Unknown,
    /// The criterion does not apply to at least one of them
    NotApplicable,
}

/// Compares two subjects on each criterion. An unknown fact makes neither of them better.
///
/// # Panics
/// When a subject belongs to another matrix.
pub fn contrast(
    matrix: &Matrix,
    first: Index<Subject>,
    second: Index<Subject>,
) -> List<Criterion, Relation> {
    let (of_first, of_second) = (matrix.utilities().row(first), matrix.utilities().row(second));
    let utilities = matrix.criteria.indexed().zip(of_first.iter().zip(of_second));
    utilities
        .map(|((at, criterion), (one, other))| {
            let values = [first, second].map(|subject| &matrix.fact(subject, at).value);
            let difference = one.value().zip(other.value()).map_or(0.0, |(one, other)| one - other);
            relation(criterion, values, difference)
        })
        .collect()
}

/// `difference` is that of the utilities.
fn relation(criterion: &Criterion, values: [&FactValue; 2], difference: f64) -> Relation {
    let [first, second] = values;
    if !first.is_applicable() || !second.is_applicable() {
        return Relation::NotApplicable;
    }
    match (first.is_known(), second.is_known()) {
        (false, false) => return Relation::Unknown,
        (false, true) => return Relation::UnknownOf(Side::First),
        (true, false) => return Relation::UnknownOf(Side::Second),
        (true, true) => {}
    }
    let neither = || match first.agrees_with(second) {
        true => Relation::Same,
        false => Relation::Different,
    };
    if !is_scored(criterion) {
        return neither();
    }
    let [Some(one), Some(other)] = values.map(|value| criterion.by_worth_on_scale(value)) else {
        return Relation::NotConvertible;
    };
    let ahead = |side| Relation::Ahead { side, by: difference.abs() };
    match one.order(other) {
        Order::Decided(Ordering::Greater) => ahead(Side::First),
        Order::Decided(Ordering::Less) => ahead(Side::Second),
        Order::Decided(Ordering::Equal) => neither(),
        Order::Undecided => Relation::Undecided,
    }
}

/// Returns the ratio of the larger of two amounts to the smaller one. `None` if it would mean nothing:
/// for a kind without meaningful ratios, an amount that is not known exactly, one that is not positive, or amounts that
/// are nearly equal.
pub fn factor(
    matrix: &Matrix,
    criterion: Index<Criterion>,
    subjects: [Index<Subject>; 2],
) -> Option<f64> {
    /// The smallest ratio to return: "1.0 times" would be read as equal.
    const LEAST: f64 = 1.1;
    if !matrix.criteria[criterion].kind.has_factors() {
        return None;
    }
    let amount = |subject: Index<Subject>| {
        let extent = matrix.fact(subject, criterion).value.extent()?;
        extent.number().filter(|amount| *amount > 0.0)
    };
    let (a, b) = (amount(subjects[0])?, amount(subjects[1])?);
    let factor = a.max(b) / a.min(b);
    (factor.is_finite() && factor >= LEAST).then_some(factor)
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::check;
    use super::*;
    use crate::base::index::at;

    /// Returns how two facts of a criterion with these keys compare.
    fn compare(keys: &str, facts: [&str; 2]) -> Relation {
        let of = |at: usize, fact: &str| {
            format!("[[subject]]\nid = 's{at}'\nname = 'S{at}'\nfacts.c = {fact}\n")
        };
        let [first, second] = [of(0, facts[0]), of(1, facts[1])];
        let criterion = format!("[[criterion]]\nid = 'c'\nname = 'C'\n{keys}\n");
        let (matrix, _) = check(&format!("title = 'T'\n{criterion}{first}{second}"));
        contrast(&matrix, at(0), at(1))[at(0)]
    }

    #[test]
    fn a_bound_without_its_number_is_beyond_that_number() {
        use Relation::{Ahead, Different, Undecided};
        let higher = "kind = 'number'\nbetter = 'higher'";
        let ahead = |side, by| Ahead { side, by };
        assert_eq!(compare(higher, ["'> 5'", "5"]), ahead(Side::First, 0.0));
        assert_eq!(compare(higher, ["3", "'< 3'"]), ahead(Side::First, 0.0));
        assert_eq!(
            compare("kind = 'money'\nbetter = 'lower'", ["5", "'> 5'"]),
            ahead(Side::First, 0.0)
        );
        let scaled =
            |scale: &str| compare(&format!("kind = 'number'\nscale = {scale}"), ["'> 5'", "5"]);
        assert_eq!(scaled("[0, 10]"), ahead(Side::First, 0.0));
        // More than the best counts no more.
        assert_eq!(scaled("[0, 5]"), Different);
        assert_eq!(compare(higher, ["'>= 5'", "5"]), Undecided);
        assert_eq!(compare(higher, ["'>= 5'", "'>= 5'"]), Undecided);
        assert_eq!(compare(higher, ["'> 5'", "'5..6'"]), Undecided);
    }

    #[test]
    fn an_amount_without_a_rate_is_not_compared() {
        let price = |better: &str| format!("kind = 'money'\nunit = 'USD'\nbetter = '{better}'");
        let euros = ["{ value = 5, currency = 'EUR' }", "5"];
        assert_eq!(compare(&price("lower"), euros), Relation::NotConvertible);
        assert_eq!(compare(&price("none"), euros), Relation::Different);
    }

    #[test]
    fn one_is_ahead_only_where_both_are_known() {
        let mut text = "title = 'T'\n".to_owned();
        for (id, keys) in [
            ("ms", "kind = 'number'\nbetter = 'lower'\nscale = [100, 0]"),
            ("tls", "kind = 'yes-no'"),
            ("word", "kind = 'text'"),
        ] {
            text += &format!("[[criterion]]\nid = '{id}'\nname = 'C'\n{keys}\n");
        }
        let subjects = [
            "ms = 10, tls = 'yes', word = 'a'",
            "ms = 40, tls = 'yes', word = 'b'",
            "ms = 'n/a', word = 'a'",
            "ms = 900, tls = 'no'",
            "ms = 950",
        ];
        for (at, facts) in subjects.iter().enumerate() {
            text += &format!("[[subject]]\nid = 's{at}'\nname = 'S'\nfacts = {{ {facts} }}\n");
        }
        let (matrix, found) = check(&text);
        assert_eq!(found, [""; 0]);
        use Relation::{Ahead, Different, NotApplicable, Same, Unknown, UnknownOf};
        let ahead = |side, by| Ahead { side, by };
        let of = |a, b| contrast(&matrix, a, b);
        assert_eq!(*of(at(0), at(1)), [ahead(Side::First, 0.9 - 0.6), Same, Different]);
        assert_eq!(*of(at(0), at(2)), [NotApplicable, UnknownOf(Side::Second), Same]);
        assert_eq!(
            of(at(3), at(0)).to_vec()[..2],
            [ahead(Side::Second, 0.9), ahead(Side::Second, 1.0)]
        );
        // Both are beyond the scale's end, where more is no worse.
        assert_eq!(*of(at(3), at(4)), [Different, UnknownOf(Side::Second), Unknown]);
        assert_eq!(factor(&matrix, at(0), [at(0), at(1)]), Some(4.0));
        assert_eq!(factor(&matrix, at(0), [at(3), at(4)]), None, "too close");
        assert_eq!(factor(&matrix, at(1), [at(0), at(1)]), None, "no amount");
    }
}
