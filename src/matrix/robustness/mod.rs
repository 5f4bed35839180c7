//! How much the order of subjects depends on the weights. Pure. Scores → [`Flip`] and acceptability.

mod acceptability;

pub use acceptability::{DRAWS, acceptability};

use super::score::SubjectScore;
use crate::base::index::{Index, List};
use crate::matrix::{Group, Subject};

/// The smallest change of one group's weight that puts another subject first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flip {
    pub group: Index<Group>,
    /// The factor of the group's weight at which the leader and `to` are level; beyond it `to` is ahead.
    /// Above 0 and not 1: below 1 for less weight
    pub factor: f64,
    pub to: Index<Subject>,
}

/// Returns the flip with the smallest |ln factor|, so that half and double are equally far; between
/// equal ones, that of the first group, and of less weight rather than more. `None` if no weight of a single group puts another subject
/// first. Only the values of the scores count, not their bounds; `weights` are the group weights that
/// the scores were computed with.
///
/// The result is exact: with t for a group's weight, an overall score is (earned + t × own) /
/// (rest + t), and two scores are equal at the roots of a quadratic.
pub fn flip(
    scores: &[SubjectScore],
    weights: &List<Group, f64>,
    leader: Index<Subject>,
) -> Option<Flip> {
    let ahead = scores.iter().find(|score| score.subject == leader)?;
    let mut nearest: Option<(Index<Group>, f64)> = None;
    for (group, weight) in weights.indexed().filter(|(_, weight)| **weight > 0.0) {
        let lead = Line::of(ahead, group, weights);
        for other in scores.iter().filter(|score| score.subject != leader) {
            if other.overall.value.is_none() {
                continue;
            }
            let quadratic = lead.minus(&Line::of(other, group, weights));
            for factor in turns(quadratic, *weight).into_iter().flatten().map(|at| at / weight) {
                // The tolerance keeps the choice stable if rounding makes equal factors differ.
                let is_less = |one: f64, other: f64| one < other * (1.0 - 1e-9);
                let is_nearer = |(of, so_far): (Index<Group>, f64)| {
                    let is_as_near = !is_less(change(so_far), change(factor));
                    is_less(change(factor), change(so_far))
                        || of == group && is_as_near && is_less(factor, so_far)
                };
                if nearest.is_none_or(is_nearer) {
                    nearest = Some((group, factor));
                }
            }
        }
    }
    let (group, factor) = nearest?;
    // Several subjects may draw level at once: the first is the one that is ahead just beyond.
    let beyond =
        weights[group] * if factor > 1.0 { factor * 1.000_001 } else { factor / 1.000_001 };
    let value = |score: &SubjectScore| {
        let value = Line::of(score, group, weights).at(beyond);
        value.map(|value| (score.subject, value))
    };
    let others = scores.iter().filter(|score| score.subject != leader).filter_map(value);
    let first = others.reduce(|best, next| if next.1 > best.1 + 1e-12 { next } else { best });
    first.map(|(to, _)| Flip { group, factor, to })
}

/// Returns how far a factor is from 1, as e to the power of |ln factor|, without using a logarithm,
/// which differs between platforms.
fn change(factor: f64) -> f64 {
    factor.max(1.0 / factor)
}

/// An overall score as a function of the weight t of one group: (earned + t × own) / (rest + t ×
/// counts).
struct Line {
    earned: f64,
    rest: f64,
    /// The group's value; 0 if it has none
    own: f64,
    /// 1, or 0 if the group has no value, so that its weight does not count
    counts: f64,
}

impl Line {
    fn of(score: &SubjectScore, group: Index<Group>, weights: &List<Group, f64>) -> Line {
        let own = score.groups[group].value;
        let counts = if own.is_some() { 1.0 } else { 0.0 };
        let mut line = Line { earned: 0.0, rest: 0.0, own: own.unwrap_or(0.0), counts };
        for ((at, of), weight) in score.groups.indexed().zip(weights) {
            if let Some(value) = of.value.filter(|_| at != group) {
                line.earned += weight * value;
                line.rest += weight;
            }
        }
        line
    }

    fn at(&self, t: f64) -> Option<f64> {
        let total = self.rest + t * self.counts;
        (total > 0.0).then(|| (self.earned + t * self.own) / total)
    }

    /// Returns the coefficients, constant first, of a quadratic in t with the sign of this score − the
    /// other: the numerator of the difference, as both denominators are positive for positive t.
    fn minus(&self, other: &Line) -> [f64; 3] {
        let (a, b) = (self, other);
        [
            difference(a.earned * b.rest, b.earned * a.rest),
            difference(a.earned * b.counts + a.own * b.rest, b.earned * a.counts + b.own * a.rest),
            difference(a.own * b.counts, b.own * a.counts),
        ]
    }
}

/// Returns a − b, or 0 if they differ only by rounding: a root caused by rounding would be a false flip
/// at a huge or tiny factor.
fn difference(a: f64, b: f64) -> f64 {
    let difference = a - b;
    if difference.abs() <= 1e-12 * (a.abs() + b.abs()) { 0.0 } else { difference }
}

