//! The site: complete and immutable once `resolve` returns it.
//!
//! It holds outlines, not bodies: a page's Markdown is read again when the page is rendered.

pub mod addresses;
pub mod made;

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};

use std::sync::Arc;

use crate::base::address::SitePath;
use crate::base::date::Date;
use crate::base::hash::Hash;
use crate::base::index::{Index, List};
use crate::compile::parse::config::Config;
use crate::compile::parse::front_matter::FrontMatter;
use crate::compile::parse::outline::Outline;
use crate::matrix::changes::Changes;
use crate::matrix::export::Format;
use crate::matrix::{Matrix, Subject};
use crate::source::{FileId, Layer, Place, Placed, Role, Sources, Span, Spanned};
use crate::theme::Theme;
use made::{MadePage, MatrixPages};

/// Cheap to clone: after an edit that concerns one page alone, all else is shared with the site before.
#[derive(Debug, Clone)]
pub struct Site {
    pub sources: Arc<Sources>,
    pub config: Arc<Config>,
    pub theme: Arc<Theme>,
    /// Those of files in the order of their addresses, then those of sections without one
    pub pages: List<Page, Arc<Page>>,
    /// Guides, the newest first
    pub newest_guides: Arc<Vec<Index<Page>>>,
    /// In the order of their paths: the first is the home page's
    pub sections: Arc<List<Section>>,
    pub tags: Arc<Taxonomy>,
    pub authors: Arc<Taxonomy>,
    pub matrices: List<Matrix, Arc<Matrix>>,
    /// Where the pages about each matrix are; none of one whose section is left out
    pub matrix_pages: Arc<List<Matrix, Option<MatrixPages>>>,
    /// Pages made from matrices, in the order of these
    pub made: Arc<List<MadePage>>,
    /// Empty where git knows of none
    pub changes: List<Matrix, Arc<Changes>>,
    pub by_file: Arc<HashMap<FileId, Index<Page>>>,
    pub by_address: Arc<HashMap<SitePath, Index<Page>>>,
    /// The guides that compare each subject, the newest first
    pub compared: Arc<List<Matrix, Compared>>,
    /// Markdown files that this build leaves out, and why
    pub unpublished: Arc<BTreeMap<FileId, Unpublished>>,
    /// Files that could not be read: nothing is said of what they lack
    pub unreadable: Arc<HashSet<FileId>>,
    /// Of the text files that were read, when all of them were: see [`Site::content_of`]
    pub contents: Arc<HashMap<FileId, Hash>>,
}

/// The guides that compare each subject of a matrix, the newest first.
pub type Compared = List<Subject, Vec<Index<Page>>>;

#[derive(Debug, Clone)]
pub struct Page {
    /// None for a section without `_index.md`
    pub file: Option<FileId>,
    pub kind: PageKind,
    /// With a slash at both ends, such as `/backend/node-vs-python/`, or ending in `.html`
    pub address: SitePath,
    pub title: String,
    /// Of the front matter, else the summary, else empty
    pub description: String,
    /// For a section's own page the section itself
    pub section: Index<Section>,
    pub matrix: Option<Index<Matrix>>,
    /// Those of its matrix that it compares
    pub subjects: Vec<Index<Subject>>,
    pub tags: Vec<Index<Term>>,
    pub authors: Vec<Index<Term>>,
    /// Neighbours in its section's list
    pub previous: Option<Index<Page>>,
    pub next: Option<Index<Page>>,
    pub matter: Arc<FrontMatter>,
    pub outline: Arc<Outline>,
    /// The byte at which the Markdown begins
    pub body_at: usize,
    /// Of the whole file; of nothing where there is none
    pub content: Hash,
    /// Whether the Markdown's first heading is the title, and not shown again
    pub titled_by_heading: bool,
}

impl Page {
    /// A place in the file of this page; a page without one has none.
    pub fn span(&self, place: Place) -> Span {
        place.in_file(self.file.expect("only what a file holds has a place"))
    }

    pub fn spanned<'t>(&self, of: &'t Placed<String>) -> Spanned<&'t str> {
        Spanned::new(&of.value, self.span(of.span))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    Home,
    Section,
    Guide,
    Page,
}

impl PageKind {
    pub fn as_str(self) -> &'static str {
        match self {
            PageKind::Home => "home",
            PageKind::Section => "section",
            PageKind::Guide => "guide",
            PageKind::Page => "page",
        }
    }

    pub fn template(self) -> &'static str {
        match self {
            PageKind::Home => "home.html",
            PageKind::Section => "section.html",
            PageKind::Guide => "guide.html",
            PageKind::Page => "page.html",
        }
    }
}

/// The newest first, those without a date last; among equals by address.
pub fn newest_first(a: &Page, b: &Page) -> Ordering {
    b.matter.date.cmp(&a.matter.date).then_with(|| a.address.cmp(&b.address))
}

/// Pages in the order of [`newest_first`].
pub fn newest(pages: &List<Page>, wanted: impl Fn(&Page) -> bool) -> Vec<Index<Page>> {
    let wanted = pages.indexed().filter(|(_, page)| wanted(page));
    // Dates stand side by side, because to look each up at each comparison takes most of the time.
    let mut dated: Vec<(Option<Date>, Index<Page>)> =
        wanted.map(|(at, page)| (page.matter.date, at)).collect();
    dated.sort_by(|(a, first), (b, second)| {
        b.cmp(a).then_with(|| pages[*first].address.cmp(&pages[*second].address))
    });
    dated.into_iter().map(|(_, at)| at).collect()
}

/// Guides, the newest first.
pub fn newest_guides(pages: &List<Page>) -> Vec<Index<Page>> {
    newest(pages, |page| page.kind == PageKind::Guide)
}

