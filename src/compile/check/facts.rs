//! Checks the sources and the age of facts. Pure.

use super::evidence;
use crate::base::date::Date;
use crate::base::index::Index;
use crate::diagnostic::{Diagnostic, one_of};
use crate::matrix::freshness::{Overdue, overdue};
use crate::matrix::selection::Cell;
use crate::matrix::{Criterion, Evidence, Fact, Matrix, Soundness};

/// Reports facts without a source, if the policy requires one; dates in the future; facts that were last
/// checked too long ago; and criteria without any fact.
pub(super) fn check(matrix: &Matrix, today: Date, found: &mut Vec<Diagnostic>) {
    let cases = Cell::all(matrix).filter(|cell| !cell.first().is_shared);
    for cell in cases {
        let Cell { criterion, fact, .. } = cell;
        let name = cell.name();
        if !cell.first().is_flawed {
            found.extend(unsourced(matrix, &name, fact));
            found.extend(unconditional(matrix, &name, fact));
            evidence::check(cell, &name, today, found);
        }
        match in_future(&name, fact, today) {
            Some(wrong) => found.push(wrong),
            None => found.extend(stale(matrix, &name, criterion, fact, today)),
        }
    }
    for source in &matrix.sources {
        let Some(published) = source.published.filter(|day| day.day() > today.day()) else {
            continue;
        };
        let what = format!("the source `{}` is published", source.id);
        let (day, today) = (published.iso_day(), today.iso_day());
        found.push(Diagnostic::future_date(source.span, &what, &day, &today));
    }
    if matrix.complete && matrix.soundness == Soundness::Sound {
        found.extend(empty_criteria(matrix));
        for (at, first) in matrix.same_criteria() {
            let [of, first] = [at, first].map(|at| &matrix.criteria[at]);
            found.push(Diagnostic::same_criterion(of.span, &of.id, &first.id, first.span));
        }
    }
}

fn unsourced(matrix: &Matrix, name: &str, fact: &Fact) -> Option<Diagnostic> {
    let severity = matrix.policy.sources.severity()?;
    let span = fact.span.filter(|_| fact.value.is_known() && fact.is_unsourced())?;
    Some(Diagnostic::unsourced_fact(span, name, severity))
}

/// Reports a measured fact without a condition, if the policy demands one.
fn unconditional(matrix: &Matrix, name: &str, fact: &Fact) -> Option<Diagnostic> {
    let severity = matrix.policy.conditions.severity()?;
    let is_measured = fact.evidence == Some(Evidence::Measured) && fact.value.is_known();
    let span = fact.span.filter(|_| is_measured && fact.when().is_none())?;
    Some(Diagnostic::unconditional_measurement(span, name, severity))
}

fn in_future(name: &str, fact: &Fact, today: Date) -> Option<Diagnostic> {
    let days = [("is checked", fact.checked), ("is found in its source", fact.proof().found)];
    let mut later = days.into_iter().filter_map(|(what, day)| Some((what, day?)));
    let (what, day) = later.find(|(_, day)| day.day() > today.day())?;
    let what = format!("`{name}` {what}");
    Some(Diagnostic::future_date(fact.span?, &what, &day.iso_day(), &today.iso_day()))
}

fn stale(
    matrix: &Matrix,
    name: &str,
    criterion: &Criterion,
    fact: &Fact,
    today: Date,
) -> Option<Diagnostic> {
    let Overdue { checked, fresh_until } = overdue(matrix, criterion, fact, today)?;
    let (checked, fresh_until) = (checked.iso_day(), fresh_until.to_string());
    let sources = sources(matrix, fact);
    let then = match &fact.from_file {
        // All of it is in the file, or said of the whole criterion.
        Some(from_file) if fact.span == Some(from_file.span) => {
            "let the file tell the day, or `checked` of `[criterion.from]`"
        }
        _ => "set `checked` to the day on which you did",
    };
    Some(Diagnostic::stale_fact(fact.span?, name, &checked, &fresh_until, (&sources, then)))
}

/// Returns the URLs of a fact's sources, or the path of its data file, in backticks.
fn sources(matrix: &Matrix, fact: &Fact) -> String {
    let mut urls: Vec<&str> = fact.sources.iter().map(|source| source.address(matrix)).collect();
    if urls.is_empty() {
        urls.extend(fact.from_file.iter().map(|from_file| &*matrix.data[from_file.data].path));
    }
    if urls.is_empty() { "its source".to_owned() } else { one_of(&urls).replace(" or ", " and ") }
}

/// Reports criteria without a fact. A matrix without any facts is unfinished and yields no diagnostics.
fn empty_criteria(matrix: &Matrix) -> impl Iterator<Item = Diagnostic> {
    let is_begun = matrix.cells().any(|(.., fact)| fact.span.is_some());
    let is_empty = |at: Index<Criterion>| {
        matrix.subjects.indices().all(|subject| matrix.fact(subject, at).span.is_none())
    };
    let criteria = matrix.criteria.indexed();
    criteria
        // A criterion that others share is theirs too, and may have facts there.
        .filter(|(_, criterion)| criterion.span.file == matrix.file)
        .filter(move |(at, _)| is_begun && is_empty(*at))
        .map(|(_, criterion)| Diagnostic::empty_criterion(criterion.span, &criterion.id))
}
