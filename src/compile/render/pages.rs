//! Pages: their views, and the templates that show them. Pure.

use std::collections::HashMap;

use super::markdown;
use super::shared::{Shared, reading_minutes};
use super::shown::{self, Whole};
use super::{Renderer, Stop, structured};
use crate::base::address::{Href, SitePath, encode_path};
use crate::base::date::Date;
use crate::compile::plan::list_address;
use crate::compile::site::{Page, PageKind, Section, Site, TaxonomyKind, newest_first};
use crate::diagnostic::Diagnostic;
use crate::matrix::view::{Selection, as_of, table_view};
use crate::source::Span;
use crate::theme::contract::{
    LinkView, PageView, PaginationView, RedirectView, SectionLinkView, SectionView, TaxonomyView,
    TermLinkView, TermView, TocView,
};
use crate::theme::{self, TemplateError, Value, Variables};

/// At most this many related guides.
const RELATED: usize = 6;

pub(super) fn page(renderer: &Renderer, at: usize, number: usize) -> Result<String, Stop> {
    let shared = &renderer.shared;
    let page = &shared.site.pages[at];
    let mut view = page_view(shared, page, number);
    view.related = related(&shared.site, page).into_iter().map(|at| shared.card(at)).collect();
    let mut variables = variables(shared, &view);
    let content = match page.file {
        // The text of a section stands on the first page of its list only.
        Some(file) if number == 1 => {
            let bytes = (shared.read)(shared.site.sources.get(file))?;
            let text = String::from_utf8_lossy(&bytes);
            markdown::html(renderer, page, &text[page.body_at..], &variables)?
        }
        _ => String::new(),
    };
    variables.set("content", theme::html(&content));
    if matches!(page.kind, PageKind::Home | PageKind::Section) {
        let section = &shared.site.sections[page.section];
        let (matrix_as, table) = whole_matrix(renderer, page, number)?;
        let pages = listed(section, number).iter().map(|page| shared.card(*page)).collect();
        let head = section_head(shared, (section, number));
        variables.serialize("section", &SectionView { pages, matrix_as, ..head });
        variables.set("table", table);
    }
    let own = page.matter.template.as_ref().map(|template| template.value.as_str());
    let template = own.unwrap_or(page.kind.template());
    render(renderer, template, &variables, (&page.address, shared.site.span_of(page)))
}

pub(super) fn terms(renderer: &Renderer, kind: TaxonomyKind) -> Result<String, Stop> {
    let shared = &renderer.shared;
    let taxonomy = shared.site.taxonomy(kind);
    let address = kind.address();
    let terms = taxonomy.terms.iter().map(|term| TermLinkView {
        title: term.name.clone(),
        url: shared.href(&term.address),
        count: term.pages.len(),
    });
    let view =
        TaxonomyView { kind: kind.as_str(), url: shared.href(&address), terms: terms.collect() };
    let title = shared.strings.get(kind.title_key()).to_owned();
    let mut variables = made(shared, "terms", title, &address);
    variables.serialize("taxonomy", &view);
    render(renderer, "terms.html", &variables, (&address, shared.site.anywhere()))
}

pub(super) fn term(renderer: &Renderer, kind: TaxonomyKind, at: usize) -> Result<String, Stop> {
    let shared = &renderer.shared;
    let term = &shared.site.taxonomy(kind).terms[at];
    let mut variables = made(shared, "term", term.name.clone(), &term.address);
    let url = shared.href(&kind.address());
    variables.serialize("taxonomy", &TaxonomyView { kind: kind.as_str(), url, terms: Vec::new() });
    let view = TermView {
        title: term.name.clone(),
        url: shared.href(&term.address),
        pages: term.pages.iter().map(|page| shared.card(*page)).collect(),
    };
    variables.serialize("term", &view);
    render(renderer, "term.html", &variables, (&term.address, term.span))
}

pub(super) fn not_found(renderer: &Renderer) -> Result<String, Stop> {
    let shared = &renderer.shared;
    let title = shared.strings.get("not_found.title").to_owned();
    let address = SitePath::of_file("404.html");
    let variables = made(shared, "404", title, &address);
    render(renderer, "404.html", &variables, (&address, shared.site.anywhere()))
}

/// `to` is the address that it leads to and the title of the page there.
pub(super) fn redirect(
    renderer: &Renderer,
    (to, title): (&SitePath, &str),
    span: Span,
) -> Result<String, Stop> {
    let shared = &renderer.shared;
    let mut variables = made(shared, "redirect", title.to_owned(), to);
    let view = RedirectView {
        url: shared.href(to),
        permalink: shared.site.config.base_url.absolute(to),
        title: title.to_owned(),
    };
    variables.serialize("redirect", &view);
    render(renderer, "redirect.html", &variables, (to, span))
}

pub(super) fn render(
    renderer: &Renderer,
    template: &str,
    variables: &Variables,
    (page, span): (&SitePath, Span),
) -> Result<String, Stop> {
    let rendered = renderer.engine.render(template, variables);
    rendered.map_err(|error| template_problem(error, page, span).into())
}