/// Why a file is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpublished {
    Draft,
    Future,
    Expired,
    /// Its section is left out
    Section,
}

impl Unpublished {
    pub fn as_str(self) -> &'static str {
        match self {
            Unpublished::Draft => "a draft",
            Unpublished::Future => "dated in the future",
            Unpublished::Expired => "expired",
            Unpublished::Section => "in a section that is left out",
        }
    }
}

#[derive(Debug)]
pub struct Section {
    /// The folder below `content/`; empty for the home page's
    pub path: String,
    /// Its own page
    pub page: Index<Page>,
    pub parent: Option<Index<Section>>,
    /// By weight, then title
    pub children: Vec<Index<Section>>,
    /// Its pages in the order of its list
    pub pages: Vec<Index<Page>>,
    /// Pages to a page of its list
    pub paginate: Option<usize>,
    /// Pages in it and below it
    pub count: usize,
}

impl Section {
    /// How many pages its list takes.
    pub fn list_pages(&self) -> usize {
        self.paginate.map_or(1, |size| self.pages.len().div_ceil(size).max(1))
    }
}

#[derive(Debug)]
pub struct Taxonomy {
    pub kind: TaxonomyKind,
    /// By name
    pub terms: List<Term>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaxonomyKind {
    Tags,
    Authors,
}

impl TaxonomyKind {
    /// Also the first part of its addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            TaxonomyKind::Tags => "tags",
            TaxonomyKind::Authors => "authors",
        }
    }

    /// Where the page of all its terms is.
    pub fn address(self) -> SitePath {
        SitePath::new(format!("/{}/", self.as_str()))
    }

    /// Key of its title among the theme's strings.
    pub fn title_key(self) -> &'static str {
        match self {
            TaxonomyKind::Tags => "terms.tags",
            TaxonomyKind::Authors => "terms.authors",
        }
    }
}

#[derive(Debug)]
pub struct Term {
    pub name: String,
    pub address: SitePath,
    /// The newest first
    pub pages: Vec<Index<Page>>,
    /// Where it is first written
    pub span: Span,
}

impl Site {
    pub fn taxonomy(&self, kind: TaxonomyKind) -> &Taxonomy {
        match kind {
            TaxonomyKind::Tags => &self.tags,
            TaxonomyKind::Authors => &self.authors,
        }
    }

    /// The page of a file that is published.
    pub fn page_of(&self, file: FileId) -> Option<&Page> {
        self.by_file.get(&file).map(|page| &*self.pages[*page])
    }

    /// What a text file held that the site was made from; none of a file that was not read.
    pub fn content_of(&self, file: FileId) -> Option<Hash> {
        let of_page = self.page_of(file).map(|page| page.content);
        of_page.or_else(|| self.contents.get(&file).copied())
    }

    pub fn matrix_of(&self, page: &Page) -> Option<&Matrix> {
        page.matrix.map(|matrix| &*self.matrices[matrix])
    }

    /// The matrix that stands in a section's folder.
    pub fn matrix_in(&self, section: Index<Section>) -> Option<Index<Matrix>> {
        self.matrices.indices().find(|matrix| self.section_of(*matrix) == Some(section))
    }

    /// Where a matrix is published for programs; none where it is not.
    pub fn data_address(&self, matrix: Index<Matrix>, format: Format) -> Option<SitePath> {
        let pages = self.matrix_pages[matrix].as_ref();
        let pages = pages.filter(|_| self.matrices[matrix].pages.data)?;
        Some(pages.base.join(format.file_name()))
    }

    /// The guides that compare a subject of a matrix, the newest first.
    pub fn compared(&self, matrix: Index<Matrix>, subject: Index<Subject>) -> &[Index<Page>] {
        &self.compared[matrix][subject]
    }

    /// The section that a matrix belongs to; none when it is left out.
    pub fn section_of(&self, matrix: Index<Matrix>) -> Option<Index<Section>> {
        Some(self.matrix_pages[matrix].as_ref()?.section)
    }

    /// Where the page of a matrix's changes is; none when there is nothing to tell.
    pub fn changes_address(&self, matrix: Index<Matrix>) -> Option<SitePath> {
        if self.changes[matrix].commits.is_empty() {
            return None;
        }
        let section = self.section_of(matrix)?;
        Some(self.pages[self.sections[section].page].address.join("changes/"))
    }

    /// The page at an address, such as `/backend/`.
    pub fn page_at(&self, address: &SitePath) -> Option<Index<Page>> {
        self.by_address.get(address).copied()
    }

    /// Where a page stands: its file, or the configuration for one that is made.
    pub fn span_of(&self, page: &Page) -> Span {
        page.file.map_or_else(|| self.anywhere(), Span::whole)
    }

    /// A place for what no single file is to blame for: the configuration, else the first file.
    pub fn anywhere(&self) -> Span {
        let config = self.sources.find("versus.toml");
        let first = || self.sources.iter().next().map(|(id, _)| id);
        Span::whole(config.or_else(first).expect("the default theme has files"))
    }

    /// Static files by their path below `static/`, the strongest layer's for each.
    pub fn static_files(&self) -> BTreeMap<&str, FileId> {
        let mut files: BTreeMap<&str, (Layer, FileId)> = BTreeMap::new();
        for (id, file) in self.sources.with_role(Role::Static) {
            if !self.is_in_use(id) {
                continue;
            }
            let entry = files.entry(&file.inner).or_insert((file.layer, id));
            if file.layer < entry.0 {
                *entry = (file.layer, id);
            }
        }
        files.into_iter().map(|(path, (_, id))| (path, id)).collect()
    }

    /// Whether a file belongs to the site, the default theme or the theme that is chosen.
    pub fn is_in_use(&self, file: FileId) -> bool {
        self.sources.is_in_use(file, &self.theme.name)
    }
}
