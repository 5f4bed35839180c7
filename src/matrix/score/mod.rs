//! Scores of subjects: by criterion, by group, overall. Pure. Utilities and weights → scores.
//!
//! The weighted additive value model (Keeney & Raiffa, Decisions with Multiple Objectives, 1976),
//! in two steps: criteria make groups, groups make the overall score. For one subject and one
//! group, k is the weight of the criteria whose facts are known, q that of the unknown ones, and e
//! the sum of weight × utility over the known ones. A fact that is known imprecisely has an interval of
//! utilities; l and u are the sums like e of their lower and of their upper ends. Facts that are not
//! applicable, not scored or of weight zero are in none of them.
//!
//! | | of a group | overall, over groups by their weights |
//! | --- | --- | --- |
//! | value | e / k; none if k = 0 | mean of the values of the groups that have one |
//! | bounds | l / (k + q) and (u + q) / (k + q); none if k + q = 0 | means of the groups' bounds |
//! | coverage | k / (k + q) | mean of the groups' coverages |
//!
//! **The bounds enclose the value.** l ≤ e ≤ u ≤ k, because utilities are at most 1. So the upper bound is
//! the mean of u / k, with weight k, and 1, with weight q; the lower one that of l / k and 0.
//! Overall, a group without a value has the bounds 0 and 1, so the same holds with groups in place of
//! criteria: including such a group in a mean of lower bounds can only lower it.
//!
//! **They enclose the future value, whatever the facts turn out to be.** Suppose that some of the unknown
//! facts get utilities, some turn out not applicable and some stay unknown, and that the imprecise ones get
//! utilities within their intervals. The facts that stay unknown or do not apply are left out of the value, so
//! it is (y + x) / (k + q′) with l ≤ y ≤ u and 0 ≤ x ≤ q′ ≤ q. Its upper end, y = u and x = q′, grows with q′
//! as u ≤ k, up to the upper bound; its lower end, y = l and x = 0, falls down to the lower one. When a group loses its last applicable criterion, it leaves the overall mean, which by the
//! same argument stays inside. This holds on the scales of the facts that are known: a new fact
//! beyond all others moves the ends of a scale that is not declared, and with it the utilities of
//! the known ones ([`super::utility::Utilities::scale`]).
//!
//! **If no fact is imprecise, coverage is equivalent to the width of the bounds**: upper − lower = 1 −
//! coverage. Imprecise facts only widen the bounds.

use super::utility::{Utilities, Utility};
use super::{Criterion, Group, Matrix, Scenario, Subject};
use crate::base::index::{Index, List};

/// Scores closer than this are equal. It is far above the rounding error of sums, which depends on the
/// order of criteria, and far below any difference that matters to a reader.
pub(super) const EQUAL: f64 = 1e-9;

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// 0..1; `None` if nothing is known
    pub value: Option<f64>,
    /// `None` if nothing is applicable
    pub bounds: Option<Bounds>,
    /// Weight of the known facts / weight of the applicable ones, 0..1; `None` if none is applicable
    pub coverage: Option<f64>,
}

/// The lowest and the highest score that the unknown facts can lead to; 0..1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    pub lower: f64,
    pub upper: f64,
}

impl Score {
    const NOTHING: Score = Score { value: None, bounds: None, coverage: None };
}

#[derive(Debug, Clone, PartialEq)]
pub struct SubjectScore {
    pub subject: Index<Subject>,
    pub overall: Score,
    pub groups: List<Group, Score>,
}

/// The weights of groups and criteria: finite and not negative. Only proportions count, those of
/// criteria within each group.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    pub groups: List<Group, f64>,
    pub criteria: List<Criterion, f64>,
}

impl Weights {
    /// Returns the weights that the matrix declares.
    pub fn of(matrix: &Matrix) -> Weights {
        Weights {
            groups: matrix.groups.iter().map(|group| group.weight).collect(),
            criteria: matrix.criteria.iter().map(|criterion| criterion.weight).collect(),
        }
    }

    /// Returns the weights of the matrix, with the changes of a scenario.
    pub fn in_scenario(matrix: &Matrix, scenario: &Scenario) -> Weights {
        let mut weights = Weights::of(matrix);
        for (group, weight) in &scenario.group_weights {
            weights.groups[*group] = *weight;
        }
        for (criterion, weight) in &scenario.criterion_weights {
            weights.criteria[*criterion] = *weight;
        }
        weights
    }

