//! Resolves pages: which are published, their addresses, and their matrices. Pure.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::matrices::InFolders;
use super::{Selection, address};
use crate::base::address::SitePath;
use crate::base::date::Date;
use crate::base::index::{Index, List};
use crate::base::path;
use crate::compile::parse::ParsedPage;
use crate::compile::parse::front_matter::{FrontMatter, Kind};
use crate::compile::site::{Compared, Page, PageKind, Unpublished};
use crate::data::characters::is_forbidden;
use crate::diagnostic::Diagnostic;
use crate::matrix::{Matrix, Subject};
use crate::source::{FileId, Role, Sources, Span, Spanned, Stem, stem};

/// Minimum number of pages per parallel task. Scheduling smaller tasks costs more than it saves.
const PAGES_OF_A_TASK: usize = 256;

/// The pages that a build publishes, and those that it leaves out.
pub(super) struct Selected {
    pub published: Vec<ParsedPage>,
    pub left_out: Vec<(FileId, Unpublished)>,
    pub excluded: ExcludedFolders,
}

/// Folders below `content/` that are left out with everything below them.
pub(super) struct ExcludedFolders(HashSet<String>);

impl ExcludedFolders {
    /// Whether a folder is one of these, or below one.
    pub(super) fn has(&self, folder: &str) -> bool {
        path::upwards(folder).any(|at| self.0.contains(at))
    }
}

/// Leaves out drafts, pages with a future date, expired pages, and everything below a section or a bundle
/// that is left out. A page without a date gets the date in its file's name.
pub(super) fn select(
    sources: &Sources,
    mut pages: Vec<ParsedPage>,
    selection: Selection,
) -> Selected {
    pages.iter_mut().for_each(|page| date(sources, page));
    let excluded = pages
        .iter()
        .filter(|page| reason(&page.matter, selection).is_some())
        .filter_map(|page| match Kind::of(sources.get(page.file)) {
            Kind::Section => Some(sources.get(page.file).folder().to_owned()),
            Kind::Page | Kind::Companion => {
                bundle(&sources.get(page.file).inner).map(str::to_owned)
            }
        });
    let excluded = ExcludedFolders(excluded.collect());
    let mut published = Vec::with_capacity(pages.len());
    let mut left_out = Vec::new();
    for page in pages {
        let folder = sources.get(page.file).folder();
        let own = reason(&page.matter, selection);
        let reason = own.or_else(|| excluded.has(folder).then_some(Unpublished::Section));
        match reason {
            Some(reason) => left_out.push((page.file, reason)),
            None => published.push(page),
        }
    }
    Selected { published, left_out, excluded }
}

/// Gives a page without a date the date in its file's name.
pub(super) fn date(sources: &Sources, page: &mut ParsedPage) {
    if page.matter.date.is_some() {
        return;
    }
    let day = Place::of(&sources.get(page.file).inner).date;
    if let Some(date) = day.and_then(|day| Date::parse(day).ok()) {
        Arc::make_mut(&mut page.matter).date = Some(date);
    }
}

/// Returns the folder of a bundle, given the path of its page below `content/`. `None` for other pages.
pub(super) fn bundle(path: &str) -> Option<&str> {
    match stem(path) {
        (folder, Stem::Bundle) if !folder.is_empty() => Some(folder),
        _ => None,
    }
}

fn reason(matter: &FrontMatter, selection: Selection) -> Option<Unpublished> {
    let today = selection.today.day();
    if matter.draft && !selection.drafts {
        return Some(Unpublished::Draft);
    }
    if matter.date.is_some_and(|date| date.day() > today) && !selection.future {
        return Some(Unpublished::Future);
    }
    matter.expires.filter(|date| date.day() <= today).map(|_| Unpublished::Expired)
}

/// Resolves the published pages, sorted by address. Reports invalid addresses, and unknown matrices and
/// subjects.
pub(super) fn resolve(
    sources: &Sources,
    parsed: Vec<ParsedPage>,
    matrices: &InFolders,
    site_title: &str,
    found: &mut Vec<Diagnostic>,
) -> List<Page> {
    let resolve_one = |page| {
        let mut found = Vec::new();
        (resolve_one(sources, site_title, page, matrices, &mut found), found)
    };
    let resolved: Vec<(Page, Vec<Diagnostic>)> =
        parsed.into_par_iter().with_min_len(PAGES_OF_A_TASK).map(resolve_one).collect();
    // Reserves space for the pages of sections without a file.
    let mut pages = List::with_capacity(resolved.len() + resolved.len() / 8 + 8);
    for (page, mut of_page) in resolved {
        pages.push(page);
        found.append(&mut of_page);
    }
    pages.sort_by(|a, b| (&a.address, a.file).cmp(&(&b.address, b.file)));
    pages
}

