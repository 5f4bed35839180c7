//! What writes where authors write, and what it writes.

pub mod files;
pub mod layout;
pub mod schema;
pub mod schema_files;
pub mod skeleton;
