//! Checks verdicts and recommendations against the facts. Pure.

use super::Checked;
use crate::base::index::Index;
use crate::compile::site::Page;
use crate::diagnostic::{Diagnostic, MatrixVerdict};
use crate::directive::Verdict;
use crate::matrix::outcome::Outcome;
use crate::matrix::reserved::{On, Winner};
use crate::matrix::scenario::{Standing, standing};
use crate::matrix::utility::Utilities;
use crate::matrix::verdict::{Judgement, arithmetic, judge};
use crate::matrix::{Criterion, Matrix, Subject};

/// Reports verdicts of a page that its matrix contradicts or cannot judge.
///
/// Verdicts with a reason for their deviation (`dissent`) are not reported: readers see the reason.
pub(super) fn check(checked: &Checked<'_>, page: &Page, found: &mut Vec<Diagnostic>) {
    let directives = page.outline.directives.iter();
    let mut verdicts = directives.filter_map(|(directive, _)| Verdict::of(directive)).peekable();
    let Some(matrix) = checked.site.matrix_of(page).filter(|matrix| matrix.complete) else {
        return;
    };
    if verdicts.peek().is_none() {
        return;
    }
    let utilities = matrix.utilities();
    for verdict in verdicts {
        check_verdict(matrix, utilities, &verdict, page, found);
    }
}

pub(super) fn check_verdict(
    matrix: &Matrix,
    utilities: &Utilities,
    verdict: &Verdict<'_>,
    page: &Page,
    found: &mut Vec<Diagnostic>,
) {
    let Verdict { on: about, winner, dissent } = verdict;
    let subjects = &page.subjects[..];
    let winner = page.spanned(winner);
    // Unknown ids are reported by the check of directives, ambiguous ids by the check of matrices.
    let (Some(on), Some(stated)) =
        (On::find(matrix, &about.value), Winner::find(matrix, winner.value))
    else {
        return;
    };
    if matrix.has_reserved_id() {
        return;
    }
    if let Winner::Subject(subject) = stated
        && !subjects.contains(&subject)
    {
        found.push(Diagnostic::verdict_on_uncompared_subject(winner.span, winner.value));
        return;
    }
    if !dissent.trim().is_empty() || matrix.is_flawed_on(on, subjects) {
        return;
    }
    match judge(matrix, utilities, on, stated, subjects) {
        Judgement::Agrees => {}
        Judgement::Unknown => {
            found.push(Diagnostic::verdict_on_unknown(winner.span, &about.value));
        }
        Judgement::Unscored => {
            found.push(Diagnostic::verdict_on_unscored(winner.span, &about.value));
        }
        Judgement::Contradicts(outcome) => {
            let says = says(matrix, &outcome);
            let notes = notes(matrix, utilities, on, subjects, &outcome);
            found.push(Diagnostic::verdict_contradicts_matrix(
                winner.span,
                &about.value,
                winner.value,
                &says,
                notes,
            ));
        }
    }
}

pub(super) fn says(matrix: &Matrix, outcome: &Outcome) -> MatrixVerdict {
    let id = |at: Index<Subject>| &matrix.subjects[at].id;
    let (words, winner) = match outcome {
        Outcome::Unknown => ("nothing is known".to_owned(), Winner::DEPENDS.to_owned()),
        Outcome::Tie { between, .. } => {
            let between: Vec<String> = between.iter().map(|at| format!("`{}`", id(*at))).collect();
            (format!("{} tie", between.join(" and ")), Winner::TIE.to_owned())
        }
        Outcome::Leads(lead) => (format!("`{}` leads", id(lead.leader)), id(lead.leader).clone()),
        Outcome::Wins(lead) => (format!("`{}` wins", id(lead.leader)), id(lead.leader).clone()),
    };
    MatrixVerdict { words, winner }
}

pub(super) fn notes(
    matrix: &Matrix,
    utilities: &Utilities,
    on: On,
    subjects: &[Index<Subject>],
    outcome: &Outcome,
) -> Vec<String> {
    let mut notes = arithmetic(matrix, utilities, on, subjects);
    if let Some(margin) = outcome.margin() {
        let tie = matrix.policy.tie_margin;
        notes.push(format!("the margin is {margin:.3}; below {tie} it is a tie"));
    }
    notes
}

/// Reports scenarios whose recommended subject does not meet their requirements, or is not among the best of
/// the subjects that do.
pub(super) fn check_scenarios(matrix: &Matrix, found: &mut Vec<Diagnostic>) {
    if !matrix.complete {
        return;
    }
    let utilities = matrix.utilities();
    for (at, scenario) in matrix.scenarios.indexed() {
        let Some(recommend) = scenario.recommend else { continue };
        let subjects = matrix.listed_with(recommend);
        let id = &matrix.subjects[recommend].id;
        let is_flawed = |at: &Index<Criterion>| matrix.is_flawed_at(recommend, *at);
        let failing = |criteria: &[Index<Criterion>]| {
            let ids: Vec<&str> =
                criteria.iter().map(|at| matrix.criteria[*at].id.as_str()).collect();
            ids.join(", ")
        };
        match standing(matrix, &scenario.requires, recommend) {
            Standing::RuledOut(by) if by.iter().any(is_flawed) => continue,
            Standing::NotConfirmed(by) if by.iter().any(is_flawed) => continue,
            Standing::RuledOut(by) => {
                let by = failing(&by);
                found.push(Diagnostic::recommendation_ruled_out(scenario.span, id, &by));
                continue;
            }
            Standing::NotConfirmed(by) => {
                let by = failing(&by);
                found.push(Diagnostic::recommendation_not_confirmed(scenario.span, id, &by));
                continue;
            }
            Standing::Eligible => {}
        }
        let on = On::Scenario(at);
        if matrix.is_flawed_on(on, &subjects) {
            continue;
        }
        let judged = judge(matrix, utilities, on, Winner::Subject(recommend), &subjects);
        let Judgement::Contradicts(outcome) = judged else { continue };
        let ties = matches!(&outcome, Outcome::Tie { between, .. } if between.contains(&recommend));
        if !ties {
            let says = says(matrix, &outcome);
            let notes = notes(matrix, utilities, on, &subjects, &outcome);
            found.push(Diagnostic::recommendation_contradicts_matrix(
                scenario.span,
                &scenario.id,
                id,
                &says.words,
                notes,
            ));
        }
    }
}
