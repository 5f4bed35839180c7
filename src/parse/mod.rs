//! Stage 2 of 7. Pure: each file alone → [`Parsed`].
//!
//! A file that cannot be read leaves what could be read of it, so that nothing downstream reports
//! a page or a matrix as missing that is only broken.

pub(crate) mod bare_links;
pub mod claim;
pub mod config;
pub mod data;
pub mod directive;
pub mod document;
pub mod external;
pub mod fence;
pub mod front_matter;
pub mod heading;
pub mod keys;
pub mod matrix;
pub mod outline;
pub mod prose;
mod templates;
pub mod text;
pub mod toml;
pub mod yaml;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Mutex;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use self::config::Config;
use self::front_matter::FrontMatter;
use self::matrix::{RawMatrix, RawSubject};
use self::outline::Outline;
use crate::cache::KnownPages;
use crate::diagnostic::{Code, Diagnostic};
use crate::failure::Failure;
use crate::hash::Hash;
use crate::source::{FileId, Origin, Role, SourceFile, Sources, Span, of_file};
use crate::theme::Theme;

/// Every file of the site, read on its own.
#[derive(Debug)]
pub struct Parsed {
    pub config: Config,
    pub theme: Theme,
    /// In path order
    pub pages: Vec<ParsedPage>,
    /// In path order
    pub matrices: Vec<(FileId, RawMatrix)>,
    /// In path order
    pub subjects: Vec<(FileId, RawSubject)>,
    /// Files of which a part or all could not be read: nothing is said of what they lack
    pub unreadable: HashSet<FileId>,
    /// Of the text files that were read, but for Markdown
    pub contents: HashMap<FileId, Hash>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct ParsedPage {
    pub file: FileId,
    pub matter: FrontMatter,
    pub outline: Outline,
    pub body_at: usize,
    /// Of the whole file
    pub content: Hash,
}

/// What gives a file's bytes: the disk in a build, memory in a test.
pub type Read<'r> = dyn Fn(&SourceFile) -> Result<Cow<'static, [u8]>, Failure> + Sync + 'r;

/// Opens what is known of pages that were read before, by the hash of what else decides what is read.
pub type OpenKnown<'k> = dyn Fn(Hash) -> KnownPages + 'k;

pub fn parse(
    sources: &Sources,
    (read, open_known): (&Read<'_>, &OpenKnown<'_>),
    found: &mut Vec<Diagnostic>,
) -> Result<(Parsed, KnownPages), Failure> {
    let reader = Reader { sources, read, contents: Mutex::default() };
    let mut unreadable = HashSet::new();
    let written = sources.with_role(Role::Configuration).next();
    let config = match written.map(|(file, _)| file) {
        Some(file) => match reader.text(file, found)? {
            Some(text) => config::read(toml::parse(&text, file, 0, found), found),
            None => Config::fallback(Span::whole(file)),
        },
        None => {
            let (first, _) = sources.iter().next().expect("the default theme has files");
            Config::fallback(Span::whole(first))
        }
    };
    for (id, file) in sources.with_role(Role::Outside) {
        found.push(Diagnostic::outside_site(Span::whole(id), &file.path));
    }
    let theme = templates::theme(&reader, &config, found)?;
    let options = document::options(config.markdown.smart_punctuation);
    let known = open_known(Hash::of(&options.bits().to_le_bytes()));
    let pages = pages(&reader, options, &known, found)?;
    let matrices = reader.each(Role::Matrix, found, |file, text, found| {
        let Some(text) = text else {
            let nothing = data::Table::empty(Span::whole(file));
            return (file, matrix::matrix(nothing, "", &mut Vec::new()));
        };
        let table = toml::parse(&text, file, 0, found);
        (file, matrix::matrix(table, &text, found))
    })?;
    let subjects = reader.each(Role::Subject, found, |file, text, found| {
        let text = text?;
        let table = toml::parse(&text, file, 0, found);
        Some((file, matrix::subject(table, &text, found)?))
    })?;
    unreadable.extend(
        found
            .iter()
            .filter(|diagnostic| hides(sources.get(diagnostic.span.file).role, diagnostic.code))
            .map(|diagnostic| diagnostic.span.file),
    );
    let subjects = subjects.into_iter().flatten().collect();
    let contents = reader.contents.into_inner().expect("no thread panicked");
    let parsed = Parsed { config, theme, pages, matrices, subjects, unreadable, contents };
    Ok((parsed, known))
}

/// Whether a mistake hides what else stands in a file of a role. Of a page with wrong keys, the
/// Markdown is read all the same.
fn hides(role: Role, code: Code) -> bool {
    match code {
        Code::InvalidUtf8 | Code::UnclosedFrontMatter => true,
        Code::InvalidToml => matches!(role, Role::Matrix | Role::Subject),
        _ => false,
    }
}

struct Reader<'r> {
    sources: &'r Sources,
    read: &'r Read<'r>,
    contents: Mutex<HashMap<FileId, Hash>>,
}

