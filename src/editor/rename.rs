//! Renames the id of a subject, criterion, group, source or scenario everywhere in the site. Pure.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Known;
use super::definition::targets;
use super::mentions::{self, Mention};
use super::named::{Kind, Named, Place};
use crate::base::address::SitePath;
use crate::base::index::Index;
use crate::compile::parse::claim::{Binding, Test};
use crate::compile::plan::About;
use crate::compile::site::made::{InMatrix, Pair, Topic};
use crate::compile::site::{Page, Site};
use crate::matrix::rivals::Rivals;
use crate::matrix::{Marks, Matrix, Subject, is_id};
use crate::source::{FileId, Span, Spanned};

/// The replacements in each file, sorted by position.
pub type Edits = BTreeMap<FileId, Vec<(Range<usize>, String)>>;

/// Returns the id at an offset with its byte range, if it can be renamed.
pub fn prepare(known: &Known<'_>, file: FileId, byte: usize) -> Option<(Named, Range<usize>)> {
    let Mention { named, span, .. } = mentions::at(known, file, byte)?;
    // The implicit group of a matrix that declares no groups has no declaration to rename.
    let mut declared = Named::all(known.site, named.matrix, named.kind());
    declared.find(|of| *of == named)?;
    let text = known.text(file)?;
    Some((named, exact(&text, span, named.id(known.site))?))
}

/// Returns the edits that rename an id without other changes to the site, or the reason why it cannot be
/// renamed.
///
/// The addresses of pages that are generated from the matrix contain the id, so links to them are edited
/// as well.
pub fn rename(known: &Known<'_>, named: Named, new: &str) -> Result<Edits, String> {
    let old = named.id(known.site);
    let all = named.shared(known.site);
    all.iter().try_for_each(|named| check_id(known, *named, new))?;
    let mut edits = Edits::new();
    if old == new {
        return Ok(edits);
    }
    for Mention { span, .. } in mentions::of(known, named) {
        let text = known.text(span.file).unwrap_or_default();
        let Some(range) = exact(&text, span, old) else {
            let path = known.site.sources.path(span.file);
            let line =
                text.get(..span.start as usize).map_or(1, |text| text.lines().count().max(1));
            return Err(format!(
                "`{old}` is written differently at {path}:{line}: change it there first"
            ));
        };
        edits.entry(span.file).or_default().push((range, new.to_owned()));
    }
    for page in &known.site.pages {
        let links = all.iter().flat_map(|named| links_of_page(known, page, *named));
        for (span, range) in links {
            edits.entry(span.file).or_default().push((range, new.to_owned()));
        }
    }
    for matrix in &known.site.matrices {
        let links = all.iter().flat_map(|named| links_of_matrix(known, matrix, *named));
        for (span, range) in links {
            edits.entry(span.file).or_default().push((range, new.to_owned()));
        }
    }
    for ranges in edits.values_mut() {
        ranges.sort_by_key(|(range, _)| range.start);
        ranges.dedup();
    }
    Ok(edits)
}

/// Returns why the id of a subject or a variant cannot change: it is in the key of a row of a data file, which a program
/// may write.
fn is_key(matrix: &Matrix, at: Place) -> Option<String> {
    let (of, id): (Vec<Index<Subject>>, &str) = match at {
        Place::Subject(subject) => {
            let named = &matrix.subjects[subject];
            let of = std::iter::once(subject).chain(named.variants.iter().copied());
            (of.collect(), &named.id)
        }
        Place::Variant(variant) => {
            (vec![variant], &matrix.subjects[variant].variant.as_ref()?.address)
        }
        _ => return None,
    };
    let cells = of.into_iter().flat_map(|of| matrix.criteria.indices().map(move |at| (of, at)));
    let in_files = cells.filter_map(|(of, at)| matrix.fact(of, at).from_file.as_ref());
    let has = |key: &str| {
        key.strip_prefix(id).is_some_and(|rest| matches!(rest.get(..1), None | Some(".")))
    };
    let (key, data) = in_files
        .filter_map(|from_file| Some((from_file.id.as_deref()?, from_file.data)))
        .find(|(key, _)| has(key))?;
    let path = &matrix.data[data].path;
    let kind = if key.contains('.') { Kind::Variant } else { Kind::Subject };
    Some(format!(
        "`{key}` is the key of a row in `{path}`: first give the {} `data_key = \"{key}\"`",
        kind.as_str()
    ))
}

fn check_id(known: &Known<'_>, named: Named, new: &str) -> Result<(), String> {
    if !is_id(new) {
        return Err(format!(
            "`{new}` is not a valid id: write lower-case letters, digits and hyphens, and begin \
             with a letter or a digit"
        ));
    }
    if named.kind().is_reserved(new) {
        return Err(format!("`{new}` is reserved for verdicts"));
    }
    if named.kind() == Kind::Subject && new == Rivals::MATRIX && has_claims_on_all(known, named) {
        return Err(format!("claims of this site mean all subjects by `?beats={new}`"));
    }
    if let Some(why) = is_key(&known.site.matrices[named.matrix], named.at) {
        return Err(why);
    }
    // Verdicts and weights look up criteria, groups and scenarios in one namespace.
    let rivals: &[Kind] = match named.kind() {
        Kind::Subject => &[Kind::Subject],
        Kind::Variant => &[Kind::Variant],
        Kind::Source => &[Kind::Source],
        Kind::Data => &[Kind::Data],
        Kind::Criterion | Kind::Group | Kind::Scenario => {
            &[Kind::Criterion, Kind::Group, Kind::Scenario]
        }
    };
    let old = named.address(known.site);
    let address = old.rsplit_once('.').map(|(subject, _)| format!("{subject}.{new}"));
    match Named::find(known.site, named.matrix, rivals, address.as_deref().unwrap_or(new)) {
        Some(taken) if taken != named => {
            Err(format!("this matrix already has a {} `{new}`", taken.kind().as_str()))
        }
        _ => Ok(()),
    }
}

