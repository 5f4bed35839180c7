//! Pages of Markdown files and of sections. Pure.

use std::borrow::Cow;

use super::recipe::{Inputs, Planning, Recipe, bytes};
use crate::base::failure::Failure;
use crate::base::hash::Hasher;
use crate::base::index::Index;
use crate::compile::check::mutants;
use crate::compile::discover::read::Sample;
use crate::compile::parse::outline::is_external;
use crate::compile::plan::{About, Words, output_path};
use crate::compile::refer;
use crate::compile::render::context::Context;
use crate::compile::render::head::{page_view, variables};
use crate::compile::render::markdown;
use crate::compile::render::related::related;
use crate::compile::render::rendering::{Rendering, template_problem};
use crate::compile::render::scope::PageScope;
use crate::compile::render::section::{listed, section_head};
use crate::compile::render::shown::{self, Whole};
use crate::compile::render::stop::Stop;
use crate::compile::site::addresses::list_address;
use crate::compile::site::{Page, PageKind, Site};
use crate::diagnostic::Diagnostic;
use crate::matrix::Matrix;
use crate::matrix::view::{Selection, table_view};
use crate::theme::contract::{GuardedView, PageView, SectionView};
use crate::theme::{self, Value};

const PAGE: Words = Words::of("this page").another("a page");
const OF_LIST: Words = Words::of("a page of this list");

pub(super) fn plan(planning: &mut Planning<'_>) {
    let site = planning.site;
    for (page, of) in site.pages.indexed() {
        let lists = match of.kind {
            PageKind::Home | PageKind::Section => site.sections[of.section].list_pages(),
            PageKind::Guide | PageKind::Page => 1,
        };
        for number in 1..=lists {
            let path = output_path(&list_address(&of.address, number));
            let words = if number == 1 { &PAGE } else { &OF_LIST };
            let about = About::Page { page, number };
            planning.add(path, site.span_of(of), (words, about), PageRecipe { page, number });
        }
    }
}

#[derive(Debug)]
struct PageRecipe {
    page: Index<Page>,
    /// The page of a section's list, counted from 1
    number: usize,
}

impl Recipe for PageRecipe {
    fn template(&self, site: &Site) -> Option<&'static str> {
        Some(site.pages[self.page].kind.template())
    }

    fn matrix(&self, site: &Site) -> Option<Index<Matrix>> {
        site.pages[self.page].matrix
    }

    fn inputs(&self, context: &Context, hasher: &mut Hasher) -> Inputs {
        let (site, number) = (&context.site, self.number);
        let page = &site.pages[self.page];
        // `toc` and `extra` depend only on the page's file, subjects also on its matrices. All of these are
        // hashed below. Values of the template engine cannot be hashed, because their order differs between
        // builds.
        let (toc, extra, subjects, own) = (Vec::new(), Value::none(), Vec::new(), Vec::new());
        let view = PageView { toc, extra, subjects, own, ..page_view(context, page, number) };
        hasher.value(&view).hash(page.content);
        for related in related(site, page) {
            hasher.hash(context.card_hash(related));
        }
        if matches!(page.kind, PageKind::Home | PageKind::Section) {
            let section = &site.sections[page.section];
            hasher.value(&section_head(context, (section, number)));
            for listed in listed(section, number) {
                hasher.hash(context.card_hash(*listed));
            }
            if let Some(matrix) = site.matrix_in(page.section) {
                hasher.hash(context.matrix_hash(matrix));
            }
        }
        for shown in shown::of_page(site, page) {
            hasher.hash(context.matrix_hash(shown.matrix));
        }
        if let Some(matrix) = guarded_by(site, page) {
            hasher.hash(context.matrix_hash(matrix));
        }
        hash_references(context, page, hasher);
        Inputs::Hashed
    }

    fn bytes(&self, rendering: &Rendering<'_>) -> Result<Cow<'static, [u8]>, Stop> {
        let (context, number) = (rendering.context, self.number);
        let page = &context.site.pages[self.page];
        let mut view = page_view(context, page, number);
        let related = related(&context.site, page).into_iter();
        view.related = related.map(|at| context.card(at)).collect();
        if guarded_by(&context.site, page).is_some() {
            view.guarded = guarded(context, page)?;
        }
        let mut variables = variables(context, &view);
        let content = match page.file {
            // Only the first page of a section's list shows its text.
            Some(file) if number == 1 => {
                let bytes = (context.read)(context.site.sources.get(file))?;
                let text = String::from_utf8_lossy(&bytes);
                let scope = PageScope { rendering, page, variables: &variables };
                markdown::html(scope, &text[page.body_at..])?
            }
            _ => String::new(),
        };
        variables.set("content", theme::html(&content));
        if matches!(page.kind, PageKind::Home | PageKind::Section) {
            let section = &context.site.sections[page.section];
            let (matrix_as, table) = whole_matrix(rendering, page, number)?;
            let pages = listed(section, number).iter().map(|page| context.card(*page)).collect();
            let head = section_head(context, (section, number));
            variables.serialize("section", &SectionView { pages, matrix_as, ..head });
            variables.set("table", table);
        }
        let own = page.matter.template.as_ref().map(|template| template.value.as_str());
        let template = own.unwrap_or(page.kind.template());
        bytes(rendering.page(template, &variables, (&page.address, context.site.span_of(page)))?)
    }
}

