//! Resolves the files that are checked, but not published: the matrix and the subjects of each. Pure.

use super::matrices::InFolders;
use super::{Purpose, pages};
use crate::base::address::SitePath;
use crate::base::index::Index;
use crate::base::path;
use crate::compile::parse::ParsedPage;
use crate::compile::parse::config::Also;
use crate::compile::site::{Page, PageKind};
use crate::diagnostic::Diagnostic;
use crate::matrix::Matrix;
use crate::source::pattern::Pattern;
use crate::source::{Role, SourceFile, Sources, Spanned};

/// What the files are resolved with.
pub(super) struct Companions<'s> {
    pub sources: &'s Sources,
    /// The configuration that names the files
    pub also: &'s [Also],
    /// The path of the site's folder in its repository
    pub folder: &'s str,
    pub purpose: Purpose,
    pub matrices: &'s InFolders,
}

/// Returns the files that have a matrix.
///
/// Reports `outside-site`, `unmatched-files`, `no-matrix`, `unknown-matrix` and `unknown-subject`.
pub(super) fn resolve(
    parsed: Vec<ParsedPage>,
    of: &Companions<'_>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Page> {
    let named: Vec<Named<'_>> = of.also.iter().filter_map(|also| of.named(also, found)).collect();
    let mut undecided = Vec::new();
    let mut resolved = Vec::with_capacity(parsed.len());
    for page in parsed {
        let path = &of.sources.get(page.file).inner;
        let by = || named.iter().filter(|named| named.pattern.matches(path));
        let by = by().find(|named| named.also.matrix.is_some()).or_else(|| by().next());
        match of.matrix(&page, by, found) {
            Choice::Of(matrix) => resolved.push(of.page(page, matrix, found)),
            Choice::Unknown => {}
            Choice::Undecided => undecided.extend(by.map(|named| &named.also.files)),
        }
    }
    undecided.dedup_by_key(|files| files.span);
    let ids: Vec<&str> = of.matrices.iter().map(|(_, matrix)| matrix.id.as_str()).collect();
    let report =
        |files: &Spanned<String>| Diagnostic::files_of_no_matrix(files.span, &files.value, &ids);
    found.extend(undecided.into_iter().map(report));
    resolved
}

/// Files that the configuration names.
struct Named<'a> {
    also: &'a Also,
    pattern: Pattern,
    /// Their matrix; `None` if none is named, or if the one that is named does not exist
    matrix: Option<Index<Matrix>>,
}

/// The matrix of a file.
enum Choice {
    Of(Index<Matrix>),
    /// One is named that does not exist
    Unknown,
    /// None is named, and the site does not have exactly one
    Undecided,
}

impl Companions<'_> {
    fn named<'a>(&self, also: &'a Also, found: &mut Vec<Diagnostic>) -> Option<Named<'a>> {
        let Spanned { value, span } = &also.files;
        let pattern = Pattern::of(self.folder, value)
            .map_err(|why| found.push(Diagnostic::misplaced_files(*span, value, why)))
            .ok()?;
        let is_named = |file: &SourceFile| {
            let is_companion = matches!(file.role, Role::Companion | Role::Unread(_));
            is_companion && pattern.matches(&file.inner)
        };
        if !self.sources.iter().any(|(_, file)| is_named(file)) {
            found.push(Diagnostic::unmatched_files(*span, value));
        }
        let matrix = also
            .matrix
            .as_ref()
            .and_then(|id| self.called(Spanned::new(&id.value, id.span), found));
        Some(Named { also, pattern, matrix })
    }

    fn called(&self, id: Spanned<&str>, found: &mut Vec<Diagnostic>) -> Option<Index<Matrix>> {
        let at = self.matrices.find(|(_, matrix)| matrix.id == id.value);
        if at.is_none() {
            let known: Vec<&str> =
                self.matrices.iter().map(|(_, matrix)| matrix.id.as_str()).collect();
            found.push(Diagnostic::unknown_matrix(id.span, id.value, &known));
        }
        at
    }

    fn matrix(
        &self,
        page: &ParsedPage,
        by: Option<&Named<'_>>,
        found: &mut Vec<Diagnostic>,
    ) -> Choice {
        if let Some(id) = page.matter.matrix.as_ref().filter(|_| self.purpose == Purpose::Publish) {
            let at = self.called(Spanned::new(&id.value, page.span(id.span)), found);
            return at.map_or(Choice::Unknown, Choice::Of);
        }
        if let Some(named) = by.filter(|named| named.also.matrix.is_some()) {
            return named.matrix.map_or(Choice::Unknown, Choice::Of);
        }
        let mut all = self.matrices.indices();
        match (all.next(), all.next()) {
            (Some(only), None) => Choice::Of(only),
            _ => Choice::Undecided,
        }
    }

    fn page(&self, parsed: ParsedPage, matrix: Index<Matrix>, found: &mut Vec<Diagnostic>) -> Page {
        let subjects = pages::subjects_of(&parsed, Some(&*self.matrices[matrix].1), found);
        let ParsedPage { file, matter, outline, body_at, content, is_whole: _ } = parsed;
        let path = self.sources.path(file);
        let title = matter.title.as_ref().or(outline.leading_title.as_ref());
        Page {
            file: Some(file),
            kind: PageKind::Page,
            address: SitePath::new("/".to_owned()),
            title: title.map_or_else(|| path::file_name(path).to_owned(), |of| of.value.clone()),
            description: String::new(),
            section: Index::new(0),
            matrix: Some(matrix),
            subjects,
            tags: Vec::new(),
            authors: Vec::new(),
            previous: None,
            next: None,
            titled_by_heading: false,
            matter,
            outline,
            body_at,
            content,
        }
    }
}