/// Returns whether a claim compares with the whole matrix, by the word that is not the id of a subject yet.
fn has_claims_on_all(known: &Known<'_>, named: Named) -> bool {
    let pages = known.site.pages.iter().filter(|page| page.matrix == Some(named.matrix));
    let mut claims = pages.flat_map(|page| &page.outline.claims);
    claims.any(|claim| match &claim.bond {
        Binding::Fact { test: Test::Beats(rivals), .. } => rivals.value == Rivals::MATRIX,
        _ => false,
    })
}

/// Returns the byte range of an id within the span of a mention: all of it, or the part between quotes.
/// `None` if the span does not contain the id literally.
fn exact(text: &str, span: Span, id: &str) -> Option<Range<usize>> {
    let range = span.range();
    let written = text.get(range.clone())?;
    let bare = written.trim_matches(['"', '\'']);
    let start = range.start + written.find(bare)?;
    (bare == id).then(|| start..start + id.len())
}

/// Returns the byte ranges of an id in a page's links to pages that are generated from the matrix.
fn links_of_page(known: &Known<'_>, page: &Page, named: Named) -> Vec<(Span, Range<usize>)> {
    let targets = targets(page).map(|target| page.spanned(target));
    targets.flat_map(|target| in_target(known, target, named)).collect()
}

/// Returns the byte ranges of an id in such links in the texts of a matrix, but not in data files.
fn links_of_matrix(known: &Known<'_>, matrix: &Matrix, named: Named) -> Vec<(Span, Range<usize>)> {
    let is_of_author = |of: &Spanned<&str>| known.site.sources.get(of.span.file).role.is_data();
    let targets = matrix.marks().flat_map(Marks::links).filter(is_of_author);
    targets.flat_map(|target| in_target(known, target, named)).collect()
}

fn in_target(
    known: &Known<'_>,
    Spanned { value: target, span }: Spanned<&str>,
    named: Named,
) -> Vec<(Span, Range<usize>)> {
    // The target is written in a reference definition or with escapes, so offsets in it are unknown.
    if !target.starts_with('/') || span.range().len() != target.len() {
        return Vec::new();
    }
    let start = span.start as usize;
    let of = in_address(known, target, named).into_iter();
    of.map(|range| (span, start + range.start..start + range.end)).collect()
}

/// Returns the byte ranges of the id in the address of a generated page.
fn in_address(known: &Known<'_>, target: &str, named: Named) -> Vec<Range<usize>> {
    let path = target.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let Some(output) = known.plan.at(&SitePath::new(format!("{path}/"))) else { return Vec::new() };
    let site = known.site;
    let parts: Vec<Named> = match output.about {
        About::Made(made) => {
            let made = &site.made[made];
            let of = |at| Named { matrix: made.matrix, at };
            match made.about {
                Topic::Subject(at) => vec![of(Place::Subject(at))],
                Topic::Criterion(at) => vec![of(Place::Criterion(at))],
                Topic::Pair(one, other) => of_pair(site, made.matrix, (one, other)),
                Topic::Compare => Vec::new(),
            }
        }
        About::Shared(at) => {
            let InMatrix { matrix, criterion } = site.shared_criteria[at].lead;
            vec![Named { matrix, at: Place::Criterion(criterion) }]
        }
        About::OtherOrder { matrix, pair: (one, other) } => {
            // The page has one order of the ids, and this address the other.
            let parts = of_pair(site, matrix, (other, one));
            let is_so = path.ends_with(&joined(site, &parts));
            if is_so { parts } else { of_pair(site, matrix, (one, other)) }
        }
        _ => Vec::new(),
    };
    let last = joined(site, &parts);
    if parts.is_empty() || !path.ends_with(&last) {
        return Vec::new();
    }
    let mut at = path.len() - last.len();
    let mut found = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        at += separator(number, *part).len();
        let length = part.id(site).len();
        found.extend((*part == named).then_some(at..at + length));
        at += length;
    }
    found
}

/// Returns the ids in the address of a pair: those of two subjects, or of two variants with that of their subject.
fn of_pair(site: &Site, matrix: Index<Matrix>, (one, other): Pair) -> Vec<Named> {
    let of = |at| Named { matrix, at };
    let subject = |at| site.matrices[matrix].subject_of(at);
    if subject(one) != subject(other) {
        return vec![of(Place::Subject(one)), of(Place::Subject(other))];
    }
    let both = [one, other].map(|at| [of(Place::Subject(subject(at))), of(Place::Variant(at))]);
    both.concat()
}

/// Separator of the ids of a pair in its address.
const BETWEEN: &str = "-vs-";

fn joined(site: &Site, parts: &[Named]) -> String {
    let parts = parts.iter().enumerate();
    parts.map(|(at, part)| format!("{}{}", separator(at, *part), part.id(site))).collect()
}

/// Returns the text before a part of an address.
fn separator(number: usize, part: Named) -> &'static str {
    match part.at {
        Place::Variant(_) => ".",
        _ if number == 0 => "",
        _ => BETWEEN,
    }
}
