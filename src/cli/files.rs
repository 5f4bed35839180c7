//! `versus check FILES`: Markdown files against a matrix without a site, or the messages of a site about these files
//! alone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::watcher::Watcher;
use super::{Common, Exit, check_site, fixing, output};
use crate::base::failure::Failure;
use crate::compile::discover::root;
use crate::compile::files::{Files, Refused};
use crate::compile::{self, Checkup};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::print;
use crate::source::{FileId, Role};

#[derive(Debug, Args)]
pub(super) struct FileArguments {
    /// Markdown files: with --matrix, of no site; without it, files of the site to report alone
    #[arg(value_name = "FILES", conflicts_with_all = ["claims", "stale", "mutants", "adopt"])]
    #[cfg_attr(feature = "external", arg(conflicts_with = "online"))]
    pub(super) files: Vec<PathBuf>,
    /// Check FILES against this matrix, with the subjects beside it and the files that it names
    #[arg(long, value_name = "FILE", requires = "files")]
    matrix: Option<PathBuf>,
    /// The language of FILES, such as de [default: `lang` of their front matter, else en]
    #[arg(long, value_name = "TAG", requires = "matrix", value_parser = parse_lang)]
    lang: Option<String>,
}

/// Whether the claims of the files are fixed first, and when the command began.
#[derive(Debug, Clone, Copy)]
pub(super) struct How {
    pub(super) fix: bool,
    pub(super) begun: Instant,
}

/// Checks the files.
pub(super) fn check(common: &Common, of: &FileArguments, how: How) -> Result<Exit, Failure> {
    let root = &common.root;
    if !root.is_dir() {
        return Ok(refuse(&[format!("there is no folder `{}`", root.display())]));
    }
    let mut wrong = Vec::new();
    let pages = of.files.iter().map(|file| page(root, file));
    let pages: BTreeSet<String> =
        pages.filter_map(|page| page.map_err(|why| wrong.push(why)).ok()).collect();
    let matrix = of.matrix.as_deref().map(|file| matrix(root, file));
    let matrix = matrix.and_then(|matrix| matrix.map_err(|why| wrong.push(why)).ok());
    if !wrong.is_empty() {
        return Ok(refuse(&wrong));
    }
    let pages: Vec<String> = pages.into_iter().collect();
    match matrix {
        Some(matrix) => {
            let lang = of.lang.as_deref();
            check_alone(common, &Files { root, matrix: &matrix, pages: &pages, lang }, how)
        }
        None => check_in_site(common, &pages, how),
    }
}

/// Prints why nothing was checked.
fn refuse(wrong: &[String]) -> Exit {
    wrong.iter().for_each(|why| output::error(why));
    Exit::Usage
}

fn check_alone(common: &Common, files: &Files<'_>, how: How) -> Result<Exit, Failure> {
    let checked = || compile::files::check(files, common.selection());
    if how.fix
        && let Ok(before) = checked()?
    {
        fixing::write(common, &before.site, &before.found)?;
    }
    let mut checkup = match checked()? {
        Ok(checkup) => checkup,
        Err(why) => return Ok(refuse(&[refusal(files, &why)])),
    };
    let (matrix, counted) = (files.matrix, print::counted(files.pages.len(), ["file", "files"]));
    common.add_fixes(&checkup.site, &mut checkup.found);
    Ok(report(common, &checkup, &format!("{counted} against `{matrix}`"), how.begun))
}

fn refusal(files: &Files<'_>, why: &Refused) -> String {
    match why {
        Refused::NoMatrix => {
            format!("`{}` is no matrix: it declares neither criteria nor subjects", files.matrix)
        }
        Refused::Languages([(one, lang), (other, other_lang)]) => format!(
            "`{one}` is in `{lang}`, but `{other}` in `{other_lang}`; check the files of each language alone, or \
             name one for all with --lang"
        ),
    }
}

/// Reads the tag of a language: `de`, `pt-BR`.
fn parse_lang(text: &str) -> Result<String, String> {
    let mut parts = text.split('-');
    let is_name =
        |part: &str| (2..=3).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphabetic());
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let is_tag = parts.next().is_some_and(is_name) && parts.all(is_part);
    is_tag.then(|| text.to_owned()).ok_or_else(|| "write a language tag: de, pt-BR".to_owned())
}

