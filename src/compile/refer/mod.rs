//! Resolves what pages refer to: links, samples, facts. Pure. Used by the checks and by the renderer, so that both
//! agree.

mod code;
pub mod drawn;
pub mod sample;
mod sample_files;

pub use self::code::{Found, Samples, code_paths};
pub use self::sample_files::{sample_at, sample_paths};
use crate::base::address::{SitePath, link_target};
use crate::base::index::Index;
use crate::base::path;
use crate::compile::plan::{About, Plan};
use crate::compile::site::{Page, Site, Unpublished};
use crate::diagnostic::nearest;
use crate::directive;
use crate::matrix::Matrix;
use crate::source::{FileId, Role, SourceFile, Spanned, Stem, Unread, stem};

/// The target of a valid link within the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// Address within the site
    pub path: SitePath,
    /// The link's query and anchor as they are written, with `?` and `#`
    pub rest: String,
    /// The target file, if it is copied unchanged
    pub file: Option<FileId>,
}

impl Destination {
    /// Parses an address relative to the site's root, without checking that it exists.
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

/// Where a link is written.
#[derive(Clone, Copy)]
enum From<'f> {
    Page(&'f Page),
    /// A file in a folder below `content/`
    Folder(&'f str),
}

/// Resolves a link in a page's Markdown. The link must not be external.
pub fn follow(site: &Site, plan: &Plan, from: &Page, target: &str) -> Result<Destination, Problem> {
    resolve(site, plan, From::Page(from), target)
}

/// Resolves a link in a text of a matrix: relative to the folder of the matrix, or to that of shared criteria if
/// the text is in them. The link must not be external.
pub fn follow_in_matrix(
    site: &Site,
    plan: &Plan,
    matrix: &Matrix,
    target: Spanned<&str>,
) -> Result<Destination, Problem> {
    let file = matrix.shared.filter(|shared| *shared == target.span.file).unwrap_or(matrix.file);
    resolve(site, plan, From::Folder(site.sources.get(file).folder()), target.value)
}

fn resolve(site: &Site, plan: &Plan, from: From<'_>, target: &str) -> Result<Destination, Problem> {
    let (before, mut anchor) = target.split_once('#').map_or((target, None), |(b, a)| (b, Some(a)));
    let written = before.split('?').next().unwrap_or(before);
    let place = place(site, plan, from, &percent_decode(written)).map_err(|problem| {
        // A `?` or `#` may be a part of the file's name.
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

/// Resolves the path of a logo: relative to the folder of its matrix, or from the root of the site.
pub fn logo(
    site: &Site,
    plan: &Plan,
    matrix: &Matrix,
    target: &str,
) -> Result<Destination, Problem> {
    let path = percent_decode(target);
    let place = match path.starts_with('/') {
        true => by_address(site, plan, &path)?,
        false => by_file(site, plan, site.sources.get(matrix.file).folder(), &path)?,
    };
    let (path, file) = match place {
        Place::Page(page) => {
            let page = page.expect("the page is one of the site's");
            (site.pages[page].address.clone(), None)
        }
        Place::Other(path, file) => (path, file),
    };
    Ok(Destination { path, rest: String::new(), file })
}

/// Returns the page at a path without query and anchor. `None` if the path does not lead to a page.
pub fn page(site: &Site, plan: &Plan, from: &Page, path: &str) -> Option<Index<Page>> {
    match place(site, plan, From::Page(from), &percent_decode(path)).ok()? {
        Place::Page(page) => page,
        Place::Other(..) => None,
    }
}

fn place(site: &Site, plan: &Plan, from: From<'_>, path: &str) -> Result<Place, Problem> {
    match (from, path) {
        (From::Page(page), "") => Ok(Place::Page(site.page_at(&page.address))),
        // A text of a matrix is shown on many pages, so it has none of its own.
        (From::Folder(_), "") => Err(Problem::Dead { near: None }),
        (_, address) if address.starts_with('/') => by_address(site, plan, address),
        (From::Page(page), relative) => by_file(site, plan, folder_of(site, page), relative),
        (From::Folder(folder), relative) => by_file(site, plan, folder, relative),
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
        let shared = site.made_shared().map(|(_, shared)| shared.address.clone());
        let made = site.made.iter().map(|page| site.made_address(page));
        let made: Vec<SitePath> = made.chain(shared).collect();
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

fn by_file(site: &Site, plan: &Plan, folder: &str, relative: &str) -> Result<Place, Problem> {
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
    // A folder of pages is a section even without `_index.md`.
    if let Some(section) = site.sections.iter().find(|section| section.path == path) {
        return Ok(Place::Page(Some(section.page)));
    }
    // The index file's name may contain capital letters.
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

/// Whether a file, or a folder above it, is not read, for a reason other than [`Unread::Dotted`]. Links to
/// the file are then not reported as dead, because the reason is reported at the file.
fn is_unread(site: &Site, path: &str) -> bool {
    let mut above = path::above(path).chain([path]).filter_map(|path| site.sources.find(path));
    let is_reported = |why: Unread| why != Unread::Dotted;
    above.any(|id| site.sources.get(id).role.unread().is_some_and(is_reported))
}

/// Resolves an anchor of a page as HTML defines it: the element with this id, the `<a>` with this name, or
/// the top of the page.
fn anchor_in<'a>(site: &Site, page: Index<Page>, anchor: &'a str) -> Result<&'a str, Problem> {
    let outline = &site.pages[page].outline;
    // `:~:` begins a fragment directive, such as a text to scroll to, which only the browser interprets.
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

/// Returns the folder, below `content/`, to which a page's links are relative.
pub(crate) fn folder_of<'s>(site: &'s Site, page: &Page) -> &'s str {
    page.file.map_or("", |file| site.sources.get(file).folder())
}

fn near_file(site: &Site, folder: &str, wanted: &str) -> Option<String> {
    let files =
        site.sources.iter().filter(|(_, file)| matches!(file.role, Role::Markdown | Role::Asset));
    let paths: Vec<String> = files.map(|(_, file)| path::relative(folder, &file.inner)).collect();
    let by_path = nearest(wanted, paths.iter().map(String::as_str));
    // Otherwise a file with the right name in another folder.
    let name = Some(path::file_name(wanted)).filter(|name| !name.is_empty());
    let same_name =
        || paths.iter().find(|path| Some(path::file_name(path)) == name).map(String::as_str);
    by_path.or_else(same_name).map(link_target)
}

fn percent_decode(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}
