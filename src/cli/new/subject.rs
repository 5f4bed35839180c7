//! `versus new subject`: adds a subject with every fact unknown.

use clap::Args;

use super::super::named;
use super::{Common, Exit, Written, output, say, write};
use crate::author::files;
use crate::author::layout::{Order, canonical, extended};
use crate::author::skeleton::subject::{Place, text};
use crate::base::failure::Failure;
use crate::compile::discover::read;
use crate::compile::site::Site;
use crate::data::toml;
use crate::matrix::keys::MATRIX;
use crate::matrix::view::Selection;
use crate::matrix::{IdKind, Matrix, is_id};

pub(super) const EXAMPLES: &str = "\
Examples:
  versus new subject yaml                        in the only matrix of the site
  versus new subject deno --matrix backend       in one of several
  versus new subject dotnet --name .NET          with a name that is not the id

If the matrix has a folder subjects/ beside it, the subject becomes a file there. Otherwise it is
written after the last subject of the matrix, or at its end if `versus fmt` would change the file.";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
    /// Id of the new subject: lower-case letters, digits and hyphens
    #[arg(value_name = "SUBJECT")]
    id: String,
    /// Id of the matrix: its folder below content/ [default: the only one]
    #[arg(long, value_name = "ID")]
    matrix: Option<String>,
    /// Name shown to readers [default: its id]
    #[arg(long)]
    name: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let common = &arguments.common;
    let loaded = match common.open_sound("written") {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    let site = loaded.site();
    let matrix = named::matrix(arguments.matrix.as_deref(), &site.matrices);
    let wrong = match matrix.and_then(|matrix| checked(arguments, matrix)) {
        Ok(matrix) => {
            return add(arguments, site, matrix).unwrap_or_else(|failure| {
                output::error(&failure.to_string());
                Exit::Machine
            });
        }
        Err(wrong) => wrong,
    };
    output::error(&wrong);
    Exit::Usage
}

/// Returns the matrix, or a message if the new id or name is invalid.
fn checked<'m>(arguments: &Arguments, matrix: &'m Matrix) -> Result<&'m Matrix, String> {
    let Arguments { id, name, .. } = arguments;
    if !is_id(id) {
        let help = "use lower-case letters, digits and hyphens, beginning with a letter or digit";
        return Err(format!("`{id}` is not a valid id; {help}"));
    }
    if IdKind::Subject.is_reserved(id) {
        return Err(format!("`{id}` is reserved for verdicts; choose another id"));
    }
    if name.as_ref().is_some_and(|name| name.trim().is_empty()) {
        return Err("the name must not be blank".to_owned());
    }
    match matrix.subject(id) {
        Some(_) => Err(format!("`{}` already has a subject `{id}`", matrix.id)),
        None => Ok(matrix),
    }
}

fn add(arguments: &Arguments, site: &Site, matrix: &Matrix) -> Result<Exit, Failure> {
    let Arguments { common, id, name, .. } = arguments;
    let root = &common.root;
    let name = name.as_deref().unwrap_or(id);
    let file = site.sources.get(matrix.file);
    let folder = file.path.strip_suffix("matrix.toml").expect("a matrix has this name");
    let stated = matrix.criteria.iter().filter(|criterion| !criterion.is_from_file).count();
    let said = format!(
        "{} unknown: give each a value, a source and the day on which you checked it.",
        crate::diagnostic::print::counted(stated, ["fact is", "facts are"]),
    );
    let before = read::bytes(root, file)?;
    let before = String::from_utf8_lossy(&before);
    let criteria = Selection::all(matrix).criterion_ids(matrix);
    let added = added(&before, &text(matrix, id, name, Place::Matrix), &criteria);
    // A matrix that declares its subjects as an inline array cannot have a `[[subject]]` as well.
    let mut found = Vec::new();
    toml::parse(&added, matrix.file, 0, &mut found);
    if root.join(format!("{folder}subjects")).is_dir() || !found.is_empty() {
        let path = format!("{folder}subjects/{id}.toml");
        if root.join(&path).symlink_metadata().is_ok() {
            output::error(&format!("`{path}` already exists, with another subject in it"));
            return Ok(Exit::Usage);
        }
        let text = text(matrix, id, name, Place::OwnFile);
        return Ok(write(common, &Written { path, text, said }));
    }
    files::replace(root, file, &added)?;
    let path = file.path.to_string();
    Ok(say(common, &Written { path, text: added, said }))
}

/// Returns the text of a matrix with a subject added: after the other subjects if the text is in canonical
/// form, else at its end, so that nothing else changes.
fn added(text: &str, subject: &str, criteria: &[String]) -> String {
    let order = Order { keys: &MATRIX, criteria };
    let is_canonical = canonical(text, order).is_ok_and(|canonical| canonical == text);
    let extended = is_canonical.then(|| extended(text, subject, order).ok()).flatten();
    extended.unwrap_or_else(|| appended(text, subject))
}

/// Appends a text after an empty line, with the line endings of the first text.
fn appended(text: &str, more: &str) -> String {
    let text = text.trim_end();
    match text.contains("\r\n") {
        true => format!("{text}\r\n\r\n{}", more.replace('\n', "\r\n")),
        false => format!("{text}\n\n{more}"),
    }
}
