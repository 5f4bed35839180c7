//! [`Comparison`] → text: a table, the outcome and its robustness in words. Pure.

use super::view::flip_factor;
use super::{Comparison, Question, acceptability};
use crate::base::index::Index;
use crate::base::printable;
use crate::matrix::outcome::{Lead, Outcome};
use crate::matrix::scenario::Standing;
use crate::matrix::score::Score;
use crate::matrix::{Matrix, Subject};

/// Returns whole lines. Subjects are in the order compared, each followed by its groups.
pub fn text(matrix: &Matrix, question: &Question, comparison: &Comparison) -> String {
    let mut lines = vec![title(matrix, question), String::new()];
    lines.extend(table(matrix, comparison));
    lines.push(String::new());
    for (score, standing) in comparison.scores.iter().zip(&comparison.standings) {
        lines.extend(requirement(matrix, score.subject, standing));
    }
    lines.push(format!("outcome: {}", outcome(matrix, comparison)));
    lines.extend(robustness(matrix, question, comparison));
    lines.iter().map(|line| format!("{}\n", printable::line(line.trim_end()))).collect()
}

fn title(matrix: &Matrix, question: &Question) -> String {
    match question.scenario {
        Some(at) => format!("{}, scenario `{}`", matrix.title, matrix.scenarios[at].id),
        None => matrix.title.clone(),
    }
}

fn table(matrix: &Matrix, comparison: &Comparison) -> Vec<String> {
    let mut rows = vec![["", "score", "bounds", "coverage"].map(str::to_owned)];
    for score in &comparison.scores {
        rows.push(row(matrix.subjects[score.subject].id.clone(), &score.overall));
        let groups = matrix.groups.iter().zip(&score.groups);
        rows.extend(groups.map(|(group, score)| row(format!("  {}", group.id), score)));
    }
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths = [0, 1, 2, 3].map(|column| width(column).unwrap_or(0));
    let line = |[name, score, bounds, coverage]: &[String; 4]| {
        let [a, b, c, d] = widths;
        format!("{name:a$}  {score:>b$}  {bounds:>c$}  {coverage:>d$}")
    };
    rows.iter().map(line).collect()
}

fn row(name: String, score: &Score) -> [String; 4] {
    let Some(bounds) = score.bounds else {
        return [name, "–".into(), String::new(), String::new()];
    };
    let value = score.value.map_or_else(|| "unknown".to_owned(), |value| format!("{value:.3}"));
    let coverage = score.coverage.map_or_else(String::new, percent);
    [name, value, format!("{:.3}–{:.3}", bounds.lower, bounds.upper), coverage]
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

/// Says why a subject does not meet a scenario's requirements; `None` if it does.
fn requirement(matrix: &Matrix, subject: Index<Subject>, standing: &Standing) -> Option<String> {
    let by = standing.by().iter().map(|at| format!("`{}`", matrix.criteria[*at].id));
    let by = by.collect::<Vec<_>>().join(", ");
    let id = &matrix.subjects[subject].id;
    match standing {
        Standing::Eligible => None,
        Standing::NotConfirmed(_) => Some(format!("not confirmed: {id}, as {by} is unknown")),
        Standing::RuledOut(_) => Some(format!("ruled out: {id}, by {by}")),
    }
}

fn outcome(matrix: &Matrix, comparison: &Comparison) -> String {
    let id = |at: Index<Subject>| format!("`{}`", matrix.subjects[at].id);
    let ahead = |lead: &Lead, word: &str| match lead.runner_up.zip(lead.margin) {
        Some((second, margin)) => {
            format!("{} {word}, {margin:.3} ahead of {}", id(lead.leader), id(second))
        }
        None => format!("{} {word}, because no other subject is known to compete", id(lead.leader)),
    };
    match &comparison.outcome {
        Outcome::Unknown => "unknown: too few facts are known to compare".to_owned(),
        Outcome::Tie { between, margin } => {
            let tied: Vec<String> = between.iter().map(|at| id(*at)).collect();
            let closest = format!("{margin:.3} between the first two");
            format!(
                "tie of {}: {closest}, and less than {} is a tie",
                tied.join(", "),
                matrix.policy.tie_margin
            )
        }
        Outcome::Leads(lead) => {
            format!("{}; what is unknown could change that", ahead(lead, "leads"))
        }
        Outcome::Wins(lead) => {
            format!("{}, whatever the unknowns turn out to be", ahead(lead, "wins"))
        }
    }
}

fn robustness(matrix: &Matrix, question: &Question, comparison: &Comparison) -> Vec<String> {
    let id = |subject: Index<Subject>| matrix.subjects[subject].id.as_str();
    let mut lines = Vec::new();
    if let Some(flip) = comparison.flip {
        let (group, to) = (&matrix.groups[flip.group].id, id(flip.to));
        let way = if flip.factor > 1.0 { "more" } else { "less" };
        lines.push(format!(
            "robustness: `{to}` comes first if the weight of `{group}` is {way} than {} times its \
             present one",
            flip_factor(flip.factor, 3)
        ));
    } else if comparison.outcome.leader().and(comparison.outcome.margin()).is_some() {
        lines.push(
            "robustness: no change to the weight of a single group puts another subject first"
                .to_owned(),
        );
    }
    let shares = comparison.scores.iter().zip(acceptability(matrix, question, comparison));
    let mut shares: Vec<(Index<Subject>, f64)> =
        shares.filter_map(|(score, share)| Some((score.subject, share?))).collect();
    // Robustness means nothing for fewer than two subjects.
    if shares.len() < 2 {
        return lines;
    }
    shares.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let shown = shares.iter().filter(|(_, share)| *share >= 0.0005);
    let shown: Vec<String> =
        shown.map(|(subject, share)| format!("`{}` {}", id(*subject), percent(*share))).collect();
    lines.push(format!("first, by share of all possible weights: {}", shown.join(", ")));
    lines
}
