//! versus compiles guides in Markdown and feature matrices in TOML, type-checked against each other, into a
//! static site. The program `versus` does so with folders; this library is for programs that have sites
//! elsewhere, or do something else with what is made.
//!
//! ```
//! let site = versus::Memory::from([
//!     ("versus.toml", "title = \"Databases compared\"\n"),
//!     ("content/_index.md", "# Databases compared\n\nSee [all of them](all.md).\n"),
//!     ("content/all.md", "# All of them\n\nOne is enough.\n"),
//! ]);
//! let built = versus::build(&site, &versus::Options::default())?;
//! assert!(!built.report.has_errors(), "{}", built.report);
//! assert!(built.outputs.contains_key("all/index.html"));
//! # Ok::<(), versus::Failure>(())
//! ```
//!
//! - A site comes from a [`Source`]: a [`Folder`], [`Memory`], or one of your own.
//! - [`build`] makes all of it in memory, [`build_to`] into a folder. [`check`] only finds what is wrong.
//!   [`Site`] renders what it is asked for.
//! - What the author of a site did wrong is a [`Diagnostic`] in a [`Report`]; what the machine did is a
//!   [`Failure`].
//!
//! What files a site has, and what they mean, is in the manual: its first page is a tutorial.

// What a front end, a test or a bench alone asks for is asked by nobody without it.
#![cfg_attr(
    not(all(feature = "external", feature = "internals", feature = "lsp", feature = "serve")),
    allow(dead_code, unused_imports, reason = "a part that asks for it may be left out")
)]
#![cfg_attr(not(feature = "internals"), warn(missing_docs))]

mod author;
mod base;
mod cache;
mod claims;
mod cli;
mod compile;
mod data;
mod diagnostic;
mod directive;
mod editor;
mod embed;
mod highlight;
mod matrix;
#[cfg(feature = "serve")]
mod serve;
mod source;
mod theme;
mod upkeep;
mod workspace;

pub use crate::base::failure::Failure;
pub use crate::compile::discover::Folder;
pub use crate::diagnostic::Severity;
pub use crate::embed::{
    Build, Diagnostic, Options, RenderError, Report, Site, build, build_to, check,
};
pub use crate::source::given::{Memory, Source};

/// The program.
#[doc(hidden)]
pub use crate::cli::run;

/// What tests and benches of this project look into. No other program may: it changes with each commit.
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod internals {
    macro_rules! open {
        ($($name:ident)*) => { $(pub mod $name { pub use crate::$name::*; })* };
    }

    open! {
        author base cache compile data diagnostic editor highlight matrix source theme upkeep workspace
    }
}
