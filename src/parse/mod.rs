pub mod data;
pub mod toml;
pub mod yaml;
