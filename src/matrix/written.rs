//! All that the author of a matrix writes in words of the same kind: links, free tables, texts with marks. Pure.

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
        let scenarios = self.scenarios.iter().map(|scenario| &scenario.about);
        let abouts = subjects.chain(groups).chain(criteria).chain(scenarios);
        let facts = || self.facts.iter().filter(|fact| !fact.is_shared).flat_map(Fact::cases);
        let notes = facts().map(|fact| &fact.note);
        let proses = abouts.chain(notes).flatten().filter_map(|prose| prose.marks.as_deref());
        proses.chain(facts().filter_map(|fact| fact.marks.as_deref()))
    }
}
