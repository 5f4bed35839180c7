//! Stage 5 of 7. Checks everything that refers to another part of the site. Pure.
//!
//! Checks the facts of every matrix, the recommendations of all pages together, and the links, directives,
//! fences and claims of every page, in parallel. Each diagnostic has the span of the mistake.

mod bound;
mod claim_fix;
mod claim_gap;
mod claim_order;
#[deny(clippy::wildcard_enum_match_arm)]
mod claim_ranking;
mod claim_ratio;
#[deny(clippy::wildcard_enum_match_arm)]
mod claim_value;
mod claims;
mod code;
mod companion;
mod components;
pub mod coverage;
mod directives;
mod evidence;
mod facts;
mod fences;
mod guides;
mod limits;
mod logos;
pub mod mutants;
pub mod numbers;
pub mod proof;
pub mod reading;
mod reasons;
mod recommendations;
mod sample_code;
mod samples;
mod skips;
mod subject_headings;
mod subject_names;
mod theme;
mod use_case;
mod verdicts;
mod writing;

use rayon::prelude::*;

use self::sample_code::CheckedSamples;
use crate::base::address::Use;
use crate::base::date::Date;
use crate::base::failure::Failure;
use crate::cache::PageCache;
use crate::compile::discover::read::{Attached, Attachments};
use crate::compile::parse::claim::Claim;
use crate::compile::parse::outline::is_external;
use crate::compile::parse::scheme;
use crate::compile::plan::Plan;
use crate::compile::refer::{self, Problem};
use crate::compile::site::{Page, Site};
use crate::data::{Data, Entry, Node, Table};
use crate::diagnostic::Diagnostic;
use crate::highlight::Highlighter;
use crate::matrix::{Marks, Matrix};
use crate::source::{Placed, Span, Spanned};

/// The input of all checks.
pub struct Checked<'s> {
    pub site: &'s Site,
    pub plan: &'s Plan,
    pub attached: &'s Attached,
    pub highlighter: &'s Highlighter,
    /// The only source of the current date
    pub today: Date,
}

/// Checks a site. What is found in samples is kept in `cache`.
pub fn check(
    checked: &Checked<'_>,
    cache: &PageCache,
    found: &mut Vec<Diagnostic>,
) -> Result<(), Failure> {
    let site = checked.site;
    theme::check(checked, found);
    for matrix in &site.matrices {
        facts::check(matrix, checked.today, found);
        logos::check(checked, matrix, found);
        code::check(checked, matrix, found);
        matrix_links(checked, matrix, found);
        for table in matrix.more().filter_map(|more| more.extra.as_ref()) {
            extra(site, table, &|span| span, found);
        }
        evidence::check_files(checked, matrix, found);
        verdicts::check_scenarios(matrix, found);
    }
    recommendations::check(site, found);
    let samples = CheckedSamples::of(cache);
    let across = writing::Across::of(site, &samples);
    let of_page = |page: &Page| {
        let mut found = self::page(checked, page);
        writing::check(checked, &across, page, &mut found);
        found
    };
    let by_page: Vec<Vec<Diagnostic>> = site.pages.par_iter().map(|page| of_page(page)).collect();
    found.extend(by_page.into_iter().flatten());
    site.companions.iter().for_each(|page| companion::check(checked, page, found));
    drop(across);
    samples.close()
}

/// Returns the diagnostics of the site's use of its theme.
pub fn theme(checked: &Checked<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    theme::check(checked, &mut found);
    found
}

/// Returns the diagnostics of one claim of a page.
pub fn claim(site: &Site, page: &Page, claim: &Claim) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    claims::check_claim(site, page, claim, &mut found);
    found
}

/// Returns the samples and images that pages embed. They must be read before the pages are checked.
pub fn attachments<'p>(
    site: &Site,
    plan: &Plan,
    pages: impl IntoIterator<Item = &'p Page>,
) -> Attachments {
    let mut attachments = Attachments::default();
    for page in pages {
        for file in page.outline.fences.iter().filter_map(|fence| fence.value("file")) {
            let samples = &mut attachments.samples;
            samples.extend(refer::sample_paths(&site.sources, page.file, &file.value));
        }
        let shown = page.outline.links.iter().filter(|link| link.image).map(|link| &link.target);
        for target in shown.chain(&page.matter.cover) {
            attachments.images.extend(fences::image_file(site, plan, page, &target.value));
        }
    }
    attachments
}

/// Adds the logos of subjects, the samples of facts, the files of the repository that are sources, and the files of
/// matrices that pages link to by line.
pub fn attachments_of_matrices(site: &Site, plan: &Plan, attachments: &mut Attachments) {
    for matrix in &site.matrices {
        attachments.images.extend(logos::files(site, plan, matrix));
        attachments.samples.extend(code::paths(&site.sources, matrix));
        attachments
            .in_repository
            .files
            .extend(evidence::files(matrix).map(|file| file.path().to_owned()));
    }
    if let Some(published) = &site.config.publish.repository {
        attachments.in_repository.site = published.at.folder().to_owned();
    }
    if site.config.publish.repository.is_none() {
        return;
    }
    for matrix in &site.matrices {
        let cases = matrix.cells().flat_map(|(.., fact)| fact.cases());
        let from_file = cases.filter_map(|fact| fact.from_file.as_ref());
        let data = from_file.map(|from_file| from_file.span.file);
        attachments.lines.extend(matrix.files().into_iter().chain(data));
    }
}

