//! The site: complete and immutable once `resolve` returns it.
//!
//! The site contains outlines, not bodies: a page's Markdown is read again when the page is rendered.

pub mod addresses;
pub mod made;

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};

use std::sync::Arc;

use crate::base::address::SitePath;
use crate::base::date::Date;
use crate::base::hash::Hash;
use crate::base::index::{Index, List};
use crate::base::language::Language;
use crate::compile::parse::config::Config;
use crate::compile::parse::front_matter::FrontMatter;
use crate::compile::parse::outline::Outline;
use crate::directive::Reads;
use crate::matrix::changes::Changes;
use crate::matrix::export::Format;
use crate::matrix::{Matrix, Subject};
use crate::source::{FileId, Layer, Place, Placed, Role, Sources, Span, Spanned};
use crate::theme::Theme;
use made::{GeneratedPage, MatrixPages, SharedCriterion};

/// A resolved site. Cheap to clone: after an edit that affects only one page, everything else is shared with
/// the previous site.
#[derive(Debug, Clone)]
pub struct Site {
    pub sources: Arc<Sources>,
    pub config: Arc<Config>,
    /// That of the prose
    pub language: Arc<Language>,
    pub theme: Arc<Theme>,
    /// What the components of the theme read from matrices
    pub reads: Arc<Reads>,
    /// Pages with a file, sorted by address, followed by the pages of sections without a file
    pub pages: List<Page, Arc<Page>>,
    /// Files that are checked, but not published, in path order. They have no address and no section: no page,
    /// list or link leads to them
    pub companions: Arc<Vec<Page>>,
    /// Guides, newest first
    pub newest_guides: Arc<Vec<Index<Page>>>,
    /// Sections sorted by path: the first is that of the home page
    pub sections: Arc<List<Section>>,
    pub tags: Arc<Taxonomy>,
    pub authors: Arc<Taxonomy>,
    pub matrices: List<Matrix, Arc<Matrix>>,
    /// Locations of the pages about each matrix; `None` for a matrix whose section is left out
    pub matrix_pages: Arc<List<Matrix, Option<MatrixPages>>>,
    /// The criteria that have one page for several matrices, by file
    pub shared_criteria: Arc<List<SharedCriterion>>,
    /// Pages generated from matrices, in the order of the matrices
    pub made: Arc<List<GeneratedPage>>,
    /// Changes of each matrix; empty if git has none, or if the matrix has no page of changes
    pub changes: List<Matrix, Arc<Changes>>,
    pub by_file: Arc<HashMap<FileId, Index<Page>>>,
    pub by_address: Arc<HashMap<SitePath, Index<Page>>>,
    /// The guides that compare each subject, newest first
    pub compared: Arc<List<Matrix, Compared>>,
    /// Markdown files that this build leaves out, with the reason
    pub unpublished: Arc<BTreeMap<FileId, Unpublished>>,
    /// Files that could not be read. Nothing is reported as missing from them
    pub unreadable: Arc<HashSet<FileId>>,
    /// Hashes of the text files that were read, if all of them were: see [`Site::content_of`]
    pub contents: Arc<HashMap<FileId, Hash>>,
}

/// The guides that compare each subject of a matrix, newest first.
pub type Compared = List<Subject, Vec<Index<Page>>>;

#[derive(Debug, Clone)]
pub struct Page {
    /// `None` for a section without `_index.md`
    pub file: Option<FileId>,
    pub kind: PageKind,
    /// Has a slash at both ends, such as `/backend/node-vs-python/`, or ends in `.html`
    pub address: SitePath,
    pub title: String,
    /// The description in the front matter, otherwise the summary, otherwise empty
    pub description: String,
    /// For a section's own page, that section
    pub section: Index<Section>,
    pub matrix: Option<Index<Matrix>>,
    /// The subjects of its matrix that it compares
    pub subjects: Vec<Index<Subject>>,
    pub tags: Vec<Index<Term>>,
    pub authors: Vec<Index<Term>>,
    /// Neighbours in its section's list
    pub previous: Option<Index<Page>>,
    pub next: Option<Index<Page>>,
    pub matter: Arc<FrontMatter>,
    pub outline: Arc<Outline>,
    /// Byte offset at which the Markdown begins
    pub body_at: usize,
    /// Hash of the whole file, or of the empty string for a page without a file
    pub content: Hash,
    /// Whether the first heading of the Markdown is the title. That heading is not rendered again
    pub titled_by_heading: bool,
}

impl Page {
    /// Returns the span of a place in the file of this page.
    ///
    /// # Panics
    ///
    /// If the page has no file.
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

/// Compares pages by date, newest first and pages without a date last, then by address.
pub fn newest_first(a: &Page, b: &Page) -> Ordering {
    b.matter.date.cmp(&a.matter.date).then_with(|| a.address.cmp(&b.address))
}

/// Returns the selected pages in the order of [`newest_first`].
pub fn newest(pages: &List<Page>, wanted: impl Fn(&Page) -> bool) -> Vec<Index<Page>> {
    let wanted = pages.indexed().filter(|(_, page)| wanted(page));
    // Dates are stored next to the indices, because looking them up at each comparison dominates the time.
    let mut dated: Vec<(Option<Date>, Index<Page>)> =
        wanted.map(|(at, page)| (page.matter.date, at)).collect();
    dated.sort_by(|(a, first), (b, second)| {
        b.cmp(a).then_with(|| pages[*first].address.cmp(&pages[*second].address))
    });
    dated.into_iter().map(|(_, at)| at).collect()
}

/// Returns the guides, newest first.
pub fn newest_guides(pages: &List<Page>) -> Vec<Index<Page>> {
    newest(pages, |page| page.kind == PageKind::Guide)
}

/// The reason why a file is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unpublished {
    Draft,
    Future,
    Expired,
    /// Its section or bundle is left out
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
    /// The folder below `content/`; empty for the section of the home page
    pub path: String,
    /// The page of the section itself
    pub page: Index<Page>,
    pub parent: Option<Index<Section>>,
    /// Sorted by weight, then by title
    pub children: Vec<Index<Section>>,
    /// Pages in the order of the section's list
    pub pages: Vec<Index<Page>>,
    /// Number of entries per page of the list; `None` for a list on one page
    pub paginate: Option<usize>,
    /// Number of pages in the section and its descendants
    pub count: usize,
}

