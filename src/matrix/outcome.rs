//! Who is ahead. Pure. Scores → [`Outcome`].

use super::score::{EQUAL, Score};
use crate::base::index::Index;
use crate::matrix::Subject;

/// The result of comparing subjects by their scores.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Too few scores to compare: nothing is known of any subject, or of all but one. That one does not
    /// lead, because unknown is not no.
    Unknown,
    /// The best two scores are closer than the tie margin
    Tie {
        /// All subjects closer than the tie margin to the best, in the order compared
        between: Vec<Index<Subject>>,
        /// The best score − the second best
        margin: f64,
    },
    /// Ahead by the known facts; the unknown ones could change that
    Leads(Lead),
    /// Ahead whatever the unknown facts turn out to be
    Wins(Lead),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lead {
    pub leader: Index<Subject>,
    /// `None` if no other subject can be compared
    pub runner_up: Option<Index<Subject>>,
    /// The leader's score − the runner-up's, 0..1
    pub margin: Option<f64>,
}

impl Outcome {
    pub fn kind(&self) -> &'static str {
        match self {
            Outcome::Unknown => "unknown",
            Outcome::Tie { .. } => "tie",
            Outcome::Leads(_) => "leads",
            Outcome::Wins(_) => "wins",
        }
    }

    /// Returns the leader; a tie has none.
    pub fn leader(&self) -> Option<Index<Subject>> {
        match self {
            Outcome::Unknown | Outcome::Tie { .. } => None,
            Outcome::Leads(lead) | Outcome::Wins(lead) => Some(lead.leader),
        }
    }

    /// Returns the best score − the second best, if there are two scores.
    pub fn margin(&self) -> Option<f64> {
        match self {
            Outcome::Unknown => None,
            Outcome::Tie { margin, .. } => Some(*margin),
            Outcome::Leads(lead) | Outcome::Wins(lead) => lead.margin,
        }
    }
}

/// Compares subjects by their scores.
///
/// - A subject to which nothing applies (a score without bounds) is not compared.
/// - If the best score and the second best are closer than `tie_margin`, or equal, there is a tie.
/// - Otherwise the best leads, and wins if its lower bound is above every other upper bound. Each
///   unknown fact belongs to one subject, so these bounds can all be reached, and the test is exact.
/// - If only one subject has a score, it wins if no other is compared, and the outcome is unknown if
///   another one is compared of which nothing is known.
///
/// `doubtful` are subjects that may turn out not to compete: they are not ranked, but no subject wins
/// while one of them could be ahead.
pub fn outcome(
    contenders: &[(Index<Subject>, Score)],
    doubtful: &[(Index<Subject>, Score)],
    tie_margin: f64,
) -> Outcome {
    let ranked = ranked(contenders);
    let Some((leader, best)) = ranked.first().copied() else { return Outcome::Unknown };
    let runner_up = ranked.get(1).copied();
    let is_unknown = |score: &Score| score.value.is_none() && score.bounds.is_some();
    if runner_up.is_none() && contenders.iter().any(|(_, score)| is_unknown(score)) {
        return Outcome::Unknown;
    }
    let margin = runner_up.map(|(_, value)| best - value);
    if let Some(margin) = margin.filter(|margin| is_tie(*margin, tie_margin)) {
        let near = |score: &Score| score.value.is_some_and(|of| is_tie(best - of, tie_margin));
        let between = contenders.iter().filter(|(_, score)| near(score));
        return Outcome::Tie { between: between.map(|(subject, _)| *subject).collect(), margin };
    }
    let lead = Lead { leader, runner_up: runner_up.map(|(subject, _)| subject), margin };
    let bounds = |of: &&(Index<Subject>, Score)| of.1.bounds.map(|bounds| (of.0, bounds));
    let all = contenders.iter().chain(doubtful);
    let least = all.clone().filter_map(|of| bounds(&of)).find(|(subject, _)| *subject == leader);
    let stays_ahead = least.is_some_and(|(_, least)| {
        let mut others = all.filter_map(|of| bounds(&of)).filter(|(subject, _)| *subject != leader);
        others.all(|(_, most)| least.lower - most.upper > EQUAL)
    });
    if stays_ahead { Outcome::Wins(lead) } else { Outcome::Leads(lead) }
}

/// Returns the subjects that have a score, the best first; equal ones in the order compared.
fn ranked(contenders: &[(Index<Subject>, Score)]) -> Vec<(Index<Subject>, f64)> {
    let valued = contenders.iter().filter_map(|(subject, score)| Some((*subject, score.value?)));
    let mut ranked: Vec<(Index<Subject>, f64)> = valued.collect();
    ranked.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    ranked
}

