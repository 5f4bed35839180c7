//! What an output is made from, known before it is made. Pure.
//!
//! A page is a function of the ground that all stand on (the configuration, the theme, the values
//! that every template has), of what its own template gets, of its own file, and of what its text
//! refers to. All of it goes into one hash, by the functions that make it for the templates: so a
//! page with the same hash, whose templates would get the same answers, has the same bytes.

use std::collections::BTreeSet;

use super::pages::{self, page_view};
use super::shared::Shared;
use super::{changes, made, shown};
use crate::base::address::SitePath;
use crate::base::hash::{Hash, Hasher};
use crate::compile::check;
use crate::compile::discover::read::Sample;
use crate::compile::parse::outline::is_external;
use crate::compile::plan::Recipe;
use crate::compile::refer;
use crate::compile::site::{Page, PageKind, Site};
use crate::matrix::export::Format;
use crate::source::{FileId, Origin, Role};
use crate::theme::Value;
use crate::theme::contract::{PageView, SiteView};

/// Of what every page is made. The values in `view` are of the configuration and the theme.
pub(super) fn ground(site: &Site, view: SiteView) -> Hash {
    let mut hasher = Hasher::default();
    let (options, extra) = (Value::none(), Value::none());
    hasher.value(&SiteView { options, extra, ..view });
    hasher.text(site.config.base_url.absolute(&SitePath::home()).as_str()).text(&site.theme.name);
    for (id, file) in site.sources.iter() {
        let decides = matches!(
            file.role,
            Role::Configuration | Role::ThemeManifest | Role::Template | Role::Strings
        );
        if let (true, Some(content)) = (decides && site.is_in_use(id), site.contents.get(&id)) {
            hasher.text(&file.path).hash(*content);
        }
    }
    hasher.finish()
}

impl Shared {
    /// What tells a matrix, with the places of its pages, from what it was before.
    pub(super) fn matrix_hash(&self, at: usize) -> Hash {
        *self.matrix_hashes[at].get_or_init(|| {
            let (site, matrix) = (&self.site, &self.site.matrices[at]);
            let mut hasher = Hasher::default();
            let of_subjects = matrix.subjects.iter().map(|subject| subject.span.file);
            let files: BTreeSet<FileId> = of_subjects.chain([matrix.file]).collect();
            for file in files {
                hasher.text(site.sources.path(file)).debug(&site.contents.get(&file));
            }
            hasher.text(&matrix.id).debug(&site.matrix_pages[at]);
            if let Some(section) = site.section_of(at) {
                hasher.text(self.link(site.sections[section].page).url.as_str());
            }
            hasher.debug(&site.changes_address(at));
            for format in [Format::Json, Format::Csv] {
                hasher.debug(&site.data_address(at, format));
            }
            hasher.finish()
        })
    }

    /// What tells a matrix and the guides that compare its subjects from what they were before.
    fn compared_hash(&self, at: usize) -> Hash {
        *self.compared_hashes[at].get_or_init(|| {
            let mut hasher = Hasher::default();
            hasher.hash(self.matrix_hash(at));
            for link in pages::way_to(self, self.site.section_of(at)) {
                hasher.value(&link);
            }
            for guides in &self.site.compared[at] {
                hasher.number(guides.len());
                for guide in guides {
                    hasher.hash(self.card_hash(*guide)).debug(&self.site.pages[*guide].subjects);
                }
            }
            hasher.finish()
        })
    }
}

