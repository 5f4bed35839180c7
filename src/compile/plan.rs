//! Stage 4 of 7. Pure: [`Site`] → every output with the recipe that makes it.
//!
//! Whoever needs bytes runs a recipe: a build all of them, a server the one that is asked for.

mod assets;
mod recipe;

use std::borrow::Cow;
use std::collections::HashMap;

use crate::base::address::SitePath;
use crate::base::date::Date;
use crate::base::folder::is_staging;
use crate::compile::site::made::Topic;
use crate::compile::site::{PageKind, Site};
use crate::diagnostic::Diagnostic;
use crate::matrix::export::Format;
use crate::source::{FileId, Span};

pub use assets::assets;
pub use recipe::Recipe;

/// One file of the site that is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Below the output folder, such as `backend/index.html`
    pub path: String,
    pub recipe: Recipe,
    /// What asks for it
    origin: Span,
}

impl Output {
    /// Where it is: `/backend/` of `backend/index.html`.
    pub fn address(&self) -> SitePath {
        let path = self.path.as_str();
        let of_folder = path.strip_suffix("index.html");
        let of_folder = of_folder.filter(|folder| folder.is_empty() || folder.ends_with('/'));
        SitePath::of_file(of_folder.unwrap_or(path))
    }
}

/// Addresses of what is made once for a site.
pub const FEED: &str = "feed.xml";
pub const HIGHLIGHT_STYLESHEET: &str = "highlight.css";

/// What ext4, APFS, NTFS and others take.
const MOST_BYTES_OF_NAME: usize = 255;

/// Linux takes paths of 4096 bytes, of which the output folder has a part.
const MOST_BYTES_OF_PATH: usize = 3000;

/// Sitemaps hold at most this many addresses (sitemaps.org).
pub const SITEMAP_LIMIT: usize = 50_000;

/// Every output, in the order of their paths.
#[derive(Debug)]
pub struct Plan {
    outputs: Vec<Output>,
    copied: HashMap<FileId, usize>,
}

impl Plan {
    pub fn outputs(&self) -> &[Output] {
        &self.outputs
    }

    /// How many of them are pages.
    pub fn pages(&self) -> usize {
        self.outputs.iter().filter(|output| output.path.ends_with(".html")).count()
    }

    pub fn find(&self, path: &str) -> Option<&Output> {
        let at = self.outputs.binary_search_by(|output| output.path.as_str().cmp(path)).ok()?;
        Some(&self.outputs[at])
    }

    /// The output that a file is copied to.
    pub fn copy_of(&self, file: FileId) -> Option<&Output> {
        self.copied.get(&file).map(|at| &self.outputs[*at])
    }

    /// What is at an address of the site, such as `/backend/` or `/feed.xml`.
    pub fn at(&self, address: &SitePath) -> Option<&Output> {
        self.find(&output_path(address))
    }
}

/// The file behind an address.
pub fn output_path(address: &SitePath) -> String {
    let inner = address.as_str().trim_start_matches('/');
    match inner.is_empty() || inner.ends_with('/') {
        true => format!("{inner}index.html"),
        false => inner.to_owned(),
    }
}

/// The address of the `number`th page of a list.
pub fn list_address(address: &SitePath, number: usize) -> SitePath {
    if number == 1 { address.clone() } else { address.join(&format!("page/{number}/")) }
}

/// Addresses that search engines may list, each with the day of its last change where that is
/// known: pages of files, then those made from matrices.
pub fn listed(site: &Site) -> impl Iterator<Item = (Cow<'_, SitePath>, Option<Date>)> {
    let pages =
        site.pages.iter().filter(|page| !page.matter.noindex).map(|page| {
            (Cow::Borrowed(&page.address), page.matter.updated().max(page.matter.date))
        });
    let made = site.made.iter().filter(|page| !page.noindex);
    let made = made.map(|page| (Cow::Owned(site.made_address(page)), None));
    let changes = (0..site.matrices.len()).filter_map(|matrix| {
        let address = site.changes_address(matrix).filter(|of| site.page_at(of).is_none())?;
        let last = site.changes[matrix].commits.first().map(|change| change.commit.date);
        Some((Cow::Owned(address), last))
    });
    pages.chain(made).chain(changes)
}

