//! `versus lsp`: runs the language server over standard input and output.

use std::path::PathBuf;

use clap::Args;

use super::{Exit, check_site, output, parse_date, today};
use crate::base::date::Date;
use crate::compile::resolve::Selection;
use crate::editor::lsp::{self, Ended, Options};

pub(super) const EXAMPLES: &str = "\
Examples:
  versus lsp               editors start it by themselves, once they know of it
  versus lsp --root docs   for the site in docs/ alone";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Folder of the site [default: what the editor has open, or is above its files]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The day that counts as today [default: SOURCE_DATE_EPOCH, else today]
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    today: Option<Date>,
    /// The standard input and output, which it uses anyhow: some editors say so
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
