//! Reports defects of writing, without those that the site or a comment in the page turns off. Pure.

use std::collections::HashMap;

use super::Checked;
use super::sample_code::CheckedSamples;
use super::skips;
use super::subject_headings;
use super::subject_names::Names;
use crate::base::index::{Index, List};
use crate::compile::parse::lint::Flaw;
use crate::compile::site::{Page, PageKind, Section, Site};
use crate::diagnostic::{Code, Diagnostic};
use crate::matrix::Matrix;
use crate::source::Span;

/// What is compared with each page, computed once.
pub(super) struct Across<'s> {
    titles: Titles<'s>,
    names: List<Matrix, Names<'s>>,
    samples: &'s CheckedSamples<'s>,
}

impl<'s> Across<'s> {
    pub(super) fn of(site: &'s Site, samples: &'s CheckedSamples<'s>) -> Across<'s> {
        let names = site.matrices.iter().map(|matrix| Names::of(matrix)).collect();
        Across { titles: Titles::of(site), names, samples }
    }
}

/// The first page with each title, by the section of the page.
struct Titles<'s>(HashMap<(Index<Section>, &'s str), Index<Page>>);

impl<'s> Titles<'s> {
    fn of(site: &'s Site) -> Titles<'s> {
        let mut titles = HashMap::with_capacity(site.pages.len());
        for (at, page) in site.pages.indexed().filter(|(_, page)| has_own_title(page)) {
            titles.entry((page.section, page.title.as_str())).or_insert(at);
        }
        Titles(titles)
    }

    /// Reports a page whose title another page of its section has.
    fn check(&self, site: &Site, page: &Page) -> Option<Diagnostic> {
        let first = self.0.get(&(page.section, page.title.as_str()))?;
        let first = &site.pages[*first];
        let is_other = has_own_title(page) && first.file != page.file;
        is_other.then(|| {
            Diagnostic::shared_title(
                span_of_title(site, page),
                &page.title,
                span_of_title(site, first),
            )
        })
    }
}

/// Whether the title of a page is meant for it alone. Sections are known by their address, and a title of one word,
/// such as "Introduction", is a label.
fn has_own_title(page: &Page) -> bool {
    let is_section = matches!(page.kind, PageKind::Home | PageKind::Section);
    page.file.is_some() && !is_section && page.title.trim().contains(char::is_whitespace)
}

fn span_of_title(site: &Site, page: &Page) -> Span {
    let heading = page.outline.leading_title.as_ref().filter(|_| page.titled_by_heading);
    heading.map_or_else(|| site.span_of(page), |heading| page.span(heading.span))
}

/// Reports the defects of a page, and `unused-skip`.
pub(super) fn check(
    checked: &Checked<'_>,
    across: &Across<'_>,
    page: &Page,
    found: &mut Vec<Diagnostic>,
) {
    let (site, Some(file)) = (checked.site, page.file) else { return };
    let language = site.language.name();
    let is_read = |flaw: &&Flaw| flaw.words.is_none_or(|words| words.tag() == language);
    let flaws = page.outline.writing.flaws.iter().filter(is_read);
    let mut flaws: Vec<Diagnostic> = flaws.map(|flaw| flaw.diagnostic.in_file(file)).collect();
    flaws.extend(across.titles.check(site, page));
    if let Some(matrix) = page.matrix {
        across.names[matrix].check(page, &mut flaws);
        subject_headings::check(page, &site.matrices[matrix], &mut flaws);
    }
    across.samples.check(checked, page, &mut flaws);
    skips::apply(page, Code::is_of_writing, &mut flaws);
    let off = &site.config.check.off;
    flaws.retain(|flaw| !off.contains(&flaw.code));
    found.append(&mut flaws);
}
