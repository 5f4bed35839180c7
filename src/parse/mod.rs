//! Stage 2 of 7. Pure: each file alone → [`Parsed`].
//!
//! A file that cannot be read leaves what could be read of it, so that nothing downstream reports
//! a page or a matrix as missing that is only broken.

pub mod claim;
pub mod config;
pub mod data;
pub mod directive;
pub mod document;
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
use std::collections::HashSet;

use rayon::prelude::*;

use self::config::Config;
use self::front_matter::FrontMatter;
use self::matrix::{RawMatrix, RawSubject};
use self::outline::Outline;
use crate::diagnostic::{Code, Diagnostic};
use crate::failure::Failure;
use crate::source::{FileId, Role, SourceFile, Sources, Span};
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
}

#[derive(Debug)]
pub struct ParsedPage {
    pub file: FileId,
    pub matter: FrontMatter,
    pub outline: Outline,
    pub body_at: usize,
}

/// What gives a file's bytes: the disk in a build, memory in a test.
pub type Read<'r> = dyn Fn(&SourceFile) -> Result<Cow<'static, [u8]>, Failure> + Sync + 'r;

pub fn parse(
    sources: &Sources,
    read: &Read<'_>,
    found: &mut Vec<Diagnostic>,
) -> Result<Parsed, Failure> {
    let reader = Reader { sources, read };
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
    let pages = reader.each(Role::Markdown, found, |file, text, found| {
        let kind = front_matter::Kind::of(sources.path(file));
        page((file, kind), text.as_deref(), options, found)
    })?;
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
    Ok(Parsed { config, theme, pages, matrices, subjects, unreadable })
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
}

impl Reader<'_> {
    /// The text of a file; none, and `invalid-utf8` reported, when it is no text.
    fn text(&self, file: FileId, found: &mut Vec<Diagnostic>) -> Result<Option<String>, Failure> {
        let bytes = (self.read)(self.sources.get(file))?;
        match String::from_utf8(bytes.into_owned()) {
            Ok(text) => Ok(Some(text)),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                found.push(Diagnostic::invalid_utf8(Span::new(file, at..at + 1)));
                Ok(None)
            }
        }
    }

    /// Reads every file of a role in parallel, and returns what was made of each in path order.
    fn each<T: Send>(
        &self,
        role: Role,
        found: &mut Vec<Diagnostic>,
        parse: impl Fn(FileId, Option<String>, &mut Vec<Diagnostic>) -> T + Sync,
    ) -> Result<Vec<T>, Failure> {
        let files: Vec<FileId> = self.sources.with_role(role).map(|(id, _)| id).collect();
        let parsed: Result<Vec<(T, Vec<Diagnostic>)>, Failure> = files
            .into_par_iter()
            .map(|file| {
                let mut found = Vec::new();
                let text = self.text(file, &mut found)?;
                Ok((parse(file, text, &mut found), found))
            })
            .collect();
        let mut all = Vec::new();
        for (one, mut of_one) in parsed? {
            all.push(one);
            found.append(&mut of_one);
        }
        Ok(all)
    }
}

fn page(
    (file, kind): (FileId, front_matter::Kind),
    text: Option<&str>,
    options: pulldown_cmark::Options,
    found: &mut Vec<Diagnostic>,
) -> ParsedPage {
    let text = text.unwrap_or_default();
    let (matter, body_at) = front_matter::read(text, file, kind, found);
    let outline = outline::read(&text[body_at..], (file, body_at), options, found);
    ParsedPage { file, matter, outline, body_at }
}