/// Returns the matrix of a guide that shows how well it is guarded. That depends on its text, which is hashed, and on
/// the whole matrix.
fn guarded_by(site: &Site, page: &Page) -> Option<Index<Matrix>> {
    let is_shown = |at: &Index<Matrix>| site.matrices[*at].policy.show_guarded;
    page.matrix.filter(|_| page.kind == PageKind::Guide).filter(is_shown)
}

/// Tests how well a guide is guarded. `None` if it has no facts.
fn guarded(context: &Context, page: &Page) -> Result<Option<GuardedView>, Failure> {
    let Some(tested) = mutants::of_page(&context.site, page, &*context.read)? else {
        return Ok(None);
    };
    let (facts, guarded) = (tested.facts.len(), tested.guarded());
    let view = || GuardedView { facts, guarded, percent: 100 * guarded / facts };
    Ok((facts > 0).then(view))
}

/// Hashes the destinations of a page's links, and the contents of the files that it shows.
fn hash_references(context: &Context, page: &Page, hasher: &mut Hasher) {
    let site = &context.site;
    let links = page.outline.links.iter().map(|link| &link.target);
    let attributes = page.outline.directives.iter().flat_map(|(directive, _)| directive.links());
    for target in links.chain(attributes).filter(|target| !is_external(&target.value)) {
        let image = context.image(page, &target.value);
        let leads = refer::follow(site, &context.plan, page, &target.value).is_ok();
        hasher.value(&image).number(usize::from(leads));
    }
    for file in page.outline.fences.iter().filter_map(|fence| fence.value("file")) {
        let paths = refer::sample_paths(&site.sources, page.file, &file.value);
        if let Some(Sample::Text(text)) = refer::sample_at(&context.attached, &paths) {
            hasher.text(text);
        }
    }
}

/// Returns how a section's page shows the matrix of its folder, and the table if it shows one. Only the first
/// page of the section's list shows the matrix.
fn whole_matrix(
    rendering: &Rendering<'_>,
    page: &Page,
    number: usize,
) -> Result<(&'static str, Value), Diagnostic> {
    let site = &rendering.context.site;
    Ok(match shown::whole_matrix(site, page).filter(|_| number == 1) {
        None => ("", Value::none()),
        Some((_, Whole::Index)) => ("index", Value::none()),
        Some((at, Whole::Table)) => {
            let all = Selection::all(&site.matrices[at]);
            let id = "matrix-whole".to_owned();
            let table = rendering.with_matrix(at, |of| table_view(of, &all, id));
            let problem = |error| template_problem(error, (&page.address, site.span_of(page)));
            ("table", Value::from_serializable(&table.map_err(problem)?))
        }
    })
}
