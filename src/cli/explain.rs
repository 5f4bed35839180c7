//! `versus explain`: prints the manual's entry for a diagnostic code.

use clap::Args;

use super::{Exit, output};
use crate::diagnostic::print::manual;
use crate::diagnostic::{Code, did_you_mean, entries, entry};

pub(super) const EXAMPLES: &str = "\
Examples:
  versus explain dead-link   what the message means, an example, and how to fix it
  versus explain             all codes, one line each";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The word in brackets at the beginning of a message [default: list them all]
    code: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let Some(name) = &arguments.code else {
        output::styled(&manual::list(&entries()));
        return Exit::Done;
    };
    let Some(code) = Code::named(name) else {
        let known: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        let help = did_you_mean(name, &known, "`versus explain` lists them");
        output::error(&format!("`{name}` is not the code of a message; {help}"));
        return Exit::Usage;
    };
    output::styled(&manual::entry(&entry(code)));
    Exit::Done
}