impl Section {
    /// Returns the number of pages that the section's list is split into.
    pub fn list_pages(&self) -> usize {
        self.paginate.map_or(1, |size| self.pages.len().div_ceil(size).max(1))
    }
}

#[derive(Debug)]
pub struct Taxonomy {
    pub kind: TaxonomyKind,
    /// Sorted by name
    pub terms: List<Term>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaxonomyKind {
    Tags,
    Authors,
}

impl TaxonomyKind {
    /// Returns the name of the taxonomy, which is also the first segment of its addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            TaxonomyKind::Tags => "tags",
            TaxonomyKind::Authors => "authors",
        }
    }

    /// Returns the address of the page that lists all terms.
    pub fn address(self) -> SitePath {
        SitePath::new(format!("/{}/", self.as_str()))
    }

    /// Returns the key of the taxonomy's title in the theme's strings.
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
    /// Newest first
    pub pages: Vec<Index<Page>>,
    /// Span of the first occurrence
    pub span: Span,
}

impl Site {
    pub fn taxonomy(&self, kind: TaxonomyKind) -> &Taxonomy {
        match kind {
            TaxonomyKind::Tags => &self.tags,
            TaxonomyKind::Authors => &self.authors,
        }
    }

    /// Returns the page of a file, if the file is published or checked beside the site.
    pub fn page_of(&self, file: FileId) -> Option<&Page> {
        let published = self.by_file.get(&file).map(|page| &*self.pages[*page]);
        published.or_else(|| self.companions.iter().find(|page| page.file == Some(file)))
    }

    /// Returns all pages whose texts are checked against a matrix: those of the site, then the companions.
    pub fn checked_pages(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().map(|page| &**page).chain(self.companions.iter())
    }

    /// Returns the hash of the version of a text file that the site was built from. `None` for a file that
    /// was not read.
    pub fn content_of(&self, file: FileId) -> Option<Hash> {
        let of_page = self.page_of(file).map(|page| page.content);
        of_page.or_else(|| self.contents.get(&file).copied())
    }

    pub fn matrix_of(&self, page: &Page) -> Option<&Matrix> {
        page.matrix.map(|matrix| &*self.matrices[matrix])
    }

    /// Returns the matrix in a section's folder.
    pub fn matrix_in(&self, section: Index<Section>) -> Option<Index<Matrix>> {
        self.matrices.indices().find(|matrix| self.section_of(*matrix) == Some(section))
    }

    /// Returns the address of a matrix's data export. `None` if the matrix has none.
    pub fn data_address(&self, matrix: Index<Matrix>, format: Format) -> Option<SitePath> {
        let pages = self.matrix_pages[matrix].as_ref();
        let pages = pages.filter(|_| self.matrices[matrix].pages.data)?;
        Some(pages.base.join(format.file_name()))
    }

    /// Returns the guides that compare a subject of a matrix, newest first.
    pub fn compared(&self, matrix: Index<Matrix>, subject: Index<Subject>) -> &[Index<Page>] {
        &self.compared[matrix][subject]
    }

    /// Returns the section that a matrix belongs to. `None` if the section is left out.
    pub fn section_of(&self, matrix: Index<Matrix>) -> Option<Index<Section>> {
        Some(self.matrix_pages[matrix].as_ref()?.section)
    }

    /// Returns the address of the page of a matrix's changes. `None` if there are no changes.
    pub fn changes_address(&self, matrix: Index<Matrix>) -> Option<SitePath> {
        if self.changes[matrix].commits.is_empty() {
            return None;
        }
        let section = self.section_of(matrix)?;
        Some(self.pages[self.sections[section].page].address.join("changes/"))
    }

    /// Returns the page at an address, such as `/backend/`.
    pub fn page_at(&self, address: &SitePath) -> Option<Index<Page>> {
        self.by_address.get(address).copied()
    }

    /// Returns the span for diagnostics about a page: its file, or [`Site::anywhere`] if it has none.
    pub fn span_of(&self, page: &Page) -> Span {
        page.file.map_or_else(|| self.anywhere(), Span::whole)
    }

    /// Returns the span for diagnostics that concern no single file: the configuration, otherwise the first
    /// file.
    pub fn anywhere(&self) -> Span {
        let config = self.sources.find("versus.toml");
        let first = || self.sources.iter().next().map(|(id, _)| id);
        Span::whole(config.or_else(first).expect("the default theme has files"))
    }

    /// Returns the static files by their path below `static/`. The site overrides the theme, and the theme
    /// overrides the default theme.
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

    /// Whether a file belongs to the site, the selected theme or the default theme.
    pub fn is_in_use(&self, file: FileId) -> bool {
        self.sources.is_in_use(file, &self.theme.name)
    }
}
