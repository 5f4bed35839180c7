//! Stage 3 of 7. Pure: [`Parsed`] → [`Site`].
//!
//! Combines the parsed files: addresses, sections, taxonomies, matrices. References between them are checked
//! by `check`, once the whole site is known.

mod address;
mod changes;
mod companions;
mod edit;
mod folders;
mod history;
mod made;
mod matrices;
mod pages;
mod sections;
mod shared_pages;
mod taxonomies;

pub(crate) use address::{folder as folder_address, from_author as author_address};
pub(crate) use edit::with_texts;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use self::sections::SectionInputs;
use crate::base::collation::Collation;
use crate::base::date::Date;
use crate::base::hash::Hash;
use crate::base::index::List;
use crate::base::language::Language;
use crate::compile::memo::Memo;
use crate::compile::parse::Parsed;
use crate::compile::site::{Site, newest_guides};
use crate::diagnostic::Diagnostic;
use crate::directive::Reads;
use crate::matrix::Matrix;
use crate::matrix::changes::Changes;
use crate::source::Sources;
use crate::source::history::ReadHistory;

/// Options that select the pages of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    pub drafts: bool,
    pub future: bool,
    /// The only source of the current date
    pub today: Date,
}

/// What a site is resolved for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Its pages are published
    Publish,
    /// Files are checked against its only matrix, whatever they name
    CheckFiles,
}

/// What resolving needs beside the parsed files.
pub struct ResolveInputs<'b> {
    pub selection: Selection,
    pub purpose: Purpose,
    /// The path of the site's folder in its repository, with a slash at its end; empty at its root
    pub folder: &'b str,
    pub history: &'b ReadHistory<'b>,
    /// `None` if the site is resolved only once
    pub memory: Option<ResolveMemory<'b>>,
}

/// In-memory caches of earlier results, for long-running programs.
#[derive(Debug, Clone, Copy)]
pub struct ResolveMemory<'b> {
    pub matrices: &'b Memo<Arc<Matrix>>,
    pub changes: &'b Memo<Arc<Changes>>,
}

/// Builds the site. Reports invalid addresses, errors in matrices and in the `matrix` and `subjects` of
/// pages, and `unreadable-history`.
pub fn resolve(
    sources: Arc<Sources>,
    parsed: Parsed,
    inputs: &ResolveInputs<'_>,
    found: &mut Vec<Diagnostic>,
) -> Site {
    let Parsed { config, theme, pages, companions, matrices, criteria, unreadable, contents } =
        parsed;
    let keys: List<Matrix, Hash> = matrices.iter().map(|matrix| matrix.key).collect();
    let shareable = matrices::Shareable { sources: &sources, criteria: &criteria };
    let matrices = matrices::check(matrices, &shareable, inputs.memory, found);
    let mut selected = pages::select(&sources, pages, inputs.selection);
    for page in &mut selected.published {
        page.outline = Arc::clone(&page.outline).beside(&theme.ids);
    }
    let pages::Selected { published, left_out, excluded } = selected;
    pages::check_folders(&sources, found);
    let mut pages = pages::resolve(&sources, published, &matrices, &config.title, found);
    let companions = companions::resolve(
        companions,
        &companions::Companions {
            sources: &sources,
            also: &config.check.also,
            folder: inputs.folder,
            purpose: inputs.purpose,
            matrices: &matrices,
        },
        found,
    );
    let collation = Collation::of(&config.lang);
    let of_sections = SectionInputs {
        matrices: &matrices,
        excluded: &excluded,
        site_title: &config.title,
        collation: &collation,
    };
    let sections = sections::build(&sources, &mut pages, &of_sections);
    let (tags, authors) = taxonomies::build(&mut pages, &collation, found);
    let newest_guides = newest_guides(&pages);
    let ((by_file, compared), by_address) = rayon::join(
        || {
            let by_file = pages.indexed().filter_map(|(at, page)| Some((page.file?, at)));
            let compared = pages::compared(&pages, &newest_guides, &matrices);
            (by_file.collect::<HashMap<_, _>>(), compared)
        },
        || pages.indexed().map(|(at, page)| (page.address.clone(), at)).collect(),
    );
    let folders = folders::Folders { sections: &sections, pages: &pages };
    let shared_criteria = shared_pages::criteria(&matrices, &shareable, &folders);
    let (matrix_pages, made) = made::build(&matrices, &folders, &shared_criteria);
    let matrices: List<Matrix, _> = matrices.into_iter().map(|(_, matrix)| matrix).collect();
    let changes = changes::read(&sources, (&matrices, &keys), &pages, inputs, found);
    Site {
        sources,
        language: Arc::new(Language::of(&config.lang)),
        config: Arc::new(config),
        reads: Arc::new(Reads::of(&theme.engine)),
        theme,
        pages: pages.into_iter().map(Arc::new).collect(),
        companions: Arc::new(companions),
        newest_guides: Arc::new(newest_guides),
        sections: Arc::new(sections),
        tags: Arc::new(tags),
        authors: Arc::new(authors),
        matrices,
        matrix_pages: Arc::new(matrix_pages),
        shared_criteria: Arc::new(shared_criteria),
        made: Arc::new(made),
        changes,
        by_file: Arc::new(by_file),
        by_address: Arc::new(by_address),
        compared: Arc::new(compared),
        unpublished: Arc::new(left_out.into_iter().collect::<BTreeMap<_, _>>()),
        unreadable: Arc::new(unreadable),
        contents: Arc::new(contents),
    }
}
