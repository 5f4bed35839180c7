//! `versus lsp`: runs the language server over standard input and output.

use std::path::PathBuf;

use clap::Args;

use super::{Exit, check_site, output, parse_date, today};
use crate::base::date::Date;
use crate::compile::resolve::Selection;
use crate::editor::lsp::{self, Ended, Options};

pub(super) const EXAMPLES: &str = "\
Examples:
  versus lsp               editors start it themselves, once configured
  versus lsp --root docs   for the site in docs/ only";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Folder of the site [default: the folder open in the editor, or one above its files]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The day to use as today [default: SOURCE_DATE_EPOCH, else today]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    today: Option<Date>,
    /// Use standard input and output, as it always does: some editors pass this flag
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    if let Some(Err(wrong)) = arguments.root.as_deref().map(check_site) {
        output::error(&wrong);
        return Exit::Usage;
    }
    // Drafts and future pages are included, because their authors want to see diagnostics as well.
    let selection = Selection { drafts: true, future: true, today: today(arguments.today) };
    match lsp::serve(&Options { root: arguments.root.clone(), selection }) {
        Ok(Ended::Orderly) => Exit::Done,
        Ok(Ended::Abandoned) => Exit::Abandoned,
        Err(wrong) => {
            output::error(&wrong);
            Exit::Machine
        }
    }
}