fn resolve_one(
    sources: &Sources,
    site_title: &str,
    parsed: ParsedPage,
    matrices: &InFolders,
    found: &mut Vec<Diagnostic>,
) -> Page {
    let file = parsed.file;
    let place = Place::of(&sources.get(file).inner);
    let words = Words::of(sources, site_title, &parsed);
    let matrix = matrix_of(&parsed, place.folder, matrices, found);
    let subjects = subjects_of(&parsed, matrix.map(|at| &*matrices[at].1), found);
    let kind = match (place.section, place.folder) {
        (true, "") => PageKind::Home,
        (true, _) => PageKind::Section,
        (false, _) if matrix.is_some() || !parsed.matter.subjects.is_empty() => PageKind::Guide,
        (false, _) => PageKind::Page,
    };
    Page {
        file: Some(file),
        kind,
        address: place.address(&parsed.matter, file, found),
        title: words.title,
        description: words.description,
        section: Index::new(0),
        matrix,
        subjects,
        tags: Vec::new(),
        authors: Vec::new(),
        previous: None,
        next: None,
        matter: parsed.matter,
        outline: parsed.outline,
        body_at: parsed.body_at,
        content: parsed.content,
        titled_by_heading: words.titled_by_heading,
    }
}

/// Reports folders whose names have no address segment, each at its first file.
pub(super) fn check_folders(sources: &Sources, found: &mut Vec<Diagnostic>) {
    let with_role = |role| sources.with_role(role);
    let pages = with_role(Role::Markdown).map(|(id, file)| (id, Place::of(&file.inner).folder));
    let bundles: HashSet<&str> =
        with_role(Role::Markdown).filter_map(|(_, file)| bundle(&file.inner)).collect();
    let is_in_bundle = |path: &str| path::above(path).any(|folder| bundles.contains(folder));
    // Assets of a bundle keep their names, so they need no address segments.
    let others = with_role(Role::Asset).chain(with_role(Role::Matrix));
    let others = others.filter(|(_, file)| !is_in_bundle(&file.inner));
    let others = others.map(|(id, file)| (id, file.folder()));
    let (mut seen, mut reported) = (HashSet::from([""]), HashSet::new());
    for (file, folder) in pages.chain(others) {
        if seen.insert(folder)
            && let Some(name) = address::nameless(folder)
            && reported.insert(name)
        {
            found.push(Diagnostic::nameless_folder(Span::whole(file), name));
        }
    }
}

/// The title and the description of a page.
pub(super) struct Words {
    pub title: String,
    pub description: String,
    pub titled_by_heading: bool,
}

impl Words {
    pub(super) fn of(sources: &Sources, site_title: &str, parsed: &ParsedPage) -> Words {
        let ParsedPage { matter, outline, .. } = parsed;
        let title = matter.title.as_ref().or(outline.leading_title.as_ref());
        let title = title.map(|title| title.value.clone());
        let by_name = || humanize(Place::of(&sources.get(parsed.file).inner).name);
        let title = title.unwrap_or_else(by_name);
        let description = matter.description.as_ref().map(|of| &of.value);
        let description = description.or(outline.summary.as_ref());
        Words {
            // The home page has no folder name.
            title: if title.is_empty() { site_title.to_owned() } else { title },
            description: description.cloned().unwrap_or_default(),
            titled_by_heading: matter.title.is_none() && outline.leading_title.is_some(),
        }
    }
}

/// The information in the path of a Markdown file below `content/`.
struct Place<'p> {
    /// The folder above the bundle for a bundle, the section's own folder for a section
    folder: &'p str,
    name: &'p str,
    date: Option<&'p str>,
    section: bool,
}

