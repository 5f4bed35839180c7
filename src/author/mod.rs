//! Writes files that belong to authors: formatting, new content and schemas.

pub mod files;
pub mod layout;
pub mod schema;
pub mod schema_files;
pub mod skeleton;