/// Returns the nearest t below and above `weight`, both positive, at which a quadratic that is positive
/// at `weight` turns negative.
fn turns(quadratic: [f64; 3], weight: f64) -> [Option<f64>; 2] {
    let roots: Vec<f64> =
        roots(quadratic).into_iter().filter(|root| root.is_finite() && *root > 0.0).collect();
    let is_turn = |beyond: f64| {
        let [c, b, a] = quadratic;
        (a * beyond + b) * beyond + c < 0.0
    };
    let below = roots.iter().rev().copied().filter(|root| *root < weight);
    let above = roots.iter().copied().filter(|root| *root > weight);
    // Between a root and the next one, or beyond the last, the sign does not change.
    let mut below_ends = below.clone().skip(1).map(Some).chain([None]);
    let mut above_ends = above.clone().skip(1).map(Some).chain([None]);
    let below = below.into_iter().find(|root| {
        is_turn(below_ends.next().flatten().map_or(root / 2.0, |end| f64::midpoint(*root, end)))
    });
    let above = above.into_iter().find(|root| {
        is_turn(above_ends.next().flatten().map_or(root * 2.0, |end| f64::midpoint(*root, end)))
    });
    [below, above]
}

/// Returns the real roots in ascending order, computed without cancellation (Numerical Recipes,
/// 3rd edition, 5.6).
fn roots([c, b, a]: [f64; 3]) -> Vec<f64> {
    if a == 0.0 {
        return if b == 0.0 { Vec::new() } else { vec![-c / b] };
    }
    let discriminant = b * b - 4.0 * a * c;
    if discriminant < 0.0 {
        return Vec::new();
    }
    let q = -0.5 * (b + discriminant.sqrt().copysign(b));
    let mut roots = vec![q / a];
    if q != 0.0 {
        roots.push(c / q);
    }
    roots.sort_by(f64::total_cmp);
    roots
}

#[cfg(test)]
mod tests {
    use super::super::score::{Bounds, Score};
    use super::*;
    use crate::base::index::at;

    fn known(value: Option<f64>) -> Score {
        let bounds = value.map(|value| Bounds { lower: value, upper: value });
        Score { value, bounds, coverage: value.map(|_| 1.0) }
    }

    /// Returns the scores of subjects with these group values, by these weights.
    fn scores(weights: &List<Group, f64>, values: &[&[Option<f64>]]) -> Vec<SubjectScore> {
        let score = |(subject, values): (usize, &&[Option<f64>])| {
            let groups: List<Group, Score> = values.iter().copied().map(known).collect();
            let mut score = SubjectScore { subject: at(subject), overall: known(None), groups };
            score.overall = known(Line::of(&score, at(0), weights).at(weights[at(0)]));
            score
        };
        values.iter().enumerate().map(score).collect()
    }

    fn flip_of(weights: &[f64], values: &[&[Option<f64>]], leader: Index<Subject>) -> Option<Flip> {
        let weights = weights.to_vec().into();
        let found = flip(&scores(&weights, values), &weights, leader)?;
        Some(Flip { factor: (found.factor * 1e9).round() / 1e9, ..found })
    }

    #[test]
    fn a_flip_is_where_the_two_are_level() {
        // 0.75 against 0.5 at equal weights; (1 + t × 0.5) = (0 + t × 1) at t = 2.
        let values: [&[_]; 2] = [&[Some(1.0), Some(0.5)], &[Some(0.0), Some(1.0)]];
        let found = flip_of(&[1.0, 1.0], &values, at(0));
        assert_eq!(found, Some(Flip { group: at(0), factor: 0.5, to: at(1) }));
        let found = flip_of(&[2.0, 1.0], &values, at(0));
        assert_eq!(found, Some(Flip { group: at(0), factor: 0.25, to: at(1) }));
    }

    #[test]
    fn a_subject_better_in_every_group_is_first_at_every_weight() {
        let values: [&[_]; 2] = [&[Some(1.0), Some(0.5)], &[Some(0.75), Some(0.25)]];
        assert_eq!(flip_of(&[1.0, 1.0], &values, at(0)), None);
        assert_eq!(flip_of(&[1.0], &[&[Some(1.0)], &[Some(0.0)]], at(0)), None);
    }

    #[test]
    fn a_group_of_weight_zero_never_flips() {
        let values: [&[_]; 2] = [&[Some(1.0), Some(0.0)], &[Some(0.5), Some(1.0)]];
        assert_eq!(flip_of(&[1.0, 0.0], &values, at(0)), None);
    }

    #[test]
    fn a_group_counts_only_for_subjects_with_a_value_in_it() {
        // (1 + 0.2 t) / (1 + t) against 0.5, which has no value in the second group: t = 5 / 3.
        let values: [&[_]; 2] = [&[Some(1.0), Some(0.2)], &[Some(0.5), None]];
        let found = flip_of(&[1.0, 1.0], &values, at(0)).expect("there is one");
        assert_eq!((found.group, found.to), (at(0), at(1)));
        assert!((found.factor - 0.6).abs() < 1e-9);
    }

    #[test]
    fn of_several_that_draw_level_at_once_the_one_ahead_beyond_is_named() {
        let values: [&[_]; 3] =
            [&[Some(1.0), Some(0.0)], &[Some(0.5), Some(0.5)], &[Some(0.25), Some(0.75)]];
        let found = flip_of(&[2.0, 1.0], &values, at(0));
        assert_eq!(found, Some(Flip { group: at(0), factor: 0.5, to: at(2) }));
    }

    #[test]
    fn two_that_only_touch_do_not_change_places() {
        // (t − 1)² is level at 1 and nowhere negative.
        assert_eq!(turns([1.0, -2.0, 1.0], 3.0), [None, None]);
        assert_eq!(turns([2.0, -3.0, 1.0], 3.0), [Some(2.0), None]);
        assert_eq!(turns([2.0, -3.0, 1.0], 0.5), [None, Some(1.0)]);
    }
}