impl<'p> Place<'p> {
    fn of(path: &'p str) -> Place<'p> {
        let (folder, name) = match stem(path) {
            ("", Stem::Bundle) => {
                return Place { folder: "", name: "", date: None, section: true };
            }
            (folder, Stem::Section) => {
                let name = path::file_name(folder);
                return Place { folder, name, date: None, section: true };
            }
            (folder, Stem::Bundle) => path::split(folder),
            (folder, Stem::Page(name)) => (folder, name),
        };
        let (date, name) = address::split_date(name);
        Place { folder, name, date, section: false }
    }

    fn address(&self, matter: &FrontMatter, file: FileId, found: &mut Vec<Diagnostic>) -> SitePath {
        let folder = address::folder(self.folder);
        if self.section {
            return folder;
        }
        let slug = address::slug(self.name);
        let by_name = || folder.join(&format!("{}/", slug.as_deref().unwrap_or(self.name)));
        let written = match (&matter.path, &matter.slug) {
            (Some(path), _) => (path, path.value.clone()),
            (None, Some(slug)) => (slug, folder.join(&slug.value).as_str().to_owned()),
            (None, None) => {
                if slug.is_none() {
                    found.push(Diagnostic::nameless_page(Span::whole(file), self.name));
                }
                return by_name();
            }
        };
        address::from_author(&written.1).unwrap_or_else(|why| {
            found.push(Diagnostic::invalid_address(
                written.0.span.in_file(file),
                &written.0.value,
                why,
            ));
            by_name()
        })
    }
}

fn matrix_of(
    parsed: &ParsedPage,
    folder: &str,
    matrices: &InFolders,
    found: &mut Vec<Diagnostic>,
) -> Option<Index<Matrix>> {
    let Some(id) = &parsed.matter.matrix else {
        return path::upwards(folder).find_map(|at| matrices.find(|(of, _)| of == at));
    };
    let at = matrices.find(|(_, matrix)| matrix.id == id.value);
    if at.is_none() {
        let known: Vec<&str> = matrices.iter().map(|(_, matrix)| matrix.id.as_str()).collect();
        found.push(Diagnostic::unknown_matrix(parsed.span(id.span), &id.value, &known));
    }
    at
}

/// Returns the subjects that the front matter names, or all subjects of the matrix if it names none.
pub(super) fn subjects_of(
    parsed: &ParsedPage,
    matrix: Option<&Matrix>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Index<Subject>> {
    let matter = &parsed.matter;
    let Some(matrix) = matrix else {
        if let Some(first) = matter.subjects.first()
            && matter.matrix.is_none()
        {
            found.push(Diagnostic::no_matrix(parsed.span(first.span), "`subjects`"));
        }
        return Vec::new();
    };
    if matter.subjects.is_empty() {
        return matrix.listed().collect();
    }
    let mut subjects = Vec::with_capacity(matter.subjects.len());
    let mut seen: Vec<(Index<Subject>, Spanned<&str>)> = Vec::new();
    for id in &matter.subjects {
        let span = parsed.span(id.span);
        let Some(at) = matrix.subject(&id.value) else {
            if !matrix.complete {
                continue;
            }
            found.push(matrix.unknown_subject(span, &id.value, &matrix.subject_ids()));
            continue;
        };
        match seen.iter().find(|(known, _)| *known == at) {
            Some((_, first)) => {
                found.push(Diagnostic::same_subject(span, &id.value, first));
            }
            None => subjects.push(at),
        }
        seen.push((at, Spanned::new(id.value.as_str(), span)));
    }
    subjects
}

pub(super) fn compared(
    pages: &List<Page>,
    newest_guides: &[Index<Page>],
    matrices: &InFolders,
) -> List<Matrix, Compared> {
    let empty = |(_, matrix): &(String, Arc<Matrix>)| matrix.subjects.filled(Vec::new());
    let mut compared: List<Matrix, Compared> = matrices.iter().map(empty).collect();
    for at in newest_guides {
        if let Some(matrix) = pages[*at].matrix {
            let subjects = &pages[*at].subjects;
            // A guide about a variant is also one about its subject.
            let of = subjects.iter().map(|subject| matrices[matrix].1.subject_of(*subject));
            let all: BTreeSet<Index<Subject>> = subjects.iter().copied().chain(of).collect();
            for subject in all {
                compared[matrix][subject].push(*at);
            }
        }
    }
    compared
}

/// Turns a file name into a title, for pages without one: `node-vs_python` → `Node vs python`.
pub(super) fn humanize(name: &str) -> String {
    let is_gap = |c: char| matches!(c, '-' | '_') || c.is_control() || is_forbidden(c);
    let words = name.replace(is_gap, " ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().to_string() + chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_a_file_says_where_its_page_is() {
        let read = |path| {
            let place = Place::of(path);
            (place.folder, place.name, place.date, place.section)
        };
        assert_eq!(read("a/b.md"), ("a", "b", None, false));
        assert_eq!(read("a/b/index.md"), ("a", "b", None, false));
        assert_eq!(read("index.md"), ("", "", None, true));
        assert_eq!(read("a/_index.md"), ("a", "a", None, true));
        assert_eq!(read("2026-01-02-b.md"), ("", "b", Some("2026-01-02"), false));
        assert_eq!(read("a/2026-01-02-b/index.md"), ("a", "b", Some("2026-01-02"), false));
    }

    #[test]
    fn a_folder_is_below_itself_and_those_above() {
        let excluded = ExcludedFolders(HashSet::from(["a/b".to_owned()]));
        assert!(excluded.has("a/b") && excluded.has("a/b/c"));
        assert!(!excluded.has("a") && !excluded.has("") && !excluded.has("a/bc"));
        let all = ExcludedFolders(HashSet::from([String::new()]));
        assert!(all.has("a/b") && all.has(""));
    }
}
