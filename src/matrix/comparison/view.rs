//! A comparison for templates. Pure.

use super::{Question, compare};
use crate::matrix::Matrix;
use crate::matrix::score::Score;
use crate::matrix::view::subject_view;
use crate::view::{ScoreRowView, ScoreView, ScoresView};

/// The scores of these subjects by the matrix's weights. A group in which nothing is scored has no
/// column.
///
/// # Panics
/// When an index is not of this matrix.
pub fn scores_view(matrix: &Matrix, subjects: &[usize]) -> ScoresView {
    let question = Question { subjects: subjects.to_vec(), ..Question::of(matrix) };
    let comparison = compare(matrix, &question);
    let is_scored =
        |group: &usize| comparison.scores.iter().any(|score| score.groups[*group].bounds.is_some());
    let groups: Vec<usize> = (0..matrix.groups.len()).filter(is_scored).collect();
    let rows = comparison.scores.iter().map(|score| ScoreRowView {
        subject: subject_view(matrix, score.subject),
        overall: score_view(score.overall),
        groups: groups.iter().map(|group| score_view(score.groups[*group])).collect(),
    });
    ScoresView {
        title: matrix.title.clone(),
        groups: groups.iter().map(|group| matrix.groups[*group].name.clone()).collect(),
        rows: rows.collect(),
        outcome: comparison.outcome.kind(),
        leader: comparison.outcome.leader().map(|leader| subject_view(matrix, leader)),
        margin: comparison.outcome.margin().map_or_else(String::new, short),
    }
}

fn score_view(score: Score) -> ScoreView {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    let coverage = (score.coverage.unwrap_or(0.0) * 100.0).round() as u32;
    ScoreView {
        value: score.value.map_or_else(String::new, short),
        lower: score.bounds.map_or_else(String::new, |bounds| short(bounds.lower)),
        upper: score.bounds.map_or_else(String::new, |bounds| short(bounds.upper)),
        coverage,
    }
}

fn short(share: f64) -> String {
    format!("{share:.2}")
}
