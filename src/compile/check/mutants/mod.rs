//! How well guides are guarded: which facts could change without a message about what a guide says of them. Pure.
//!
//! Each fact of the subjects that a guide compares gets other values, one at a time and in memory, and the checks of the
//! guide that depend on its criterion run again. Nothing is parsed again.

mod check;
mod named;
mod trial;

use std::collections::HashSet;

use rayon::prelude::*;

use self::check::Check;
use self::named::Named;
use self::trial::Trial;
use super::coverage::Passage;
use super::reading::{AllWords, Open, ReadGuide, guides};
use crate::base::failure::Failure;
use crate::base::index::{Index, List};
use crate::claims::written_in;
use crate::compile::parse::Read;
use crate::compile::parse::claim::{Binding, Claim, Test};
use crate::compile::refer::drawn;
use crate::compile::site::{Page, Site};
use crate::matrix::mutant::{Change, FactAt, Mutant};
use crate::matrix::view::Cell;
use crate::matrix::{Criterion, Fact, FactValue, Matrix, Subject};
use crate::source::FileId;

/// How well a guide is guarded.
#[derive(Debug)]
pub struct Guarded<'s> {
    pub page: &'s Page,
    pub file: FileId,
    /// The known facts of the subjects that it compares, subject by subject
    pub facts: Vec<Tested>,
}

/// A fact of which other values were tried.
#[derive(Debug)]
pub struct Tested {
    /// `nodejs/cold-start`
    pub fact: String,
    /// The value as an author would write it
    pub value: String,
    pub guard: Guard,
    pub tried: Vec<Tried>,
    /// Where the guide names the fact without being checked, if nothing guards it
    pub places: Vec<Passage>,
}

/// What keeps a guide from saying something of a fact that is no longer so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Messages notice that the fact changes
    Checked,
    /// Only directives and links without text show the fact, which show any value
    Drawn,
    /// Nothing: the fact survives as a mutant
    None,
}

/// Another value of a fact.
#[derive(Debug)]
pub struct Tried {
    pub change: Change,
    pub value: String,
    /// Whether a message about the guide notices it
    pub is_noticed: bool,
}

impl Guarded<'_> {
    pub fn count(&self, guard: Guard) -> usize {
        self.facts.iter().filter(|fact| fact.guard == guard).count()
    }

    /// Returns how many facts are guarded.
    pub fn guarded(&self) -> usize {
        self.facts.len() - self.count(Guard::None)
    }

    /// Returns the share of the facts that are guarded, 0..1; 1 if there are none.
    pub fn share(&self) -> f64 {
        share(self.guarded(), self.facts.len())
    }
}

/// Returns the share of facts that are guarded, 0..1; 1 if there are none.
#[expect(clippy::cast_precision_loss, reason = "nobody has so many facts")]
pub fn share(guarded: usize, facts: usize) -> f64 {
    if facts == 0 { 1.0 } else { guarded as f64 / facts as f64 }
}

/// Tests the guides that `wanted` selects, in the order of their addresses.
pub fn guarded<'s>(
    site: &'s Site,
    wanted: &(dyn Fn(&Page) -> bool + Sync),
    read: &Read<'_>,
) -> Result<Vec<Guarded<'s>>, Failure> {
    let words = AllWords::of(site);
    test_guides(site, &words, wanted, read)
}

/// Tests a guide. `None` if it has no matrix or no text.
pub fn of_page<'s>(
    site: &'s Site,
    page: &Page,
    read: &Read<'_>,
) -> Result<Option<Guarded<'s>>, Failure> {
    let Some(matrix) = page.matrix else { return Ok(None) };
    let words = AllWords::of_one(site, matrix);
    Ok(test_guides(site, &words, &|of| of.file == page.file, read)?.pop())
}

