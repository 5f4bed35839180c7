//! Checks what shows that facts are true: their quotes, and the days of their sources. Pure.

use super::Checked;
use crate::base::date::Date;
use crate::claims::{quote, written};
use crate::compile::discover::read::RepositoryEntry;
use crate::diagnostic::{self, Dated, Diagnostic, Severity};
use crate::matrix::selection::Cell;
use crate::matrix::{Evidence, FactSource, Matrix, RepositoryFile, Source};
use crate::source::Spanned;

/// Reports `unquoted-fact`, `quote-contradicts-fact` and `checked-before-published`, and as `missing-key` a quote
/// without a source and a day without a quote.
pub(super) fn check(cell: Cell<'_>, name: &str, today: Date, found: &mut Vec<Diagnostic>) {
    found.extend(incomplete(cell, name));
    found.extend(unquoted(cell, name));
    found.extend(contradicted(cell, name));
    found.extend(checked_early(cell, name, today));
}

fn incomplete(cell: Cell<'_>, name: &str) -> Option<Diagnostic> {
    let (fact, proof) = (cell.fact, cell.fact.proof());
    if proof.quote.is_none() && proof.found.is_some() {
        return Some(Diagnostic::found_without_quote(fact.span?, name));
    }
    if !fact.is_unsourced() || reported_as_unsourced(cell).is_some() {
        return None;
    }
    match &proof.quote {
        Some(quote) => Some(Diagnostic::quote_without_source(quote.span, name, "quote")),
        None if proof.archived.is_some() => {
            Some(Diagnostic::quote_without_source(fact.span?, name, "archived"))
        }
        None => None,
    }
}

/// Returns how severely a policy for sources reports that the fact has none.
fn reported_as_unsourced(cell: Cell<'_>) -> Option<Severity> {
    let is_unsourced = cell.fact.value.is_known() && cell.fact.is_unsourced();
    cell.matrix.policy.sources.severity().filter(|_| is_unsourced)
}

fn unquoted(cell: Cell<'_>, name: &str) -> Option<Diagnostic> {
    let severity = cell.matrix.policy.evidence.severity()?;
    let fact = cell.fact;
    let is_file = |source: &FactSource| source.file(cell.matrix).is_some();
    // The place in a data file shows as much as a quote.
    let is_proven = fact.proof().quote.is_some()
        || fact.from_file.is_some()
        || fact.sources.iter().any(is_file);
    let is_wanted = fact.value.is_known() && !is_proven;
    let span = fact.span.filter(|_| is_wanted)?;
    let is_reported = reported_as_unsourced(cell).is_some_and(|reported| reported <= severity);
    (!is_reported).then(|| Diagnostic::unquoted_fact(span, name, severity))
}

/// Reports a quote whose numbers, versions or dates are other ones than the fact. What the author concluded from a
/// quote need not be in it.
fn contradicted(cell: Cell<'_>, name: &str) -> Option<Diagnostic> {
    let Cell { criterion, fact, .. } = cell;
    let Spanned { value: words, span } = fact.proof().quote.as_ref()?;
    if fact.evidence == Some(Evidence::Inferred) {
        return None;
    }
    let stated = quote::contradictions(words, &fact.value, criterion);
    let stated: Vec<&str> = stated.into_iter().map(|place| &words[place]).collect();
    let value = written(fact, criterion);
    let cell = diagnostic::Cell { name, value: &value, applies: true, span: fact.span };
    (!stated.is_empty()).then(|| Diagnostic::quote_contradicts_fact(*span, &stated, cell))
}

/// Reports a check on a day on which the source was not published yet. A day in the future is reported as such.
fn checked_early(cell: Cell<'_>, name: &str, today: Date) -> Option<Diagnostic> {
    let (span, checked) = (cell.fact.span?, cell.fact.checked?);
    let is_later = |source: &&Source| {
        source.published.is_some_and(|day| day.day() > checked.day() && day.day() <= today.day())
    };
    let declared = cell.fact.sources.iter().filter_map(|source| match source {
        FactSource::Declared(at) => Some(&cell.matrix.sources[*at]),
        FactSource::Url(_) | FactSource::Repository(_) => None,
    });
    let source = declared.filter(is_later).max_by_key(|source| source.published)?;
    let days = [checked.iso_day(), source.published?.iso_day()];
    Some(Diagnostic::checked_before_published(
        Dated { name, day: &days[0], span },
        Dated { name: &source.id, day: &days[1], span: source.span },
    ))
}

/// Returns the files of the repository that are sources, or that facts and rates name as theirs, with repetitions.
pub(super) fn files(matrix: &Matrix) -> impl Iterator<Item = &RepositoryFile> {
    let named = matrix.cited().filter_map(|source| match source {
        FactSource::Repository(file) => Some(&**file),
        FactSource::Declared(_) | FactSource::Url(_) => None,
    });
    matrix.sources.iter().filter_map(|source| source.file.as_ref()).chain(named)
}

/// Reports as `missing-source` each file of the repository that does not exist, is not to be shown, or has fewer
/// lines than the source names.
pub(super) fn check_files(checked: &Checked<'_>, matrix: &Matrix, found: &mut Vec<Diagnostic>) {
    for file in files(matrix) {
        let entry = checked.attached.in_repository.get(file.path());
        found.extend(entry.and_then(|entry| missing(file, *entry)));
    }
}

fn missing(file: &RepositoryFile, entry: RepositoryEntry) -> Option<Diagnostic> {
    let is = match entry {
        RepositoryEntry::OutOfReach => return None,
        RepositoryEntry::File { lines } => {
            let is_short = file.lines().is_some_and(|of| *of.end() > lines);
            let missing = || Diagnostic::missing_source_lines(file.span, file.as_str(), lines);
            return is_short.then(missing);
        }
        RepositoryEntry::Missing => "does not exist in the repository",
        RepositoryEntry::Folder => "is a folder, not a file",
        RepositoryEntry::Outside => "leads out of the repository",
        RepositoryEntry::Hidden => "leads to a hidden file",
    };
    Some(Diagnostic::missing_source(file.span, file.path(), is))
}
