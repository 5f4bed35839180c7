//! Builds the sections: the folders of `content/` as a tree, with sorted lists of pages. Pure.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use super::address;
use super::matrices::InFolders;
use super::pages::{ExcludedFolders, bundle, humanize};
use crate::base::collation::Collation;
use crate::base::date::Date;
use crate::base::hash::Hash;
use crate::base::index::{Index, List};
use crate::base::path;
use crate::compile::parse::front_matter::{FrontMatter, SortBy};
use crate::compile::site::{Page, PageKind, Section};
use crate::data::Table;
use crate::matrix::Matrix;
use crate::source::{Sources, Span};

/// The inputs of [`build`] other than the pages.
pub(super) struct SectionInputs<'s> {
    pub matrices: &'s InFolders,
    pub excluded: &'s ExcludedFolders,
    pub site_title: &'s str,
    pub collation: &'s Collation,
}

/// Builds the sections, sets the section and the neighbours of each page, and adds a page for each section
/// that has no `_index.md`.
pub(super) fn build(
    sources: &Sources,
    pages: &mut List<Page>,
    inputs: &SectionInputs<'_>,
) -> List<Section> {
    let SectionInputs { matrices, excluded, site_title, collation } = *inputs;
    let files = pages.iter().filter_map(|page| page.file);
    let bundles: HashSet<&str> =
        files.filter_map(|file| bundle(&sources.get(file).inner)).collect();
    let own: Vec<&str> = pages.iter().map(|page| section_path(sources, page, &bundles)).collect();
    let mut paths: BTreeSet<&str> = BTreeSet::from([""]);
    let of_matrices = matrices.iter().map(|(folder, _)| folder.as_str());
    for path in own.iter().copied().chain(of_matrices.filter(|of| !excluded.has(of))) {
        for at in path::upwards(path) {
            if !paths.insert(at) {
                break;
            }
        }
    }
    let paths: List<Section, &str> = paths.into_iter().collect();
    let at: BTreeMap<&str, Index<Section>> =
        paths.indexed().map(|(at, path)| (*path, at)).collect();
    let mut section_pages: List<Section, Option<Index<Page>>> = paths.filled(None);
    let mut lists: List<Section, Vec<Index<Page>>> = paths.filled(Vec::new());
    for (number, (page, path)) in pages.indices().zip(pages.iter_mut().zip(&own)) {
        page.section = at[path];
        match page.kind {
            PageKind::Home | PageKind::Section => section_pages[page.section] = Some(number),
            PageKind::Guide | PageKind::Page => lists[page.section].push(number),
        }
    }
    let mut sections: List<Section> = List::with_capacity(at.len());
    for ((number, path), (own, list)) in paths.indexed().zip(section_pages.into_iter().zip(lists)) {
        let page = own.unwrap_or_else(|| {
            let matrix = matrices.find(|(folder, _)| folder == path);
            let matrix = matrix.map(|at| (at, &*matrices[at].1));
            pages.push(made_page(sources, path, number, matrix, site_title))
        });
        let above = (!path.is_empty()).then(|| at[path::parent(path)]);
        let list = sorted(list, pages, page, collation);
        sections.push(section(path, page, list, pages, above));
    }
    link_tree(&mut sections, pages, collation);
    sections
}

/// Returns the path of the section that contains a page. Folders of a bundle are not sections, because the
/// bundle's page already has that address.
fn section_path<'s>(sources: &'s Sources, page: &Page, bundles: &HashSet<&str>) -> &'s str {
    let Some(file) = page.file else { return "" };
    let folder = sources.get(file).folder();
    if matches!(page.kind, PageKind::Home | PageKind::Section) {
        return folder;
    }
    let outermost = path::upwards(folder).filter(|folder| bundles.contains(folder)).last();
    outermost.map_or(folder, path::parent)
}

fn section(
    path: &str,
    page: Index<Page>,
    list: Vec<Index<Page>>,
    pages: &mut List<Page>,
    parent: Option<Index<Section>>,
) -> Section {
    for pair in list.windows(2) {
        pages[pair[0]].next = Some(pair[1]);
        pages[pair[1]].previous = Some(pair[0]);
    }
    Section {
        path: path.to_owned(),
        page,
        parent,
        children: Vec::new(),
        count: list.len(),
        paginate: pages[page].matter.paginate,
        pages: list,
    }
}

