//! The words by which prose says what a subject is: a file for each language.

mod de;
mod en;

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use super::Phrases;
use crate::base::language::Language;

/// Phrases in lower case, with one space between their words.
pub(in crate::reading) struct QualityWords {
    pub(in crate::reading) pairs: Vec<Pair>,
    pub(in crate::reading) not: Phrases,
    /// Between a verb and what it says: they change nothing
    pub(in crate::reading) light: Phrases,
    /// Verbs with which a subject lets its users have something: "facilitates"
    pub(in crate::reading) enables: Phrases,
    /// What a subject may be: "language", "database"
    pub(in crate::reading) kinds: Phrases,
    pub(in crate::reading) release: ReleaseWords,
    pub(in crate::reading) fitness: FitnessWords,
    /// Finds prose that may say something of this. It is built when it is first asked for
    in_prose: OnceLock<AhoCorasick>,
    /// Finds such cells, or names of their lines
    in_cells: OnceLock<AhoCorasick>,
}

/// Two terms that exclude each other.
pub(in crate::reading) struct Pair {
    pub(in crate::reading) sides: [Side; 2],
    /// Names of lines of a table whose cells have such a term
    pub(in crate::reading) lines: Phrases,
}

/// A term of a pair.
pub(in crate::reading) struct Side {
    /// As messages name it
    pub(in crate::reading) name: &'static str,
    /// After "is"
    pub(in crate::reading) is: Phrases,
    /// After verbs such as "supports"
    pub(in crate::reading) has: Phrases,
}

impl Side {
    fn of(is: &'static str, has: &'static str) -> Side {
        let name = is.split(',').next().unwrap_or(is);
        Side { name, is: Phrases::of(is), has: Phrases::of(has) }
    }
}

/// The words of a first release.
pub(in crate::reading) struct ReleaseWords {
    pub(in crate::reading) was: Phrases,
    pub(in crate::reading) first: Phrases,
    /// After "was"
    pub(in crate::reading) passive: Phrases,
    pub(in crate::reading) active: Phrases,
    /// Verbs of a first release only with a word that says so: "appeared"
    pub(in crate::reading) active_if_first: Phrases,
    /// Before a day
    pub(in crate::reading) before_days: Phrases,
    /// After a day: they tell how it came to that
    pub(in crate::reading) further: Phrases,
    /// Names of lines of a table with the day of a first release, and of one that may be another one
    pub(in crate::reading) first_lines: Phrases,
    pub(in crate::reading) lines: Phrases,
}

/// The words by which a subject is suited to something.
pub(in crate::reading) struct FitnessWords {
    /// After "is", before what it is for
    pub(in crate::reading) suited: Phrases,
    /// Those of them of which "not" says the opposite
    pub(in crate::reading) deniable: Phrases,
    pub(in crate::reading) unsuited: Phrases,
    /// Without "is"
    pub(in crate::reading) excels: Phrases,
    pub(in crate::reading) fails: Phrases,
    /// Before what it is for, in a cell only: the other subjects are the measure
    pub(in crate::reading) better: Phrases,
    pub(in crate::reading) worse: Phrases,
    /// Whole cells
    pub(in crate::reading) good: Phrases,
    pub(in crate::reading) bad: Phrases,
    /// Words with which a purpose is none of which another text certainly speaks too: "this"
    pub(in crate::reading) vague: Phrases,
}

impl QualityWords {
    /// Returns the words of a language; `None` if it has none here.
    pub(in crate::reading) fn of(language: &Language) -> Option<&'static QualityWords> {
        match language.name() {
            "en" => Some(&en::ENGLISH),
            "de" => Some(&de::GERMAN),
            _ => None,
        }
    }

    /// Whether a sentence may say what a subject is.
    pub(in crate::reading) fn may_be_in_prose(&self, text: &str) -> bool {
        let (release, fitness) = (&self.release, &self.fitness);
        let lists = || {
            [
                &[&release.passive, &release.active, &release.active_if_first][..],
                &[&fitness.suited, &fitness.unsuited, &fitness.excels, &fitness.fails],
            ]
            .concat()
        };
        self.in_prose.get_or_init(|| self.finder(&lists())).is_match(text)
    }

    /// Whether a cell may say what a subject is, or may be the name of a line of such cells.
    pub(in crate::reading) fn may_be_in_cell(&self, text: &str) -> bool {
        let (release, fitness) = (&self.release, &self.fitness);
        let lists = || {
            [
                &[&release.first_lines, &release.lines, &fitness.good, &fitness.bad][..],
                &[&fitness.better, &fitness.worse, &fitness.suited, &fitness.unsuited],
            ]
            .concat()
        };
        self.in_cells.get_or_init(|| self.finder(&lists())).is_match(text)
    }

    /// Returns what finds terms of pairs, and phrases.
    fn finder(&self, lists: &[&Phrases]) -> AhoCorasick {
        let sides = self.pairs.iter().flat_map(|pair| &pair.sides);
        let terms = sides.flat_map(|side| side.is.all().chain(side.has.all()));
        let phrases = lists.iter().flat_map(|list| list.all());
        let builder =
            AhoCorasick::builder().ascii_case_insensitive(true).build(terms.chain(phrases));
        builder.expect("phrases are far shorter than an automaton may be")
    }
}
