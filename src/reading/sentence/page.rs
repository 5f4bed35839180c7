//! What all sentences of a page are read with. Pure.

use crate::base::index::Index;
use crate::claims::quantity;
use crate::claims::tokens::folded;
use crate::matrix::kind::Statement as Form;
use crate::matrix::unit::{Fit, Unit};
use crate::matrix::{Criterion, Level};
use crate::reading::Reader;
use crate::reading::words::{Family, Grammar, Phrases, words_of};

pub(super) struct Page<'r> {
    pub(super) of: &'r Reader<'r>,
    pub(super) words: &'static Grammar,
    /// The words of each criterion's name, without their endings
    pub(super) stems: Vec<Vec<String>>,
    /// The price that needs no other word
    pub(super) price: Option<Index<Criterion>>,
    pub(super) mass: Option<Index<Criterion>>,
    pub(super) release: Option<Index<Criterion>>,
    pub(super) version: Option<Index<Criterion>>,
}

impl<'r> Page<'r> {
    /// Returns `None` if the sentences of the page's language are not read.
    pub(super) fn of(of: &'r Reader<'r>) -> Option<Page<'r>> {
        let words: &'static Grammar = words_of(of.language)?.grammar;
        let criteria = || of.matrix.criteria.indexed();
        let only = |is: &dyn Fn(&Criterion) -> bool| {
            let mut found = criteria().filter(|(_, criterion)| is(criterion));
            let first = found.next()?.0;
            found.next().is_none().then_some(first)
        };
        let is_called =
            |criterion: &Criterion, names: &Phrases| names.has(&criterion.name.to_lowercase());
        let is_of = |criterion: &Criterion, form: Form| criterion.kind.statement() == form;
        let is_release = |criterion: &Criterion| {
            let terms = criterion.terms.iter().map(|term| folded(&term.value));
            let mut names = terms.chain([folded(&criterion.name)]);
            is_of(criterion, Form::Day)
                && names.any(|name| words.releases.all().any(|word| name.contains(word)))
        };
        let all_of = |is: fn(&Criterion) -> bool, names: &'static Phrases| {
            let generic = move |criterion: &Criterion| is(criterion) && is_called(criterion, names);
            only(&is).or_else(|| only(&generic))
        };
        let mut page = Page {
            of,
            words,
            stems: Vec::new(),
            price: all_of(is_price, &words.prices),
            mass: all_of(is_mass, &words.weights),
            release: only(&is_release),
            version: only(&|criterion| is_of(criterion, Form::Version)),
        };
        let stems = |criterion: &Criterion| {
            let name = folded(&criterion.name);
            name.split_whitespace().map(|word| page.stem(word)).collect()
        };
        let stems: Vec<Vec<String>> = of.matrix.criteria.iter().map(stems).collect();
        page.stems = stems;
        Some(page)
    }

    /// Returns a word without its ending.
    pub(super) fn stem(&self, word: &str) -> String {
        let is_long = |stem: &&str| stem.chars().count() > 3;
        let mut stems = self.words.endings.iter().filter_map(|ending| word.strip_suffix(ending));
        stems.find(is_long).unwrap_or(word).to_owned()
    }

    pub(super) fn criterion(&self, at: Index<Criterion>) -> &'r Criterion {
        &self.of.matrix.criteria[at]
    }

    /// Whether the facts of a criterion say how far it holds.
    pub(super) fn has_levels(&self, at: Index<Criterion>) -> bool {
        let criterion = self.criterion(at);
        criterion.kind.meant(Level::Yes.as_str()).is_some() || self.form(at) == Form::Support
    }

    pub(super) fn form(&self, at: Index<Criterion>) -> Form {
        self.criterion(at).kind.statement()
    }

    pub(super) fn of_family(&self, family: Family) -> Option<Index<Criterion>> {
        match family {
            Family::Price => self.price,
            Family::Mass => self.mass,
        }
    }

    /// Whether a criterion is one that a verb of a family is about.
    pub(super) fn is_in_family(&self, at: Index<Criterion>, family: Family) -> bool {
        match family {
            Family::Price => is_price(self.criterion(at)),
            Family::Mass => is_mass(self.criterion(at)),
        }
    }
}

fn is_price(criterion: &Criterion) -> bool {
    criterion.kind.is_price()
}

fn is_mass(criterion: &Criterion) -> bool {
    let unit = Unit::of(criterion.unit.as_deref());
    let of_mass = quantity::read("1 kg", &unit);
    let is_same = matches!(&of_mass[..], [one] if one.fit == Fit::Same);
    criterion.kind.has_amounts() && criterion.unit.is_some() && is_same
}
