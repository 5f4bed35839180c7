//! What changed in a matrix from commit to commit. Pure.

pub mod difference;

use super::{Criterion, Fact, Matrix, Subject};
use crate::base::date::Date;
use crate::base::index::Index;
use crate::source::history::Start;

#[derive(Debug, Default)]
pub struct Changes {
    /// The newest first, each with at least one change
    pub commits: Vec<Change>,
    /// The day of the oldest version that was compared
    pub since: Option<Date>,
    pub start: Start,
}

/// What one commit changed.
#[derive(Debug)]
pub struct Change {
    pub commit: Commit,
    /// Values that differ, subject by subject in the order of the matrix
    pub facts: Vec<FactChange>,
    pub around: Around,
    pub subjects: Members,
    pub criteria: Members,
    pub flips: Vec<Flip>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// In hexadecimal digits
    pub id: String,
    /// In UTC
    pub date: Date,
    /// The first paragraph of its message
    pub summary: String,
}

/// An id with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub id: String,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FactChange {
    pub subject: Named,
    pub old: Stated,
    pub new: Stated,
}

/// A fact with the criterion that it was a fact of.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    pub fact: Fact,
    pub criterion: Criterion,
}

/// Numbers of facts that changed in something other than the value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Around {
    /// Facts that were checked on another day
    pub checked: usize,
    /// Facts that no longer have a day of their check
    pub unchecked: usize,
    pub sources: usize,
    /// Facts with another note, condition or kind of evidence
    pub notes: usize,
}

/// Subjects or criteria that were added or removed, each with its number of known facts.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Members {
    pub added: Vec<(Named, usize)>,
    pub removed: Vec<(Named, usize)>,
}

/// A change of who is ahead, recommended or named by a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flip {
    pub what: Flipped,
    pub on: Topic,
    pub old: Ahead,
    pub new: Ahead,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flipped {
    /// Who is ahead among all subjects
    Outcome,
    /// The `recommend` of a scenario
    Recommendation,
    /// A verdict in a guide, whose path is relative to the site's folder
    Verdict(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Topic {
    Overall,
    /// A scenario, a group or a criterion
    Part(Named),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ahead {
    One(Named),
    /// Empty for a verdict, which does not name the subjects of a tie
    Tie(Vec<Named>),
    /// Too little is known
    Unknown,
    /// No recommendation
    Nobody,
    /// A verdict with the winner `depends`
    Depends,
}

impl Change {
    pub fn is_empty(&self) -> bool {
        self.keeps_values() && self.around == Around::default() && self.flips.is_empty()
    }

    /// Returns whether an outcome changed although no value did: by weights, scales or scenarios.
    pub fn is_by_weighing(&self) -> bool {
        self.keeps_values() && self.flips.iter().any(|flip| flip.what == Flipped::Outcome)
    }

    fn keeps_values(&self) -> bool {
        let none = Members::default();
        self.facts.is_empty() && self.subjects == none && self.criteria == none
    }
}

pub fn named(id: &str, name: &str) -> Named {
    Named { id: id.to_owned(), name: name.to_owned() }
}

pub fn subject(matrix: &Matrix, at: Index<Subject>) -> Named {
    named(&matrix.subjects[at].id, &matrix.subjects[at].name)
}
