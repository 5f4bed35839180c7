//! What all sentences of a page are read with. Pure.

use crate::base::index::Index;
use crate::claims::tokens::folded;
use crate::matrix::kind::Statement as Form;
use crate::matrix::{Criterion, Level};
use crate::reading::Reader;
use crate::reading::traits::{self, Traits};
use crate::reading::words::{Exclusion, Family, Grammar, words_of};

pub(super) struct Page<'r> {
    pub(super) of: &'r Reader<'r>,
    pub(super) words: &'static Grammar,
    pub(super) exclusion: &'static Exclusion,
    pub(super) traits: &'r Traits,
}

impl<'r> Page<'r> {
    /// Returns `None` if the sentences of the page's language are not read.
    pub(super) fn of(of: &'r Reader<'r>) -> Option<Page<'r>> {
        let all = words_of(of.language)?;
        let (words, exclusion): (&'static Grammar, &'static Exclusion) =
            (all.grammar, all.exclusion);
        Some(Page { of, words, exclusion, traits: of.vocabulary.traits(of.language)? })
    }

    /// Returns a word without its ending.
    pub(super) fn stem(&self, word: &str) -> String {
        traits::stem(word, self.words)
    }

    pub(super) fn criterion(&self, at: Index<Criterion>) -> &'r Criterion {
        &self.of.matrix.criteria[at]
    }

    /// Whether the facts of a criterion say how far it holds.
    pub(super) fn has_levels(&self, at: Index<Criterion>) -> bool {
        let criterion = self.criterion(at);
        criterion.kind.meant(Level::Yes.as_str()).is_some() || self.form(at) == Form::Support
    }

    /// Whether the facts of a criterion are words: one of its choices, or a text.
    pub(super) fn is_of_words(&self, at: Index<Criterion>) -> bool {
        matches!(self.form(at), Form::Word | Form::Text) && !self.has_levels(at)
    }

    /// Whether a criterion is about a thing that is built in, so that another one does not count.
    pub(super) fn is_built_in(&self, at: Index<Criterion>) -> bool {
        let name = self.criterion(at).name.to_lowercase();
        self.words.built_in.all().any(|word| name.starts_with(word))
    }

    /// Whether a criterion is about what one has to have: "Phone number required".
    pub(super) fn is_of_need(&self, at: Index<Criterion>) -> bool {
        let name = folded(&self.criterion(at).name);
        name.split(' ').any(|word| self.words.needed.has(word))
    }

    pub(super) fn form(&self, at: Index<Criterion>) -> Form {
        self.criterion(at).kind.statement()
    }

    pub(super) fn of_family(&self, family: Family) -> Option<Index<Criterion>> {
        match family {
            Family::Price => self.traits.price,
            Family::Mass => self.traits.mass,
        }
    }

    /// Whether a criterion is one that a verb of a family is about.
    pub(super) fn is_in_family(&self, at: Index<Criterion>, family: Family) -> bool {
        match family {
            Family::Price => self.criterion(at).kind.is_price(),
            Family::Mass => self.traits.masses[at],
        }
    }
}