/// Sorts pages by the `sort_by` of their section's page. Ties are broken by title, then by address, so the
/// order is deterministic.
fn sorted(
    list: Vec<Index<Page>>,
    pages: &List<Page>,
    own: Index<Page>,
    collation: &Collation,
) -> Vec<Index<Page>> {
    let order = pages[own].matter.sort_by.unwrap_or(SortBy::Date);
    let mut list: Vec<Listed> = list.into_iter().map(|at| Listed::of(pages, at, order)).collect();
    list.sort_by(Listed::compare);
    let equal = list.chunk_by_mut(|a, b| a.compare(b) == Ordering::Equal);
    for equal in equal.filter(|equal| equal.len() > 1) {
        equal.sort_by_cached_key(|listed| {
            let page = &pages[listed.at];
            (collation.key(&page.title), &page.address)
        });
    }
    list.into_iter().map(|listed| listed.at).collect()
}

/// A page of a list with its primary sort key, which is looked up once instead of at each comparison.
struct Listed {
    at: Index<Page>,
    /// Sorted newest first, pages without a date last
    date: Option<Date>,
    /// Sorted lowest first
    weight: i64,
}

impl Listed {
    fn of(pages: &List<Page>, at: Index<Page>, order: SortBy) -> Listed {
        let page = &pages[at];
        let date = match order {
            SortBy::Date => page.matter.date,
            SortBy::Updated => last_change(page),
            SortBy::Title | SortBy::Weight => None,
        };
        let weight = match order {
            SortBy::Weight => page.matter.weight.unwrap_or(i64::MAX),
            SortBy::Date | SortBy::Updated | SortBy::Title => 0,
        };
        Listed { at, date, weight }
    }

    fn compare(&self, other: &Listed) -> Ordering {
        other.date.cmp(&self.date).then(self.weight.cmp(&other.weight))
    }
}

fn last_change(page: &Page) -> Option<Date> {
    page.matter.updated().max(page.matter.date)
}

fn link_tree(sections: &mut List<Section>, pages: &List<Page>, collation: &Collation) {
    // A section's path sorts after its parent's, so the reverse order visits leaves first.
    for at in sections.indices().skip(1).rev() {
        let parent = sections[at].parent.expect("only the home page's section has none");
        let count = sections[at].count;
        sections[parent].count += count;
        sections[parent].children.push(at);
    }
    let key = |at: &Index<Section>, sections: &List<Section>| {
        let page = &pages[sections[*at].page];
        (page.matter.weight.unwrap_or(i64::MAX), collation.key(&page.title), *at)
    };
    for at in sections.indices() {
        let mut children = std::mem::take(&mut sections[at].children);
        children.sort_by_cached_key(|child| key(child, sections));
        sections[at].children = children;
    }
}

fn made_page(
    sources: &Sources,
    path: &str,
    section: Index<Section>,
    matrix: Option<(Index<Matrix>, &Matrix)>,
    site_title: &str,
) -> Page {
    let (first, _) = sources.iter().next().expect("the default theme has files");
    let name = path::file_name(path);
    let (kind, title) = match (path, matrix) {
        ("", _) => (PageKind::Home, site_title.to_owned()),
        (_, Some((_, matrix))) => (PageKind::Section, matrix.title.clone()),
        (_, None) => (PageKind::Section, humanize(name)),
    };
    Page {
        file: None,
        kind,
        address: address::folder(path),
        title,
        description: String::new(),
        section,
        matrix: matrix.map(|(at, _)| at),
        subjects: matrix.map_or_else(Vec::new, |(_, matrix)| matrix.listed().collect()),
        tags: Vec::new(),
        authors: Vec::new(),
        previous: None,
        next: None,
        matter: Arc::new(FrontMatter::empty(Table::empty(Span::whole(first)))),
        outline: Arc::default(),
        body_at: 0,
        content: Hash::of(b""),
        titled_by_heading: false,
    }
}
