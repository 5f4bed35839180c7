//! A comparison for templates. Pure.

use super::Comparison;
use crate::base::index::Index;
use crate::base::numerals::Numerals;
use crate::matrix::outcome::Outcome;
use crate::matrix::robustness::Flip;
use crate::matrix::scenario::Standing;
use crate::matrix::score::{Score, SubjectScore};
use crate::matrix::view::Viewed;
use crate::matrix::{Group, Subject};
use crate::theme::contract::{
    FlipView, OutcomeView, ScoreRowView, ScoreView, ScoresView, StandingView,
};

/// Returns the scores of the compared subjects. A group in which nothing is scored has no column.
///
/// # Panics
/// When an index belongs to another matrix.
pub fn scores_view(of: &Viewed<'_>, comparison: &Comparison) -> ScoresView {
    let matrix = of.matrix;
    let is_scored = |group: &Index<Group>| {
        comparison.scores.iter().any(|score| score.groups[*group].bounds.is_some())
    };
    let groups: Vec<Index<Group>> = matrix.groups.indices().filter(is_scored).collect();
    let rows = comparison.scores.iter().map(|score| ScoreRowView {
        subject: of.subject(score.subject),
        overall: score_view(score.overall, of.words.numerals),
        groups: groups
            .iter()
            .map(|group| score_view(score.groups[*group], of.words.numerals))
            .collect(),
    });
    ScoresView {
        title: matrix.title.clone(),
        groups: groups.iter().map(|group| matrix.groups[*group].name.clone()).collect(),
        rows: rows.collect(),
        outcome: outcome_view(of, &comparison.outcome),
    }
}

/// Returns the rows of [`scores_view`], the best first, and subjects of which nothing is known last.
pub fn ranking_view(of: &Viewed<'_>, comparison: &Comparison) -> Vec<ScoreRowView> {
    let value = |score: &SubjectScore| score.overall.value.unwrap_or(-1.0);
    let rows = scores_view(of, comparison).rows;
    let mut ranked: Vec<_> = comparison.scores.iter().zip(rows).collect();
    ranked.sort_by(|(a, _), (b, _)| value(b).total_cmp(&value(a)));
    ranked.into_iter().map(|(_, row)| row).collect()
}

pub fn outcome_view(of: &Viewed<'_>, outcome: &Outcome) -> OutcomeView {
    OutcomeView {
        kind: outcome.kind(),
        leader: outcome.leader().map(|leader| of.subject(leader)),
        margin: outcome
            .margin()
            .map_or_else(String::new, |margin| of.words.numerals.decimals(margin, 2)),
    }
}

pub fn flip_view(of: &Viewed<'_>, flip: Flip) -> FlipView {
    FlipView {
        group: of.matrix.groups[flip.group].name.clone(),
        more: flip.factor > 1.0,
        factor: of.words.numerals.grouped(&flip_factor(flip.factor, 2)),
        to: of.subject(flip.to),
    }
}

pub fn standing_view(
    of: &Viewed<'_>,
    subject: Index<Subject>,
    standing: &Standing,
) -> StandingView {
    StandingView {
        subject: of.subject(subject),
        state: standing.as_str(),
        by: of.criteria(standing.by()),
    }
}

pub fn score_view(score: Score, numerals: &Numerals) -> ScoreView {
    let short = |share| numerals.decimals(share, 2);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    let coverage = (score.coverage.unwrap_or(0.0) * 100.0).round() as u32;
    // More digits would not be visible.
    let percent = |share: f64| (share * 1000.0).round() / 10.0;
    ScoreView {
        is_known: score.value.is_some(),
        at: score.value.map_or(0.0, percent),
        from: score.bounds.map_or(0.0, |bounds| percent(bounds.lower)),
        to: score.bounds.map_or(0.0, |bounds| percent(bounds.upper)),
        value: score.value.map_or_else(String::new, short),
        lower: score.bounds.map_or_else(String::new, |bounds| short(bounds.lower)),
        upper: score.bounds.map_or_else(String::new, |bounds| short(bounds.upper)),
        coverage,
    }
}

/// Formats a factor with `places` digits after the point, or, if these would all be 0, with two
/// significant digits.
pub fn flip_factor(of: f64, places: usize) -> String {
    let text = format!("{of:.places$}");
    if text.contains(|digit| ('1'..='9').contains(&digit)) {
        return text;
    }
    // The exponent of `4.9e-3` is that after rounding, so that 0.000999 becomes 0.0010.
    let power = format!("{of:.1e}").rsplit_once("e-").and_then(|(_, power)| power.parse().ok());
    let places = power.map_or(places, |power: usize| power + 1);
    format!("{of:.places$}")
}
