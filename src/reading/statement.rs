//! What a text states about the facts of a matrix. Pure.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::base::index::Index;
use crate::matrix::reserved::{On, Winner};
use crate::matrix::{Criterion, Level, Subject};

/// A statement that is read with certainty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// The number of its block on the page
    pub block: usize,
    /// Its range in the text of the block: the words that a report shows
    pub range: Range<usize>,
    pub says: Says,
}

/// A fact that a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub subject: Index<Subject>,
    pub criterion: Index<Criterion>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Says {
    /// The text of the range states the value of a fact: a number, a date, a version or a word
    Value(About),
    /// Subjects have or lack what a criterion is about. All hold together: "only X", "both", "neither"
    States(Vec<(About, Has)>),
    /// The value of a subject is higher or lower than that of each of its rivals
    Order { of: About, rivals: Vec<Index<Subject>>, is_higher: bool },
    /// The value of a subject is a multiple or a part of that of its rival, as the text of the range says
    Ratio { of: About, rival: Index<Subject> },
    /// Who is ahead on a criterion, on a group or overall
    Wins { winner: Winner, on: On },
}

impl Says {
    /// Returns the facts that it is about.
    pub fn about(&self) -> Vec<About> {
        match self {
            Says::Value(about) | Says::Ratio { of: about, .. } | Says::Order { of: about, .. } => {
                vec![*about]
            }
            Says::States(states) => states.iter().map(|(about, _)| *about).collect(),
            Says::Wins { .. } => Vec::new(),
        }
    }
}

/// How far a subject has what a criterion is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Has {
    /// Said of partial support too
    Supported,
    /// Said of partial support too: of the others, if only one "supports" something
    Lacking,
    Exactly(Level),
}