/// None for what costs less to make than to compare.
pub(super) fn of(shared: &Shared, recipe: &Recipe) -> Option<Hash> {
    let site = &shared.site;
    let mut hasher = Hasher::default();
    hasher.hash(shared.ground);
    match recipe {
        Recipe::Copy(file) => match site.sources.get(*file).origin {
            Origin::Disk(stamp) if !stamp.is_racy(shared.looked_ns) => {
                hasher.text(site.sources.path(*file)).debug(&stamp)
            }
            Origin::Disk(_) | Origin::Embedded(_) | Origin::Open(_) => return None,
        },
        Recipe::Page { page, number } => of_page(shared, (*page, *number), &mut hasher),
        Recipe::Term { kind, term } => {
            let term = &site.taxonomy(*kind).terms[*term];
            hasher.text(kind.as_str()).text(&term.name).text(term.address.as_str());
            term.pages.iter().fold(&mut hasher, |hasher, page| hasher.hash(shared.card_hash(*page)))
        }
        Recipe::Made(at) => {
            let page = &site.made[*at];
            hasher.text("made").hash(shared.compared_hash(page.matrix)).debug(page)
        }
        Recipe::OtherOrder { matrix, pair } => {
            let title = made::pair_title(shared, &site.matrices[*matrix], pair.0, pair.1);
            hasher.text("pair").hash(shared.matrix_hash(*matrix)).text(&title).debug(pair)
        }
        Recipe::Changes { matrix } | Recipe::ChangesFeed { matrix } => {
            // With the titles of pages whose verdicts changed, of whatever kind they are.
            let view = changes::changes_view(shared, *matrix);
            hasher.text("changes").hash(shared.compared_hash(*matrix)).value(&view)
        }
        Recipe::Data { matrix, format } => {
            hasher.hash(shared.matrix_hash(*matrix)).text(format.file_name())
        }
        Recipe::Redirect { page } => {
            let page = &site.pages[*page];
            hasher.text("redirect").text(page.address.as_str()).text(&page.title)
        }
        Recipe::NotFound => hasher.text("404"),
        Recipe::HighlightStylesheet => hasher.text("highlight"),
        Recipe::Terms(_)
        | Recipe::Feed
        | Recipe::Sitemap { .. }
        | Recipe::SitemapIndex
        | Recipe::Robots => return None,
    };
    Some(hasher.finish())
}

fn of_page<'h>(
    shared: &Shared,
    (at, number): (usize, usize),
    hasher: &'h mut Hasher,
) -> &'h mut Hasher {
    let site = &shared.site;
    let page = &site.pages[at];
    // Contents come from the page's own file alone, as does `extra`; subjects come from that and its
    // matrices. What the engine has made values of has no order that two builds share.
    let (toc, extra, subjects, own) = (Vec::new(), Value::none(), Vec::new(), Vec::new());
    let view = PageView { toc, extra, subjects, own, ..page_view(shared, page, number) };
    hasher.value(&view).hash(page.content);
    for related in pages::related(site, page) {
        hasher.hash(shared.card_hash(related));
    }
    if matches!(page.kind, PageKind::Home | PageKind::Section) {
        let section = &site.sections[page.section];
        hasher.value(&pages::section_head(shared, (section, number)));
        for listed in pages::listed(section, number) {
            hasher.hash(shared.card_hash(*listed));
        }
        if let Some(matrix) = site.matrix_in(page.section) {
            hasher.hash(shared.matrix_hash(matrix));
        }
    }
    for shown in shown::of_page(site, page) {
        hasher.hash(shared.matrix_hash(shown.matrix));
    }
    refers_to(shared, page, hasher);
    hasher
}

/// Where the links of a page lead, and what is in the files that it shows.
fn refers_to(shared: &Shared, page: &Page, hasher: &mut Hasher) {
    let site = &shared.site;
    let links = page.outline.links.iter().map(|link| &link.target);
    let attributes = page.outline.directives.iter().flat_map(|(directive, _)| {
        let href = ["href", "src"].map(|key| directive.value(key));
        href.into_iter().flatten()
    });
    for target in links.chain(attributes).filter(|target| !is_external(&target.value)) {
        let image = shared.image(page, &target.value);
        let leads = refer::follow(site, &shared.plan, page, &target.value).is_ok();
        hasher.value(&image).number(usize::from(leads));
    }
    for file in page.outline.fences.iter().filter_map(|fence| fence.value("file")) {
        let paths = check::sample_paths(&site.sources, page.file, &file.value);
        if let Some(Sample::Text(text)) = check::sample_at(&shared.attached, &paths) {
            hasher.text(text);
        }
    }
}