/// A template's error as a diagnostic: in the template, else at the page.
pub(super) fn template_problem(error: TemplateError, page: &SitePath, span: Span) -> Diagnostic {
    let span = error.span.unwrap_or(span);
    Diagnostic::failed_template(span, &error.message, page.as_str(), error.slip)
}

/// Variables of a page that no file is behind.
fn made(shared: &Shared, kind: &'static str, title: String, address: &SitePath) -> Variables {
    variables(shared, &made_view(shared, kind, title, address))
}

/// What every template has.
pub(super) fn variables(shared: &Shared, page: &PageView) -> Variables {
    let mut variables = Variables::default();
    variables.set("site", shared.site_value.clone());
    variables.serialize("page", page);
    let structured = structured::data(shared, page);
    variables.set("structured", structured.map_or_else(Value::none, |json| theme::html(&json)));
    variables
}

/// A string of the theme with these names filled in.
pub(super) fn fill(shared: &Shared, key: &str, values: &[(&str, &str)]) -> String {
    let value = |name: &str| values.iter().find(|(known, _)| *known == name).map(|(_, to)| *to);
    shared.strings.fill(key, None, value).unwrap_or_else(|| key.to_owned())
}

/// A page that no file is behind, below the home page.
pub(super) fn made_view(
    shared: &Shared,
    kind: &'static str,
    title: String,
    address: &SitePath,
) -> PageView {
    let permalink = shared.site.config.base_url.absolute(address);
    PageView {
        kind,
        title,
        description: String::new(),
        url: shared.href(address),
        canonical_url: permalink.clone(),
        permalink,
        noindex: matches!(kind, "404" | "redirect"),
        date: None,
        updated: None,
        authors: Vec::new(),
        tags: Vec::new(),
        level: String::new(),
        reading_minutes: 1,
        words: 0,
        toc: Vec::new(),
        breadcrumbs: vec![home_link(shared)],
        previous: None,
        next: None,
        related: Vec::new(),
        cover: None,
        subjects: Vec::new(),
        own: Vec::new(),
        as_of: None,
        matrix: None,
        draft: false,
        source: String::new(),
        extra: theme::empty_table(),
    }
}

/// A page without its related guides, on the `number`th page of its list, from 1.
pub(super) fn page_view(shared: &Shared, page: &Page, number: usize) -> PageView {
    let site = &shared.site;
    let address = list_address(&page.address, number);
    let permalink = site.config.base_url.absolute(&address);
    let matter = &page.matter;
    let canonical_url = matter.canonical_url.as_ref();
    let matrix = site.matrix_of(page);
    let subjects = |matrix, of: &[usize]| shared.with_matrix(matrix, |all| all.subjects(of));
    let shown = shown::of_page(site, page);
    let own = shown.iter().filter(|of| !of.own.is_empty());
    // Later pages of a list have no text and no table.
    let facts = shown.iter().filter(|_| number == 1).flat_map(|of| of.facts(site));
    PageView {
        kind: page.kind.as_str(),
        title: page.title.clone(),
        description: page.description.clone(),
        url: shared.href(&address),
        canonical_url: canonical_url
            .map_or_else(|| permalink.clone(), |url| Href::written(&url.value)),
        permalink,
        noindex: matter.noindex,
        date: matter.date.map(Date::iso_day),
        updated: matter.updated().map(Date::iso_day),
        authors: shared.term_links(&site.authors, &page.authors),
        tags: shared.term_links(&site.tags, &page.tags),
        level: matter.level.clone().unwrap_or_default(),
        reading_minutes: reading_minutes(page.outline.words),
        words: page.outline.words,
        toc: toc(page),
        breadcrumbs: breadcrumbs(shared, page),
        previous: page.previous.map(|at| shared.link(at)),
        next: page.next.map(|at| shared.link(at)),
        related: Vec::new(),
        cover: shared.cover(page),
        subjects: page.matrix.map_or_else(Vec::new, |at| subjects(at, &page.subjects)),
        own: own.flat_map(|of| subjects(of.matrix, &of.own)).collect(),
        as_of: as_of(facts).map(Date::iso_day),
        matrix: matrix.map(|matrix| matrix.id.clone()),
        draft: matter.draft,
        source: page
            .file
            .map_or_else(String::new, |file| encode_path(site.sources.path(file)).into_owned()),
        extra: theme::table_value(&matter.extra),
    }
}

fn home_link(shared: &Shared) -> LinkView {
    LinkView {
        title: shared.strings.get("home.title").to_owned(),
        url: shared.href(&SitePath::home()),
    }
}

/// From the home page to the section above; the home page has none.
fn breadcrumbs(shared: &Shared, page: &Page) -> Vec<LinkView> {
    match page.kind {
        PageKind::Home => Vec::new(),
        PageKind::Section => way_to(shared, shared.site.sections[page.section].parent),
        PageKind::Guide | PageKind::Page => way_to(shared, Some(page.section)),
    }
}

