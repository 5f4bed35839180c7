#![doc = include_str!("../ARCHITECTURE.md")]
// What a front end alone asks for is asked by nobody without it.
#![cfg_attr(
    not(all(feature = "external", feature = "lsp", feature = "serve")),
    allow(dead_code, reason = "a part that asks for it may be left out")
)]

pub mod author;
pub mod base;
pub mod cache;
pub mod claims;
pub mod cli;
pub mod compile;
pub mod data;
pub mod diagnostic;
pub mod directive;
pub mod editor;
pub mod highlight;
pub mod matrix;
#[cfg(feature = "serve")]
pub mod serve;
pub mod source;
pub mod theme;
pub mod upkeep;
pub mod workspace;
