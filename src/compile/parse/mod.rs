//! Stage 2 of 7. Pure: each file alone → [`Parsed`].
//!
//! If only part of a file can be read, that part is kept, so that later stages do not report a broken
//! page or matrix as missing.

pub mod around;
pub(crate) mod bare_links;
pub mod blocks;
pub mod claim;
pub mod config;
pub(crate) mod data_files;
pub mod dialect;
pub mod directive;
pub mod document;
pub mod external;
pub mod fence;
pub mod front_matter;
mod heading;
pub mod lint;
mod matrices;
pub mod memory;
pub mod outline;
mod pages;
mod parsed;
pub mod prose;
pub mod sanitize;
pub mod scheme;
pub mod skip;
pub mod tags;
mod templates;
pub mod text;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Mutex;

use rayon::prelude::*;

use self::config::{Config, Markdown};
use self::dialect::Dialect;
use self::memory::ParseMemory;
pub use self::parsed::{
    DataRead, Parsed, ParsedCriteria, ParsedMatrix, ParsedPage, RawFiles, ReadMatrix,
};
use crate::base::failure::Failure;
use crate::base::hash::Hash;
use crate::cache::{CachedPages, PageCache};
use crate::compile::discover;
use crate::data::toml;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Role, SourceFile, Sources, Span, Unread};

/// Reads a file's bytes: from the disk in a build, from memory in a test.
pub type Read<'r> = dyn Fn(&SourceFile) -> Result<Cow<'static, [u8]>, Failure> + Sync + 'r;

/// What parsing needs beside the list of files.
#[derive(Clone, Copy)]
pub struct ParseInputs<'i> {
    pub read: &'i Read<'i>,
    /// Pages that earlier builds parsed
    pub pages: &'i PageCache,
    /// What this program parsed before; `None` in a program that parses a site once
    pub memory: Option<&'i ParseMemory>,
}

/// Parses every file of a site. Returns with it the cache of pages, which the caller closes to store what
/// was added.
pub fn parse(
    sources: &Sources,
    inputs: ParseInputs<'_>,
    found: &mut Vec<Diagnostic>,
) -> Result<(Parsed, CachedPages), Failure> {
    let reader = Reader { sources, inputs, contents: Mutex::default() };
    let written = sources.with_role(Role::Configuration).next();
    let config = match written.map(|(file, _)| file) {
        Some(file) => match text_of(file, reader.bytes(file)?.1, found) {
            Some(text) => config::read(toml::parse(&text, file, 0, found), found),
            None => Config::fallback(Span::whole(file)),
        },
        None => {
            let (first, _) = sources.iter().next().expect("the default theme has files");
            Config::fallback(Span::whole(first))
        }
    };
    let theme = templates::theme(&reader, &config, inputs.memory, found)?;
    let unread = sources.iter().filter_map(|(id, file)| Some((id, file, file.role.unread()?)));
    // What is wrong with a data file matters only if a matrix uses it, which then reports it.
    let unread = unread.filter(|(_, file, _)| !discover::is_data(&file.path));
    for (id, file, why) in unread.filter(|(id, ..)| sources.is_in_use(*id, &theme.name)) {
        let lower = || discover::in_lower_case(&file.path);
        found.push(match why {
            Unread::Outside if discover::is_beside(&file.path) => {
                Diagnostic::link_out_of_repository(Span::whole(id), &file.path)
            }
            why => Diagnostic::unread(Span::whole(id), &file.path, why, lower),
        });
    }
    let dialect = Dialect::of(config.markdown);
    let cached = inputs.pages.open(sources.listed_ns(), dialect.key());
    let pages = pages::pages(&reader, (Role::Markdown, dialect), &cached, found)?;
    let companions = pages::pages(&reader, (Role::Companion, dialect), &cached, found)?;
    let criteria = matrices::criteria(&reader, found)?;
    let matrices = matrices::matrices(&reader, &criteria, inputs.memory, found)?;
    let all = || pages.iter().chain(&companions);
    let unreadable = all().filter(|page| !page.is_whole).map(|page| page.file).collect();
    let mut contents = reader.contents.into_inner().expect("no thread panicked");
    contents.extend(all().map(|page| (page.file, page.content)));
    let parsed =
        Parsed { config, theme, pages, companions, matrices, criteria, unreadable, contents };
    Ok((parsed, cached))
}

/// Parses `files`, which are pages, again for a site in which nothing else has changed and that was parsed
/// with these Markdown options.
///
/// Returns `None` if one of the pages cannot be read as a whole. Checks do not report what such a page
/// lacks, so the whole site has to be parsed again.
pub fn again(
    sources: &Sources,
    files: &[FileId],
    markdown: Markdown,
    inputs: ParseInputs<'_>,
    found: &mut Vec<Diagnostic>,
) -> Result<Option<Vec<ParsedPage>>, Failure> {
    let reader = Reader { sources, inputs, contents: Mutex::default() };
    let pages = pages::again(&reader, files, Dialect::of(markdown), found)?;
    Ok(pages.iter().all(|page| page.is_whole).then_some(pages))
}

struct Reader<'r> {
    sources: &'r Sources,
    inputs: ParseInputs<'r>,
    contents: Mutex<HashMap<FileId, Hash>>,
}

impl Reader<'_> {
    /// Reads a file, and returns its bytes and their hash.
    fn bytes(&self, file: FileId) -> Result<(FileId, Cow<'static, [u8]>, Hash), Failure> {
        let bytes = (self.inputs.read)(self.sources.get(file))?;
        let content = Hash::of(&bytes);
        self.contents.lock().expect("no thread panicked").insert(file, content);
        Ok((file, bytes, content))
    }
}

/// Runs `make` on every file of a role in parallel. Returns the results and reports the diagnostics in
/// path order.
fn each<T: Send>(
    sources: &Sources,
    role: Role,
    found: &mut Vec<Diagnostic>,
    make: impl Fn(FileId, &mut Vec<Diagnostic>) -> Result<T, Failure> + Sync,
) -> Result<Vec<T>, Failure> {
    let files: Vec<FileId> = sources.with_role(role).map(|(id, _)| id).collect();
    let made: Result<Vec<(T, Vec<Diagnostic>)>, Failure> = files
        .into_par_iter()
        .map(|file| {
            let mut found = Vec::new();
            Ok((make(file, &mut found)?, found))
        })
        .collect();
    let mut all = Vec::new();
    for (one, mut of_one) in made? {
        all.push(one);
        found.append(&mut of_one);
    }
    Ok(all)
}

/// Decodes a file's bytes. Reports `invalid-utf8` and returns `None` if they are not valid UTF-8.
pub fn text_of(
    file: FileId,
    bytes: Cow<'static, [u8]>,
    found: &mut Vec<Diagnostic>,
) -> Option<String> {
    String::from_utf8(bytes.into_owned())
        .map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            found.push(Diagnostic::invalid_utf8(Span::new(file, at..at + 1)));
        })
        .ok()
}
