//! Writes files that belong to authors: formatting, single facts, new content and schemas.

pub mod fact;
pub mod files;
pub mod layout;
pub mod patch;
pub mod schema;
pub mod schema_files;
pub mod skeleton;