/// Reports `address-collision` for two outputs at one address.
pub fn plan(site: &Site, found: &mut Vec<Diagnostic>) -> Plan {
    let mut outputs = Vec::new();
    pages(site, &mut outputs);
    taxonomies(site, &mut outputs);
    made(site, &mut outputs);
    changes(site, &mut outputs);
    aliases(site, &mut outputs, found);
    copies(site, &mut outputs);
    data(site, &mut outputs);
    made_once(site, &mut outputs);
    outputs.sort_by(|a, b| (&a.path, a.origin).cmp(&(&b.path, b.origin)));
    unusable(&outputs, found);
    collisions(&outputs, found);
    let copied = outputs.iter().enumerate().filter_map(|(at, output)| match output.recipe {
        Recipe::Copy(file) => Some((file, at)),
        _ => None,
    });
    let copied = copied.collect();
    Plan { outputs, copied }
}

/// Reports outputs that no file system takes, or that would stand where versus works.
fn unusable(outputs: &[Output], found: &mut Vec<Diagnostic>) {
    for output in outputs {
        let path = output.path.as_str();
        let is_long = |part: &str| part.len() > MOST_BYTES_OF_NAME;
        let first = path.split('/').next().unwrap_or_default();
        let why = match path.len() {
            MOST_BYTES_OF_PATH.. => "no file system takes so long a path",
            MOST_BYTES_OF_NAME.. if path.split('/').any(is_long) => {
                "file systems take names of at most 255 bytes"
            }
            _ if is_staging(first) => "versus prepares its own files in this folder",
            // The output may be a branch that is checked out, whose hooks would be run.
            _ if path.split('/').any(|part| part.eq_ignore_ascii_case(".git")) => {
                "git keeps its own files in a folder of this name"
            }
            _ => continue,
        };
        let (what, address) = (output.recipe.what(), output.address());
        found.push(Diagnostic::unusable_address((output.origin, what), address.as_str(), why));
    }
}

fn collisions(outputs: &[Output], found: &mut Vec<Diagnostic>) {
    let place = |output: &Output| (!output.recipe.is_made_once()).then_some(output.origin);
    for pair in outputs.windows(2) {
        let [first, second] = pair else { continue };
        if first.path != second.path {
            continue;
        }
        // Who has no place of the author's cannot be told to move.
        let (other, blamed) = match second.recipe.is_made_once() {
            true => (second, first),
            false => (first, second),
        };
        found.push(Diagnostic::address_collision(
            (blamed.origin, blamed.recipe.what()),
            blamed.address().as_str(),
            (place(other), other.recipe.what_else()),
            blamed.recipe.way_out(),
        ));
    }
    let files: HashMap<&str, &Output> =
        outputs.iter().map(|output| (output.path.as_str(), output)).collect();
    for output in outputs {
        let mut above = output.path.as_str();
        while let Some((folder, _)) = above.rsplit_once('/') {
            above = folder;
            if let Some(file) = files.get(folder) {
                found.push(Diagnostic::address_below_file(
                    (output.origin, output.recipe.what()),
                    output.address().as_str(),
                    (place(file), file.address().as_str()),
                    output.recipe.way_out(),
                ));
            }
        }
    }
}

fn output(path: String, recipe: Recipe, origin: Span) -> Output {
    Output { path, recipe, origin }
}

fn pages(site: &Site, outputs: &mut Vec<Output>) {
    for (at, page) in site.pages.iter().enumerate() {
        let lists = match page.kind {
            PageKind::Home | PageKind::Section => site.sections[page.section].list_pages(),
            PageKind::Guide | PageKind::Page => 1,
        };
        for number in 1..=lists {
            let path = output_path(&list_address(&page.address, number));
            outputs.push(output(path, Recipe::Page { page: at, number }, site.span_of(page)));
        }
    }
    outputs.push(output("404.html".to_owned(), Recipe::NotFound, site.anywhere()));
}

fn taxonomies(site: &Site, outputs: &mut Vec<Output>) {
    for taxonomy in [&site.tags, &site.authors] {
        let kind = taxonomy.kind;
        let Some(first) = taxonomy.terms.first() else { continue };
        let path = format!("{}/index.html", kind.as_str());
        outputs.push(output(path, Recipe::Terms(kind), first.span));
        for (at, term) in taxonomy.terms.iter().enumerate() {
            let recipe = Recipe::Term { kind, term: at };
            outputs.push(output(output_path(&term.address), recipe, term.span));
        }
    }
}