/// Returns the diagnostics of one page.
pub fn page(checked: &Checked<'_>, page: &Page) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    found.extend(updated_in_future(page, checked.today));
    for link in &page.outline.links {
        check_link(checked, page, &link.target, &mut found);
        if link.image {
            fences::image(checked, page, &link.target, &mut found);
        }
    }
    if let Some(cover) = &page.matter.cover {
        let refused = refused(checked.site, page.spanned(cover), Use::Image);
        if refused.is_none() && !is_external(&cover.value) {
            check_link(checked, page, cover, &mut found);
            fences::image(checked, page, cover, &mut found);
        }
        found.extend(refused);
    }
    extra(checked.site, &page.matter.extra, &|place| page.span(place), &mut found);
    directives::check(checked, page, &mut found);
    fences::check(checked, page, &mut found);
    claims::check(checked, page, &mut found);
    reasons::check(page, &mut found);
    verdicts::check(checked, page, &mut found);
    guides::check(checked.site, page, &mut found);
    found
}

/// Reports a page whose `updated` date is in the future. Pages that are shown before their own date are
/// exempt, because they may be updated after that date.
fn updated_in_future(page: &Page, today: Date) -> Option<Diagnostic> {
    let is_future = |date: Date| date.day() > today.day();
    let updated = page.matter.updated.as_ref().filter(|updated| is_future(updated.value))?;
    let is_early = page.matter.date.is_some_and(is_future);
    let days = (updated.value.iso_day(), today.iso_day());
    let span = page.span(updated.span);
    let future = Diagnostic::future_date(span, "this page is updated", &days.0, &days.1);
    (!is_early).then_some(future)
}

/// Reports an address that the policy for raw HTML does not allow.
fn refused(site: &Site, address: Spanned<&str>, used_as: Use) -> Option<Diagnostic> {
    scheme::check(address.value, address.span, used_as, site.config.markdown.html)
}

/// Reports an address that the policy for raw HTML does not allow, if templates print the value called
/// `name` as an address.
fn refused_of(site: &Site, name: &str, address: Spanned<&str>) -> Option<Diagnostic> {
    let policy = site.config.markdown.html;
    let used_as = site.theme.addresses.used_as(name)?;
    let scheme = scheme::refused(address.value, used_as, policy)?;
    Some(Diagnostic::unsafe_link(address.span, &scheme, policy.name()))
}

/// Reports the addresses in `[extra]` that the policy for raw HTML does not allow.
fn extra<S: Copy>(
    site: &Site,
    table: &Table<S>,
    span: &impl Fn(S) -> Span,
    found: &mut Vec<Diagnostic>,
) {
    for Entry { key, node } in &table.entries {
        extra_value(site, &key.value, node, span, found);
    }
}

fn extra_value<S: Copy>(
    site: &Site,
    name: &str,
    node: &Node<S>,
    span: &impl Fn(S) -> Span,
    found: &mut Vec<Diagnostic>,
) {
    match &node.data {
        Data::Text(text) => {
            found.extend(refused_of(site, name, Spanned::new(text, span(node.span))));
        }
        Data::List(items) => {
            items.iter().for_each(|item| extra_value(site, name, item, span, found));
        }
        Data::Table(table) => extra(site, table, span, found),
        _ => {}
    }
}

fn check_link(
    checked: &Checked<'_>,
    page: &Page,
    target: &Placed<String>,
    found: &mut Vec<Diagnostic>,
) {
    let Err(problem) = refer::follow(checked.site, checked.plan, page, &target.value) else {
        return;
    };
    found.push(link_problem(checked.site, page.spanned(target), problem));
}

/// Reports the links in the texts of a matrix that lead nowhere, or that the policy for raw HTML does not allow.
fn matrix_links(checked: &Checked<'_>, matrix: &Matrix, found: &mut Vec<Diagnostic>) {
    let Checked { site, plan, .. } = *checked;
    for link in matrix.marks().flat_map(Marks::links) {
        if link.value.starts_with("fact:") {
            found.push(Diagnostic::claim_in_matrix(link.span));
        } else if is_external(link.value) {
            found.extend(refused(site, link, Use::Link));
        } else if let Err(problem) = refer::follow_in_matrix(site, plan, matrix, link) {
            found.push(link_problem(site, link, problem));
        }
    }
}

fn link_problem(site: &Site, target: Spanned<&str>, problem: Problem) -> Diagnostic {
    let Spanned { value: target, span } = target;
    match problem {
        Problem::Dead { near } => Diagnostic::dead_link(span, target, near.as_deref()),
        Problem::DeadAnchor { anchor, page } => {
            let page = &site.pages[page];
            let headings = page.outline.headings.iter().map(|heading| &heading.id);
            let known = headings.chain(&page.outline.anchors).map(String::as_str);
            let known: Vec<&str> = known.collect();
            let path = page.file.map_or(page.address.as_str(), |file| site.sources.path(file));
            Diagnostic::dead_anchor(span, &anchor, path, &known)
        }
        Problem::Unpublished(why) => Diagnostic::unpublished_link(span, target, why.as_str()),
    }
}
