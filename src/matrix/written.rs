//! All that the author of a matrix writes in words of the same kind: links, free tables, texts with marks. Pure.

use super::support::Support;
use super::{Fact, Marks, Matrix, More};

impl Matrix {
    /// Returns the links and free tables of its subjects, criteria and sources.
    pub fn more(&self) -> impl Iterator<Item = &More> {
        // Variants have those of their subject.
        let listed = self.subjects.iter().filter(|subject| subject.is_listed());
        let subjects = listed.map(|subject| &subject.particulars.more);
        let criteria = self.criteria.iter().map(|criterion| &criterion.more);
        subjects.chain(criteria).chain(self.sources.iter().map(|source| &source.more))
    }

    /// Returns the marks of its texts, for their links.
    pub fn marks(&self) -> impl Iterator<Item = &Marks> {
        let subjects = self.subjects.iter().map(|subject| &subject.about);
        let groups = self.groups.iter().map(|group| &group.about);
        let criteria = self.criteria.iter().map(|criterion| &criterion.about);
        let scenarios =
            self.scenarios.iter().flat_map(|scenario| [&scenario.about, &scenario.because]);
        let texts = subjects.chain(groups).chain(criteria).chain(scenarios);
        let texts = texts.flatten().filter_map(|prose| prose.marks.as_deref());
        let facts = self.facts.iter().filter(|fact| !fact.is_shared).flat_map(Fact::cases);
        texts.chain(facts.flat_map(Fact::marks))
    }
}

impl Fact {
    /// Returns the marks of its texts: its value, its note, and the notes within a support.
    pub fn marks(&self) -> impl Iterator<Item = &Marks> {
        let statements = self.value.support().into_iter().flat_map(Support::statements);
        let notes = self.note.iter().chain(statements.flat_map(|statement| &statement.notes));
        self.marks.as_deref().into_iter().chain(notes.filter_map(|note| note.marks.as_deref()))
    }
}