fn made(site: &Site, outputs: &mut Vec<Output>) {
    for (at, page) in site.made.iter().enumerate() {
        let matrix = &site.matrices[page.matrix];
        let origin = match page.about {
            Topic::Subject(subject) | Topic::Pair(subject, _) => matrix.subjects[subject].span,
            Topic::Criterion(criterion) => matrix.criteria[criterion].span,
            Topic::Compare => Span::whole(matrix.file),
        };
        let path = output_path(&site.made_address(page));
        outputs.push(output(path, Recipe::Made(at), origin));
    }
    for (at, pages) in site.matrix_pages.iter().enumerate() {
        let (Some(pages), matrix) = (pages, &site.matrices[at]) else { continue };
        for pair in &pages.redirected {
            let recipe = Recipe::OtherOrder { matrix: at, pair: *pair };
            let path = output_path(&pages.other_order(matrix, *pair));
            outputs.push(output(path, recipe, matrix.subjects[pair.0].span));
        }
    }
}

/// A page of the author's replaces the one that is made.
fn changes(site: &Site, outputs: &mut Vec<Output>) {
    for (matrix, of) in site.matrices.iter().enumerate() {
        let Some(address) = site.changes_address(matrix) else { continue };
        let span = Span::whole(of.file);
        if site.page_at(&address).is_none() {
            outputs.push(output(output_path(&address), Recipe::Changes { matrix }, span));
        }
        if site.config.feeds.enabled {
            let path = output_path(&address.join(FEED));
            outputs.push(output(path, Recipe::ChangesFeed { matrix }, span));
        }
    }
}

fn aliases(site: &Site, outputs: &mut Vec<Output>, found: &mut Vec<Diagnostic>) {
    for (at, page) in site.pages.iter().enumerate() {
        for alias in &page.matter.aliases {
            match crate::compile::resolve::author_address(&alias.value) {
                Ok(address) => {
                    let recipe = Recipe::Redirect { page: at };
                    outputs.push(output(output_path(&address), recipe, alias.span));
                }
                Err(why) => {
                    found.push(Diagnostic::invalid_address(alias.span, &alias.value, why));
                }
            }
        }
    }
}

fn copies(site: &Site, outputs: &mut Vec<Output>) {
    for (path, file) in site.static_files() {
        outputs.push(output(path.to_owned(), Recipe::Copy(file), Span::whole(file)));
    }
    for (file, address) in assets(site) {
        outputs.push(output(output_path(&address), Recipe::Copy(file), Span::whole(file)));
    }
}

/// The data of each matrix, beside the page that shows it. What has no page is not published.
fn data(site: &Site, outputs: &mut Vec<Output>) {
    for (at, matrix) in site.matrices.iter().enumerate() {
        for format in [Format::Json, Format::Csv] {
            if let Some(address) = site.data_address(at, format) {
                let recipe = Recipe::Data { matrix: at, format };
                outputs.push(output(output_path(&address), recipe, Span::whole(matrix.file)));
            }
        }
    }
}

fn made_once(site: &Site, outputs: &mut Vec<Output>) {
    let origin = site.anywhere();
    let mut once = |path: &str, recipe| outputs.push(output(path.to_owned(), recipe, origin));
    once(HIGHLIGHT_STYLESHEET, Recipe::HighlightStylesheet);
    if site.config.feeds.enabled {
        once(FEED, Recipe::Feed);
    }
    let robots_are_ours = !site.static_files().contains_key("robots.txt");
    if site.config.publish.robots && robots_are_ours {
        once("robots.txt", Recipe::Robots);
    }
    if site.config.publish.sitemap {
        match listed(site).count().div_ceil(SITEMAP_LIMIT) {
            0 | 1 => once("sitemap.xml", Recipe::Sitemap { number: 1 }),
            several => {
                once("sitemap.xml", Recipe::SitemapIndex);
                for number in 1..=several {
                    once(&format!("sitemap-{number}.xml"), Recipe::Sitemap { number });
                }
            }
        }
    }
}