impl Reader<'_> {
    /// The text of a file; none, and `invalid-utf8` reported, when it is no text.
    fn text(&self, file: FileId, found: &mut Vec<Diagnostic>) -> Result<Option<String>, Failure> {
        let bytes = (self.read)(self.sources.get(file))?;
        self.contents.lock().expect("no thread panicked").insert(file, Hash::of(&bytes));
        Ok(text_of(file, bytes, found))
    }

    /// Reads every file of a role in parallel, and returns what was made of each in path order.
    fn each<T: Send>(
        &self,
        role: Role,
        found: &mut Vec<Diagnostic>,
        parse: impl Fn(FileId, Option<String>, &mut Vec<Diagnostic>) -> T + Sync,
    ) -> Result<Vec<T>, Failure> {
        let of_one = |file, found: &mut Vec<Diagnostic>| {
            let text = self.text(file, found)?;
            Ok(parse(file, text, found))
        };
        each(self.sources, role, found, of_one)
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

fn text_of(file: FileId, bytes: Cow<'static, [u8]>, found: &mut Vec<Diagnostic>) -> Option<String> {
    String::from_utf8(bytes.into_owned())
        .map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            found.push(Diagnostic::invalid_utf8(Span::new(file, at..at + 1)));
        })
        .ok()
}

/// Every page, from what is known of it where its file is as it was.
fn pages(
    reader: &Reader<'_>,
    options: pulldown_cmark::Options,
    known: &KnownPages,
    found: &mut Vec<Diagnostic>,
) -> Result<Vec<ParsedPage>, Failure> {
    each(reader.sources, Role::Markdown, found, |id, found| {
        let file = reader.sources.get(id);
        let stamp = match file.origin {
            Origin::Disk(stamp) => Some(stamp),
            Origin::Embedded(_) => None,
        };
        let before = known.get(file);
        if let (Some(before), Some(stamp)) = (before, stamp)
            && before.is_sure(stamp)
            && let Some(page) = recall(id, before.page)
        {
            return Ok(page);
        }
        let bytes = (reader.read)(file)?;
        let content = Hash::of(&bytes);
        let learn = |page: &[u8]| {
            if let Some(stamp) = stamp {
                known.learn(file, stamp, content, page);
            }
        };
        if let Some(before) = before.filter(|before| before.content() == content)
            && let Some(page) = recall(id, before.page)
        {
            learn(before.page);
            return Ok(page);
        }
        let text = text_of(id, bytes, found);
        let kind = front_matter::Kind::of(&file.path);
        let page = page((id, kind), (text.as_deref(), content), options, found);
        // What is wrong with a page is to be said each time.
        if found.is_empty() {
            learn(&postcard::to_stdvec(&page).expect("what is read is plain data"));
        }
        Ok(page)
    })
}

fn recall(file: FileId, page: &[u8]) -> Option<ParsedPage> {
    of_file(file, || postcard::from_bytes(page).ok())
}

fn page(
    (file, kind): (FileId, front_matter::Kind),
    (text, content): (Option<&str>, Hash),
    options: pulldown_cmark::Options,
    found: &mut Vec<Diagnostic>,
) -> ParsedPage {
    let text = text.unwrap_or_default();
    let (matter, body_at) = front_matter::read(text, file, kind, found);
    let outline = outline::read(&text[body_at..], (file, body_at), options, found);
    ParsedPage { file, matter, outline, body_at, content }
}