/// Checks the whole site, because what a file states depends on all of it, and reports what is wrong in these files.
fn check_in_site(common: &Common, pages: &[String], how: How) -> Result<Exit, Failure> {
    let root = &common.root;
    if let Err(why) = check_site(root) {
        let help = "or name the matrix of these files with --matrix";
        return Ok(refuse(&[format!("{why}, {help}")]));
    }
    let watcher = Watcher { bar: output::progress_bar(true, "files"), quiet: true, out: None };
    let base_url = common.base_url.as_ref();
    if how.fix {
        let loaded = compile::load(root, base_url, common.selection())?;
        let (site, mut found) = (loaded.site(), loaded.found.clone());
        let is_named = |path: &str| pages.iter().any(|page| page == path);
        found.retain(|of| is_named(site.sources.path(of.span.file)));
        fixing::write(common, site, &found)?;
    }
    let mut checkup = compile::check(root, base_url, common.selection(), &watcher)?;
    let sources = &checkup.site.sources;
    let is_checked = |file: FileId| {
        matches!(sources.get(file).role, Role::Markdown | Role::Companion | Role::Unread(_))
    };
    let other = pages.iter().filter(|page| !sources.find(page).is_some_and(is_checked));
    let other: Vec<String> = other
        .map(|page| {
            format!(
                "`{page}` is not a page of this site; name it in `[check] also` of versus.toml, or its \
                 matrix with --matrix"
            )
        })
        .collect();
    if !other.is_empty() {
        return Ok(refuse(&other));
    }
    let ids: BTreeSet<FileId> = pages.iter().filter_map(|page| sources.find(page)).collect();
    let all = checkup.found.len();
    checkup.found.retain(|diagnostic| ids.contains(&diagnostic.span.file));
    let counted = print::counted(pages.len(), ["file", "files"]);
    let what = match all - checkup.found.len() {
        0 => format!("{counted} of this site"),
        more => {
            let more = print::counted(more, ["message", "messages"]);
            format!("{counted} of this site, with {more} about others,")
        }
    };
    common.add_fixes(&checkup.site, &mut checkup.found);
    Ok(report(common, &checkup, &what, how.begun))
}

/// Prints what was found, and what was checked.
fn report(common: &Common, checkup: &Checkup, what: &str, begun: Instant) -> Exit {
    let Checkup { site, texts, found } = checkup;
    output::diagnostics(&common.root, &site.sources, texts, found, common.format);
    let has_errors = found.iter().any(Diagnostic::is_error);
    if has_errors || !common.quiet {
        let took = output::duration(begun.elapsed());
        output::line(&format!("checked {what} in {took}: {}", print::total(found)));
    }
    if has_errors { Exit::Content } else { Exit::Done }
}

/// Returns the path of a Markdown file relative to the root, or the reason why it is none.
fn page(root: &Path, file: &Path) -> Result<String, String> {
    let name = file.file_name().map(|name| name.to_string_lossy().to_lowercase());
    let is_markdown = name.is_some_and(|name| name.ends_with(".md") || name.ends_with(".markdown"));
    let shown = file.display();
    if file.is_dir() {
        return Err(format!("`{shown}` is a folder; name the Markdown files in it"));
    }
    if !file.is_file() {
        return Err(format!("there is no file `{shown}`"));
    }
    if !is_markdown {
        return Err(format!(
            "`{shown}` is not Markdown: its name ends with neither `.md` nor `.markdown`"
        ));
    }
    relative(root, file)
}

/// Returns the path of a matrix relative to the root, or the reason why it is none.
fn matrix(root: &Path, file: &Path) -> Result<String, String> {
    let shown = file.display();
    if file.is_dir() {
        let inner = file.join("matrix.toml");
        let help = match inner.is_file() {
            true => format!("name the matrix in it: `--matrix {}`", inner.display()),
            false => "name a file that declares criteria and subjects".to_owned(),
        };
        return Err(format!("`{shown}` is a folder, not a matrix; {help}"));
    }
    if !file.is_file() {
        return Err(format!("there is no matrix `{shown}`"));
    }
    if file.extension().is_none_or(|extension| extension != "toml") {
        return Err(format!(
            "`{shown}` is no matrix: a matrix is a TOML file, such as `matrix.toml`"
        ));
    }
    relative(root, file)
}

/// Returns the path of a file relative to the root, with slashes. The last name may be that of a link.
pub(super) fn relative(root: &Path, file: &Path) -> Result<String, String> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let (home, folder) = (root.canonicalize(), folder.unwrap_or(Path::new(".")).canonicalize());
    let name = file.file_name();
    let (Ok(home), Ok(folder), Some(name)) = (home, folder, name) else {
        return Err(format!("there is no file `{}`", file.display()));
    };
    let place = folder.join(name);
    let path = root::path_of(&home, &place);
    path.ok_or_else(|| format!("the path `{}` is not UTF-8", file.display()))
}
