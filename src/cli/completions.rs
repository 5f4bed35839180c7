//! `versus completions`: prints the script with which a shell completes commands and flags.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Exit, output};

pub(super) const EXAMPLES: &str = "\
Examples:
  versus completions bash > ~/.local/share/bash-completion/completions/versus
  versus completions zsh > ~/.zfunc/_versus   with ~/.zfunc in fpath
  versus completions fish > ~/.config/fish/completions/versus.fish";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The shell to complete in
    #[arg(value_enum)]
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let mut script = Vec::new();
    let mut command = super::Arguments::command();
    clap_complete::generate(arguments.shell, &mut command, "versus", &mut script);
    output::answer(&String::from_utf8_lossy(&script));
    Exit::Done
}
