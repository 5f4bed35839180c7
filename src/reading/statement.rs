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

impl Statement {
    /// Whether some of its words are in a range of the text of a block.
    pub fn overlaps(&self, block: usize, range: &Range<usize>) -> bool {
        self.block == block && self.range.start < range.end && range.start < self.range.end
    }
}

/// A fact that a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    Order {
        of: About,
        rivals: Vec<Index<Subject>>,
        is_higher: bool,
        /// Whether an equal value agrees as well: "no faster than", "the fastest"
        or_same: bool,
    },
    /// The value of a subject is a multiple of that of its rival, or differs from it by a number or a percentage
    Ratio {
        of: About,
        rival: Index<Subject>,
        /// The words that say so, in the text of the range: `20 % cheaper`
        words: Range<usize>,
        /// Which value is higher, if the words tell by how much they differ
        is_higher: bool,
    },
    /// The values of two subjects are the same
    Same { of: About, rival: Index<Subject> },
    /// Who is ahead on a criterion, on a group or overall
    Wins { winner: Winner, on: On },
    /// Who is ahead, in the text of a `:::verdict` with its own winner
    Repeats { winner: Winner, of: Winner },
    /// Who is ahead, although the points of comparison of the section all favour another one: these words
    Despite { winner: Index<Subject>, favoured: Index<Subject>, points: Vec<String> },
}

impl Says {
    /// Returns the facts that it is about.
    pub fn about(&self) -> Vec<About> {
        match self {
            Says::Value(about) => vec![*about],
            Says::Order { of: about, rivals, .. } => {
                let rivals = rivals.iter().map(|rival| About { subject: *rival, ..*about });
                [*about].into_iter().chain(rivals).collect()
            }
            Says::Ratio { of: about, rival, .. } | Says::Same { of: about, rival } => {
                vec![*about, About { subject: *rival, ..*about }]
            }
            Says::States(states) => states.iter().map(|(about, _)| *about).collect(),
            Says::Wins { .. } | Says::Repeats { .. } | Says::Despite { .. } => Vec::new(),
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
