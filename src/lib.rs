//! versus compiles guides in Markdown and feature matrices in TOML, type-checked against each other, into a
//! static site. The program `versus` reads and writes folders; this library is for programs that store
//! sites elsewhere, or process the output themselves.
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
//! - A site is read from a [`Source`]: a [`Folder`], [`Memory`], or an implementation of your own.
//! - [`build`] builds a site in memory, [`build_to`] into a folder. [`check`] only reports problems.
//!   [`Site`] renders single outputs on request.
//! - A mistake of the site's author is a [`Diagnostic`] in a [`Report`]; an error of the environment, such
//!   as an unreadable file, is a [`Failure`].
//!
//! The manual documents the files of a site and their meaning; its first page is a tutorial.

// Some items are used only by front ends, tests or benches, and are unused without their features.
#![cfg_attr(
    not(all(
        feature = "code-parse",
        feature = "external",
        feature = "internals",
        feature = "lsp",
        feature = "serve"
    )),
    allow(dead_code, unused_imports, reason = "the features that use them may be disabled")
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
mod reading;
#[cfg(feature = "serve")]
mod serve;
mod source;
mod syntax;
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

/// Runs the command-line program.
#[doc(hidden)]
pub use crate::cli::run;

/// Internals for the tests and benches of this project. Not for any other program: they change with each
/// commit.
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod internals {
    macro_rules! open {
        ($($name:ident)*) => { $(pub mod $name { pub use crate::$name::*; })* };
    }

    open! {
        author base cache compile data diagnostic editor highlight matrix source syntax theme upkeep
        workspace
    }
}
