//! Go to definition and go to declaration: ids, claims, links and samples. Pure.

use super::hover::claim_at;
use super::named::{Named, Place};
use super::{Known, mentions};
use crate::base::address::SitePath;
use crate::compile::parse::claim::{Binding, Claim};
use crate::compile::plan::About;
use crate::compile::refer;
use crate::compile::refer::sample_paths;
use crate::compile::site::Page;
use crate::compile::site::made::Topic;
use crate::source::{self, FileId, Placed, Span};

/// The target of a go-to request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Place(Span),
    /// The first of these files that exists; paths are relative to the site's root
    File(Vec<String>),
}

/// Returns the definition of what is at an offset of a file: for a claim the cell that states its fact,
/// for an id its declaration, for a link its page or heading, for the `file` of a code fence the sample.
pub fn definition(known: &Known<'_>, file: FileId, byte: usize) -> Option<Target> {
    let page = known.page(file);
    if let Some(page) = page {
        if let Some(claim) = claim_at(page, byte)
            && let Some(cell) = of_claim(known, page, claim, byte)
        {
            return Some(Target::Place(cell));
        }
        if let Some(target) = target_at(page, byte) {
            return of_link(known, page, &target.value);
        }
        if let Some(sample) = sample_at(page, byte) {
            let paths = sample_paths(&known.site.sources, page.file, &sample.value);
            return Some(Target::File(paths));
        }
    }
    let mention = mentions::at(known, file, byte)?;
    Some(Target::Place(mention.named.span(known.site)))
}

/// Returns the declaration of the id at an offset, including an id in a claim.
pub fn declaration(known: &Known<'_>, file: FileId, byte: usize) -> Option<Target> {
    let mention = mentions::at(known, file, byte)?;
    Some(Target::Place(mention.named.span(known.site)))
}

/// Returns the span of the cell that states the claim's fact; of the rival's cell if the offset is in
/// the rival's id. If the matrix does not state the fact, returns the span of the subject.
fn of_claim(known: &Known<'_>, page: &Page, claim: &Claim, byte: usize) -> Option<Span> {
    let matrix = known.site.matrix_of(page)?;
    let Binding::Fact { subject, criterion, condition, test } = &claim.bond else { return None };
    let rival = test.rival().filter(|rival| holds(rival.span, byte));
    let own = || matrix.subject(&subject.value);
    // The words `*` and `matrix` name no subject.
    let subject = rival.and_then(|rival| matrix.subject(&rival.value)).or_else(own)?;
    let criterion = matrix.criterion(&criterion.value)?;
    let fact = matrix.fact(subject, criterion);
    let case = condition.as_ref().filter(|_| rival.is_none()).and_then(|of| fact.case(&of.value));
    Some(case.unwrap_or(fact).span.unwrap_or(matrix.subjects[subject].span))
}

fn holds(span: source::Place, byte: usize) -> bool {
    let range = span.range();
    (range.start..=range.end).contains(&byte)
}

fn target_at(page: &Page, byte: usize) -> Option<&Placed<String>> {
    targets(page).chain(&page.matter.cover).find(|target| holds(target.span, byte))
}

/// Yields the targets of the links of a page, including those in attributes of directives.
pub(super) fn targets(page: &Page) -> impl Iterator<Item = &Placed<String>> {
    let attributes = page.outline.directives.iter().flat_map(|(directive, _)| directive.links());
    page.outline.links.iter().map(|link| &link.target).chain(attributes)
}

fn sample_at(page: &Page, byte: usize) -> Option<&Placed<String>> {
    let samples = page.outline.fences.iter().filter_map(|fence| fence.value("file"));
    samples.into_iter().find(|sample| holds(sample.span, byte))
}

fn of_link(known: &Known<'_>, from: &Page, target: &str) -> Option<Target> {
    let site = known.site;
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = path.split('?').next().unwrap_or_default();
    if let Some(at) = refer::page(site, known.plan, from, path) {
        let page = &site.pages[at];
        let anchor = percent_encoding::percent_decode_str(anchor).decode_utf8_lossy();
        let heading = page.outline.headings.iter().find(|heading| heading.id == anchor);
        let top = page.file.map(Span::whole);
        return heading.map(|heading| page.span(heading.span)).or(top).map(Target::Place);
    }
    if let Some(made) = made_at(known, path) {
        return Some(Target::Place(made.span(site)));
    }
    let file = refer::follow(site, known.plan, from, path).ok()?.file?;
    Some(Target::File(vec![site.sources.path(file).to_owned()]))
}

/// Returns the subject or criterion that the generated page at an address is about; for a pair the first
/// subject.
fn made_at(known: &Known<'_>, address: &str) -> Option<Named> {
    let with_slash = SitePath::new(format!("{}/", address.trim_end_matches('/')));
    let output = known.plan.at(&with_slash)?;
    let (matrix, at) = match output.about {
        About::Made(made) => {
            let made = &known.site.made[made];
            let at = match made.about {
                Topic::Subject(at) | Topic::Pair(at, _) => Place::Subject(at),
                Topic::Criterion(at) => Place::Criterion(at),
                Topic::Compare => return None,
            };
            (made.matrix, at)
        }
        About::OtherOrder { matrix, pair } => (matrix, Place::Subject(pair.1)),
        _ => return None,
    };
    Some(Named { matrix, at })
}
