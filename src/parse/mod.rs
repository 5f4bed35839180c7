//! Stage 2 of 6. Pure: each file alone.

pub mod config;
pub mod data;
pub mod front_matter;
pub mod matrix;
pub mod toml;
pub mod yaml;
