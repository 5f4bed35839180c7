//! Rank-1 acceptability: the share of all weightings in which each subject is first. Pure.
//!
//! SMAA-2 (Lahdelma & Salminen, Operations Research 49(3), 2001) without preferences between groups,
//! and with fixed scores: unknown facts are left out instead of drawn at random.

use crate::base::index::{Index, List};
use crate::matrix::Group;
use crate::matrix::score::{EQUAL, SubjectScore};

/// Number of weightings drawn. The standard error of a share is at most 0.005.
pub const DRAWS: usize = 10_000;

/// A fixed seed, so that builds are the same on every machine and in every run.
const SEED: u64 = 0x0076_6572_7375_7321;

/// Returns each subject's share of the weightings in which it is first, 0..1, in the order of the
/// scores; subjects that tie for first share a weighting. `None` for a subject of which nothing is
/// known in any group that counts.
///
/// A weighting gives a weight to each group that counts, drawn uniformly from all weightings that sum
/// to 1. A group whose weight in `weights` is zero does not count, because the author excluded it.
pub fn acceptability(scores: &[SubjectScore], weights: &List<Group, f64>) -> Vec<Option<f64>> {
    let counting: Vec<Index<Group>> = weights
        .indices()
        .filter(|group| weights[*group] > 0.0)
        .filter(|group| scores.iter().any(|score| score.groups[*group].value.is_some()))
        .collect();
    let groups: Vec<Values> = counting.iter().map(|group| Values::of(scores, *group)).collect();
    let mut sums = vec![(0.0, 0.0); scores.len()];
    let mut first = vec![0.0; scores.len()];
    let mut state = SEED;
    for _ in 0..DRAWS {
        sums.fill((0.0, 0.0));
        for (values, weight) in groups.iter().zip(weighting(groups.len(), &mut state)) {
            for (sum, (own, counts)) in sums.iter_mut().zip(&values.0) {
                sum.0 += weight * own;
                sum.1 += weight * counts;
            }
        }
        count_first(&sums, &mut first);
    }
    #[expect(clippy::cast_precision_loss, reason = "10,000 is exact")]
    let share = |first: f64| first / DRAWS as f64;
    let is_scored =
        |score: &SubjectScore| counting.iter().any(|at| score.groups[*at].value.is_some());
    let shares = scores.iter().zip(first);
    shares.map(|(score, first)| is_scored(score).then(|| share(first))).collect()
}

/// For each subject, the value of one group and 1; 0 and 0 if the group has no value.
struct Values(Vec<(f64, f64)>);

impl Values {
    fn of(scores: &[SubjectScore], group: Index<Group>) -> Values {
        let value = |score: &SubjectScore| {
            score.groups[group].value.map_or((0.0, 0.0), |value| (value, 1.0))
        };
        Values(scores.iter().map(value).collect())
    }
}

/// Adds 1 to the subject with the highest mean, split equally between ties. `sums` has the weighted sum
/// and the sum of weights of each subject.
fn count_first(sums: &[(f64, f64)], first: &mut [f64]) {
    let mean = |(sum, weight): &(f64, f64)| if *weight > 0.0 { sum / weight } else { -1.0 };
    let best = sums.iter().map(mean).fold(-1.0, f64::max);
    if best < 0.0 {
        return;
    }
    let is_best = |sums: &(f64, f64)| best - mean(sums) <= EQUAL;
    let count = sums.iter().filter(|sums| is_best(sums)).count();
    #[expect(clippy::cast_precision_loss, reason = "nobody compares 2^53 subjects")]
    let part = 1.0 / count as f64;
    for (first, _) in first.iter_mut().zip(sums).filter(|(_, sums)| is_best(sums)) {
        *first += part;
    }
}

/// Draws weights that sum to 1, uniform on the simplex: the gaps between sorted uniform numbers (Devroye,
/// Non-Uniform Random Variate Generation, 1986, V.2.1). Logarithms of uniform numbers would give the
/// same distribution, but their last digits differ between platforms.
fn weighting(groups: usize, state: &mut u64) -> Vec<f64> {
    let mut cuts: Vec<f64> = (1..groups).map(|_| uniform(state)).collect();
    cuts.sort_by(f64::total_cmp);
    cuts.push(1.0);
    let mut last = 0.0;
    cuts.into_iter().map(|cut| cut - std::mem::replace(&mut last, cut)).collect()
}

/// Returns the next number of SplitMix64 (Steele, Lea & Flood, OOPSLA 2014), as 53 bits in 0..1.
fn uniform(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^= mixed >> 31;
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    let of_53_bits = (mixed >> 11) as f64;
    of_53_bits / 9_007_199_254_740_992.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::index::at;
    use crate::matrix::Subject;
    use crate::matrix::score::Score;

    fn subject(subject: Index<Subject>, values: &[Option<f64>]) -> SubjectScore {
        let score = |value: &Option<f64>| Score { value: *value, bounds: None, coverage: None };
        let groups: List<Group, Score> = values.iter().map(score).collect();
        SubjectScore { subject, overall: groups[at(0)], groups }
    }

    fn shares(values: &[&[Option<f64>]], weights: &[f64]) -> Vec<Option<f64>> {
        let scores: Vec<SubjectScore> =
            values.iter().enumerate().map(|(number, values)| subject(at(number), values)).collect();
        acceptability(&scores, &weights.to_vec().into())
    }

    #[test]
    fn the_generator_gives_the_published_numbers() {
        // The first of seed 1234567, as in the reference implementation by Vigna.
        let mut state = 1_234_567;
        let expected = 6_457_827_717_110_365_317_u64 >> 11;
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let expected = expected as f64 / 9_007_199_254_740_992.0;
        assert_eq!(uniform(&mut state).to_bits(), expected.to_bits());
    }

    #[test]
    fn shares_are_those_of_the_geometry() {
        // The first subject is first while the first weight is above 1/4.
        let values: [&[_]; 2] = [&[Some(1.0), Some(0.25)], &[Some(0.25), Some(0.5)]];
        let shares = shares(&values, &[1.0, 5.0]);
        assert!((shares[0].expect("known") - 0.75).abs() < 0.02, "{shares:?}");
        let sum: f64 = shares.into_iter().flatten().sum();
        assert!((sum - 1.0).abs() < 1e-9);
    }

    #[test]
    fn every_weighting_is_as_likely_as_any_other() {
        let (mut state, mut means, mut squares) = (SEED, [0.0; 4], [0.0; 4]);
        for _ in 0..DRAWS {
            for (at, weight) in weighting(4, &mut state).into_iter().enumerate() {
                means[at] += weight / 1e4;
                squares[at] += weight * weight / 1e4;
            }
        }
        // Dirichlet(1, 1, 1, 1): mean 1/4, second moment 2 / (4 × 5).
        assert!(means.iter().all(|mean| (mean - 0.25).abs() < 0.01), "{means:?}");
        assert!(squares.iter().all(|square| (square - 0.1).abs() < 0.01), "{squares:?}");
    }

    #[test]
    fn equal_subjects_share_and_unknown_ones_have_no_share() {
        let equal: [&[_]; 3] = [&[Some(0.5), None], &[None, Some(0.5)], &[None, None]];
        assert_eq!(shares(&equal, &[1.0, 1.0]), [Some(0.5), Some(0.5), None]);
        assert_eq!(shares(&equal, &[1.0, 0.0]), [Some(1.0), None, None]);
        assert_eq!(shares(&equal, &[0.0, 0.0]), [None, None, None]);
        assert_eq!(shares(&[], &[1.0]), []);
    }
}