fn test_guides<'s>(
    site: &'s Site,
    words: &AllWords<'s>,
    wanted: &(dyn Fn(&Page) -> bool + Sync),
    read: &Read<'_>,
) -> Result<Vec<Guarded<'s>>, Failure> {
    let read = guides(site, words, wanted, read)?;
    let guides: Vec<Guide<'_>> = read.par_iter().map(|guide| Guide::of(site, guide)).collect();
    let guarded = guides.iter().filter_map(|Guide { file, .. }| {
        Some(Guarded { page: site.page_of(*file)?, file: *file, facts: Vec::new() })
    });
    let mut guarded: Vec<Guarded<'s>> = guarded.collect();
    for matrix in site.matrices.indices() {
        for (guide, tested) in of_matrix(site, matrix, &guides) {
            guarded[guide].facts.push(tested);
        }
    }
    Ok(guarded)
}

/// Tests the facts of a matrix. Returns each with the number of its guide, in the order of the facts.
fn of_matrix(site: &Site, at: Index<Matrix>, guides: &[Guide<'_>]) -> Vec<(usize, Tested)> {
    let own: Vec<(usize, &Guide<'_>)> =
        guides.iter().enumerate().filter(|(_, guide)| guide.page.matrix == Some(at)).collect();
    let matrix = &site.matrices[at];
    let facts: Vec<FactAt> = match own.is_empty() {
        true => Vec::new(),
        false => matrix.subjects.indices().flat_map(|subject| known(matrix, subject)).collect(),
    };
    let test = |trial: &mut Trial, at: FactAt| -> Vec<(usize, Tested)> {
        let of_fact: Vec<&(usize, &Guide<'_>)> =
            own.iter().filter(|(_, guide)| guide.compared.contains(&at.subject)).collect();
        if of_fact.is_empty() {
            return Vec::new();
        }
        let all: Vec<&Guide<'_>> = of_fact.iter().map(|(_, guide)| *guide).collect();
        let tested = test(site, trial, at, &all);
        of_fact.into_iter().map(|(number, _)| *number).zip(tested).collect()
    };
    let tested = facts.into_par_iter().map_init(|| Trial::of(site, at), test);
    let tested: Vec<Vec<(usize, Tested)>> = tested.collect();
    tested.into_iter().flatten().collect()
}

/// Returns the known facts of a subject.
fn known(matrix: &Matrix, subject: Index<Subject>) -> impl Iterator<Item = FactAt> {
    matrix.criteria.indices().flat_map(move |criterion| {
        let cases = matrix.fact(subject, criterion).cases().enumerate();
        let known = cases.filter(|(_, fact)| fact.value.is_known() && !fact.is_flawed);
        known.map(move |(case, _)| FactAt { subject, criterion, case })
    })
}

/// Tries other values of a fact, and returns what each guide notices.
fn test(site: &Site, trial: &mut Trial, at: FactAt, guides: &[&Guide<'_>]) -> Vec<Tested> {
    let mut tried: Vec<Vec<Tried>> = guides.iter().map(|_| Vec::new()).collect();
    for (mutant, own) in mutants(trial.matrix(), at, guides) {
        let value = trial.written(at, &mutant.value);
        let noticed: Vec<bool> = trial.with(at, &mutant.value, |site| {
            own.iter().map(|guide| guides[*guide].notices(site, at.criterion)).collect()
        });
        for (guide, is_noticed) in own.into_iter().zip(noticed) {
            tried[guide].push(Tried { change: mutant.change, value: value.clone(), is_noticed });
        }
    }
    let matrix = trial.matrix();
    let name = name_of(matrix, at);
    let value = written_in(&site.language, matrix.fact_at(at), &matrix.criteria[at.criterion]);
    let cell = (at.subject, at.criterion);
    let tested = guides.iter().zip(tried).map(|(guide, tried)| {
        let guard = guide.guard(cell, &tried);
        let places = match guard {
            Guard::Checked | Guard::Drawn => Vec::new(),
            Guard::None => guide.named.places(cell).to_vec(),
        };
        Tested { fact: name.clone(), value: value.clone(), guard, tried, places }
    });
    tested.collect()
}

/// Returns the mutants of a fact, each with the numbers of the guides that it is for: the order turns in another way for
/// guides that compare other subjects.
fn mutants(matrix: &Matrix, at: FactAt, guides: &[&Guide<'_>]) -> Vec<(Mutant, Vec<usize>)> {
    let all = matrix.mutants(at).into_iter();
    let mut mutants: Vec<(Mutant, Vec<usize>)> =
        all.map(|mutant| (mutant, (0..guides.len()).collect())).collect();
    for (number, guide) in guides.iter().enumerate() {
        let Some(turned) = matrix.turned(at, &guide.compared) else { continue };
        match mutants.iter_mut().find(|(known, _)| known.value == turned.value) {
            Some((_, own)) if own.contains(&number) => {}
            Some((_, own)) => own.push(number),
            None => mutants.push((turned, vec![number])),
        }
    }
    mutants
}

/// `nodejs/cold-start`; with the id of the condition, if there are several: `nodejs/rps#large-files`
fn name_of(matrix: &Matrix, at: FactAt) -> String {
    let condition = matrix.fact_at(at).condition_id().map(|id| format!("#{id}"));
    let (subject, criterion) = (&matrix.subjects[at.subject], &matrix.criteria[at.criterion]);
    format!("{}/{}{}", subject.id, criterion.id, condition.unwrap_or_default())
}

/// A guide with what depends on facts in it.
struct Guide<'s> {
    page: &'s Page,
    file: FileId,
    compared: Vec<Index<Subject>>,
    checks: Vec<Check<'s>>,
    /// The checks that depend on the facts of each criterion
    by_criterion: List<Criterion, Vec<usize>>,
    drawn: HashSet<Cell>,
    named: Named,
}

impl<'s> Guide<'s> {
    fn of(site: &'s Site, of: &'s ReadGuide<'s>) -> Guide<'s> {
        let Open { page, file, .. } = of.open;
        let matrix = of.open.matrix();
        let checks = check::all(site, of);
        let depending = |criterion| {
            let is_of = |(_, check): &(usize, &Check<'_>)| check.depends(matrix, criterion);
            checks.iter().enumerate().filter(is_of).map(|(at, _)| at).collect()
        };
        let listed = || matrix.listed().collect();
        Guide {
            page,
            file,
            compared: if page.subjects.is_empty() { listed() } else { page.subjects.clone() },
            by_criterion: matrix.criteria.indices().map(depending).collect(),
            checks,
            drawn: drawn(site, page, matrix),
            named: Named::of(site, of),
        }
    }

    /// Returns whether a message about the guide is new, if the facts of a criterion are those of this site.
    fn notices(&self, site: &Site, criterion: Index<Criterion>) -> bool {
        self.by_criterion[criterion].iter().any(|at| self.checks[*at].notices(site, self.page))
    }

    /// Returns what guards a fact of which these values were tried: messages about each of them; or if there are fewer,
    /// nothing in the guide may name the fact that is neither checked nor drawn. "Over 10,000" still holds for a greater
    /// number.
    fn guard(&self, cell: Cell, tried: &[Tried]) -> Guard {
        let is_noticed = tried.iter().any(|tried| tried.is_noticed);
        let are_all = is_noticed && tried.iter().all(|tried| tried.is_noticed);
        let is_named = !self.named.places(cell).is_empty();
        if are_all || is_noticed && !is_named {
            Guard::Checked
        } else if self.drawn.contains(&cell) && !is_named {
            Guard::Drawn
        } else {
            Guard::None
        }
    }
}

/// Returns the facts that a guide shows as they are: by its directives, and by claims without text.
fn drawn(site: &Site, page: &Page, matrix: &Matrix) -> HashSet<Cell> {
    let is_shown = |claim: &&Claim| {
        let is_text = matches!(&claim.bond, Binding::Fact { test: Test::Text, .. });
        is_text && claim.text.as_str().trim().is_empty()
    };
    let claims = page.outline.claims.iter().filter(is_shown).filter_map(|claim| {
        let Binding::Fact { subject, criterion, .. } = &claim.bond else { return None };
        Some((matrix.subject(&subject.value)?, matrix.criterion(&criterion.value)?))
    });
    drawn::cells(&drawn::entries(site, matrix, page)).chain(claims).collect()
}

/// Returns the value as an author would write it.
fn written(site: &Site, matrix: &Matrix, at: FactAt, value: &FactValue) -> String {
    let fact = Fact { value: value.clone(), ..matrix.fact_at(at).clone() };
    written_in(&site.language, &fact, &matrix.criteria[at.criterion])
}
