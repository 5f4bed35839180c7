//! The view of a section for templates. Pure.

use super::context::Context;
use crate::base::address::SitePath;
use crate::base::index::Index;
use crate::compile::site::addresses::list_address;
use crate::compile::site::{Page, Section};
use crate::theme::contract::{LinkView, PaginationView, SectionLinkView, SectionView};

/// Returns the entries on the `number`th page of a section's list, counted from 1.
pub(super) fn listed(section: &Section, number: usize) -> &[Index<Page>] {
    let size = section.paginate.unwrap_or(usize::MAX);
    let shown = section.pages.chunks(size.min(section.pages.len().max(1))).nth(number - 1);
    shown.unwrap_or_default()
}

/// Returns the view of a section, without its list of pages and without the mode in which it shows its
/// matrix.
pub(super) fn section_head(context: &Context, (section, number): (&Section, usize)) -> SectionView {
    let page = &context.site.pages[section.page];
    let address = &page.address;
    let children = section.children.iter().map(|child| {
        let child = &context.site.sections[*child];
        let page = &context.site.pages[child.page];
        SectionLinkView {
            title: page.title.clone(),
            url: context.href(&page.address),
            description: page.description.clone(),
            count: child.count,
        }
    });
    SectionView {
        title: page.title.clone(),
        url: context.href(address),
        pages: Vec::new(),
        sections: children.collect(),
        pagination: pagination(context, address, number, section.list_pages()),
        matrix: context.site.matrix_in(page.section).map(|at| context.site.matrices[at].id.clone()),
        matrix_as: "",
    }
}

fn pagination(
    context: &Context,
    address: &SitePath,
    number: usize,
    total: usize,
) -> Option<PaginationView> {
    let url = |number: usize| context.href(&list_address(address, number));
    let link = |number: usize| LinkView { title: number.to_string(), url: url(number) };
    (total > 1).then(|| PaginationView {
        number,
        total,
        previous_url: (number > 1).then(|| url(number - 1)),
        next_url: (number < total).then(|| url(number + 1)),
        pages: (1..=total).map(link).collect(),
    })
}
