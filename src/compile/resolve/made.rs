//! Determines the pages that are generated from each matrix. Pure.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::address;
use super::matrices::InFolders;
use crate::base::address::SitePath;
use crate::base::index::{Index, List};
use crate::compile::site::made::{
    GeneratedPage, MatrixPages, Pair, PairPlace, Topic, compare_address, criterion_address,
    pair_address, subject_address,
};
use crate::compile::site::{Page, Section};
use crate::matrix::{Matrix, PairPages, Subject, worth};

/// Addresses that are taken by pages with a file, and by aliases.
struct Written<'p> {
    pages: BTreeSet<&'p SitePath>,
    aliases: BTreeSet<SitePath>,
}

impl Written<'_> {
    fn of(pages: &[Page]) -> Written<'_> {
        let aliases = pages.iter().flat_map(|page| &page.matter.aliases);
        Written {
            pages: pages.iter().map(|page| &page.address).collect(),
            aliases: aliases.filter_map(|of| address::from_author(&of.value).ok()).collect(),
        }
    }

    fn has(&self, address: &SitePath) -> bool {
        self.pages.contains(address) || self.aliases.contains(address)
    }
}

/// Returns the locations of each matrix's pages, and the pages to generate. A page or an alias of an author
/// replaces the generated page at the same address; a guide to a pair also replaces the page for the
/// other order.
pub(super) fn build(
    matrices: &InFolders,
    sections: &List<Section>,
    pages: &List<Page>,
) -> (List<Matrix, Option<MatrixPages>>, List<GeneratedPage>) {
    if matrices.is_empty() {
        return (Vec::new().into(), Vec::new().into());
    }
    let written = Written::of(pages);
    let mut made = Vec::new();
    let places = matrices.indexed().map(|(at, (folder, matrix))| {
        let section = sections.find(|section| section.path == *folder);
        let base = base_of(&pages[sections[section?].page].address);
        Some(pages_of((at, matrix), (section?, base), &written, &mut made))
    });
    let places = places.collect();
    (places, made.into())
}

fn pages_of(
    (at, matrix): (Index<Matrix>, &Matrix),
    (section, base): (Index<Section>, SitePath),
    written: &Written<'_>,
    made: &mut Vec<GeneratedPage>,
) -> MatrixPages {
    let is_written = |address: &SitePath| written.has(address);
    // Returns whether the page exists, either generated or written by an author.
    let mut add = |asked: bool, address: &SitePath, about: Topic, noindex: bool| {
        let is_written = is_written(address);
        if asked && !is_written {
            made.push(GeneratedPage { matrix: at, about, noindex });
        }
        asked || is_written
    };
    let subjects = matrix.listed().map(|subject| {
        let address = subject_address(&base, matrix, subject);
        let thin = worth::known(matrix, subject).0 < worth::KNOWN_OF_SUBJECT;
        add(matrix.pages.subjects, &address, Topic::Subject(subject), thin)
    });
    let subjects = subjects.collect();
    let criteria = matrix.criteria.indices().map(|criterion| {
        let address = criterion_address(&base, matrix, criterion);
        let thin = worth::known_on(matrix, criterion) < worth::KNOWN_ON_CRITERION;
        add(matrix.pages.criteria, &address, Topic::Criterion(criterion), thin)
    });
    let criteria = criteria.collect();
    let compare = matrix.pages.compare && matrix.listed().len() > 1;
    let compare = add(compare, &compare_address(&base), Topic::Compare, false);
    let mut pairs = written_pairs(matrix, &base, written);
    for (first, second, worthy) in pairs_to_make(matrix) {
        let place = pairs.entry((first, second)).or_insert(PairPlace::Declared);
        if *place == PairPlace::Declared {
            let address = pair_address(&base, matrix, first, second);
            add(true, &address, Topic::Pair(first, second), !worthy);
        }
    }
    let free = |(first, second): &Pair, place: &PairPlace| {
        let other = match place {
            PairPlace::Declared => pair_address(&base, matrix, *second, *first),
            PairPlace::Other => pair_address(&base, matrix, *first, *second),
        };
        !is_written(&other)
    };
    let redirected = match matrix.pages.pairs {
        PairPages::None => Vec::new(),
        _ => {
            pairs.iter().filter(|(pair, place)| free(pair, place)).map(|(pair, _)| *pair).collect()
        }
    };
    MatrixPages { section, base, subjects, criteria, pairs, redirected, compare }
}

