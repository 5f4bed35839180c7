//! `versus new guide`: writes a guide with facts and verdicts, to which its author adds the arguments.

use std::collections::BTreeSet;
use std::sync::Arc;

use clap::Args;

use super::super::named::{self, unknown};
use super::{Common, Exit, Written, output, write};
use crate::author::skeleton;
use crate::base::date::Date;
use crate::compile::site::Site;
use crate::diagnostic::one_of;
use crate::matrix::Matrix;

pub(super) const EXAMPLES: &str = "\
Examples:
  versus new guide nodejs python                     content/backend/nodejs-vs-python.md
  versus new guide nodejs python go                  three subjects
  versus new guide json toml --matrix data/formats   where several matrices have both

The guide is a draft: versus build --drafts shows it. Replace each \"To be argued\", then
remove the line draft = true.";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
    /// Ids of the subjects to compare, at least two
    #[arg(value_name = "SUBJECT", required = true, num_args = 2..)]
    subjects: Vec<String>,
    /// Id of the matrix: its folder below content/ [default: the only one that has the subjects]
    #[arg(long, value_name = "ID")]
    matrix: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let common = &arguments.common;
    let loaded = match common.open_sound("written") {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    match guide(arguments, loaded.site(), common.selection().today) {
        Ok(guide) => write(common, &guide),
        Err(wrong) => {
            output::error(&wrong);
            Exit::Usage
        }
    }
}

/// Returns the guide, or a message about invalid arguments.
fn guide(arguments: &Arguments, site: &Site, today: Date) -> Result<Written, String> {
    let matrix = matrix(arguments, &site.matrices)?;
    let ids = &arguments.subjects;
    let mut subjects = Vec::with_capacity(ids.len());
    for id in ids {
        let subject = named::subject(id, matrix)?;
        if subjects.contains(&subject) {
            return Err(format!("`{id}` is named twice; a guide compares different subjects"));
        }
        subjects.push(subject);
    }
    let path = free_path(&arguments.common, site, matrix, &ids.join("-vs-"))?;
    let text = skeleton::guide::text(matrix, &subjects, today);
    let said = "It is a draft. Replace each \"To be argued\"; `versus build --drafts` shows it.";
    Ok(Written { path, text, said: said.to_owned() })
}

fn matrix<'m>(arguments: &Arguments, matrices: &'m [Arc<Matrix>]) -> Result<&'m Matrix, String> {
    let Arguments { subjects, matrix, .. } = arguments;
    if matrix.is_some() || matrices.len() < 2 {
        return named::matrix(matrix.as_deref(), matrices);
    }
    let has_all = |of: &&Matrix| subjects.iter().all(|id| of.subject(id).is_some());
    let with: Vec<&Matrix> = matrices.iter().map(|of| &**of).filter(has_all).collect();
    match with.as_slice() {
        [only] => Ok(only),
        [] => Err(why_none(subjects, matrices)),
        several => {
            let ids: Vec<&str> = several.iter().map(|of| of.id.as_str()).collect();
            Err(format!(
                "{} matrices have these subjects; name {} with --matrix",
                ids.len(),
                one_of(&ids)
            ))
        }
    }
}

/// Returns the message for the case that no matrix has all the subjects.
fn why_none(subjects: &[String], matrices: &[Arc<Matrix>]) -> String {
    let known: BTreeSet<&str> = matrices.iter().flat_map(|of| of.subject_ids()).collect();
    let known: Vec<&str> = known.into_iter().collect();
    let wrong = subjects.iter().find(|id| !known.contains(&id.as_str()));
    wrong.map_or_else(
        || {
            let all: Vec<String> = subjects.iter().map(|id| format!("`{id}`")).collect();
            format!("no matrix has {}; a guide compares subjects of one matrix", all.join(" and "))
        },
        |id| unknown("subject of this site", id, &known),
    )
}

/// Returns the path of the guide, in the folder of the matrix.
///
/// # Errors
/// Returns a message if the file, another file for the same page, or a page at the same address exists.
fn free_path(common: &Common, site: &Site, matrix: &Matrix, stem: &str) -> Result<String, String> {
    let beside = site.sources.path(matrix.file);
    let folder = beside.strip_suffix("matrix.toml").expect("a matrix has this name");
    let path = format!("{folder}{stem}.md");
    let same =
        [path.clone(), format!("{folder}{stem}/index.md"), format!("{folder}{stem}/_index.md")];
    // The site does not contain drafts, so the files are looked up on disk.
    let file = same.into_iter().find(|path| common.root.join(path).symlink_metadata().is_ok());
    let at = site.matrices.find(|of| of.file == matrix.file);
    let pages = at.and_then(|at| site.matrix_pages[at].as_ref());
    let page = pages.and_then(|pages| site.page_at(&pages.base.join(&format!("{stem}/"))));
    let of_page = || Some(site.sources.path(site.pages[page?].file?).to_owned());
    match file.or_else(of_page) {
        Some(taken) => Err(format!("`{taken}` already exists; versus does not overwrite guides")),
        None => Ok(path),
    }
}
