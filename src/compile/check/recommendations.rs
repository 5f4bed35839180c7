//! Checks for recommendations of two subjects for the same use: in `:::when`, in lists below headings such as "When to
//! use Python", and in scenarios. Pure.

use std::collections::HashMap;

use super::use_case::{self, Language, UseCase};
use crate::base::index::{Index, List};
use crate::compile::parse::outline::Within;
use crate::compile::site::{Page, Site};
use crate::diagnostic::{Diagnostic, Recommended};
use crate::matrix::{Matrix, Subject};
use crate::source::Span;

/// Reports items of lists and scenarios that recommend a different subject for the same use than an
/// earlier item or scenario.
///
/// Items of one page also conflict if one is a part of the other, because a reader sees both. Items of two
/// guides only conflict if they are the same, and only if both guides compare both subjects: one guide may
/// omit a distinction that the other one makes.
pub(super) fn check(site: &Site, found: &mut Vec<Diagnostic>) {
    let language = Language::of(&site.config.lang);
    let mut pages: List<Matrix, Vec<&Page>> = site.matrices.filled(Vec::new());
    for page in &site.pages {
        if let Some(matrix) = page.matrix {
            pages[matrix].push(page);
        }
    }
    for (matrix, pages) in site.matrices.iter().zip(pages) {
        let scenarios: Vec<UseCase> =
            matrix.scenarios.iter().map(|of| UseCase::of(&of.name, language)).collect();
        check_scenarios(matrix, &scenarios, found);
        let mut items: Vec<Item<'_>> =
            pages.into_iter().flat_map(|page| items(matrix, page, language)).collect();
        items.sort_by_key(|item| item.span);
        check_items(matrix, &items, found);
        for item in &items {
            check_against_scenarios(matrix, &scenarios, item, found);
        }
    }
}

/// A list item in `:::when`, or below a heading that names a subject.
struct Item<'s> {
    page: &'s Page,
    subject: Index<Subject>,
    /// The use that the subject is recommended for, in the author's words
    name: &'s str,
    case: UseCase,
    span: Span,
}

impl Item<'_> {
    /// Whether the guides of both items compare the subjects of both items.
    fn is_of_one_comparison(&self, other: &Item<'_>) -> bool {
        let compares = |page: &Page, of: &Item<'_>| page.subjects.contains(&of.subject);
        [self.page, other.page].iter().all(|page| compares(page, self) && compares(page, other))
    }
}

fn items<'s>(
    matrix: &'s Matrix,
    page: &'s Page,
    language: Language,
) -> impl Iterator<Item = Item<'s>> {
    page.outline.recommended_for.iter().filter_map(move |item| {
        let subject = match &item.within {
            Within::Directive(at) => {
                let (directive, _) = &page.outline.directives[*at];
                matrix.subject(&directive.value("subject")?.value)?
            }
            Within::Heading(words) => matrix.subject_named_at(words)?,
        };
        let range = use_case::name(item.text.as_str());
        let span = page.span(item.text.place(&range)?);
        let name = &item.text.as_str()[range];
        Some(Item { page, subject, name, case: UseCase::of(name, language), span })
    })
}

/// Reports conflicts between the items of one matrix, which are sorted by span.
fn check_items(matrix: &Matrix, items: &[Item<'_>], found: &mut Vec<Diagnostic>) {
    let mut of_other_pages: HashMap<&UseCase, Vec<&Item<'_>>> = HashMap::new();
    for of_page in items.chunk_by(|a, b| a.span.file == b.span.file) {
        for (at, item) in of_page.iter().enumerate() {
            let is_other = |first: &&Item<'_>| first.subject != item.subject;
            let mut before = of_page[..at].iter().filter(is_other);
            let on_page = before.find(|first| first.case.overlaps(&item.case));
            let elsewhere = || {
                let mut same = of_other_pages.get(&item.case)?.iter().copied().filter(is_other);
                same.find(|first| first.is_of_one_comparison(item))
            };
            if let Some(first) = on_page.or_else(elsewhere) {
                let id = |item: &Item<'_>| &matrix.subjects[item.subject].id;
                found.push(Diagnostic::overlapping_recommendation(
                    item.span,
                    item.name,
                    id(item),
                    id(first),
                    first.span,
                ));
            }
        }
        for item in of_page.iter().filter(|item| item.case.is_definite()) {
            of_other_pages.entry(&item.case).or_default().push(item);
        }
    }
}

/// Reports conflicts between an item and the scenarios, whose names are `names`.
fn check_against_scenarios(
    matrix: &Matrix,
    names: &[UseCase],
    item: &Item<'_>,
    found: &mut Vec<Diagnostic>,
) {
    for (scenario, name) in matrix.scenarios.iter().zip(names) {
        let Some(recommended) = scenario.recommend.filter(|at| *at != item.subject) else {
            continue;
        };
        if item.page.subjects.contains(&recommended) && name.overlaps(&item.case) {
            found.push(Diagnostic::recommendation_contradicts_scenario(
                item.span,
                Recommended { for_use: item.name, subject: &matrix.subjects[item.subject].id },
                Recommended { for_use: &scenario.id, subject: &matrix.subjects[recommended].id },
                scenario.span,
            ));
        }
    }
}

/// Reports conflicts between the scenarios, whose names are `names`.
fn check_scenarios(matrix: &Matrix, names: &[UseCase], found: &mut Vec<Diagnostic>) {
    let recommending = || {
        let all = matrix.scenarios.iter().zip(names);
        all.filter_map(|(scenario, name)| Some((scenario, name, scenario.recommend?)))
    };
    for (at, (scenario, name, recommended)) in recommending().enumerate() {
        let contradicts = |(_, of, other): &(_, &UseCase, Index<Subject>)| {
            *other != recommended && of.is_same(name)
        };
        if let Some((first, _, other)) = recommending().take(at).find(contradicts) {
            found.push(Diagnostic::overlapping_scenarios(
                scenario.span,
                Recommended { for_use: &scenario.id, subject: &matrix.subjects[recommended].id },
                Recommended { for_use: &first.id, subject: &matrix.subjects[other].id },
                first.span,
            ));
        }
    }
}
