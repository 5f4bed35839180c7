//! `versus new`: writes a small site, or a guide or a subject to fill in. Prints the paths of the written
//! files.

mod guide;
mod site;
mod subject;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Common, Exit, output};
use crate::author::files;

pub(super) const EXAMPLES: &str = "\
Examples:
  versus new formats            a small site in the folder formats
  versus new guide json toml    in a site: a guide that compares two subjects
  versus new subject yaml       in a site: a subject with every fact unknown

To make a site in a folder called guide or subject, write ./guide or ./subject.";

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: Option<What>,
    /// Folder for the new site: one that does not exist, or is empty except for .git
    #[arg(value_name = "DIR", required = true)]
    folder: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write a guide with facts and verdicts, to which you add the arguments
    #[command(after_help = guide::EXAMPLES)]
    Guide(guide::Arguments),
    /// Add a subject to a matrix, with every fact unknown
    #[command(after_help = subject::EXAMPLES)]
    Subject(subject::Arguments),
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    match (&arguments.what, &arguments.folder) {
        (Some(What::Guide(arguments)), _) => guide::run(arguments),
        (Some(What::Subject(arguments)), _) => subject::run(arguments),
        (None, Some(folder)) => site::run(folder),
        (None, None) => unreachable!("clap asks for a folder where no other word is given"),
    }
}

/// A file for an author to fill in.
struct Written {
    /// Relative to the folder of the site
    path: String,
    text: String,
    /// A message that says what was written and what to do next
    said: String,
}

/// Writes a new file, and prints its path and message.
fn write(common: &Common, written: &Written) -> Exit {
    let Written { path, text, .. } = written;
    match files::create(&common.root, path, text) {
        Ok(()) => say(common, written),
        Err(failure) => {
            output::error(&failure.to_string());
            Exit::Machine
        }
    }
}

fn say(common: &Common, written: &Written) -> Exit {
    output::answer(&format!("{}\n", common.root.join(&written.path).display()));
    if !common.quiet {
        output::line(&written.said);
    }
    Exit::Done
}
