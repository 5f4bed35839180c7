//! The versions of a matrix → what each commit changed. Pure. [`History`] → [`Changes`].
//!
//! Everything is told apart by its id: a new name is no change. A version with mistakes that would
//! have stopped its build is passed over, so what it changed stands at the next version without.

mod past;
mod verdicts;

use std::rc::Rc;

use self::past::{Past, Reader};
use crate::base::date::Date;
use crate::matrix::Matrix;
use crate::matrix::changes::{Around, Change, Changes, Commit, Members, difference};
use crate::source::FileId;
use crate::source::history::{History, Start, Version};

/// At most this many commits are told, the newest.
const COMMITS: usize = 100;

/// After this many facts, no older commit is told.
const FACTS: usize = 1000;

fn commit_of(version: &Version) -> Commit {
    Commit {
        id: version.commit.clone(),
        date: Date::from_unix_moment(version.seconds).unwrap_or(Date::EPOCH),
        summary: version.summary.clone(),
    }
}

/// Returns the changes of a matrix whose `matrix.toml` is at `path` from the site's folder. Names
/// are those of `today`, the matrix as it is now, for whatever it still has.
pub(super) fn changes(history: &History, path: &str, today: &Matrix) -> Changes {
    let mut changes = Changes { start: history.start, ..Changes::default() };
    let mut facts = 0;
    let mut reader = Reader::new(path, today);
    let mut newer: Option<Past<'_>> = None;
    for version in &history.versions {
        let Some(older) = reader.read(version) else { continue };
        changes.since = Some(commit_of(version).date);
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
    // A commit to a guide leaves the matrix as it is.
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
