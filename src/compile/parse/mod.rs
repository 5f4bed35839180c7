//! Stage 2 of 7. Pure: each file alone → [`Parsed`].
//!
//! A file that cannot be read leaves what could be read of it, so that nothing downstream reports
//! a page or a matrix as missing that is only broken.

pub mod around;
pub(crate) mod bare_links;
pub mod claim;
pub mod config;
pub mod dialect;
pub mod directive;
pub mod document;
pub mod external;
pub mod fence;
pub mod front_matter;
mod heading;
mod matrices;
pub mod memory;
pub mod outline;
mod pages;
mod parsed;
pub mod prose;
pub mod sanitize;
pub mod scheme;
pub mod tags;
mod templates;
pub mod text;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Mutex;

use rayon::prelude::*;

use self::config::{Config, Markdown};
use self::dialect::Dialect;
use self::memory::ParseMemory;
pub use self::parsed::{Parsed, ParsedMatrix, ParsedPage, RawFiles, ReadMatrix};
use crate::base::failure::Failure;
use crate::base::hash::Hash;
use crate::cache::CachedPages;
use crate::compile::discover;
use crate::data::toml;
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Role, SourceFile, Sources, Span};

/// What gives a file's bytes: the disk in a build, memory in a test.
pub type Read<'r> = dyn Fn(&SourceFile) -> Result<Cow<'static, [u8]>, Failure> + Sync + 'r;

/// Opens what is known of pages that were read before, by the hash of what else decides what is read.
pub type OpenPages<'k> = dyn Fn(Hash) -> CachedPages + Sync + 'k;

/// What parsing needs beside the files: what is known of those that were read before.
pub struct ParseInputs<'b> {
    pub pages: &'b OpenPages<'b>,
    /// By this program, since it runs; none of one that reads once
    pub memory: Option<&'b ParseMemory>,
    /// Before the files were listed, in nanoseconds since 1970
    pub looked_ns: u64,
}

pub fn parse(
    sources: &Sources,
    (read, before): (&Read<'_>, &ParseInputs<'_>),
    found: &mut Vec<Diagnostic>,
) -> Result<(Parsed, CachedPages), Failure> {
    let reader = Reader { sources, read, contents: Mutex::default() };
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
    let theme = templates::theme(&reader, &config, before.memory, found)?;
    let unread = sources.iter().filter_map(|(id, file)| Some((id, file, file.role.unread()?)));
    for (id, file, why) in unread.filter(|(id, ..)| sources.is_in_use(*id, &theme.name)) {
        let lower = || discover::in_lower_case(&file.path);
        found.push(Diagnostic::unread(Span::whole(id), &file.path, why, lower));
    }
    let dialect = Dialect::of(config.markdown);
    let known = (before.pages)(dialect.key());
    let pages = pages::pages(&reader, dialect, (&known, before), found)?;
    let matrices = matrices::matrices(&reader, before.memory, found)?;
    let unreadable = pages.iter().filter(|page| !page.is_whole).map(|page| page.file).collect();
    let mut contents = reader.contents.into_inner().expect("no thread panicked");
    contents.extend(pages.iter().map(|page| (page.file, page.content)));
    let parsed = Parsed { config, theme, pages, matrices, unreadable, contents };
    Ok((parsed, known))
}

/// Reads some of the pages again of a site that was read with these options, of whose files nothing else has changed. None where that
/// may hide what stands in a file, or show what was hidden: then the whole site is to be read.
pub fn again(
    (markdown, unreadable): (Markdown, &HashSet<FileId>),
    (sources, files): (&Sources, &[FileId]),
    (read, before): (&Read<'_>, &ParseInputs<'_>),
    found: &mut Vec<Diagnostic>,
) -> Result<Option<Vec<ParsedPage>>, Failure> {
    let reader = Reader { sources, read, contents: Mutex::default() };
    let dialect = Dialect::of(markdown);
    let known = (before.pages)(dialect.key());
    let pages = pages::again(&reader, (files, dialect), (&known, before), found)?;
    let are_whole = pages.iter().all(|page| page.is_whole);
    let were_whole = !files.iter().any(|file| unreadable.contains(file));
    Ok((are_whole && were_whole).then_some(pages))
}

struct Reader<'r> {
    sources: &'r Sources,
    read: &'r Read<'r>,
    contents: Mutex<HashMap<FileId, Hash>>,
}

impl Reader<'_> {
    /// The bytes of a file with their hash.
    fn bytes(&self, file: FileId) -> Result<(FileId, Cow<'static, [u8]>, Hash), Failure> {
        let bytes = (self.read)(self.sources.get(file))?;
        let content = Hash::of(&bytes);
        self.contents.lock().expect("no thread panicked").insert(file, content);
        Ok((file, bytes, content))
    }
}

/// Makes something of every file of a role in parallel, and returns it in path order.
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

/// The text of a file; none, and `invalid-utf8` reported, when it is no text.
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
