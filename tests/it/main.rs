//! All tests of the whole program, in one executable, so that it is linked only once. `cargo test --test
//! it sites::` runs those of one module.

#![expect(clippy::disallowed_methods, reason = "tests make and read sites on disk")]

mod adopt;
mod agreement;
mod check;
mod cli;
mod commonmark;
mod concurrent_edits;
mod control_characters;
mod corrections;
mod decide;
mod embed;
#[cfg(feature = "external")]
mod evidence;
#[cfg(feature = "external")]
mod external;
mod files;
mod fix;
mod fmt;
mod formulas;
mod guards;
mod history;
mod house;
mod hues;
mod ids;
mod incremental;
mod invalid;
mod logos;
#[cfg(feature = "lsp")]
mod lsp;
mod new;
mod output;
mod properties;
mod query;
mod reading;
mod remedies;
mod rename;
mod scaling;
mod schema;
mod schema_agreement;
mod score;
mod secrets;
#[cfg(feature = "serve")]
mod serve;
mod set;
mod sites;
mod special_files;
mod strict;
mod support;
mod unknown;
mod workspace;
