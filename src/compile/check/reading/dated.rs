//! Reports statements that say themselves that they are of a year, if that is longer ago than facts stay fresh. Pure.

use super::page::ReadPage;
use crate::base::date::Date;
use crate::base::language::Language;
use crate::claims::day;
use crate::compile::site::Page;
use crate::diagnostic::Diagnostic;
use crate::matrix::Matrix;

/// Reports `stale-statement`, by the `stale_after` of the policy.
pub(super) fn check(
    page: &Page,
    matrix: &Matrix,
    read: &ReadPage,
    today: Date,
    language: &Language,
) -> Vec<Diagnostic> {
    let policy = matrix.policy.stale_after.zip(matrix.policy.prose.severity());
    let Some((lasts, severity)) = policy else { return Vec::new() };
    let stale = read.dated.iter().filter_map(|dated| {
        let of = day::read(&dated.text, None, language).into_iter().next()?;
        let fresh_until = lasts.after(of.last);
        let wrong = || {
            let span = page.span(dated.place);
            Diagnostic::stale_statement(span, &dated.text, &fresh_until.to_string())
        };
        (today.day() > fresh_until).then(|| wrong().with_severity(severity))
    });
    stale.collect()
}
