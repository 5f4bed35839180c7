//! Words that are no ids, because they mean something of their own where ids are named. Pure.

use super::{Criterion, Group, IdKind, Matrix, Scenario, Subject};
use crate::base::index::Index;

/// What a fact is that nobody knows, whatever its kind.
pub const UNKNOWN: &str = "unknown";

/// What a fact is whose criterion means nothing for its subject.
pub const NOT_APPLICABLE: &str = "n/a";

impl IdKind {
    /// Words that mean something else where such an id is named, and what.
    pub(super) fn reserves(self) -> &'static [(&'static str, &'static str)] {
        match self {
            IdKind::Group | IdKind::Criterion | IdKind::Scenario => &On::WORDS,
            IdKind::Subject => &Winner::WORDS,
            IdKind::Source => &[],
        }
    }

    pub fn is_reserved(self, id: &str) -> bool {
        self.reserves().iter().any(|(word, _)| *word == id)
    }

    /// What such a word means, for messages.
    pub(super) fn meaning(self, id: &str) -> Option<String> {
        let (word, about) = self.reserves().iter().find(|(word, _)| *word == id)?;
        Some(match self {
            IdKind::Subject => format!("`winner=\"{word}\"` says that {about}"),
            _ => format!("`on=\"{word}\"` is the verdict on {about}"),
        })
    }
}

/// What an outcome or a verdict is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    Overall,
    Group(Index<Group>),
    Criterion(Index<Criterion>),
    Scenario(Index<Scenario>),
}

impl On {
    pub const OVERALL: &'static str = "overall";

    /// The words that `on` knows, with what they mean
    pub const WORDS: [(&'static str, &'static str); 1] = [(On::OVERALL, "all criteria together")];

    /// What a verdict is on: `overall`, or the id of a criterion, a group or a scenario.
    pub fn find(matrix: &Matrix, on: &str) -> Option<On> {
        if on == On::OVERALL {
            return Some(On::Overall);
        }
        let criterion = matrix.criterion(on).map(On::Criterion);
        let group = || matrix.group(on).map(On::Group);
        let scenario = || matrix.scenario(on).map(On::Scenario);
        criterion.or_else(group).or_else(scenario)
    }

    /// All that [`On::find`] finds.
    pub fn all(matrix: &Matrix) -> Vec<&str> {
        let words = On::WORDS.map(|(word, _)| word);
        let ids = [matrix.criterion_ids(), matrix.group_ids(), matrix.scenario_ids()];
        [ids.concat().as_slice(), words.as_slice()].concat()
    }
}

/// What an author's verdict says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Winner {
    Subject(Index<Subject>),
    Tie,
    /// Nobody in general: it is always true
    Depends,
}

impl Winner {
    pub const TIE: &'static str = "tie";
    pub const DEPENDS: &'static str = "depends";

    /// The words that `winner` knows, with what they mean
    pub const WORDS: [(&'static str, &'static str); 2] =
        [(Winner::TIE, "nobody is ahead"), (Winner::DEPENDS, "it depends on the use")];

    /// What `winner` says: `tie`, `depends`, or the id of a subject.
    pub fn find(matrix: &Matrix, winner: &str) -> Option<Winner> {
        match winner {
            Winner::TIE => Some(Winner::Tie),
            Winner::DEPENDS => Some(Winner::Depends),
            id => matrix.subject(id).map(Winner::Subject),
        }
    }

    /// All that [`Winner::find`] finds.
    pub fn all(matrix: &Matrix) -> Vec<&str> {
        let words = Winner::WORDS.map(|(word, _)| word);
        [matrix.subject_ids().as_slice(), words.as_slice()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::tests::check;
    use super::*;
    use crate::base::index::at;

    #[test]
    fn a_word_means_what_it_says_also_where_something_has_it_for_its_id() {
        let (matrix, found) = check(
            "title = 'T'\n[[criterion]]\nid = 'overall'\nname = 'C'\nkind = 'text'\n\
             [[subject]]\nid = 'tie'\nname = 'T'\n[[subject]]\nid = 'a'\nname = 'A'\n",
        );
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(On::find(&matrix, "overall"), Some(On::Overall));
        assert_eq!(On::find(&matrix, "general"), Some(On::Group(at(0))));
        assert_eq!(Winner::find(&matrix, "tie"), Some(Winner::Tie));
        assert_eq!(Winner::find(&matrix, "a"), Some(Winner::Subject(at(1))));
        for on in On::all(&matrix) {
            assert!(On::find(&matrix, on).is_some(), "{on}");
        }
        for winner in Winner::all(&matrix) {
            assert!(Winner::find(&matrix, winner).is_some(), "{winner}");
        }
    }
}
