//! Reports on the maintenance of a site: coverage, external links, fixes, stale facts. Pure.

pub mod coverage;
pub mod external;
pub mod fixes;
pub mod stale;