/// From the home page to a section's.
pub(super) fn way_to(shared: &Shared, section: Option<usize>) -> Vec<LinkView> {
    let sections = &shared.site.sections;
    let mut at = section;
    let mut links = Vec::new();
    while let Some(section) = at {
        let section = &sections[section];
        links.push(match section.parent {
            None => home_link(shared),
            Some(_) => shared.link(section.page),
        });
        at = section.parent;
    }
    links.reverse();
    links
}

/// Headings of level 2 with those of level 3 below them, but for those in footnotes.
fn toc(page: &Page) -> Vec<TocView> {
    let mut entries: Vec<TocView> = Vec::new();
    for heading in page.outline.headings.iter().filter(|heading| !heading.in_note) {
        let entry =
            TocView { id: heading.id.clone(), title: heading.text.clone(), children: Vec::new() };
        match (heading.level, entries.last_mut()) {
            (3, Some(above)) => above.children.push(entry),
            (2 | 3, _) => entries.push(entry),
            _ => {}
        }
    }
    entries
}

/// Guides that share subjects (two points each) or tags (one point each), the nearest first, and
/// among equals the newest.
pub(super) fn related(site: &Site, page: &Page) -> Vec<usize> {
    /// Of a term that hundreds of pages share, the newest are enough.
    const NEWEST: usize = 200;
    if page.kind != PageKind::Guide {
        return Vec::new();
    }
    let mut points: HashMap<usize, u32> = HashMap::new();
    for tag in &page.tags {
        for other in site.tags.terms[*tag].pages.iter().take(NEWEST) {
            *points.entry(*other).or_default() += 1;
        }
    }
    if let Some(matrix) = page.matrix {
        for subject in &page.subjects {
            for other in site.compared(matrix, *subject).iter().take(NEWEST) {
                *points.entry(*other).or_default() += 2;
            }
        }
    }
    let is_other_guide = |at: &usize| {
        let other = &site.pages[*at];
        other.kind == PageKind::Guide && other.address != page.address
    };
    let mut related: Vec<(usize, u32)> =
        points.into_iter().filter(|(at, _)| is_other_guide(at)).collect();
    related.sort_by(|(a, of_a), (b, of_b)| {
        let (a, b) = (&site.pages[*a], &site.pages[*b]);
        of_b.cmp(of_a).then_with(|| newest_first(a, b))
    });
    related.into_iter().take(RELATED).map(|(at, _)| at).collect()
}

/// How a section's page shows the matrix of its folder, and the table when it does so by one. Later
/// pages of its list show none.
fn whole_matrix(
    renderer: &Renderer,
    page: &Page,
    number: usize,
) -> Result<(&'static str, Value), Diagnostic> {
    let site = &renderer.shared.site;
    Ok(match shown::whole_matrix(site, page).filter(|_| number == 1) {
        None => ("", Value::none()),
        Some((_, Whole::Index)) => ("index", Value::none()),
        Some((at, Whole::Table)) => {
            let all = Selection::all(&site.matrices[at]);
            let id = "matrix-whole".to_owned();
            let table = renderer.with_matrix(at, |of| table_view(of, &all, id));
            let problem = |error| template_problem(error, &page.address, site.span_of(page));
            ("table", Value::from_serializable(&table.map_err(problem)?))
        }
    })
}

/// The pages on the `number`th page of a section's list.
pub(super) fn listed(section: &Section, number: usize) -> &[usize] {
    let size = section.paginate.unwrap_or(usize::MAX);
    let shown = section.pages.chunks(size.min(section.pages.len().max(1))).nth(number - 1);
    shown.unwrap_or_default()
}

/// A section without its pages and its matrix.
pub(super) fn section_head(shared: &Shared, (section, number): (&Section, usize)) -> SectionView {
    let page = &shared.site.pages[section.page];
    let address = &page.address;
    let children = section.children.iter().map(|child| {
        let child = &shared.site.sections[*child];
        let page = &shared.site.pages[child.page];
        SectionLinkView {
            title: page.title.clone(),
            url: shared.href(&page.address),
            description: page.description.clone(),
            count: child.count,
        }
    });
    SectionView {
        title: page.title.clone(),
        url: shared.href(address),
        pages: Vec::new(),
        sections: children.collect(),
        pagination: pagination(shared, address, number, section.list_pages()),
        matrix: shared.site.matrix_in(page.section).map(|at| shared.site.matrices[at].id.clone()),
        matrix_as: "",
    }
}

fn pagination(
    shared: &Shared,
    address: &SitePath,
    number: usize,
    total: usize,
) -> Option<PaginationView> {
    let url = |number: usize| shared.href(&list_address(address, number));
    let link = |number: usize| LinkView { title: number.to_string(), url: url(number) };
    (total > 1).then(|| PaginationView {
        number,
        total,
        previous_url: (number > 1).then(|| url(number - 1)),
        next_url: (number < total).then(|| url(number + 1)),
        pages: (1..=total).map(link).collect(),
    })
}
