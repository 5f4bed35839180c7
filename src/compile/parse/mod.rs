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
pub mod outline;
mod pages;
pub mod prose;
pub mod sanitize;
pub mod scheme;
pub mod tags;
mod templates;
pub mod text;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use self::config::Config;
use self::dialect::Dialect;
use self::front_matter::FrontMatter;
use self::outline::Outline;
use crate::base::failure::Failure;
use crate::base::hash::Hash;
use crate::cache::KnownPages;
use crate::compile::discover;
use crate::compile::site::{Site, is_in_use};
use crate::data::toml;
use crate::diagnostic::Diagnostic;
use crate::matrix::Matrix;
use crate::matrix::raw::{RawMatrix, RawSubject};
use crate::source::{FileId, Role, SourceFile, Sources, Span};
use crate::theme::Theme;
use crate::workspace::held::Held;

/// Every file of the site, read on its own.
#[derive(Debug)]
pub struct Parsed {
    pub config: Config,
    pub theme: Arc<Theme>,
    /// In path order
    pub pages: Vec<ParsedPage>,
    /// In path order
    pub matrices: Vec<ParsedMatrix>,
    /// Pages of which a part or all could not be read: nothing is said of what they lack
    pub unreadable: HashSet<FileId>,
    /// Of the text files that were read
    pub contents: HashMap<FileId, Hash>,
}

/// Cheap to clone, so that what is held from one load to the next is not copied.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ParsedPage {
    pub file: FileId,
    pub matter: Arc<FrontMatter>,
    pub outline: Arc<Outline>,
    pub body_at: usize,
    /// Of the whole file
    pub content: Hash,
    /// Whether all of it could be read: what is stored is
    #[serde(skip, default = "yes")]
    pub is_whole: bool,
}

fn yes() -> bool {
    true
}

/// A matrix with the subjects of its folder.
#[derive(Debug)]
pub struct ParsedMatrix {
    pub file: FileId,
    /// The folder below `content/`; empty for `content/` itself
    pub folder: String,
    /// Of all that it is read from
    pub key: Hash,
    pub read: ReadMatrix,
}

#[derive(Debug)]
pub enum ReadMatrix {
    Raw(Box<RawFiles>),
    /// As it was checked before, with what is wrong with it reported already
    Held(Arc<Matrix>),
}

/// What the files of a matrix say, each read alone.
#[derive(Debug)]
pub struct RawFiles {
    pub matrix: RawMatrix,
    pub subjects: Vec<RawSubject>,
    /// Whether all of them could be read: nothing is said of what they lack otherwise
    pub is_whole: bool,
    /// What is wrong with them, which is reported already
    pub found: Vec<Diagnostic>,
}

/// What gives a file's bytes: the disk in a build, memory in a test.
pub type Read<'r> = dyn Fn(&SourceFile) -> Result<Cow<'static, [u8]>, Failure> + Sync + 'r;

/// Opens what is known of pages that were read before, by the hash of what else decides what is read.
pub type OpenKnown<'k> = dyn Fn(Hash) -> KnownPages + Sync + 'k;

/// What is known of files that were read before.
pub struct Before<'b> {
    pub pages: &'b OpenKnown<'b>,
    /// By this program, since it runs; none of one that reads once
    pub held: Option<&'b Held>,
    /// Before the files were listed, in nanoseconds since 1970
    pub looked_ns: u64,
}

pub fn parse(
    sources: &Sources,
    (read, before): (&Read<'_>, &Before<'_>),
    found: &mut Vec<Diagnostic>,
) -> Result<(Parsed, KnownPages), Failure> {
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
    let theme = templates::theme(&reader, &config, before.held, found)?;
    let unread = sources.iter().filter_map(|(id, file)| Some((id, file, file.role.unread()?)));
    for (id, file, why) in unread.filter(|(id, ..)| is_in_use(sources, *id, &theme.name)) {
        let lower = || discover::in_lower_case(&file.path);
        found.push(Diagnostic::unread(Span::whole(id), (&file.path, why), lower));
    }
    let dialect = Dialect::of(config.markdown);
    let known = (before.pages)(dialect.key());
    let pages = pages::pages(&reader, dialect, (&known, before), found)?;
    let matrices = matrices::matrices(&reader, before.held, found)?;
    let unreadable = pages.iter().filter(|page| !page.is_whole).map(|page| page.file).collect();
    let mut contents = reader.contents.into_inner().expect("no thread panicked");
    contents.extend(pages.iter().map(|page| (page.file, page.content)));
    let parsed = Parsed { config, theme, pages, matrices, unreadable, contents };
    Ok((parsed, known))
}

/// Reads some of the pages of a site again, of whose files nothing else has changed. None where that
/// may hide what stands in a file, or show what was hidden: then the whole site is to be read.
pub fn again(
    site: &Site,
    (sources, files): (&Sources, &[FileId]),
    (read, before): (&Read<'_>, &Before<'_>),
    found: &mut Vec<Diagnostic>,
) -> Result<Option<Vec<ParsedPage>>, Failure> {
    let reader = Reader { sources, read, contents: Mutex::default() };
    let dialect = Dialect::of(site.config.markdown);
    let known = (before.pages)(dialect.key());
    let pages = pages::again(&reader, (files, dialect), (&known, before), found)?;
    let are_whole = pages.iter().all(|page| page.is_whole);
    let were_whole = !files.iter().any(|file| site.unreadable.contains(file));
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