    /// Returns weights in the same proportions, but below 2, so that no sum of weights is infinite. The
    /// weights of the groups, and those of the criteria of each group, are divided by the largest power
    /// of two that does not exceed their maximum, so they remain exact.
    pub(super) fn relative(&self, matrix: &Matrix) -> Weights {
        let most = self.groups.iter().copied().fold(0.0, f64::max);
        let mut most_in = matrix.groups.filled(0.0_f64);
        for (criterion, weight) in matrix.criteria.iter().zip(&self.criteria) {
            most_in[criterion.group] = most_in[criterion.group].max(*weight);
        }
        let share = |weight: f64, most: f64| {
            let unit = power_of_two(most);
            if unit > 0.0 { weight / unit } else { weight }
        };
        let criteria = matrix.criteria.iter().zip(&self.criteria);
        Weights {
            groups: self.groups.iter().map(|weight| share(*weight, most)).collect(),
            criteria: criteria.map(|(of, weight)| share(*weight, most_in[of.group])).collect(),
        }
    }
}

/// Returns the largest power of two that does not exceed a number; 0 for 0 and for subnormal numbers.
fn power_of_two(number: f64) -> f64 {
    const EXPONENT: u64 = 0x7ff0_0000_0000_0000;
    f64::from_bits(number.to_bits() & EXPONENT)
}

/// Returns the scores of these subjects, in their order, in O(subjects × criteria).
///
/// # Panics
/// When the weights or a subject belong to another matrix.
pub fn scores(
    matrix: &Matrix,
    utilities: &Utilities,
    weights: &Weights,
    subjects: &[Index<Subject>],
) -> Vec<SubjectScore> {
    let weights = weights.relative(matrix);
    let score = |subject: &Index<Subject>| {
        let groups = group_scores(matrix, utilities.row(*subject), &weights.criteria);
        SubjectScore { subject: *subject, overall: overall(&groups, &weights.groups), groups }
    };
    subjects.iter().map(score).collect()
}

/// Returns the score on one criterion alone: the utility, or any score if that is unknown.
pub fn on_criterion(utility: Utility) -> Score {
    let mut tally = Tally::default();
    tally.add(1.0, utility);
    tally.score()
}

fn group_scores(matrix: &Matrix, row: &[Utility], weights: &[f64]) -> List<Group, Score> {
    let mut tallies = matrix.groups.filled(Tally::default());
    for ((criterion, utility), weight) in matrix.criteria.iter().zip(row).zip(weights) {
        tallies[criterion.group].add(*weight, *utility);
    }
    tallies.iter().map(Tally::score).collect()
}

/// k, q, e, l and u of the module documentation.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    known: f64,
    unknown: f64,
    earned: f64,
    least: f64,
    most: f64,
}

impl Tally {
    fn add(&mut self, weight: f64, utility: Utility) {
        match utility {
            Utility::Known { value, lower, upper } => {
                self.known += weight;
                self.earned += weight * value;
                self.least += weight * lower;
                self.most += weight * upper;
            }
            Utility::Unknown => self.unknown += weight,
            Utility::NotApplicable | Utility::Unscored => {}
        }
    }

    fn score(&self) -> Score {
        let Tally { known, unknown, earned, least, most } = *self;
        let applicable = known + unknown;
        if applicable <= 0.0 {
            return Score::NOTHING;
        }
        let bounds = Bounds { lower: least / applicable, upper: (most + unknown) / applicable };
        Score {
            value: (known > 0.0).then(|| earned / known),
            bounds: Some(bounds),
            coverage: Some(known / applicable),
        }
        .rounded_into_bounds()
    }
}

/// Returns the mean of group scores, weighted by the groups.
fn overall(groups: &[Score], weights: &[f64]) -> Score {
    let mean = |of: &dyn Fn(&Score) -> Option<f64>| {
        let weighted = groups.iter().zip(weights).filter_map(|(group, weight)| {
            of(group).map(|value| (*weight, value)).filter(|(weight, _)| *weight > 0.0)
        });
        let (total, sum) = weighted.fold((0.0, 0.0), |(total, sum), (weight, value)| {
            (total + weight, sum + weight * value)
        });
        (total > 0.0).then(|| sum / total)
    };
    let lower = mean(&|group| group.bounds.map(|bounds| bounds.lower));
    let upper = mean(&|group| group.bounds.map(|bounds| bounds.upper));
    Score {
        value: mean(&|group| group.value),
        bounds: lower.zip(upper).map(|(lower, upper)| Bounds { lower, upper }),
        coverage: mean(&|group| group.coverage),
    }
    .rounded_into_bounds()
}

impl Score {
    /// Widens the bounds so that they enclose the value despite rounding.
    fn rounded_into_bounds(self) -> Score {
        let Score { value: Some(value), bounds: Some(Bounds { lower, upper }), .. } = self else {
            return self;
        };
        let bounds = Bounds { lower: lower.min(value), upper: upper.max(value) };
        Score { bounds: Some(bounds), ..self }
    }
}

#[cfg(test)]
mod draft;
#[cfg(test)]
mod tests;
