//! Reports statements of the site that disagree with each other, whether or not a fact exists. Pure.

use std::collections::{HashMap, HashSet};

use super::{Known, Open};
use crate::compile::site::{Page, Site};
use crate::diagnostic::{Code, Diagnostic};
use crate::reading::{self, Aspect, Disagreement, Matter, Nature, OnPage, Reader, Said, Things};
use crate::source::{FileId, Place, Placed};

const CODE: Code = Code::StatementsDisagree;

/// A statement that others can disagree with, and its words.
struct Here<'s> {
    /// The number of its page
    page: usize,
    said: Said,
    text: &'s str,
    place: Place,
}

/// Reports the statements of all pages that disagree with an earlier one, and the skips of such messages that skip
/// nothing. The pages have been read.
pub(super) fn check(
    site: &Site,
    open: &[Open<'_>],
    known: &HashMap<FileId, Known>,
    found: &mut Vec<Diagnostic>,
) {
    if site.config.check.off.contains(&CODE) {
        return;
    }
    let pages = open.iter().enumerate();
    let all: Vec<Here<'_>> = pages.flat_map(|(at, open)| on_page(site, at, open, known)).collect();
    let on_pages: Vec<OnPage<'_>> = all.iter().map(|here| here.on_page(open)).collect();
    let mut used = HashSet::new();
    for Disagreement { first, later } in reading::disagreements(&on_pages) {
        let pair = [&all[later], &all[first]];
        let skips = pair.map(|here| skipped(open[here.page].page, here.place));
        used.extend(skips.into_iter().flatten());
        if skips == [None, None] {
            found.extend(report(site, open, pair));
        }
    }
    for page in site.checked_pages() {
        for code in page.outline.skips.iter().flat_map(|skip| &skip.codes) {
            if code.value == CODE && !used.contains(&(page.file, code.span)) {
                found.push(Diagnostic::unused_skip(page.span(code.span), CODE));
            }
        }
    }
}

/// Returns the statements of a page that others can disagree with, in order, without those that a comment skips.
fn on_page<'s>(
    site: &'s Site,
    page: usize,
    open: &'s Open<'s>,
    known: &'s HashMap<FileId, Known>,
) -> Vec<Here<'s>> {
    let Some(Known { read, .. }) = known.get(&open.file) else { return Vec::new() };
    let reader = open.reader(site);
    let skips = &open.page.outline.skips;
    let is_read = |place: Place| {
        !skips.iter().any(|skip| skip.codes.is_empty() && skip.turns_off(CODE, place))
    };
    let stated = read.stated.iter().filter(|stated| is_read(stated.place)).flat_map(|stated| {
        let said = Said::of_unknown(&stated.statement, &stated.text, &reader).into_iter();
        said.map(|said| Here { page, said, text: &stated.text, place: stated.place })
    });
    let counted = read.counted.iter().filter(|counted| is_read(counted.place));
    let counted = counted.map(|counted| Here {
        page,
        said: Said::of_count(&counted.says),
        text: &counted.text,
        place: counted.place,
    });
    let qualities = read.qualities.iter().filter(|quality| is_read(quality.place));
    let qualities = qualities.filter_map(|quality| {
        let said = Said::of_quality(&quality.says, &quality.text, &reader)?;
        Some(Here { page, said, text: &quality.text, place: quality.place })
    });
    let mut all: Vec<Here<'_>> = stated.chain(counted).chain(qualities).collect();
    all.sort_by_key(|here| here.place.start);
    all
}

impl Here<'_> {
    fn on_page<'h>(&'h self, open: &[Open<'_>]) -> OnPage<'h> {
        let matrix = open[self.page].page.matrix.map_or(usize::MAX, |matrix| matrix.number());
        OnPage { page: self.page, matrix, said: &self.said }
    }
}

/// Returns the code of a comment that skips such messages at a place.
fn skipped(page: &Page, place: Place) -> Option<(Option<FileId>, Place)> {
    let skips = page.outline.skips.iter().filter(|skip| skip.turns_off(CODE, place));
    let is_own = |code: &&Placed<Code>| code.value == CODE;
    let code = skips.flat_map(|skip| &skip.codes).find(is_own)?;
    Some((page.file, code.span))
}

fn report(site: &Site, open: &[Open<'_>], [later, first]: [&Here<'_>; 2]) -> Option<Diagnostic> {
    let of = &open[later.page];
    let reader = of.reader(site);
    let severity = reader.matrix.policy.prose.severity()?;
    let place = |here: &Here<'_>| open[here.page].page.span(here.place);
    let places = [(place(later), later.text), (place(first), first.text)];
    let wrong = Diagnostic::statements_disagree(places, &read_as(&later.said.matter, &reader));
    Some(wrong.with_severity(severity))
}

/// Returns how a statement was read.
fn read_as(matter: &Matter, of: &Reader<'_>) -> String {
    match matter {
        Matter::Fact(about) => {
            let subject = of.matrix.subjects[about.subject].own_name();
            let criterion = &of.matrix.criteria[about.criterion].name;
            format!("subject `{subject}`, criterion `{criterion}`, whose fact is not known")
        }
        Matter::Things(Things { subject, owner, noun, .. }) => {
            let subject = of.matrix.subjects[*subject].own_name();
            match owner.is_empty() {
                true => format!("subject `{subject}`, counted `{noun}`"),
                false => format!("subject `{subject}`, its `{owner}`, counted `{noun}`"),
            }
        }
        Matter::Nature(Nature { subject, aspect, .. }) => {
            let subject = of.matrix.subjects[*subject].own_name();
            match aspect {
                Aspect::Pair(terms) => format!("subject `{subject}`, which is {terms}"),
                Aspect::Release => format!("subject `{subject}`, when it was released"),
                Aspect::Fitness(purpose) => {
                    format!("subject `{subject}`, whether it is suited to `{purpose}`")
                }
            }
        }
    }
}