/// Returns whether a difference is a tie. One equal to the tie margin is not, whatever the rounding.
pub(super) fn is_tie(margin: f64, tie_margin: f64) -> bool {
    margin < tie_margin - EQUAL || margin <= EQUAL
}

#[cfg(test)]
mod tests {
    use super::super::score::Bounds;
    use super::*;
    use crate::base::index::at;

    fn score(value: f64, lower: f64, upper: f64) -> Score {
        let bounds = Some(Bounds { lower, upper });
        Score { value: Some(value), bounds, coverage: Some(1.0 - (upper - lower)) }
    }

    fn certain(value: f64) -> Score {
        score(value, value, value)
    }

    const UNKNOWN: Score =
        Score { value: None, bounds: Some(Bounds { lower: 0.0, upper: 1.0 }), coverage: Some(0.0) };
    const NOTHING: Score = Score { value: None, bounds: None, coverage: None };

    fn of(scores: &[Score]) -> Outcome {
        let contenders: Vec<(Index<Subject>, Score)> =
            scores.iter().copied().enumerate().map(|(subject, of)| (at(subject), of)).collect();
        outcome(&contenders, &[], 0.05)
    }

    fn lead(leader: Index<Subject>, runner_up: Index<Subject>, margin: f64) -> Lead {
        Lead { leader, runner_up: Some(runner_up), margin: Some(margin) }
    }

    #[test]
    fn a_leader_that_nothing_unknown_can_overtake_wins() {
        let scores = [certain(0.25), score(0.75, 0.5, 0.8)];
        assert_eq!(of(&scores), Outcome::Wins(lead(at(1), at(0), 0.5)));
        let scores = [score(0.25, 0.1, 0.5), score(0.75, 0.5, 0.8)];
        assert_eq!(of(&scores), Outcome::Leads(lead(at(1), at(0), 0.5)));
    }

    #[test]
    fn a_subject_of_which_nothing_is_known_may_yet_be_first() {
        let scores = [certain(0.75), certain(0.25), UNKNOWN];
        assert_eq!(of(&scores), Outcome::Leads(lead(at(0), at(1), 0.5)));
        assert_eq!(of(&[certain(0.75), UNKNOWN]), Outcome::Unknown);
    }

    #[test]
    fn scores_within_the_margin_are_a_tie_of_all_that_are() {
        let tie = Outcome::Tie { between: vec![at(0), at(2)], margin: 0.03125 };
        assert_eq!(of(&[certain(0.71875), certain(0.5), certain(0.75)]), tie);
        assert_eq!(of(&[certain(0.70), certain(0.65)]).kind(), "wins");
        assert_eq!(of(&[certain(0.65), certain(0.60)]).kind(), "wins");
    }

    #[test]
    fn equal_scores_are_a_tie_without_any_margin() {
        let equal = [(at(0), certain(0.5)), (at(1), certain(0.5 + 1e-12))];
        assert_eq!(outcome(&equal, &[], 0.0).kind(), "tie");
    }

    #[test]
    fn no_subject_has_no_outcome_and_one_alone_wins() {
        let alone = Outcome::Wins(Lead { leader: at(0), runner_up: None, margin: None });
        assert_eq!(of(&[]), Outcome::Unknown);
        assert_eq!(of(&[certain(0.1)]), alone);
        assert_eq!(of(&[certain(0.1), NOTHING]), alone);
        assert_eq!(of(&[UNKNOWN]), Outcome::Unknown);
        assert_eq!(of(&[NOTHING, NOTHING]), Outcome::Unknown);
    }

    #[test]
    fn while_a_doubtful_subject_could_be_ahead_nobody_wins() {
        let contenders = [(at(0), certain(0.75)), (at(1), certain(0.25))];
        let with = |doubtful| outcome(&contenders, &[(at(2), doubtful)], 0.05);
        assert_eq!(with(certain(0.9)), Outcome::Leads(lead(at(0), at(1), 0.5)));
        assert_eq!(with(score(0.5, 0.1, 0.8)), Outcome::Leads(lead(at(0), at(1), 0.5)));
        assert_eq!(with(score(0.5, 0.1, 0.6)), Outcome::Wins(lead(at(0), at(1), 0.5)));
        assert_eq!(outcome(&[], &[(at(2), certain(0.9))], 0.05), Outcome::Unknown);
    }
}