/// Finds the pages with a file that are at the address of a pair.
fn written_pairs(
    matrix: &Matrix,
    base: &SitePath,
    written: &Written<'_>,
) -> BTreeMap<Pair, PairPlace> {
    let mut pairs = BTreeMap::new();
    let below = written
        .pages
        .range::<SitePath, _>(base..)
        .take_while(|address| address.as_str().starts_with(base.as_str()));
    for address in below {
        let name =
            address.as_str().strip_prefix(base.as_str()).and_then(|rest| rest.strip_suffix('/'));
        let Some((one, other)) = name.and_then(|name| pair_of(matrix, name)) else { continue };
        // The default variant of a subject has two names, of which one is in the address of a pair.
        if **address != pair_address(base, matrix, one, other) {
            continue;
        }
        let (pair, place) = match one < other {
            true => ((one, other), PairPlace::Declared),
            false => ((other, one), PairPlace::Other),
        };
        // If both orders have a guide, the guide for the declared order is the page of the pair.
        let known = pairs.entry(pair).or_insert(place);
        if place == PairPlace::Declared {
            *known = place;
        }
    }
    pairs
}

/// Returns the prefix of the addresses of pages below a section's page.
fn base_of(address: &SitePath) -> SitePath {
    match address.as_str().strip_suffix(".html") {
        Some(name) => SitePath::new(format!("{name}/")),
        None => address.clone(),
    }
}

/// Parses `nodejs-vs-python` as two subjects. An id may itself contain `-vs-`.
fn pair_of(matrix: &Matrix, name: &str) -> Option<Pair> {
    name.match_indices("-vs-").find_map(|(at, separator)| {
        let one = matrix.subject(&name[..at])?;
        let other = matrix.subject(&name[at + separator.len()..])?;
        (one != other).then_some((one, other))
    })
}

/// Returns the pairs that get a page, in declaration order. The flag tells whether search engines should
/// index the page: enough is known about both subjects, and they differ enough.
fn pairs_to_make(matrix: &Matrix) -> Vec<(Index<Subject>, Index<Subject>, bool)> {
    if matrix.pages.pairs == PairPages::None {
        return Vec::new();
    }
    let all: Vec<Index<Subject>> = matrix.listed().collect();
    let known: List<Subject, bool> =
        matrix.listed().map(|at| worth::is_known_enough(matrix, at)).collect();
    let is_wanted = |worthy: bool| worthy || matrix.pages.pairs == PairPages::All;
    let with_first = |first: Index<Subject>| {
        let known = &known;
        let pairs = matrix.listed().skip(first.number() + 1).map(move |second| {
            let both_known = known[first] && known[second];
            (first, second, both_known && worth::differ_enough(matrix, first, second))
        });
        let variants = variant_pairs(matrix, first).into_iter();
        variants.chain(pairs).filter(|(.., worthy)| is_wanted(*worthy)).collect::<Vec<_>>()
    };
    all.into_par_iter().map(with_first).collect::<Vec<_>>().concat()
}

/// Returns the pairs of the variants of one subject.
fn variant_pairs(
    matrix: &Matrix,
    subject: Index<Subject>,
) -> Vec<(Index<Subject>, Index<Subject>, bool)> {
    let variants = matrix.subjects[subject].variants.as_slice();
    let mut pairs = Vec::new();
    for (at, one) in variants.iter().enumerate() {
        for other in &variants[at + 1..] {
            let is_known = |at: &Index<Subject>| worth::is_known_enough(matrix, *at);
            let worthy = is_known(one) && is_known(other);
            let worthy = worthy && worth::differ_enough(matrix, *one, *other);
            pairs.push((*one.min(other), *one.max(other), worthy));
        }
    }
    pairs
}
