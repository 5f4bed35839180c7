//! `versus fmt`: rewrites matrices, subject files and shared criteria in canonical form.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Exit, check_site, output};
use crate::author::files;
use crate::author::layout::{Order, canonical, difference, fact_order};
use crate::base::failure::Failure;
use crate::base::path;
use crate::compile::AsRead;
use crate::compile::discover::{self, read};
use crate::compile::parse::text_of;
use crate::data::toml;
use crate::diagnostic::print::{self, Format, formatted};
use crate::diagnostic::{self, Diagnostic};
use crate::matrix::keys::{MATRIX, SHARED, SUBJECT};
use crate::matrix::raw::shared_path;
use crate::source::{FileId, Role, Sources, Span};

pub(super) const EXAMPLES: &str = "\
Examples:
  versus fmt                                every matrix of the site
  versus fmt content/backend                the matrices in a folder
  versus fmt content/backend/matrix.toml    one file
  versus fmt --check                        list the files that would change, and write nothing
  versus fmt --check --format github        as annotations of a pull request";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Matrices, subjects, or folders that contain them [default: all in content/]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Write nothing; a file that would change is an error
    #[arg(long)]
    check: bool,
    /// Folder of the site
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Format of messages
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Print no progress and no summary
    #[arg(long, short)]
    quiet: bool,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let Arguments { root, check, format, .. } = arguments;
    let checked = check_site(root).and_then(|()| match (check, format) {
        (_, Format::Issue) => Err(super::ISSUE.to_owned()),
        (false, Format::Sarif) => {
            Err("`--format sarif` is for messages; use it with --check".to_owned())
        }
        _ => Ok(()),
    });
    if let Err(wrong) = checked {
        output::error(&wrong);
        return Exit::Usage;
    }
    format_site(arguments).unwrap_or_else(|failure| {
        output::error(&failure.to_string());
        Exit::Machine
    })
}

fn format_site(arguments: &Arguments) -> Result<Exit, Failure> {
    let Arguments { paths, check, root, format, quiet } = arguments;
    let sources = discover::walk(root)?;
    let files = match chosen(root, &sources, paths) {
        Ok(files) => files,
        Err(wrong) => {
            output::error(&wrong);
            return Ok(Exit::Usage);
        }
    };
    let mut criteria = Criteria { root, sources: &sources, of: HashMap::new() };
    let (mut found, mut written, mut texts) = (Vec::new(), 0, AsRead::default());
    for file in &files {
        let both = read_and_format(*file, &mut criteria, &mut texts, &mut found)?;
        let Some((before, after)) = both else { continue };
        let Some(changed) = difference(&before, &after) else { continue };
        if *check {
            let span = Span::new(*file, changed.range);
            found.push(Diagnostic::unformatted(span, changed.line, changed.wanted));
            continue;
        }
        files::replace(root, sources.get(*file), &after)?;
        written += 1;
        texts.keep(*file, &after);
        let texts = output::texts(root, &sources, &texts, [*file]);
        let new = difference(&after, &before).map_or(0..0, |difference| difference.range);
        output::answer(&formatted::report(Span::new(*file, new), &texts, *format));
    }
    diagnostic::sort(&mut found);
    if *check || !found.is_empty() {
        output::diagnostics(root, &sources, &texts, &found, *format);
    }
    if !quiet || !found.is_empty() {
        let files = print::counted(files.len(), ["file", "files"]);
        output::line(&match (check, print::count(&found)) {
            (true, none) if none.is_empty() => format!("checked {files}: no mistakes"),
            (true, some) => format!("checked {files}: {some}"),
            (false, none) if none.is_empty() => format!("formatted {written} of {files}"),
            (false, some) => format!("formatted {written} of {files}: {some}"),
        });
    }
    Ok(if found.is_empty() { Exit::Done } else { Exit::Content })
}

