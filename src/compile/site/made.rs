//! Pages made from a matrix: which there are, and where. Pure.

use std::collections::BTreeMap;

use super::Site;
use crate::base::address::SitePath;
use crate::base::index::{Index, List};
use crate::compile::site::Section;
use crate::matrix::{Criterion, Matrix, Subject};

/// A page that no file is behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MadePage {
    pub matrix: Index<Matrix>,
    pub about: Topic,
    /// Whether it says too little for search engines to list it
    pub noindex: bool,
}

/// What a made page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    Subject(Index<Subject>),
    Criterion(Index<Criterion>),
    /// Two subjects, in declaration order
    Pair(Index<Subject>, Index<Subject>),
    /// A choice of two to five subjects
    Compare,
}

/// Two subjects in declaration order.
pub type Pair = (Index<Subject>, Index<Subject>);

/// Where the pages about one matrix are: those that are made, and the guides that replace some.
#[derive(Debug)]
pub struct MatrixPages {
    pub section: Index<Section>,
    /// Address of the section's page, with a slash at both ends
    pub base: SitePath,
    /// Whether there is a page
    pub(crate) subjects: List<Subject, bool>,
    pub(crate) criteria: List<Criterion, bool>,
    pub(crate) pairs: BTreeMap<Pair, PairPlace>,
    /// Pairs with a page to which the address of the other order leads
    pub(crate) redirected: Vec<Pair>,
    pub(crate) compare: bool,
}

/// Where the page about a pair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PairPlace {
    /// At the address of its declared order
    Declared,
    /// At that of the other order, where an author has written a guide
    Other,
}

impl MatrixPages {
    /// None where the subject has no page.
    pub fn subject(&self, matrix: &Matrix, subject: Index<Subject>) -> Option<SitePath> {
        self.subjects[subject].then(|| subject_address(&self.base, matrix, subject))
    }

    pub fn criterion(&self, matrix: &Matrix, criterion: Index<Criterion>) -> Option<SitePath> {
        self.criteria[criterion].then(|| criterion_address(&self.base, matrix, criterion))
    }

    /// The page about two subjects, in whatever order.
    pub fn pair(
        &self,
        matrix: &Matrix,
        one: Index<Subject>,
        other: Index<Subject>,
    ) -> Option<SitePath> {
        let (first, second) = (one.min(other), one.max(other));
        Some(match self.pairs.get(&(first, second))? {
            PairPlace::Declared => pair_address(&self.base, matrix, first, second),
            PairPlace::Other => pair_address(&self.base, matrix, second, first),
        })
    }

    /// The address of a pair that has a page, in the order that its page does not have.
    pub(crate) fn other_order(&self, matrix: &Matrix, (first, second): Pair) -> SitePath {
        match self.pairs[&(first, second)] {
            PairPlace::Declared => pair_address(&self.base, matrix, second, first),
            PairPlace::Other => pair_address(&self.base, matrix, first, second),
        }
    }

    pub fn compare(&self) -> Option<SitePath> {
        self.compare.then(|| compare_address(&self.base))
    }
}

pub(crate) fn subject_address(
    base: &SitePath,
    matrix: &Matrix,
    subject: Index<Subject>,
) -> SitePath {
    base.join(&format!("{}/", matrix.subjects[subject].id))
}

pub(crate) fn criterion_address(
    base: &SitePath,
    matrix: &Matrix,
    criterion: Index<Criterion>,
) -> SitePath {
    base.join(&format!("criteria/{}/", matrix.criteria[criterion].id))
}

pub(crate) fn pair_address(
    base: &SitePath,
    matrix: &Matrix,
    first: Index<Subject>,
    second: Index<Subject>,
) -> SitePath {
    base.join(&format!("{}-vs-{}/", matrix.subjects[first].id, matrix.subjects[second].id))
}

pub(crate) fn compare_address(base: &SitePath) -> SitePath {
    base.join("compare/")
}

impl Site {
    pub fn made_address(&self, page: &MadePage) -> SitePath {
        let matrix = &self.matrices[page.matrix];
        let pages = self.matrix_pages[page.matrix].as_ref();
        let base = &pages.expect("only a matrix with pages has made ones").base;
        match page.about {
            Topic::Subject(subject) => subject_address(base, matrix, subject),
            Topic::Criterion(criterion) => criterion_address(base, matrix, criterion),
            Topic::Pair(first, second) => pair_address(base, matrix, first, second),
            Topic::Compare => compare_address(base),
        }
    }
}
