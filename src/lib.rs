#![doc = include_str!("../ARCHITECTURE.md")]

pub mod date;
pub mod diagnostic;
pub mod discover;
pub mod failure;
pub mod math;
pub mod matrix;
pub mod parse;
pub mod resolve;
pub mod site;
pub mod source;
pub mod theme;
pub mod view;
