//! `versus man`: prints the manual pages of the program and its commands.

use clap::{Args, CommandFactory};
use clap_mangen::Man;

use super::{Exit, output};
use crate::diagnostic::did_you_mean;

pub(super) const EXAMPLES: &str = "\
Examples:
  versus man > versus.1               the page of the program
  versus man build > versus-build.1   the page of a command
  versus man check | man -l -         read it right away";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The command to describe [default: the program]
    command: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    match page(arguments.command.as_deref()) {
        Ok(page) => {
            output::answer(&page);
            Exit::Done
        }
        Err(wrong) => {
            output::error(&wrong);
            Exit::Usage
        }
    }
}

/// Returns a manual page in roff format, or a message if there is no such command.
fn page(name: Option<&str>) -> Result<String, String> {
    let mut program = super::Arguments::command().disable_help_subcommand(true);
    // Gives subcommands their full names, such as `versus-build`.
    program.build();
    let command = match name {
        None => program,
        Some(name) => program.find_subcommand(name).cloned().ok_or_else(|| {
            let known: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
            let help = did_you_mean(name, &known, "`versus --help` lists them");
            format!("`{name}` is not a command of versus; {help}")
        })?,
    };
    let mut page = Vec::new();
    Man::new(command)
        .manual("versus")
        .source(concat!("versus ", env!("CARGO_PKG_VERSION")))
        .render(&mut page)
        .map_err(|error| format!("the page cannot be made: {error}"))?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}
