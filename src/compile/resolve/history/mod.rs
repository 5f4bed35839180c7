//! Computes what each commit changed in a matrix. Pure. [`History`] → [`Changes`].
//!
//! Subjects, criteria, groups and scenarios are identified by their ids, so a new name is not a change. A
//! version with errors that would have prevented its build is skipped; its changes are attributed to the
//! next version without errors.

mod past;
mod unchecked;
mod verdicts;

use std::rc::Rc;

use self::past::{Past, Reader};
pub(super) use self::unchecked::Unchecked;
use crate::base::date::Date;
use crate::matrix::Matrix;
use crate::matrix::changes::{Around, Change, Changes, Commit, Members, difference};
use crate::source::FileId;
use crate::source::history::{History, Start, Version};

/// Maximum number of commits, counted from the newest.
const COMMITS: usize = 100;

/// Number of changed facts after which older commits are left out.
const FACTS: usize = 1000;

fn commit_of(version: &Version) -> Commit {
    Commit {
        id: version.commit.clone(),
        date: Date::from_unix_moment(version.seconds).unwrap_or(Date::EPOCH),
        summary: version.summary.clone(),
    }
}

/// Returns the changes of the matrix whose `matrix.toml` is at `path`, relative to the site's folder.
/// Everything that `today`, the current matrix, still contains has its current name. Shows each version to
/// `unchecked`.
pub(super) fn changes(
    history: &History,
    path: &str,
    today: &Matrix,
    unchecked: &mut Unchecked<'_>,
) -> Changes {
    let mut changes = Changes { start: history.start, ..Changes::default() };
    let mut facts = 0;
    let mut reader = Reader::new(path, today);
    let mut newer: Option<Past<'_>> = None;
    for version in &history.versions {
        let Some(older) = reader.read(version) else { continue };
        changes.since = Some(commit_of(version).date);
        unchecked.see(&older);
        if let Some(newer) = &newer {
            let change = change(&older, newer, today.file);
            facts += change.facts.len();
            if !change.is_empty() {
                changes.commits.push(change);
            }
        }
        newer = Some(older);
        if changes.commits.len() >= COMMITS || facts >= FACTS {
            changes.start = Start::Limit;
            break;
        }
    }
    changes
}

fn change(older: &Past<'_>, newer: &Past<'_>, file: FileId) -> Change {
    let (old, new) = (&older.matrix, &newer.matrix);
    let mut change = Change {
        commit: commit_of(newer.version),
        facts: Vec::new(),
        around: Around::default(),
        subjects: Members::default(),
        criteria: Members::default(),
        flips: Vec::new(),
    };
    // A commit that only edits guides does not change the matrix.
    if !Rc::ptr_eq(old, new) {
        (change.facts, change.around) = difference::facts(old, new);
        change.subjects = difference::subjects(old, new);
        change.criteria = difference::criteria(old, new);
        change.flips = difference::flips(old, new);
    }
    change.flips.extend(verdicts::flips(older, newer, file));
    change
}

#[cfg(test)]
mod tests;
