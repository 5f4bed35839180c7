//! Reserved words: they cannot be ids because they have their own meaning in place of an id. Pure.

use serde::{Deserialize, Serialize};

use super::{Criterion, Group, IdKind, Matrix, Scenario, Subject};
use crate::base::index::Index;

/// The value of an unknown fact of any kind.
pub const UNKNOWN: &str = "unknown";

/// The value of a fact whose criterion does not apply to its subject.
pub const NOT_APPLICABLE: &str = "n/a";

impl IdKind {
    /// Returns the words that are reserved in place of such an id, each with its meaning.
    pub(super) fn reserves(self) -> &'static [(&'static str, &'static str)] {
        match self {
            IdKind::Group | IdKind::Criterion | IdKind::Scenario => &On::WORDS,
            IdKind::Subject => &Winner::WORDS,
            IdKind::Source | IdKind::Data | IdKind::Variant => &[],
        }
    }

    pub fn is_reserved(self, id: &str) -> bool {
        self.reserves().iter().any(|(word, _)| *word == id)
    }

    /// Describes the meaning of a reserved word, for messages.
    pub(super) fn meaning(self, id: &str) -> Option<String> {
        let (word, about) = self.reserves().iter().find(|(word, _)| *word == id)?;
        Some(match self {
            IdKind::Subject => format!("`winner=\"{word}\"` says that {about}"),
            _ => format!("`on=\"{word}\"` is the verdict on {about}"),
        })
    }
}

/// The topic of an outcome or a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum On {
    Overall,
    Group(Index<Group>),
    Criterion(Index<Criterion>),
    Scenario(Index<Scenario>),
}

impl On {
    pub const OVERALL: &'static str = "overall";

    /// The reserved words of `on`, with their meanings
    pub const WORDS: [(&'static str, &'static str); 1] = [(On::OVERALL, "all criteria together")];

    /// Finds the topic of a verdict: `overall`, or the id of a criterion, a group or a scenario.
    pub fn find(matrix: &Matrix, on: &str) -> Option<On> {
        if on == On::OVERALL {
            return Some(On::Overall);
        }
        let criterion = matrix.criterion(on).map(On::Criterion);
        let group = || matrix.group(on).map(On::Group);
        let scenario = || matrix.scenario(on).map(On::Scenario);
        criterion.or_else(group).or_else(scenario)
    }

    /// Returns all values that [`On::find`] accepts.
    pub fn all(matrix: &Matrix) -> Vec<&str> {
        let words = On::WORDS.map(|(word, _)| word);
        let ids = [matrix.criterion_ids(), matrix.group_ids(), matrix.scenario_ids()];
        [ids.concat().as_slice(), words.as_slice()].concat()
    }
}

/// The winner of an author's verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Winner {
    Subject(Index<Subject>),
    Tie,
    /// No subject in general; such a verdict is always correct
    Depends,
}

impl Winner {
    pub const TIE: &'static str = "tie";
    pub const DEPENDS: &'static str = "depends";

    /// The reserved words of `winner`, with their meanings
    pub const WORDS: [(&'static str, &'static str); 2] =
        [(Winner::TIE, "nobody is ahead"), (Winner::DEPENDS, "it depends on the use")];

    /// Finds the winner of a verdict: `tie`, `depends`, or the id of a subject.
    pub fn find(matrix: &Matrix, winner: &str) -> Option<Winner> {
        match winner {
            Winner::TIE => Some(Winner::Tie),
            Winner::DEPENDS => Some(Winner::Depends),
            id => matrix.subject(id).map(Winner::Subject),
        }
    }

    /// Returns all values that [`Winner::find`] accepts.
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
    fn a_reserved_word_keeps_its_meaning_even_if_it_is_an_id() {
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
