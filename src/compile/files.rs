//! Checks Markdown files against a matrix, without a site around them. The files are those of a site in which
//! nothing is published: so all checks are the same. IO, through `discover`.

use std::path::Path;
use std::sync::Arc;

use super::discover::alone::Alone;
use super::discover::{Folder, read};
use super::parse::data_files::candidates;
use super::parse::front_matter;
use super::resolve::{Purpose, Selection};
use super::{Checkup, Loaded, Pipeline, retry};
use crate::base::failure::Failure;
use crate::base::timings::Laps;
use crate::cache::PageCache;
use crate::data::{Table, toml};
use crate::diagnostic::{self, Code, Diagnostic};
use crate::matrix::raw::{self, shared_path};
use crate::source::{FileId, Role, Sources};

/// Markdown files and a matrix, by their paths relative to a folder.
pub struct Files<'f> {
    pub root: &'f Path,
    pub matrix: &'f str,
    pub pages: &'f [String],
    /// The language of the pages; `None` for that of their front matter, else English
    pub lang: Option<&'f str>,
}

/// Why files are not checked.
#[derive(Debug)]
pub enum Refused {
    /// The file declares nothing that a matrix declares
    NoMatrix,
    /// Pages are in several languages: two of them with their languages
    Languages([(String, String); 2]),
}

/// Keys of which each matrix has one.
const OF_MATRICES: [&str; 5] = ["criterion", "criteria", "subject", "group", "scenario"];

/// Checks what the files state against the facts of the matrix. Reads also the subjects beside the matrix, and the
/// files that it names.
pub fn check(files: &Files<'_>, selection: Selection) -> Result<Result<Checkup, Refused>, Failure> {
    let source = Folder::new(files.root);
    retry::compiled(|_| {
        let Some(sources) = list(files)? else { return Ok(Err(Refused::NoMatrix)) };
        let lang = match (files.lang, language_of(files, &sources)?) {
            (Some(lang), _) => lang.to_owned(),
            (None, Ok(lang)) => lang,
            (None, Err(two)) => return Ok(Err(Refused::Languages(two))),
        };
        let pipeline = Pipeline {
            purpose: Purpose::CheckFiles,
            pages: PageCache::Off,
            lang: Some(&lang),
            ..Pipeline::read_only(&source, None, selection)
        };
        let (loaded, _) = pipeline.load(Arc::new(sources), &mut Laps::new())?;
        loaded.resolved.check_files(files.root)?;
        let Loaded { resolved, mut found } = loaded;
        found.retain(|diagnostic| !is_of_pages(diagnostic));
        diagnostic::sort(&mut found);
        let texts = resolved.texts(files.root, &found)?;
        Ok(Ok(Checkup { site: resolved.site, texts, found }))
    })
}

/// Whether a diagnostic is about pages that a matrix has only in a site, or links to.
fn is_of_pages(diagnostic: &Diagnostic) -> bool {
    matches!(
        diagnostic.code,
        Code::InvalidAddress
            | Code::AddressCollision
            | Code::DeadLink
            | Code::DeadAnchor
            | Code::UnpublishedLink
            | Code::UnreadableImage
    )
}

/// Lists the files with those that the matrix consists of.
fn list(files: &Files<'_>) -> Result<Option<Sources>, Failure> {
    let Files { root, matrix, pages, .. } = *files;
    let mut alone = Alone::new(root)?;
    // Where it would be in a site: in `content/` itself.
    alone.add(matrix, Role::Matrix, "matrix.toml")?;
    alone.add_subjects(matrix)?;
    for page in pages {
        alone.add(page, Role::Companion, page)?;
    }
    let Some((table, text)) = table_of(root, &alone.sources(), matrix)? else {
        return Ok(Some(alone.sources()));
    };
    if !table.entries.iter().any(|entry| OF_MATRICES.contains(&&*entry.key.value)) {
        return Ok(None);
    }
    let raw = raw::matrix(table, &text, &mut Vec::new());
    let mut data: Vec<String> =
        raw.data.iter().flat_map(|data| candidates(matrix, &data.file.value)).collect();
    let named = raw.overlay.and_then(|overlay| overlay.path);
    if let Some(shared) = named.and_then(|path| shared_path(matrix, &path.value)) {
        alone.add_named(&shared, Role::Criteria)?;
        if let Some((table, _)) = table_of(root, &alone.sources(), &shared)? {
            let of_shared = raw::shared(table, &mut Vec::new()).data;
            data.extend(of_shared.iter().flat_map(|data| candidates(&shared, &data.file.value)));
        }
    }
    for path in data {
        alone.add_named(&path, Role::Data)?;
    }
    Ok(Some(alone.sources()))
}

/// Returns the language that the front matter of all pages names, or two pages that name different ones. A page that
/// names none is in English.
fn language_of(
    files: &Files<'_>,
    sources: &Sources,
) -> Result<Result<String, [(String, String); 2]>, Failure> {
    let mut first: Option<(String, String)> = None;
    for page in files.pages {
        let text = text_of(files.root, sources, page)?;
        let named = text.and_then(|(file, text)| front_matter::language(&text, file));
        let lang = named.unwrap_or_else(|| ENGLISH.to_owned());
        match &first {
            None => first = Some((page.clone(), lang)),
            Some((_, known)) if primary(known) == primary(&lang) => {}
            Some(other) => return Ok(Err([other.clone(), (page.clone(), lang)])),
        }
    }
    Ok(Ok(first.map_or_else(|| ENGLISH.to_owned(), |(_, lang)| lang)))
}

const ENGLISH: &str = "en";

/// Returns the language of a tag, without its region.
fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// Returns the keys of a file with its text. `None` if it cannot be read as a whole, which is reported when the files
/// are checked.
fn table_of(
    root: &Path,
    sources: &Sources,
    path: &str,
) -> Result<Option<(Table, String)>, Failure> {
    let Some((file, text)) = text_of(root, sources, path)? else { return Ok(None) };
    let (table, is_whole) = toml::document(&text, (file, 0), &mut Vec::new());
    Ok(is_whole.then_some((table, text)))
}

/// Returns a file with its text. `None` if it cannot be read as text, which is reported when the files are checked.
fn text_of(
    root: &Path,
    sources: &Sources,
    path: &str,
) -> Result<Option<(FileId, String)>, Failure> {
    let is_read = |file: &FileId| sources.get(*file).role.unread().is_none();
    let Some(file) = sources.find(path).filter(is_read) else { return Ok(None) };
    let bytes = read::bytes(root, sources.get(file))?;
    Ok(String::from_utf8(bytes.into_owned()).ok().map(|text| (file, text)))
}
