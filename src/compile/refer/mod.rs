//! Where a link of a page leads. Pure. The checks and the renderer ask the same question.

pub mod sample;
mod sample_files;

pub use self::sample_files::{sample_at, sample_paths};
use crate::base::address::{SitePath, link_target};
use crate::base::index::Index;
use crate::base::path;
use crate::compile::plan::{About, Plan};
use crate::compile::site::{Page, Site, Unpublished};
use crate::diagnostic::nearest;
use crate::directive;
use crate::source::{FileId, Role, SourceFile, Stem, Unread, stem};

/// A link within the site that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// Where it leads within the site
    pub path: SitePath,
    /// The link's query and anchor as they are written, each with its mark
    pub rest: String,
    /// The file that it leads to, when it is copied as it is
    pub file: Option<FileId>,
}

impl Destination {
    /// Of an address as it is written, whatever is there. It begins at the site's root.
    pub fn written(address: &str) -> Destination {
        let end = address.find(['?', '#']).unwrap_or(address.len());
        let (path, rest) = (percent_decode(&address[..end]), address[end..].to_owned());
        let path = SitePath::of_file(path.trim_start_matches('/'));
        Destination { path, rest, file: None }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    Dead { near: Option<String> },
    DeadAnchor { anchor: String, page: Index<Page> },
    Unpublished(Unpublished),
}

/// Follows a link that is not external, from a page's Markdown.
pub fn follow(site: &Site, plan: &Plan, from: &Page, target: &str) -> Result<Destination, Problem> {
    let (before, mut anchor) = target.split_once('#').map_or((target, None), |(b, a)| (b, Some(a)));
    let written = before.split('?').next().unwrap_or(before);
    let place = place(site, plan, from, &percent_decode(written)).map_err(|problem| {
        // Its name may have the mark of a query or a fragment.
        let whole = percent_decode(target);
        let is_name = written.len() < target.len() && place(site, plan, from, &whole).is_ok();
        if is_name { Problem::Dead { near: Some(link_target(&whole)) } } else { problem }
    })?;
    let (path, file) = match place {
        Place::Page(page) => {
            let page = page.expect("the page is one of the site's");
            anchor = anchor.map(|anchor| anchor_in(site, page, anchor)).transpose()?;
            (site.pages[page].address.clone(), None)
        }
        Place::Other(path, file) => (path, file),
    };
    let query = &before[written.len()..];
    let rest = anchor.map_or_else(|| query.to_owned(), |anchor| format!("{query}#{anchor}"));
    Ok(Destination { path, rest, file })
}

/// The page at a path without query and anchor, none for what is no page.
pub fn page(site: &Site, plan: &Plan, from: &Page, path: &str) -> Option<Index<Page>> {
    match place(site, plan, from, &percent_decode(path)).ok()? {
        Place::Page(page) => page,
        Place::Other(..) => None,
    }
}

fn place(site: &Site, plan: &Plan, from: &Page, path: &str) -> Result<Place, Problem> {
    match path {
        "" => Ok(Place::Page(site.page_at(&from.address))),
        address if address.starts_with('/') => by_address(site, plan, address),
        relative => by_file(site, plan, from, relative),
    }
}

enum Place {
    Page(Option<Index<Page>>),
    Other(SitePath, Option<FileId>),
}

fn by_address(site: &Site, plan: &Plan, address: &str) -> Result<Place, Problem> {
    let with_slash = || SitePath::new(format!("{}/", address.trim_end_matches('/')));
    let output = plan.at(&SitePath::new(address)).or_else(|| plan.at(&with_slash()));
    let Some(output) = output else {
        let files = ["static", "content"].map(|top| format!("{top}{address}"));
        if files.iter().any(|file| is_unread(site, file)) {
            return Ok(Place::Other(SitePath::home(), None));
        }
        let made: Vec<SitePath> = site.made.iter().map(|page| site.made_address(page)).collect();
        let known = site.pages.iter().map(|page| page.address.as_str());
        let known = known.chain(made.iter().map(SitePath::as_str));
        return Err(Problem::Dead { near: nearest(address, known).map(str::to_owned) });
    };
    Ok(match output.about {
        About::Page { page, number: 1 } => Place::Page(Some(page)),
        About::File(file) => Place::Other(output.address(), Some(file)),
        _ => Place::Other(output.address(), None),
    })
}

fn by_file(site: &Site, plan: &Plan, from: &Page, relative: &str) -> Result<Place, Problem> {
    let folder = folder_of(site, from);
    let dead = || Problem::Dead { near: near_file(site, folder, relative) };
    let path = path::resolve(folder, relative).ok_or_else(dead)?;
    let full = if path.is_empty() { "content".to_owned() } else { format!("content/{path}") };
    let indices = ["_index.md", "index.md", "_index.markdown", "index.markdown"];
    let indices = indices.iter().map(|index| format!("{full}/{index}"));
    for candidate in std::iter::once(full.clone()).chain(indices) {
        let Some(id) = site.sources.find(&candidate) else { continue };
        if let Some(page) = site.by_file.get(&id) {
            return Ok(Place::Page(Some(*page)));
        }
        if let Some(reason) = site.unpublished.get(&id) {
            return Err(Problem::Unpublished(*reason));
        }
        if site.sources.get(id).role == Role::Asset {
            let output = plan.copy_of(id).ok_or(Problem::Unpublished(Unpublished::Section))?;
            return Ok(Place::Other(output.address(), Some(id)));
        }
    }
    // A folder of pages without `_index.md` is a section all the same.
    if let Some(section) = site.sections.iter().find(|section| section.path == path) {
        return Ok(Place::Page(Some(section.page)));
    }
    // Its name may have capital letters.
    let is_index = |file: &SourceFile| stem(&file.path) == (&full, Stem::Bundle);
    let index = site.sources.below(&full).find(|(_, file)| is_index(file));
    if let Some(page) = index.and_then(|(id, _)| site.by_file.get(&id)) {
        return Ok(Place::Page(Some(*page)));
    }
    match is_unread(site, &full) {
        true => Ok(Place::Other(SitePath::home(), None)),
        false => Err(dead()),
    }
}

/// Whether a file of the site, or a folder that it is in, is not read, which is reported there.
fn is_unread(site: &Site, path: &str) -> bool {
    let mut above = path::above(path).chain([path]).filter_map(|path| site.sources.find(path));
    let is_told = |why: Unread| why != Unread::Dotted;
    above.any(|id| site.sources.get(id).role.unread().is_some_and(is_told))
}

/// The part of a page that an anchor indicates, as HTML defines it: the element that has it as its id, the
/// `<a>` that has it as its name, or the top.
fn anchor_in<'a>(site: &Site, page: Index<Page>, anchor: &'a str) -> Result<&'a str, Problem> {
    let outline = &site.pages[page].outline;
    // What follows is for the browser: text to be found and shown.
    let written = anchor.split(":~:").next().unwrap_or_default();
    let decoded = percent_decode(written);
    let is_one = |known: &String| known == written || *known == decoded;
    if outline.title_id.as_ref().is_some_and(is_one) {
        return Ok("top");
    }
    let unreadable = site.pages[page].file.is_some_and(|file| site.unreadable.contains(&file));
    let directives = outline.directives.iter().map(|(directive, _)| directive.name.value.as_str());
    let is_known = written.is_empty()
        || unreadable
        || outline.headings.iter().any(|heading| is_one(&heading.id))
        || outline.anchors.iter().any(is_one)
        || decoded.eq_ignore_ascii_case("top")
        || directive::is_numbered(&decoded)
        || site.theme.ids.may_print(&decoded, directives);
    is_known.then_some(anchor).ok_or(Problem::DeadAnchor { anchor: decoded, page })
}

/// The folder below `content/` that a page's relative links begin in.
pub(crate) fn folder_of<'s>(site: &'s Site, page: &Page) -> &'s str {
    page.file.map_or("", |file| site.sources.get(file).folder())
}

fn near_file(site: &Site, folder: &str, wanted: &str) -> Option<String> {
    let files =
        site.sources.iter().filter(|(_, file)| matches!(file.role, Role::Markdown | Role::Asset));
    let ways: Vec<String> = files.map(|(_, file)| path::relative(folder, &file.inner)).collect();
    let by_way = nearest(wanted, ways.iter().map(String::as_str));
    // The right name in the wrong folder.
    let name = Some(path::file_name(wanted)).filter(|name| !name.is_empty());
    let same_name =
        || ways.iter().find(|way| Some(path::file_name(way)) == name).map(String::as_str);
    by_way.or_else(same_name).map(link_target)
}

fn percent_decode(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}
