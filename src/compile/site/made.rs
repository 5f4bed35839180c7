//! Pages that are generated from a matrix, and their addresses. Pure.

use std::collections::BTreeMap;

use super::Site;
use crate::base::address::SitePath;
use crate::base::index::{Index, List};
use crate::compile::site::Section;
use crate::matrix::{Criterion, Matrix, Subject};

/// A page that is generated from a matrix, without a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GeneratedPage {
    pub matrix: Index<Matrix>,
    pub about: Topic,
    /// Whether the page has too few facts to be indexed by search engines
    pub noindex: bool,
}

/// The topic of a generated page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    Subject(Index<Subject>),
    Criterion(Index<Criterion>),
    /// Two subjects, in declaration order
    Pair(Index<Subject>, Index<Subject>),
    /// The page on which a reader chooses two to five subjects to compare
    Compare,
}

/// Two subjects in declaration order.
pub type Pair = (Index<Subject>, Index<Subject>);

/// The locations of the pages about one matrix: generated pages, and guides that replace some of them.
#[derive(Debug)]
pub struct MatrixPages {
    pub section: Index<Section>,
    /// Prefix of the addresses of these pages, with a slash at both ends
    pub base: SitePath,
    /// Whether each listed subject has a page
    pub(crate) subjects: List<Subject, bool>,
    pub(crate) criteria: List<Criterion, bool>,
    pub(crate) pairs: BTreeMap<Pair, PairPlace>,
    /// Pairs whose other order redirects to their page
    pub(crate) redirected: Vec<Pair>,
    pub(crate) compare: bool,
}

/// The location of the page about a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PairPlace {
    /// At the address for the declaration order
    Declared,
    /// At the address for the other order, because an author has written a guide there
    Other,
}

impl MatrixPages {
    /// Returns the address of a subject's page. `None` if the subject has no page. Variants are on the page of
    /// their subject.
    pub fn subject(&self, matrix: &Matrix, subject: Index<Subject>) -> Option<SitePath> {
        let subject = matrix.subject_of(subject);
        self.subjects[subject].then(|| subject_address(&self.base, matrix, subject))
    }

    pub fn criterion(&self, matrix: &Matrix, criterion: Index<Criterion>) -> Option<SitePath> {
        self.criteria[criterion].then(|| criterion_address(&self.base, matrix, criterion))
    }

    /// Returns the address of the page about two subjects, given in any order.
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

    /// Returns the address for the order of subjects that the page of a pair does not have.
    ///
    /// # Panics
    ///
    /// If the pair has no page.
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
    // Variants of one subject are compared with each other by their full addresses.
    let are_siblings = matrix.subject_of(first) == matrix.subject_of(second);
    let id = |at: Index<Subject>| match are_siblings {
        true => matrix.address(at),
        false => &matrix.subjects[at].id,
    };
    base.join(&format!("{}-vs-{}/", id(first), id(second)))
}

pub(crate) fn compare_address(base: &SitePath) -> SitePath {
    base.join("compare/")
}

impl Site {
    pub fn made_address(&self, page: &GeneratedPage) -> SitePath {
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