/// Returns the matrices and subject files at or below the paths, in the order of the site; without a path
/// all of them.
///
/// # Errors
/// Returns a message that names the path if one does not exist or contains none.
fn chosen(root: &Path, sources: &Sources, paths: &[PathBuf]) -> Result<Vec<FileId>, String> {
    let all = sources.iter().filter(|(_, file)| file.role.is_data());
    if paths.is_empty() {
        return Ok(all.map(|(id, _)| id).collect());
    }
    let known: Vec<(FileId, PathBuf)> = all
        .filter_map(|(id, file)| Some((id, root.join(&*file.path).canonicalize().ok()?)))
        .collect();
    let mut chosen = Vec::new();
    for path in paths {
        let shown = path.display();
        let full = path.canonicalize().map_err(|_| format!("there is no `{shown}`"))?;
        let before = chosen.len();
        chosen
            .extend(known.iter().filter(|(_, known)| known.starts_with(&full)).map(|(id, _)| *id));
        if chosen.len() == before {
            let help = "name a `matrix.toml`, a `criteria.toml`, a file in `subjects/` or a folder in \
                        `content/`";
            return Err(format!(
                "`{shown}` is not a matrix of this site and contains none; {help}"
            ));
        }
    }
    chosen.sort_unstable();
    chosen.dedup();
    Ok(chosen)
}

/// The criteria of matrices; each matrix is read once.
struct Criteria<'s> {
    root: &'s Path,
    sources: &'s Sources,
    of: HashMap<FileId, Vec<String>>,
}

impl Criteria<'_> {
    /// Returns the criteria of the matrix that a matrix file or subject file belongs to; none if the matrix
    /// cannot be parsed, which is reported for the matrix itself.
    fn of(&mut self, file: FileId) -> Result<&[String], Failure> {
        let path = self.sources.path(file);
        let folder = match self.sources.get(file).role {
            Role::Subject => path::parent(path::parent(path)),
            _ => path::parent(path),
        };
        let matrix = self.sources.find(&path::join(folder, "matrix.toml"));
        let Some(matrix) = matrix else { return Ok(&[]) };
        if !self.of.contains_key(&matrix) {
            let bytes = read::bytes(self.root, self.sources.get(matrix))?;
            let text = text_of(matrix, bytes, &mut Vec::new()).unwrap_or_default();
            let mut failed = None;
            let order = fact_order(&text, matrix, &mut |written| {
                let path = shared_path(self.sources.path(matrix), written)?;
                let shared = self.sources.find(&path)?;
                let read = read::bytes(self.root, self.sources.get(shared));
                let bytes = read.map_err(|failure| failed = Some(failure)).ok()?;
                text_of(shared, bytes, &mut Vec::new())
            });
            if let Some(failure) = failed {
                return Err(failure);
            }
            self.of.insert(matrix, order);
        }
        Ok(&self.of[&matrix])
    }
}

/// Returns the text of a file before and after formatting, or `None` if it cannot be parsed, which is
/// reported.
fn read_and_format(
    file: FileId,
    criteria: &mut Criteria<'_>,
    texts: &mut AsRead,
    found: &mut Vec<Diagnostic>,
) -> Result<Option<(String, String)>, Failure> {
    let source = criteria.sources.get(file);
    let bytes = read::bytes(criteria.root, source)?;
    texts.keep(file, &bytes);
    let Some(text) = text_of(file, bytes, found) else { return Ok(None) };
    let before = found.len();
    toml::parse(&text, file, 0, found);
    if found.len() > before {
        return Ok(None);
    }
    let keys = match source.role {
        Role::Subject => &SUBJECT,
        Role::Criteria => &SHARED,
        _ => &MATRIX,
    };
    let order = Order { keys, criteria: criteria.of(file)? };
    Ok(match canonical(&text, order) {
        Ok(after) => Some((text, after)),
        Err(wrong) => {
            found.push(Diagnostic::invalid_toml(Span::whole(file), &wrong));
            None
        }
    })
}
