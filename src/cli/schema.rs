//! `versus schema`: the JSON Schema of a file.

use clap::Args;

use super::{Exit, output};
use crate::schema::{Kind, text};

pub(super) const EXAMPLES: &str = "\
Examples:
  versus schema config > schemas/config.json   for versus.toml
  versus schema matrix > schemas/matrix.json   for every matrix.toml
  versus schema matrix-json                    for programs that read published data

An editor with a plug-in for TOML checks a file by the schema that its first line names:
  #:schema ../../schemas/matrix.json";

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// What the schema is of
    #[arg(value_enum)]
    kind: Kind,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    output::answer(&text(arguments.kind));
    Exit::Done
}
